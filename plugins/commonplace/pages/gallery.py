"""The gallery: the entries of all competitions and all years, as pictures."""

from collections.abc import Iterator

from commonplace.addresses import GALLERY
from commonplace.pages.finders import finder
from commonplace.pages.generated import GeneratedPage
from commonplace.pages.writer import Writer
from commonplace.views.competitions import awards_by_entry, shown_entries

_FACETS = ("competition", "year", "track", "award", "built_with", "topic")


def gallery_pages(writer: Writer) -> Iterator[GeneratedPage]:
    """Yield the gallery, divided into pages."""
    hub, now = writer.hub, writer.edition.now
    words = writer.edition.language.gettext
    entries = shown_entries(hub)
    awards = awards_by_entry(hub, now)
    yield from writer.numbered_pages(
        GALLERY,
        "gallery",
        entries,
        title=words("Gallery"),
        section="competitions",
        description=words("Everything that was ever handed in."),
        count=len(entries),
        finder=finder(writer, ["entries"], _FACETS, card="entry", rows=len(_FACETS)),
        awards_for=lambda entry: awards.get(entry.key, ()),
    )
