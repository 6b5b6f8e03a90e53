"""The report for an issue, a meeting's notes or a chat."""

from collections.abc import Iterator

from commonplace.language import N_
from commonplace.problems.reports import plain
from commonplace.reporting.dress import Dress, day_of
from commonplace.views.report import Finding, Group, Report, Section


def write_markdown(report: Report, dress: Dress) -> str:
    """Return the report as Markdown; each finding is a task. Nothing in it is taken for markup."""
    parts = [f"# {plain(dress.head(report))}", " ".join(map(plain, dress.notes(report)))]
    for section in report.sections:
        parts += _section(section, dress)
    return "\n\n".join(parts) + "\n"


def _section(section: Section, dress: Dress) -> Iterator[str]:
    words = dress.language
    yield f"## {plain(words.gettext(section.title))}"
    rows = dress.table(section)
    yield _table(rows) if rows else plain(words.gettext(section.nothing))
    found = [group for group in section.groups if group.findings]
    for group in found:
        yield from _group(group, dress)
    if section.groups and not found:
        yield plain(words.gettext(N_("Nothing waits for anybody.")))


def _table(rows: list[list[str]]) -> str:
    head, *body = (" | ".join(plain(cell) for cell in row) for row in rows)
    rule = " | ".join(["---", *["---:"] * (len(rows[0]) - 1)])
    return "\n".join(f"| {row} |" for row in (head, rule, *body))


def _group(group: Group, dress: Dress) -> Iterator[str]:
    title = plain(dress.fill(group.title, group.values))
    yield f"### {title} ({len(group.findings)})"
    rule, advice = (dress.fill(text, group.values) for text in (group.rule, group.advice))
    yield f"{plain(rule)} {plain(advice)}"
    yield "\n".join(f"- [ ] {_finding(finding, dress)}" for finding in group.findings)


def _finding(finding: Finding, dress: Dress) -> str:
    parts = [day_of(finding), finding.title, dress.note_of(finding), finding.path]
    return " · ".join(plain(part) for part in parts if part)
