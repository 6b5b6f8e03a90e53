"""Which templates a page is made by, and what tells them and what they are given from others."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from types import FunctionType
from typing import Any

import jinja2
import material
import mkdocs
from jinja2 import Environment, Template, defaults, filters, tests
from jinja2.ext import InternationalizationExtension, LoopControlExtension, do
from mkdocs.utils import templates as host_filters

import mkdocs_commonplace
from commonplace.trust.fingerprints import Fingerprints
from commonplace.trust.keys import digest
from commonplace.trust.store import Store
from mkdocs_commonplace.build.looks import ALL, PLUGINS, UNTOLD, Looks, looks_of

OURS = Path(mkdocs_commonplace.__file__).parent
_READ = (OURS, Path(material.__file__).parent, Path(mkdocs.__file__).parent)
"""Folders of templates that we have read: whose doubts a test holds to what we found in them."""

_INNER = frozenset({
    *("abs_dest_path", "abs_src_path", "content", "content_bytes", "content_string", "custom_dir"),
    *("dirs", "file", "links_to_anchors", "markdown", "pages", "present_anchor_ids", "toc"),
    "update_date",
})  # fmt: skip
"""What is a page's own, or of one machine. Who asks others for it depends on more than is told."""
_HARMLESS = frozenset({"pages", "toc"})
"""In the templates that we have read, no other page's: `mdx_configs.toc`, a blog's `pages`."""

_SYNTAX = (
    *("block_start_string", "block_end_string", "variable_start_string", "variable_end_string"),
    *("comment_start_string", "comment_end_string", "line_statement_prefix"),
    *("line_comment_prefix", "trim_blocks", "lstrip_blocks", "newline_sequence"),
    *("keep_trailing_newline", "autoescape"),
)
_EXTENSIONS = frozenset({InternationalizationExtension, LoopControlExtension, do})
_WORDS = frozenset({"_", "gettext", "ngettext", "npgettext", "pgettext"})


@dataclass(frozen=True, slots=True)
class TemplateSet:
    """Templates that make a page: what tells each from another, and what they look at.

    `environment` tells all that they find in every page from another; it is None if nothing can.
    """

    digests: Mapping[str, str]
    looks: Looks
    environment: str | None


class ThemeSources:
    """The templates of an environment, and which of them lead to which.

    `trouble` says why no page made by them can be kept; it is empty where they can.
    """

    def __init__(
        self, env: Environment, store: Store, fingerprints: Fingerprints, programs: str
    ) -> None:
        self._env = env
        self._programs = programs
        self._store = store
        self._fingerprints = fingerprints
        self._led: dict[str, dict[str, None]] = {}
        self._led_now: dict[str, dict[str, None]] = {}
        self._digests: dict[str, str] = {}
        self._looks: dict[str, Looks] = {}
        self._sets: dict[tuple[str, ...], TemplateSet] = {}
        self.trouble = _trouble(env)
        self._syntax = [getattr(env, name) for name in _SYNTAX if not self.trouble]
        self._syntax += [sorted(env.extensions), version("jinja2"), version("markupsafe")]
        if not self.trouble:
            self._note()

    def _note(self) -> None:
        """From now on, note which template names which: each name that is looked up passes here."""
        own = self._env.join_path

        def join_path(template: str, parent: str) -> str:
            name = own(template, parent)
            for led in (self._led, self._led_now):
                led.setdefault(parent, {})[name] = None
            return name

        self._env.join_path = join_path  # type: ignore[method-assign]

    def begin(self) -> None:
        """Forget what was noted of the page before."""
        self._led_now.clear()

    def behind(self, template: Template) -> tuple[str, ...]:
        """Return the names of all templates that have a part in what one made since `begin`.

        What is imported without what the page is given, Jinja makes once for all pages; so what
        that has led to ever since counts.
        """
        found = {template.name or "": self._led_now}
        for name in (waiting := [*found]):
            led = found[name]
            for each in led.get(name, ()):
                is_kept = led is self._led or self._imports(name) & {each, ALL}
                if each not in found or (is_kept and found[each] is self._led_now):
                    found[each] = self._led if is_kept else led
                    waiting.append(each)
        return tuple(sorted(found))

    def _imports(self, name: str) -> set[str]:
        self._digest(name)
        return self._looks[name].imports

    def known(self, names: Iterable[str]) -> TemplateSet:
        """Return what there is to know of some templates."""
        names = tuple(names)
        if names not in self._sets:
            digests = {name: self._digest(name) for name in names}
            looks = Looks()
            for name in names:
                looks.add(self._looks[name])
            self._sets[names] = TemplateSet(digests, looks, self._environment(looks))
        return self._sets[names]

    def _environment(self, looks: Looks) -> str | None:
        env = self._env
        given = [
            *(_function(env.filters.get(name), filters.FILTERS) for name in looks.filters),
            *(_function(env.tests.get(name), {}) for name in looks.tests),
        ]
        words = looks.names & env.globals.keys()
        own = {name for name in words if env.globals[name] is not _DEFAULTS.get(name)}
        values = {name: env.globals[name] for name in sorted(own - _WORDS)}
        catalogue = _catalogue(env.globals.get("gettext")) if own & _WORDS else ""
        if None in given or catalogue is None:
            return None
        return self._fingerprints.of([self._syntax, sorted(map(str, given)), values, catalogue])

    def _digest(self, name: str) -> str:
        if name not in self._digests:
            self._digests[name], self._looks[name] = self._read(name)
        return self._digests[name]

    def _read(self, name: str) -> tuple[str, Looks]:
        try:
            source, file, _ = self._env.loader.get_source(self._env, name)  # type: ignore[union-attr]
        except jinja2.TemplateNotFound:
            return "", Looks()
        key = digest(
            ["looks", self._programs, source, self._syntax, _is_read(file), _is_ours(file)]
        )
        kept = self._store.get(key)
        if kept is None:
            looks = _judged(looks_of(source, self._env), file)
            self._store.put(key, json.dumps(looks.as_data()).encode())
        else:
            looks = Looks.from_data(json.loads(kept))
        return digest(source), looks


