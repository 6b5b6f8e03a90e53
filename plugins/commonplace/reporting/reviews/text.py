"""A review in a terminal or in the log of a machine."""

from collections.abc import Iterator

from commonplace.language import N_
from commonplace.problems.reports import FORMATS as PROBLEMS
from commonplace.problems.reports import Report
from commonplace.reporting.reviews.news import Section, sections
from commonplace.reporting.reviews.verdict import verdict, who
from commonplace.review import Review
from commonplace.review.publication import Fate
from commonplace.terminal import printable, wrap

_MARKS = {Fate.ADDED: "+", Fate.CHANGED: "~", Fate.MOVED: "→", Fate.REMOVED: "-"}
_MOST = 25
"""How many things of a kind a terminal shows; the count is in the title."""


def write_text(review: Review, report: Report) -> str:
    """Return what there is to say, with the problems at the end."""
    words = report.language
    kind = "fine" if review.is_allowed else "error"
    lines = [report.paint(printable(verdict(review, words)), kind)]
    if known := who(review, words):
        lines.append(printable(known))
    parts = ["\n".join(lines)]
    parts += ["\n".join(_section(section, report)) for section in sections(review, words)]
    if report.problems:
        parts.append(PROBLEMS["text"](report))
    return "\n\n".join(parts).rstrip("\n") + "\n"


def _section(section: Section, report: Report) -> Iterator[str]:
    count = len(section.items)
    yield report.paint(f"{section.title} ({count:,})", "path")
    shown = section.items if count <= _MOST + 1 else section.items[:_MOST]
    for item in shown:
        line = printable("  ".join(filter(None, (item.name, item.note))))
        broken = wrap(line, report.columns - 4, indent="    ") if report.columns else line
        yield f"  {_MARKS[item.fate]} {broken}"
    if more := count - len(shown):
        message = report.language.gettext(N_("… and {count} more; --format json names all."))
        yield f"  {message.format(count=f'{more:,}')}"
