"""No two pages on one address, and none on an address that the site needs itself."""

from collections.abc import Iterator, Mapping

from commonplace.addresses import is_reserved_url, url_of
from commonplace.load.tree import FoundFile
from commonplace.model import Hub
from commonplace.problems import Place, Problem

Files = Mapping[tuple[str, str], FoundFile]


def check_addresses(hub: Hub, _files: Files) -> Iterator[Problem]:
    """Yield a problem for every page or redirect whose address is not free."""
    taken: dict[str, str] = {}
    submissions = hub.root / hub.settings.submissions
    for record in hub.page_records:
        url = url_of(record.source.uri)
        taken[url] = record.path
        # `a.md` and `a/index.md` are one page; the flat file sorts first and keeps it.
        if not record.source.uri.endswith("/index.md"):
            twin = f"{record.source.uri.removesuffix('.md')}/index.md"
            if (submissions / twin).is_file():
                path = f"{hub.settings.submissions}/{twin}"
                yield Problem.at(path, Place(), "url-taken", url=f"/{url}", other=record.path)
    for record in hub.page_records:
        for index, redirect in enumerate(record.redirect_from):
            place = record.source.places.of_value(("redirect_from", index))
            if is_reserved_url(redirect):
                yield Problem.at(record.path, place, "url-reserved", url=f"/{redirect}")
            elif redirect in taken:
                other = taken[redirect]
                yield Problem.at(record.path, place, "url-taken", url=f"/{redirect}", other=other)
            else:
                taken[redirect] = record.path
