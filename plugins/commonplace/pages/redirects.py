"""Former addresses: each leads to the page that took its place."""

from collections.abc import Iterator

from commonplace.addresses import page_uri, relative_url, url_of
from commonplace.pages.environment import environment
from commonplace.pages.generated import GeneratedFile
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
        site = edition.edition_of(record)
        target_edition = edition.beside(site)
        if not target_edition.has_page(record) or not (is_root or site == edition.site):
            continue
        target = site.path + url_of(page_uri(record))
        for index, former in enumerate(record.redirect_from):
            place = record.source.places.of_value(("redirect_from", index))
            if (record.path, place) in taken:
                continue
            uri = former if former.endswith(".html") else f"{former}index.html"
            here = edition.site.path + (
                former if former.endswith("/") else former.rpartition("/")[0] + "/"
            )
            url = relative_url(target, here.lstrip("/"))
            title = getattr(record, "title", None) or getattr(record, "name", record.id)
            content = template.render(url=url, title=title, lang=edition.site.tag)
            yield GeneratedFile(uri, f"{content}\n")
