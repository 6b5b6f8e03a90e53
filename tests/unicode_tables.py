"""Writes the tables of `commonplace.load.look_alikes` from two files of Unicode.

    scripts/unicode confusables.txt Scripts.txt

Both are at https://www.unicode.org/Public/, in `security/` and `ucd/`. Kept is what names need:
letters, marks and digits that compatibility leaves as they are.
"""

import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "plugins/commonplace/load/look_alikes"
HEAD = (
    "# {what}, from {name} of Unicode {version}; see LICENSE.unicode. Written by scripts/unicode.\n"
)
NO_SCRIPT = {"Common", "Inherited", "Unknown"}


def rows(text: str) -> Iterator[list[str]]:
    for line in text.splitlines():
        if fields := line.partition("#")[0].strip():
            yield [field.strip() for field in fields.split(";")]


def version_of(text: str) -> str:
    found = re.search(r"\d+\.\d+\.\d+", text)
    return found[0] if found else ""


def write_confusables(text: str) -> None:
    lines = []
    for char, prototype, *_ in rows(text):
        one = chr(int(char, 16))
        is_in_names = unicodedata.category(one)[0] in "LMN"
        if is_in_names and unicodedata.normalize("NFKC", one) == one:
            lines.append(f"{char} {prototype}\n")
    head = HEAD.format(what="What looks alike", name="confusables.txt", version=version_of(text))
    write("confusables.txt", head, sorted(lines, key=lambda line: int(line.split()[0], 16)))


def write_scripts(text: str) -> None:
    ranges: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for span, script, *_ in rows(text):
        first, _, last = span.partition("..")
        if script not in NO_SCRIPT:
            ranges[script].append((int(first, 16), int(last or first, 16)))
    lines = []
    for script, found in sorted(ranges.items()):
        letters = [span for start, end in sorted(found) for span in letters_of(start, end)]
        if letters:
            spans = " ".join(f"{first:X}-{last:X}" for first, last in letters)
            lines.append(f"{script.replace('_', ' ')}: {spans}\n")
    head = HEAD.format(what="Letters of each script", name="Scripts.txt", version=version_of(text))
    write("scripts.txt", head, lines)


def letters_of(start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the rows of letters in a range; what this Python does not know yet counts as one."""
    first = None
    for code in range(start, end + 2):
        is_letter = code <= end and unicodedata.category(chr(code)) in LETTERS
        if is_letter and first is None:
            first = code
        elif not is_letter and first is not None:
            yield first, code - 1
            first = None


LETTERS = ("Lu", "Ll", "Lt", "Lm", "Lo", "Cn")


def write(name: str, head: str, lines: list[str]) -> None:
    (FOLDER / name).write_text(head + "".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_confusables(Path(sys.argv[1]).read_text(encoding="utf-8-sig"))
    write_scripts(Path(sys.argv[2]).read_text(encoding="utf-8-sig"))
