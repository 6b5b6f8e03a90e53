"""For whom a report is written, and the words that all its forms share."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from babel.numbers import format_decimal

from commonplace.language import N_, Language
from commonplace.pages.dates import worded_day
from commonplace.pages.words import WORDS
from commonplace.views.report import Figure, Finding, Report, Section

_FIGURES = {"all": N_("All")}


@dataclass(frozen=True, slots=True)
class Dress:
    """A language, colours and a width.

    `paint` colours a text: its arguments are the text and one of `title`, `path`, `quiet`, `fine`.
    `columns` is how wide a terminal is; 0 is for files, in which no sentence is broken.
    """

    language: Language
    paint: Callable[[str, str], str] = field(default=lambda text, _: text)
    columns: int = 0

    def fill(self, message: str, values: Mapping[str, object]) -> str:
        """Return a message in this language with its `{names}` filled."""
        worded = self.language.gettext(message)
        return worded.format(**values) if values else worded

    def head(self, report: Report) -> str:
        """Say of which hub and which days the report is."""
        since, until = report.period.since, report.period.until
        return self.fill(
            N_("{hub}: {since} – {until}"),
            {
                "hub": report.hub,
                "since": worded_day(since, self.language),
                "until": worded_day(until, self.language),
            },
        )

    def notes(self, report: Report) -> Iterator[str]:
        """Yield what must be known to read the report."""
        yield self.fill(
            N_("What is to come is seen from {day}."),
            {"day": worded_day(report.seen_at.date(), self.language)},
        )
        if count := len(report.refused):
            message = self.language.ngettext(
                "{count} file has an error and is not counted; “commonplace check” says why.",
                "{count} files have errors and are not counted; “commonplace check” says why.",
                count,
            )
            yield message.format(count=count)

    def table(self, section: Section) -> list[list[str]]:
        """Return the figures of a section as rows of texts, the head first; empty where none."""
        if not any(any(figure.counts.values()) for figure in section.figures):
            return []
        head = ["", *(self.language.gettext(title) for title in section.columns.values())]
        return [head, *(self._row(section, figure) for figure in section.figures)]

    def _row(self, section: Section, figure: Figure) -> list[str]:
        names = {**WORDS, **_FIGURES}
        name = self.language.gettext(names.get(figure.name, figure.name))
        return [name, *(self._number(figure.counts.get(column)) for column in section.columns)]

    def _number(self, number: float | None) -> str:
        return "–" if number is None else format_decimal(number, locale=self.language.locale)

    def note_of(self, finding: Finding) -> str:
        """Say what is particular about a finding; often nothing."""
        return self.fill(finding.note, finding.values)


def day_of(finding: Finding) -> str:
    """Return the day a finding is about, on its own clock."""
    return finding.starts_at.date().isoformat() if finding.starts_at else ""
