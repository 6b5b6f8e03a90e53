"""What every import says of itself: counts, files that were left alone, problems by their kind."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from commonplace.importing.reasons import REASONS, ImportProblem
from commonplace.importing.writing import Written
from commonplace.language import N_, Language
from commonplace.terminal import pad, printable, width

_SHOWN = 3


def whole(sections: Iterable[str]) -> str:
    """Return the sections that say something as one text."""
    return "\n\n".join(section for section in sections if section) + "\n"


def count_table(rows: Sequence[tuple[str, int]]) -> str:
    """Return rows of a name and a number, one below the other."""
    column = max(width(name) for name, _ in rows) + 2
    return "\n".join(f"{pad(name, column)}{count:>6,}" for name, count in rows)


def left_out_rows(
    left_out: Mapping[str, int], language: Language, indent: str = ""
) -> Iterator[tuple[str, int]]:
    """Yield how much is left out, a row for each reason."""
    words = language.gettext
    for kind, count in left_out.items():
        name = words(N_("left out: {kind}")).format(kind=words(REASONS[kind].name))
        yield f"{indent}{name}", count


def file_rows(written: Written, language: Language) -> list[tuple[str, int]]:
    """Return how many files were written, and how many not."""
    words = language.gettext
    return [
        (words(N_("Files written")), len(written.written)),
        (words(N_("Files unchanged")), len(written.unchanged)),
        (words(N_("Files already there and different")), len(written.different)),
    ]


def named_counts(title: str, counts: Mapping[str, int], language: Language) -> str:
    """Return a title, marked with `N_`, and what is counted under it; empty without counts."""
    if not counts:
        return ""
    named = ", ".join(f"{printable(name)} {count:,}" for name, count in counts.items())
    return f"{language.gettext(title)}: {named}"


def different_files(written: Written, language: Language) -> str:
    """Return the files that somebody may have changed, empty where there are none."""
    if not written.different:
        return ""
    heading = language.gettext(
        N_("Already there and different; left alone (--update replaces them):")
    )
    return "\n".join([heading, *(f"  {printable(path)}" for path in written.different)])


def outcome_data(
    written: Written, problems: Sequence[ImportProblem], language: Language
) -> dict[str, Any]:
    """Return what became of the files, and the problems, ready for JSON."""
    return {
        "written": list(written.written),
        "unchanged": list(written.unchanged),
        "different": list(written.different),
        "problems": [
            {
                "path": found.path,
                "line": found.line,
                "kind": found.kind,
                "leaves_out": found.leaves_out,
                "message": found.message(language),
            }
            for found in problems
        ],
    }


def problem_groups(problems: Sequence[ImportProblem], language: Language) -> Iterator[str]:
    """Yield a section for each kind of problem there is."""
    groups: dict[str, list[ImportProblem]] = defaultdict(list)
    for found in problems:
        groups[found.kind].append(found)
    for kind in REASONS:
        if kind in groups:
            yield _group(kind, groups[kind], language)


def _group(kind: str, found: Sequence[ImportProblem], language: Language) -> str:
    # A file that stays behind is always named; of the rest, a few show what is meant.
    shown = found if REASONS[kind].leaves_out else found[:_SHOWN]
    lines = [f"{language.gettext(REASONS[kind].name)}: {len(found):,}"]
    for one in shown:
        place = f"{one.path}:{one.line}" if one.line else one.path
        lines.append(f"  {printable(place)}: {one.message(language)}")
    if more := len(found) - len(shown):
        template = N_("… and {count} more; --format json lists all")
        lines.append("  " + language.gettext(template).format(count=more))
    return "\n".join(lines)
