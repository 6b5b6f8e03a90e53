"""The report in a terminal."""

from collections.abc import Iterator

from commonplace.language import N_
from commonplace.reporting.dress import Dress, day_of
from commonplace.terminal import pad, printable, width, wrap
from commonplace.views.report import Finding, Group, Report, Section

_DAY = 10
_NARROWEST = 60
_MOST = 25
"""How many findings of a kind a terminal shows; nobody reads on, and the count is in the title."""


def write_text(report: Report, dress: Dress) -> str:
    """Return the report as plain text, with what is to be done behind each list."""
    lines = [dress.paint(printable(dress.head(report)), "title")]
    lines += [broken(note, dress) for note in dress.notes(report)]
    for section in report.sections:
        lines += ["", *_section(section, dress)]
    return "\n".join(lines) + "\n"


def _section(section: Section, dress: Dress) -> Iterator[str]:
    words = dress.language
    yield dress.paint(words.gettext(section.title), "title")
    rows = dress.table(section)
    if rows:
        yield from _table(rows, dress)
    else:
        yield f"  {words.gettext(section.nothing)}"
    found = [group for group in section.groups if group.findings]
    for group in found:
        yield ""
        yield from _group(group, dress)
    if section.groups and not found:
        yield ""
        yield dress.paint(words.gettext(N_("Nothing waits for anybody.")), "fine")


def _table(rows: list[list[str]], dress: Dress) -> Iterator[str]:
    widths = [max(width(cell) for cell in column) for column in zip(*rows, strict=True)]
    for index, (name, *cells) in enumerate(rows):
        padded = [
            " " * (columns - width(cell)) + cell
            for cell, columns in zip(cells, widths[1:], strict=True)
        ]
        line = f"  {pad(name, widths[0])}  {'  '.join(padded)}"
        yield dress.paint(line, "quiet") if index == 0 else line


def _group(group: Group, dress: Dress) -> Iterator[str]:
    title = dress.fill(group.title, group.values)
    yield dress.paint(f"{title} ({len(group.findings):,})", "title")
    yield dress.paint(f"  {broken(dress.fill(group.rule, group.values), dress)}", "quiet")
    shown = group.findings if len(group.findings) <= _MOST + 1 else group.findings[:_MOST]
    for finding in shown:
        yield from _finding(finding, dress)
    if more := len(group.findings) - len(shown):
        message = N_("… and {count} more; --format markdown names all.")
        yield f"  {dress.fill(message, {'count': f'{more:,}'})}"
    advice = broken(dress.fill(group.advice, group.values), dress, indent="    ")
    yield f"  {dress.paint('→', 'quiet')} {advice}"


def _finding(finding: Finding, dress: Dress) -> Iterator[str]:
    yield f"  {day_of(finding):{_DAY}}  {printable(finding.title)}"
    inner = " " * (_DAY + 4)
    if note := dress.note_of(finding):
        yield f"{inner}{broken(printable(note), dress, indent=inner)}"
    yield f"{inner}{dress.paint(printable(finding.path), 'path')}"


def broken(text: str, dress: Dress, indent: str = "  ") -> str:
    """Return a text broken to the width of the terminal it is written for."""
    return wrap(text, max(dress.columns, _NARROWEST), indent=indent) if dress.columns else text