_DEFAULTS: Mapping[str, Any] = defaults.DEFAULT_NAMESPACE


def _is_read(file: str | None) -> bool:
    return file is not None and any(Path(file).is_relative_to(folder) for folder in _READ)


def _is_ours(file: str | None) -> bool:
    return file is not None and Path(file).is_relative_to(OURS)


def _judged(looks: Looks, file: str | None) -> Looks:
    """Return what a template looks at, with the doubts that count where it is from."""
    inner = looks.deep & _INNER
    if _is_read(file):
        looks.doubts -= {PLUGINS, UNTOLD}
        inner -= _HARMLESS
    looks.doubts |= {f"{name} of another page" for name in inner}
    # Our own templates show of the nav only the way to their page; of others nobody knows.
    shows_nav = not _is_ours(file) and looks.nav - {"homepage"}
    if shows_nav or (not _is_read(file) and looks.page & {"ancestors", "parent"}):
        looks.nav.add(WHOLE)
    return looks


WHOLE = "whole"
"""What is looked at where the nav may be shown from end to end."""


def _trouble(env: Environment) -> str:
    """Return why nothing that an environment makes can be kept; empty where it can."""
    plain = (
        type(env) is Environment,
        env.undefined is jinja2.Undefined,
        env.finalize is None,
        env.template_class is Template,
        env.loader is not None,
        isinstance(env.autoescape, bool),
        env.policies == defaults.DEFAULT_POLICIES,
        all(type(one) in _EXTENSIONS for one in env.extensions.values()),
    )
    return "" if all(plain) else "templates are made in a way of their own"


def _function(found: Any, own: Mapping[str, Any]) -> str | None:
    """Return the name of a filter or test that gives the same for the same; None of another."""
    if found is None:
        return ""
    if found in own.values() or found in tests.TESTS.values():
        return "Jinja's"
    if not isinstance(found, FunctionType) or found.__closure__:
        return None
    if any(found is one for one in (host_filters.url_filter, host_filters.script_tag_filter)):
        return f"{found.__module__}.{found.__qualname__}"
    file = Path(found.__code__.co_filename)
    is_ours = file.is_relative_to(OURS)
    return f"{found.__module__}.{found.__qualname__}" if is_ours else None


def _catalogue(gettext: Any) -> Any:
    """Return the words that a function of Jinja's translates by; None where they are not known."""
    if getattr(gettext, "__module__", "") == "jinja2.ext" and gettext.__closure__:
        gettext = gettext.__closure__[0].cell_contents
    catalogue = getattr(gettext, "__self__", None)
    found: list[Any] = []
    while catalogue is not None:
        if not type(catalogue).__module__.startswith(("gettext", "babel.support")):
            return None
        words = getattr(catalogue, "_catalog", {})
        found.append(sorted(map(repr, words.items())))
        catalogue = getattr(catalogue, "_fallback", None)
    return found
