"""A review for a comment or the summary of a job; nothing in it is taken for markup."""

from collections.abc import Iterator

from commonplace.language import N_, Language
from commonplace.problems.reports import FORMATS as PROBLEMS
from commonplace.problems.reports import Report, plain
from commonplace.reporting.reviews.news import FATES, Section, sections
from commonplace.reporting.reviews.verdict import verdict, who
from commonplace.review import Review

_MOST = 100
"""How many things of a kind a comment names: forges cut off what is too long."""


def write_markdown(review: Review, report: Report) -> str:
    """Return what there is to say, with a table of the problems first."""
    words = report.language
    parts = [f"**{plain(verdict(review, words))}** {plain(who(review, words))}".rstrip()]
    if report.problems:
        parts.append(PROBLEMS["markdown"](report).rstrip("\n"))
    parts += ["\n".join(_section(section, words)) for section in sections(review, words)]
    return "\n\n".join(parts) + "\n"


def _section(section: Section, words: Language) -> Iterator[str]:
    yield f"### {plain(section.title)} ({len(section.items)})"
    yield ""
    for item in section.items[:_MOST]:
        fate = words.gettext(FATES[item.fate])
        text = ": ".join(plain(part) for part in (item.name, item.note) if part)
        yield f"- *{plain(fate)}* {text}"
    more = len(section.items) - _MOST
    if more > 0:
        message = words.gettext(N_("… and {count} more; --format json names all."))
        yield f"- {plain(message.format(count=more))}"
