"""Former addresses: each leads to the page that took its place."""

from collections.abc import Iterator

from commonplace.addresses import page_uri, relative_url, url_of
from commonplace.model import Member, PageRecord
from commonplace.pages.environment import environment
from commonplace.pages.generated import GeneratedFile
from commonplace.problems import Place
from commonplace.views import Edition


def redirects(edition: Edition) -> Iterator[GeneratedFile]:
    """Yield a page for each former address.

    The edition at the root has those of every record, since addresses were given there before the
    site had several languages; each other edition has those of its own pages.
    """
    template = environment(edition.site.tag).get_template("redirect.html")
    is_root = not edition.site.path
    problems = edition.hub.problems
    taken = {(found.path, found.place) for found in problems if found.code == "redirect-taken"}
    for record in edition.hub.page_records:
        heir = _heir(edition, record)
        site = edition.edition_of(record)
        target_edition = edition.beside(site)
        if not target_edition.has_page(heir) or not (is_root or site == edition.site):
            continue
        target = site.path + url_of(page_uri(heir))
        for former, place in _former(record, is_gone=heir is not record):
            if (record.path, place) in taken:
                continue
            uri = former if former.endswith(".html") else f"{former}index.html"
            here = edition.site.path + (
                former if former.endswith("/") else former.rpartition("/")[0] + "/"
            )
            url = relative_url(target, here.lstrip("/"))
            title = getattr(heir, "title", None) or getattr(heir, "name", heir.id)
            content = template.render(url=url, title=title, lang=edition.site.tag)
            yield GeneratedFile(uri, f"{content}\n")


def _heir(edition: Edition, record: PageRecord) -> PageRecord:
    """Return the record whose page a record's addresses lead to.

    Those of a merged record lead to the one that took its place, unless it is not to be found.
    """
    if isinstance(record, Member) and record.merged_into and record.visibility == "public":
        return edition.member(record.id) or record
    return record


def _former(record: PageRecord, *, is_gone: bool) -> Iterator[tuple[str, Place]]:
    """Yield each former address with its place in the file, and that of a page that is gone."""
    if is_gone:
        yield url_of(page_uri(record)), Place()
    for index, former in enumerate(record.redirect_from):
        yield former, record.source.places.of_value(("redirect_from", index))
