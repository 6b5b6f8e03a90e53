"""A text that stands on a page together with others, which must not reach into each other.

Footnotes and link definitions get labels of their own. What a text opens and does not close, such
as a fence, a comment or a tag, would swallow the next text; it is shown as it is written instead.
"""

import re
from collections import Counter
from collections.abc import Callable

from commonplace.documents.code import without_code, without_fences

_FENCE = re.compile(r"^[ \t>]*(?:`{3,}(?=[^`\n]*$)|~{3,})", re.MULTILINE)
_NOTE = re.compile(r"(?<!\\)\[\^([^\]\n]+)\]")
_NOTE_DEFINED = re.compile(r"^ {0,3}\[\^([^\]\n]+)\]:", re.MULTILINE)
_DEFINED = re.compile(r"^( {0,3}\[)(?!\^)([^\[\]\n]+)(\]:)", re.MULTILINE)
_SHORT = re.compile(r"(?<![\\\]])\[([^\[\]]+)\](?:\[\]|(?![\[(:]|[ ]\[))")
_BEHIND = re.compile(r"(\][ ]?\[)([^\[\]]+)(\])")
_OPENS = re.compile(
    r"<(?:(?P<comment>!--.*?-->)|(?P<link>[^\s<>]+[:@][^\s<>]*>)|"
    r"(?P<end>/?)(?P<name>[A-Za-z][\w-]*)"
    r"(?P<inside>(?:\s+[^\s\"'<>/=]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?)*)\s*"
    r"(?P<alone>/?)>|(?=[A-Za-z/!?]))",
    re.DOTALL,
)
_ID = re.compile(r"(?<![\w-])(id\s*=\s*[\"']?)([^\s\"'>]+)", re.IGNORECASE)
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
     "wbr")
)  # fmt: skip


def set_apart(text: str, mark: str) -> str:
    """Return a text that is sound beside others on one page; `mark` is its own there."""
    for change in (_close_fences, _close_tags, _own_notes, _own_labels):
        text = change(text, mark)
    return text


def _close_fences(text: str, _mark: str) -> str:
    return _replaced(text, without_fences(text), _FENCE, lambda _, written: _as_text(written))


def _as_text(fence: str) -> str:
    return fence.replace("`", "&#96;").replace("~", "&#126;")


def _close_tags(text: str, mark: str) -> str:
    """Show tags without a partner, and comments without an end, as text; mark the ids of others."""
    plain = without_code(text)
    if "<" not in plain:
        return text
    sound = _partners(list(_OPENS.finditer(plain)))

    def changed(tag: re.Match[str], written: str) -> str:
        if tag.start() not in sound:
            return f"&lt;{written[1:]}"
        return _ID.sub(rf"\g<1>{mark}-\g<2>", written) if tag["name"] else written

    return _replaced(text, plain, _OPENS, changed)


def _partners(tags: list[re.Match[str]]) -> set[int]:
    """Return where tags are that stand alone rightly, or have both a beginning and an end."""
    sound: set[int] = set()
    opened: list[re.Match[str]] = []
    names: Counter[str] = Counter()
    for tag in tags:
        name = (tag["name"] or "").lower()
        if not name:
            if tag["comment"] or tag["link"]:
                sound.add(tag.start())
        elif name in _VOID or tag["alone"]:
            sound.add(tag.start())
        elif not tag["end"]:
            opened.append(tag)
            names[name] += 1
        elif names[name]:
            while (last := opened.pop())["name"].lower() != name:
                names[last["name"].lower()] -= 1
            names[name] -= 1
            sound |= {last.start(), tag.start()}
    return sound


def _own_notes(text: str, mark: str) -> str:
    plain = without_code(text)
    defined = {found[1] for found in _NOTE_DEFINED.finditer(plain)}

    def changed(note: re.Match[str], written: str) -> str:
        return f"[^{mark}-{note[1]}]" if note[1] in defined else written

    return _replaced(text, plain, _NOTE, changed) if defined else text


def _own_labels(text: str, mark: str) -> str:
    """Give link definitions a label of their own, and the links that use them."""
    defined = {_folded(found[2]) for found in _DEFINED.finditer(without_code(text))}
    if not defined:
        return text

    def short(link: re.Match[str], written: str) -> str:
        is_ours = _folded(link[1]) in defined
        return f"[{link[1]}][{mark} {link[1]}]" if is_ours else written

    def named(link: re.Match[str], written: str) -> str:
        is_ours = _folded(link[2]) in defined
        return f"{link[1]}{mark} {link[2]}{link[3]}" if is_ours else written

    for pattern, change in ((_SHORT, short), (_BEHIND, named), (_DEFINED, named)):
        text = _replaced(text, without_code(text), pattern, change)
    return text


def _folded(label: str) -> str:
    return " ".join(label.lower().split())


def _replaced(
    text: str,
    plain: str,
    pattern: re.Pattern[str],
    change: Callable[[re.Match[str], str], str],
) -> str:
    """Replace in `text` what a pattern finds in `plain`, where code is blanked out."""
    pieces, done = [], 0
    for found in pattern.finditer(plain):
        written = text[found.start() : found.end()]
        new = change(found, written)
        if new != written:
            pieces += [text[done : found.start()], new]
            done = found.end()
    return "".join([*pieces, text[done:]])
