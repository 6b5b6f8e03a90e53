"""The hall of fame: what was won in all competitions, year by year."""

from collections.abc import Iterator
from itertools import groupby

from commonplace.addresses import HALL_OF_FAME
from commonplace.pages.generated import GeneratedPage
from commonplace.pages.writer import Writer
from commonplace.views.fame import honours


def fame_pages(writer: Writer) -> Iterator[GeneratedPage]:
    """Yield the hall of fame, where there is a showcase."""
    if writer.hub.settings.showcase is None:
        return
    words = writer.edition.language.gettext
    found = honours(writer.edition)
    years = [(year, tuple(each)) for year, each in groupby(found, lambda one: one.year)]
    yield writer.page(
        HALL_OF_FAME,
        "fame",
        title=words("Hall of fame"),
        section="competitions",
        description=words("What was won in all competitions, year by year, and for what."),
        years=years,
    )
