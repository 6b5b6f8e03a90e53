"""Columns, their articles, and the archive by year."""

from collections.abc import Iterator

from commonplace.addresses import ARCHIVE, COLUMNS, page_uri
from commonplace.model import Article, ArticleStatus, Column
from commonplace.pages.citations import citation
from commonplace.pages.generated import GeneratedPage
from commonplace.pages.writer import Writer

_WITHOUT_TEXT = frozenset({ArticleStatus.WITHDRAWN})


def column_pages(writer: Writer) -> Iterator[GeneratedPage]:
    """Yield the index of columns, each column, each article and the archive."""
    edition = writer.edition
    words = edition.language.gettext
    columns = edition.own_first(
        sorted(writer.hub.columns.values(), key=lambda c: c.title.casefold())
    )
    yield from writer.numbered_pages(
        COLUMNS,
        "columns",
        columns,
        title=words("Columns"),
        section="columns",
        description=words("What members write, column by column."),
    )
    for column in columns:
        if edition.has_page(column):
            yield from _column(writer, column)
    for article in writer.hub.articles.values():
        if edition.has_page(article):
            yield _article(writer, article)
    yield from _archive(writer)


def _column(writer: Writer, column: Column) -> Iterator[GeneratedPage]:
    articles = writer.edition.articles.by_column.get(column.id, ())
    yield from writer.numbered_pages(
        page_uri(column),
        "column",
        articles,
        title=column.title,
        section="columns",
        description=column.description,
        record=column,
        count=len(articles),
    )


def _article(writer: Writer, article: Article) -> GeneratedPage:
    edition = writer.edition
    before, after = edition.articles.neighbours(article)
    column = writer.hub.columns.get(article.source.parent)
    postmortem_of = [
        entry for entry in writer.hub.entries.values() if entry.postmortem == article.key
    ]
    return writer.page(
        page_uri(article),
        "article",
        title=article.title,
        section="columns",
        description=article.description or "",
        record=article,
        is_indexed=edition.articles.is_listed(article),
        canonical_url=article.canonical_url or "",
        article=article,
        column=column,
        licence=article.license
        or (column and column.license)
        or writer.hub.settings.options.license,
        has_text=article.status not in _WITHOUT_TEXT,
        before=before,
        after=after,
        related=edition.articles.related(article),
        translations=edition.articles.translations(article),
        replaced_by=writer.hub.articles.get(article.replaced_by or ""),
        replaces=edition.articles.replaced_by_this(article),
        postmortem_of=postmortem_of,
        citation=citation(edition, article),
    )


def _archive(writer: Writer) -> Iterator[GeneratedPage]:
    edition = writer.edition
    words = edition.language.gettext
    years = edition.articles.by_year
    yield writer.page(
        ARCHIVE,
        "archive",
        title=words("Archive"),
        section="columns",
        description=words("All articles by year."),
        years=years,
    )
    for year, articles in years.items():
        title = words("Articles of {year}").format(year=year)
        yield from writer.numbered_pages(
            f"archive/{year}/index.md",
            "year",
            articles,
            title=title,
            section="columns",
            year=year,
            years=list(years),
        )
