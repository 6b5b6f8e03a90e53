"""A Markdown text as sections, without comments and without the words of the form it was filled in.

What stands right below the same heading in several sources is the form's question, nobody's answer.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from commonplace.documents.code import comments
from commonplace.documents.headings import headings_of, lower_headings
from commonplace.importing.entries.words import key_of
from commonplace.importing.text import outside_code

_UNDERLINE = re.compile(r"\A\s*={3,}[ \t]*(?:\n|\Z)")
_FEWEST = 3
_SHARE = 10
_SHORTEST = 15


@dataclass(slots=True)
class Section:
    """A heading with what stands below it up to the next one; the first may have none (level 0)."""

    level: int
    title: str
    line: int
    text: str

    @property
    def first_line(self) -> str:
        """The first line that is not blank."""
        return next((line.strip() for line in self.text.split("\n") if line.strip()), "")

    def without_form(self, lines: Collection[str]) -> bool:
        """Take the form's question away; whether it was there."""
        first = self.first_line
        if "://" in first or key_of(first) not in lines:
            return False
        self.text = self.text.replace(first, "", 1)
        return True


def _without_comments(text: str) -> str:
    pieces, done = [], 0
    for start, end in comments(text):
        pieces += [text[done:start], _blank(text[start:end])]
        done = end
    return "".join([*pieces, text[done:]])


def sections_of(text: str, first_line: int = 1) -> list[Section]:
    """Return the sections of a text in their order."""
    text = outside_code(text, _without_comments)
    lines = text.split("\n")
    found = [Section(0, "", first_line, "")]
    starts = [0]
    ends: list[int] = []
    for index, level in headings_of(lines):
        is_underlined = not lines[index].startswith("#")
        title = lines[index] if is_underlined else lines[index][level:]
        found.append(Section(level, title.strip().rstrip("#").strip(), first_line + index, ""))
        ends.append(index)
        starts.append(index + 1 + is_underlined)
    ends.append(len(lines))
    for section, start, end in zip(found, starts, ends, strict=True):
        section.text = _UNDERLINE.sub("", "\n".join(lines[start:end])).strip("\n")
    return found


def form_lines(sources: Iterable[list[Section]]) -> set[str]:
    """Return the questions of a form: what several sources have below a heading alike."""
    counts: Counter[str] = Counter()
    texts = list(sources)
    for sections in texts:
        firsts = {key_of(section.first_line) for section in sections if section.level}
        counts.update(line for line in firsts if len(line) >= _SHORTEST)
    fewest = max(_FEWEST, len(texts) // _SHARE)
    return {line for line, count in counts.items() if count >= fewest}


def joined(sections: Iterable[Section]) -> str:
    """Return sections as one text again, below a title of its own."""
    pieces = []
    for section in sections:
        if section.level:
            pieces.append(f"{'#' * section.level} {section.title}")
        if section.text.strip():
            pieces.append(section.text.strip("\n"))
    return lower_headings("\n\n".join(pieces))


def _blank(text: str) -> str:
    return "\n" * text.count("\n")
