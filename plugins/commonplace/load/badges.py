"""The rules of badges: those we have, and what the hub's mkdocs.yml changes of them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from commonplace.config_file import CONFIG_FILE
from commonplace.documents import Document, Places
from commonplace.documents.places import FieldPath
from commonplace.documents.yaml_fields import LOADER
from commonplace.language import N_
from commonplace.model.badge import DEFAULT_BADGES, BadgeRule
from commonplace.model.record import NOWHERE
from commonplace.problems import Place, Problem, Word
from commonplace.schema import read_record
from commonplace.settings import CREDITS_PLUGIN, Settings

_EXAMPLE = "{title: First review, role: review}"
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_NO = frozenset({"false", "no", "off"})

Pair = tuple[yaml.Node, yaml.Node]


def read_badges(root: Path, settings: Settings) -> tuple[dict[str, BadgeRule], list[Problem]]:
    """Return the rules by id, and what is wrong with the hub's own: such a rule is left out.

    A hub's rule stands beside ours, or in the place of the one that has its id; `false` removes it.
    """
    if settings.credits is None or settings.credits.badges is False:
        return {}, []
    rules = dict(DEFAULT_BADGES)
    problems: list[Problem] = []
    for path, (key, node) in _own(root, CONFIG_FILE):
        if isinstance(node, yaml.ScalarNode) and node.value.lower() in _NO:
            rules.pop(key.value, None)
            continue
        rule, found = _rule(path, key, node)
        problems += found
        if rule is not None:
            rules[key.value] = rule
    return rules, problems


def _rule(path: str, key: yaml.Node, node: yaml.Node) -> tuple[BadgeRule | None, list[Problem]]:
    if not isinstance(node, yaml.MappingNode) or not node.value:
        found = Word(N_("a list")) if isinstance(node, yaml.SequenceNode) else f"“{node.value}”"
        if node.value in (*_NULLS, []):
            found = Word(N_("empty"))
        values = {"found": found, "wanted": Word(N_("fields of its own")), "example": _EXAMPLE}
        return None, [Problem.at(path, _place(node), "field-type", field=key.value, **values)]
    keys: dict[FieldPath, Place] = {}
    places: dict[FieldPath, Place] = {(): _place(key)}
    fields = _value(node, (), keys, places)
    document = Document(path, fields, places=Places(keys, {**places, (): _place(key)}))
    rule, problems = read_record(document, BadgeRule, NOWHERE)
    return (rule if isinstance(rule, BadgeRule) else None), problems


def _value(
    node: yaml.Node, at: FieldPath, keys: dict[FieldPath, Place], places: dict[FieldPath, Place]
) -> Any:
    """Return what stands at a node: fields, lists, text and None; and note where each part is."""
    places[at] = _place(node)
    if isinstance(node, yaml.MappingNode):
        fields = {}
        for key, value in node.value:
            keys[*at, key.value] = _place(key)
            fields[key.value] = _value(value, (*at, key.value), keys, places)
        return fields
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*at, n), keys, places) for n, item in enumerate(node.value)]
    is_plain = isinstance(node, yaml.ScalarNode) and not node.style
    return None if is_plain and node.value in _NULLS else node.value


def _own(root: Path, file: str) -> Iterator[tuple[str, Pair]]:
    """Yield the rules of a mkdocs.yml behind those of the file it inherits from."""
    if not (root / file).is_file():
        return
    document = yaml.compose((root / file).read_text(encoding="utf-8"), Loader=LOADER)
    top = _pairs(document)
    plugins = top.get("plugins")
    if "INHERIT" in top and not (plugins and isinstance(plugins[1], yaml.SequenceNode)):
        yield from _own(root, top["INHERIT"][1].value)
    credits_ = _pairs(_plugin(plugins[1])) if plugins else {}
    if "badges" in credits_:
        for pair in _pairs(credits_["badges"][1]).values():
            yield file, pair


def _plugin(plugins: yaml.Node) -> yaml.Node | None:
    """Return the options of the plugin; MkDocs takes a list or a mapping."""
    listed = plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]
    found = (_pairs(item).get(CREDITS_PLUGIN) for item in listed)
    return next((pair[1] for pair in found if pair), None)


def _pairs(node: yaml.Node | None) -> dict[str, Pair]:
    """Return the fields of a mapping by name, each with its key and its value."""
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {key.value: (key, value) for key, value in node.value if isinstance(key.value, str)}


def _place(node: yaml.Node) -> Place:
    return Place(node.start_mark.line + 1, node.start_mark.column + 1)
