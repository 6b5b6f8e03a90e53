"""All files for other programs of one edition."""

from collections.abc import Iterator

from commonplace.outputs.api import api_files
from commonplace.outputs.calendars import calendar_files
from commonplace.outputs.certificates import certificate_pictures
from commonplace.outputs.feeds import atom_feeds
from commonplace.views import Edition


def outputs(edition: Edition) -> Iterator[tuple[str, str | bytes]]:
    """Yield the path on the edition's site and the whole content of each file."""
    yield from atom_feeds(edition)
    yield from api_files(edition)
    yield from calendar_files(edition)
    yield from certificate_pictures(edition)
