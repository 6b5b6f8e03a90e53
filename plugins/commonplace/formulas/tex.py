"""TeX before it is converted: what is not known here, and what would take too long.

The converter is lenient and recursive. It passes over environments that it does not know, expands
macros without end, and builds links and styles; so nothing reaches it that was not looked at here.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from latex2mathml import commands
from latex2mathml.symbols_parser import SYMBOLS

from commonplace.formulas import fault
from commonplace.formulas.fault import FormulaFault
from commonplace.problems import closest

LONGEST = 4_000
"""Characters of one formula. The longest aligned derivations in real lecture notes have 1,500."""

DEEPEST = 60
"""Braces, and commands without braces, inside each other."""

MOST_SWALLOWING = 24
"""Commands that take all the rest of their group into themselves, as `\\color` does."""

_TOKEN = re.compile(
    r"(?P<comment>%[^\n]*)|(?P<escaped>\\[^A-Za-z])|(?P<word>\\[A-Za-z]+)|(?P<brace>[{}])|(?P<script>[_^'])"
    r"|(?P<space>\s+)|(?P<other>[^\\{}_^'%\s]+|\\)"
)
_ENVIRONMENT = re.compile(r"\\(begin|end)\s*\{([A-Za-z]*\*?)\}")
_TEXT = re.compile(r"\\(?:text[a-z]*|mbox|hbox|operatorname\*?|verb|tag\*?|unicode)(?![A-Za-z])")

_SAME_AS = {
    "align": "align*",
    "aligned": "align*",
    "eqnarray": "align*",
    "eqnarray*": "align*",
    "dcases": "cases",
    "gather": "displaylines",
    "gather*": "displaylines",
    "gathered": "displaylines",
    "multline": "displaylines",
    "multline*": "displaylines",
}
"""Environments that mean as much as one that the converter knows. Nothing is numbered."""

_WRAPPERS = frozenset({"equation", "equation*", "displaymath", "math"})
_ENVIRONMENTS = {name.removeprefix("\\") for name in commands.MATRICES} | {*_SAME_AS} | _WRAPPERS

# Macros can grow without end; the others would make links, classes and styles.
_REFUSED = frozenset(
    {r"\def", r"\newcommand", r"\newenvironment", r"\DeclareMathOperator"}
    | {r"\href", r"\class", r"\style", r"\begin", r"\end"}
)
_SWALLOWING = frozenset(
    {r"\above", r"\abovewithdelims", r"\atop", r"\atopwithdelims", r"\brace", r"\brack", r"\choose"}
    | {r"\color", r"\over", r"\genfrac", *commands.STYLES, *commands.MSTYLE_SIZES}
    | {*commands.MATRICES}
)
_DOUBLING = frozenset({r"\sideset"})
_MOST_DOUBLING = 3
_ALIASES = {r"\arg": r"\operatorname{arg}", r"\hdots": r"\dots", r"\P": r"\unicode{b6}"}
_LABEL = re.compile(r"\\label\s*\{[^{}\\]*\}")
"""A name to refer to. There are no numbers to refer to, so it leaves no trace, as on paper."""

_ALIAS = re.compile(r"\\(?:arg|hdots|P)(?![A-Za-z])")


def _named_in_converter() -> Iterator[str]:
    groups: list[Iterable[str]] = [
        commands.BIG,
        commands.BIG_OPEN_CLOSE,
        commands.COMMANDS_WITH_ONE_PARAMETER,
        commands.CONVERSION_MAP,
        commands.FUNCTIONS,
        commands.GLOBAL_FONTS,
        commands.LIMIT,
        commands.LOCAL_FONTS,
    ]
    for group in groups:
        yield from group
    yield from (value for value in vars(commands).values() if isinstance(value, str))


_MARKS = {r"\of", r"\allowbreak", r"\displaylimits", r"\qquad", r"\nonumber", r"\notag"}
_NAMED = {*_named_in_converter(), *SYMBOLS, *_MARKS, *_ALIASES}
_KNOWN = frozenset(name for name in _NAMED if re.fullmatch(r"\\[A-Za-z]+", name)) - _REFUSED


def prepared(tex: str) -> str:
    """Return TeX that the converter can be given; raises FormulaFault where there is none."""
    tex = _LABEL.sub(lambda found: " " * len(found[0]), tex)
    if not tex.strip():
        raise FormulaFault(fault.EMPTY)
    if len(tex) > LONGEST:
        raise FormulaFault(fault.TOO_LONG)
    _check_environments(tex)
    _check_tokens(tex)
    return _ALIAS.sub(lambda found: _ALIASES[found[0]], _ENVIRONMENT.sub(_environment, tex)).strip()


def likely(unknown: str) -> str:
    """Return the known command that somebody may have meant, or an empty text."""
    same = [name for name in _KNOWN if name[1:2].lower() == unknown[1:2].lower()]
    return closest(unknown, sorted(same))


def _check_environments(tex: str) -> None:
    opened: list[str] = []
    for found in _ENVIRONMENT.finditer(tex):
        kind, name = found.groups()
        if name not in _ENVIRONMENTS:
            raise FormulaFault(fault.UNKNOWN, f"\\begin{{{name}}}", found.start())
        if kind == "begin":
            opened.append(name)
        elif not opened or opened.pop() != name:
            raise FormulaFault(fault.OF_CONVERTER["MissingEndError"])
    if opened:
        raise FormulaFault(fault.OF_CONVERTER["MissingEndError"])
    if tex.count("\\begin") > DEEPEST:
        raise FormulaFault(fault.TOO_DEEP)


def _check_tokens(tex: str) -> None:
    """Raise where a command is unknown, a brace is alone, or the nesting could be too deep."""
    plain = _ENVIRONMENT.sub(lambda found: f"{{{' ' * (len(found[0]) - 2)}}}", tex)
    seen = Counter(_known_commands(plain))
    depth = run = 0
    for token in _TOKEN.finditer(plain):
        if token["brace"]:
            depth += 1 if token[0] == "{" else -1
        # Commands that follow each other may each be the argument of the one before.
        run = run + 1 if token["word"] or token["script"] else run if token["space"] else 0
        if depth < 0:
            raise FormulaFault(fault.BRACES)
        if depth + run > DEEPEST:
            raise FormulaFault(fault.TOO_DEEP)
    if depth:
        raise FormulaFault(fault.BRACES)
    _check_amounts(seen)


def _known_commands(tex: str) -> Iterator[str]:
    """Yield the commands outside of words; raises FormulaFault at one that is not known."""
    text_ends = 0
    for token in _TOKEN.finditer(tex):
        if not token["word"] or token.start() < text_ends:
            continue
        if token[0] not in _KNOWN and token[0] not in commands.LOCAL_FONTS:
            raise FormulaFault(fault.UNKNOWN, token[0], token.start())
        if _TEXT.match(token[0]):
            text_ends = tex.find("}", token.end()) + 1
        yield token[0]


def _check_amounts(seen: Counter[str]) -> None:
    swallowing = sum(count for word, count in seen.items() if word in _SWALLOWING)
    doubling = sum(count for word, count in seen.items() if word in _DOUBLING)
    # `\left` opens a group as a brace does, and its `\right` closes it; the converter counts them.
    if swallowing > MOST_SWALLOWING or doubling > _MOST_DOUBLING or seen[r"\left"] > DEEPEST:
        raise FormulaFault(fault.TOO_DEEP)


def _environment(found: re.Match[str]) -> str:
    kind, name = found.groups()
    if name in _WRAPPERS:
        return "{" if kind == "begin" else "}"
    return f"\\{kind}{{{_SAME_AS.get(name, name)}}}"
