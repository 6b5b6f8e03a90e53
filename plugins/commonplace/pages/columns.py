"""Columns and their articles."""

from collections.abc import Iterator

from commonplace.addresses import COLUMNS, page_uri
from commonplace.model import Article, ArticleStatus, Column
from commonplace.pages.citations import citation
from commonplace.pages.finders import finder
from commonplace.pages.forge import new_file_url
from commonplace.pages.generated import GeneratedPage
from commonplace.pages.writer import Writer

_FEW = 8
"""So many can be looked through without a filter."""
_WITHOUT_TEXT = frozenset({ArticleStatus.WITHDRAWN})


def column_pages(writer: Writer) -> Iterator[GeneratedPage]:
    """Yield the index of columns, each column, and each article."""
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
        finder=finder(writer, ["articles"], ("topic", "language", "column", "year", "tag")),
    )
    for column in columns:
        if edition.has_page(column):
            yield from _column(writer, column)
    for article in writer.hub.articles.values():
        if edition.has_page(article):
            yield _article(writer, article)


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
        licence=column.license or writer.hub.settings.options.license,
        send_url=_send_url(writer, column),
        finder=finder(writer, ["articles"], ("topic", "year", "tag"), fixed={"column": column.id})
        if len(articles) > _FEW
        else None,
    )


def _send_url(writer: Writer, column: Column) -> str:
    """Return where a new file of the column can be written in the browser, or an empty text."""
    settings = writer.hub.settings
    folder = f"{settings.submissions}/columns/{column.id}"
    return new_file_url(settings.repo_url, settings.edit_uri, folder)


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
