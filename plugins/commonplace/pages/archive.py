"""The archive: every article by year and month."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from commonplace.addresses import ARCHIVE, numbered
from commonplace.model import Article
from commonplace.pages.finders import finder
from commonplace.pages.generated import GeneratedPage
from commonplace.pages.writer import Writer


@dataclass(frozen=True, slots=True)
class Month:
    """A month with articles: the first day, how many there are, and the page they begin on."""

    day: date
    count: int
    uri: str


def archive_pages(writer: Writer) -> Iterator[GeneratedPage]:
    """Yield the archive and its years."""
    edition = writer.edition
    words = edition.language.gettext
    years = {year: _months(writer, year, found) for year, found in edition.articles.by_year.items()}
    yield writer.page(
        ARCHIVE,
        "archive",
        title=words("Archive"),
        section="columns",
        description=words("All articles by year."),
        years=years,
        finder=finder(writer, ["articles"], ("topic", "language", "column", "year", "tag")),
    )
    for year, articles in edition.articles.by_year.items():
        yield from writer.numbered_pages(
            _uri(year),
            "year",
            articles,
            title=words("Articles of {year}").format(year=year),
            section="columns",
            year=year,
            years=years,
            months=years[year],
        )


def _uri(year: int) -> str:
    return f"archive/{year}/index.md"


def _months(writer: Writer, year: int, articles: tuple[Article, ...]) -> list[Month]:
    """Return the months of a year that have articles, the newest first, as the pages list them."""
    size = writer.hub.settings.options.page_size
    months = []
    for number in sorted({article.date.month for article in articles}, reverse=True):
        places = [at for at, article in enumerate(articles) if article.date.month == number]
        uri = numbered(_uri(year), places[0] // size + 1)
        months.append(Month(date(year, number, 1), len(places), uri))
    return months
