"""What a text includes by `--8<--`, read as pymdownx.snippets reads it, also inside of code."""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator

_LINE = re.compile(
    r"[ \t]*(?P<escape>;*)(?:-+8<-+[ \t]+(?P<named>\"(?:\\\"|[^\"])+?\"|'(?:\\'|[^'])+?')|"
    r"(?P<block>-+8<-+))$"
)
_FILE = re.compile(
    r"(?P<path>.*?)(?:(?P<lines>(?::-?[0-9]*){1,2}(?:,(?=[-0-9:])-?[0-9]*(?::-?[0-9]*)?)*)|"
    r":(?P<section>[a-z][-_0-9a-z]*))?$",
    re.IGNORECASE,
)
_MARK = re.compile(
    r".*?(?P<escape>;*)-+8<-+[ \t]+\[[ \t]*(?P<type>start|end)[ \t]*:[ \t]*"
    r"(?P<name>[a-z][-_0-9a-z]*)[ \t]*\]",
    re.IGNORECASE,
)


class Snippets:
    """Finds what texts include: files below one of `bases`, which are folders or single files."""

    def __init__(
        self,
        text_of: Callable[[str], str],
        has: Callable[[str], bool],
        bases: Iterable[str],
    ) -> None:
        self._text_of = text_of
        self._has = has
        self._bases = tuple(posixpath.normpath(base) for base in bases)

    def of(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield each included file with the text that is taken of it; what that includes, too."""
        waiting = [*_named(text)][::-1]
        seen: set[str] = set()
        while waiting:
            name = waiting.pop()
            if name in seen:  # also what includes itself
                continue
            seen.add(name)
            found = _FILE.match(name)
            if found is None or not (path := self._find(found["path"].strip())):
                continue
            lines = self._text_of(path).replace("\r\n", "\n").split("\n")
            if found["lines"]:
                lines = _ranges(lines, found["lines"])
            elif found["section"]:
                lines = _section(lines, found["section"])
            taken = "\n".join(lines)
            yield path, taken
            waiting += [*_named(taken)][::-1]

    def _find(self, path: str) -> str:
        """Return a file by the name that an include has for it, or an empty text."""
        if not path or path.lower().startswith(("http://", "https://")):
            return ""
        for base in self._bases:
            if self._has(base):  # a base may be the only file that can be included
                whole = posixpath.join(posixpath.dirname(base), path)
                if posixpath.normpath(whole) == base:
                    return base
            else:
                whole = posixpath.normpath(posixpath.join(base, path))
                is_below = base == "." or whole.startswith(f"{base}/")
                if is_below and not whole.startswith(("../", "/")) and self._has(whole):
                    return whole
        return ""


def _named(text: str) -> Iterator[str]:
    """Yield what the lines of a text include, as they name it; nothing that is escaped."""
    if "8<" not in text:
        return
    in_block = False
    for line in text.split("\n"):
        found = _LINE.match(line.rstrip("\r"))
        if found is None:
            name = line.strip() if in_block else ""
        elif found["escape"]:
            continue
        elif found["block"]:
            in_block = not in_block
            continue
        else:
            name = "" if in_block else found["named"][1:-1].strip()
        if name and not name.startswith(";"):
            yield name


def _ranges(lines: list[str], said: str) -> list[str]:
    """Return the lines of ranges such as `:3:5,8:9`; both ends are lines that are taken."""
    taken: list[str] = []
    for one in said[1:].split(","):
        start, _, end = one.partition(":")
        first = int(start) if start.lstrip("-") else None
        last = int(end) if end.lstrip("-") else None
        begin = first if first is None or first < 0 else max(0, first - 1)
        stop = last if last is None or last >= 0 else max(0, len(lines) + 1 + last)
        taken += lines[begin:stop]
    return taken


def _section(lines: list[str], name: str) -> list[str]:
    """Return the lines between the marks of a section, without those of sections inside."""
    taken: list[str] = []
    is_inside = False
    for line in lines:
        mark = _MARK.match(line)
        if mark is None or (is_inside and mark["escape"]):
            if is_inside:
                taken.append(line)
        elif mark["name"] == name:
            if mark["type"].lower() == "end":
                break
            is_inside = True
    return taken
