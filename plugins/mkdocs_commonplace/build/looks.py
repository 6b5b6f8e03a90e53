"""What a template may look at, read from its source: what the pages made by it depend on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

ALL = "*"
"""In the place of an attribute's name: whatever there is."""

UNTOLD = "a part whose name is not in the template"
"""The doubt about `one[two]`: `two` may be the name of anything."""

PLUGINS = "plugins beyond whether they are there"
"""The doubt about templates that ask plugins for something."""

_ROOTS = ("config", "nav", "page")
_IMPURE = frozenset({"debug", "lipsum", "now", "random", "today", "utcnow"})
"""Names of what gives another answer each time."""
_CHANGING = frozenset({
    *("add", "append", "clear", "discard", "extend", "insert", "pop", "popitem", "remove"),
    *("reverse", "setdefault", "sort", "update"),
})  # fmt: skip
_PURE = frozenset(dir(str) + dir(dict) + dir(list)) - _CHANGING
_BY_NAME = frozenset({
    *("attr", "groupby", "map", "max", "min", "rejectattr", "selectattr", "sort", "sum", "unique"),
})  # fmt: skip
"""Filters that ask for an attribute by a name they are given."""


@dataclass
class Looks:
    """What a template may look at.

    `names` are the variables it names, `config`, `nav` and `page` what it asks these for, and
    `deep` what it asks anything else for; `imports` are templates of which it takes what Jinja
    makes once for all pages. `doubts` are why pages made by it cannot be kept: what it
    does may depend on more than can be told.
    """

    names: set[str] = field(default_factory=set)
    config: set[str] = field(default_factory=set)
    nav: set[str] = field(default_factory=set)
    page: set[str] = field(default_factory=set)
    deep: set[str] = field(default_factory=set)
    filters: set[str] = field(default_factory=set)
    tests: set[str] = field(default_factory=set)
    imports: set[str] = field(default_factory=set)
    doubts: set[str] = field(default_factory=set)

    def as_data(self) -> Mapping[str, list[str]]:
        """Return this as what JSON can hold."""
        return {name: sorted(found) for name, found in vars(self).items()}

    @classmethod
    def from_data(cls, data: Mapping[str, Iterable[str]]) -> "Looks":
        """Return what `as_data` was made of."""
        return cls(**{name: set(found) for name, found in data.items()})

    def add(self, other: "Looks") -> None:
        """Look at what another looks at, too."""
        for name, found in vars(other).items():
            getattr(self, name).update(found)


def looks_of(source: str, env: Environment) -> Looks:
    """Return what a template with this source may look at."""
    looks = Looks()
    try:
        tree = env.parse(source)
    except TemplateSyntaxError:
        looks.doubts.add("no template")
        return looks
    for node, above in _with_parents(tree, tree):
        _look(node, above, looks)
    return looks


def _with_parents(node: nodes.Node, above: nodes.Node) -> Iterator[tuple[nodes.Node, nodes.Node]]:
    yield node, above
    for child in node.iter_child_nodes():
        yield from _with_parents(child, node)


def _look(node: nodes.Node, above: nodes.Node, looks: Looks) -> None:
    if isinstance(node, nodes.Name) and node.ctx == "load":
        _look_at_variable(node, above, looks)
    elif isinstance(node, nodes.Getattr):
        _look_at_attribute(node.node, node.attr, above, looks)
    elif isinstance(node, nodes.Getitem):
        _look_at_item(node, above, looks)
    elif isinstance(node, nodes.Filter | nodes.Test):
        (looks.filters if isinstance(node, nodes.Filter) else looks.tests).add(node.name)
        _look_at_words(node, looks)
    elif isinstance(node, nodes.Import | nodes.FromImport) and not node.with_context:
        named = node.template
        looks.imports.add(str(named.value) if isinstance(named, nodes.Const) else ALL)
    elif isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr):
        _call(node.node, looks)
    _doubt({node.name} if isinstance(node, nodes.Name | nodes.Filter) else set(), looks)


def _doubt(names: set[str], looks: Looks) -> None:
    looks.doubts |= names & _IMPURE


def _look_at_variable(node: nodes.Name, above: nodes.Node, looks: Looks) -> None:
    looks.names.add(node.name)
    if node.name not in _ROOTS:
        return
    is_part = isinstance(above, nodes.Getattr | nodes.Getitem) and above.node is node
    if not is_part and not _is_asked(node, above):
        getattr(looks, node.name).add(ALL)


def _is_asked(node: nodes.Node, above: nodes.Node) -> bool:
    """Whether only this is asked: is it there, is it the same."""
    if isinstance(above, nodes.If | nodes.CondExpr):
        return above.test is node
    return isinstance(above, nodes.And | nodes.Or | nodes.Not | nodes.Compare | nodes.Operand)


def _look_at_attribute(of: nodes.Node, name: str, above: nodes.Node, looks: Looks) -> None:
    _doubt({name}, looks)
    if name.startswith("_"):
        looks.doubts.add(name)
    if not isinstance(of, nodes.Name) or of.name not in _ROOTS:
        looks.deep.add(name)
        return
    getattr(looks, of.name).add(name)
    is_asked = isinstance(above, nodes.Compare | nodes.Operand)
    if (of.name, name) == ("config", "plugins") and not is_asked:
        looks.doubts.add(PLUGINS)


def _look_at_item(node: nodes.Getitem, above: nodes.Node, looks: Looks) -> None:
    if isinstance(node.arg, nodes.Const):
        if isinstance(node.arg.value, str):
            _look_at_attribute(node.node, node.arg.value, above, looks)
    elif not isinstance(node.arg, nodes.Slice) and not _is_data(node.node):
        looks.doubts.add(UNTOLD)


def _is_data(node: nodes.Node) -> bool:
    """Whether a node stands for data, of which each part is known with the whole."""
    if isinstance(node, nodes.Dict | nodes.List | nodes.Tuple):
        return True
    while isinstance(node, nodes.Getattr | nodes.Getitem):
        if isinstance(node.node, nodes.Name) and isinstance(node, nodes.Getattr):
            return (node.node.name, node.attr) in {("config", "extra"), ("page", "meta")}
        node = node.node
    return False


def _look_at_words(node: nodes.Filter | nodes.Test, looks: Looks) -> None:
    """Look at words given to filters: `map(attribute="title")` asks for a title."""
    given = [*node.args, *(pair.value for pair in node.kwargs)]
    for one in given:
        if not isinstance(one, nodes.Const):
            if node.name in _BY_NAME:
                looks.doubts.add(UNTOLD)
        elif isinstance(one.value, str):
            for name in filter(str.isidentifier, one.value.replace(",", ".").split(".")):
                _look_at_attribute(node, name, node, looks)


def _call(called: nodes.Getattr, looks: Looks) -> None:
    """Doubt methods that change something, and those of what is no plain data."""
    root: Any = called.node
    while isinstance(root, nodes.Getattr | nodes.Getitem | nodes.Filter | nodes.Call):
        root = root.node
    is_root = isinstance(root, nodes.Name) and root.name in _ROOTS
    if called.attr in _CHANGING or (is_root and called.attr not in _PURE):
        looks.doubts.add(f"{called.attr}()")
