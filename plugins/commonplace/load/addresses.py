"""No two pages on one address, and none on an address that the site needs itself."""

from collections.abc import Iterator, Mapping

from commonplace.addresses import generated, is_reserved_url, url_of
from commonplace.load.tree import FoundFile
from commonplace.model import Hub
from commonplace.problems import Place, Problem

Files = Mapping[tuple[str, str], FoundFile]


def check_addresses(hub: Hub, files: Files) -> Iterator[Problem]:
    """Yield a problem for every page and every former address whose place is taken."""
    prefix = hub.settings.submissions
    # Pages keep their address even while their file is faulty. Many disks do not tell case apart.
    taken = {url_of(file.uri).casefold(): f"{prefix}/{file.uri}" for file in files.values()}
    kept = {url_of(uri) for uri in generated(hub.settings)}
    kept |= {site.path for site in hub.settings.languages}
    for record in hub.page_records:
        url = url_of(record.source.uri)
        if other := _maintained(hub, url):
            yield Problem.at(record.path, Place(), "url-taken", url=f"/{url}", other=other)
        for index, redirect in enumerate(record.redirect_from):
            place = record.source.places.of_value(("redirect_from", index))
            folded = redirect.casefold()
            begins = f"{folded.partition('/')[0]}/"
            if folded in kept or begins in kept - _WITH_RECORDS or is_reserved_url(redirect):
                yield Problem.at(record.path, place, "url-reserved", url=f"/{redirect}")
            elif other := taken.get(folded) or _maintained(hub, redirect):
                # Only a warning: a claim that comes later must push nobody's page out.
                yield Problem.at(
                    record.path, place, "redirect-taken", url=f"/{redirect}", other=other
                )
            else:
                taken[folded] = record.path


_WITH_RECORDS = frozenset({"columns/", "events/", "competitions/", "members/"})


def _maintained(hub: Hub, url: str) -> str:
    """Return the maintainers' page that is at a URL in any language, or an empty text."""
    found = (hub.maintained_page(site, url) for site in hub.settings.languages)
    return next(filter(None, found), "")
