"""Facts of pages that maintainers wrote themselves: their twins in other languages."""

from commonplace.addresses import relative_url, url_of
from commonplace.language import language_name
from commonplace.pages.generated import Alternate, PageFacts
from commonplace.settings import SiteLanguage
from commonplace.views import Edition


def maintained_facts(edition: Edition, uri: str, title: str, description: str) -> PageFacts:
    """Return the facts of a maintainers' page; its twin has the same path in another language."""
    sites = edition.hub.settings.languages
    several = len(sites) > 1
    return PageFacts(
        title=title,
        description=description,
        url=url_of(uri),
        lang=edition.site.tag,
        section=uri.partition("/")[0] if "/" in uri else "",
        alternates=tuple(_alternate(edition, site, uri) for site in sites) if several else (),
    )


def _alternate(edition: Edition, site: SiteLanguage, uri: str) -> Alternate:
    is_same = site == edition.site or (edition.hub.root / site.docs_dir / uri).is_file()
    path = site.path + (url_of(uri) if is_same else "")
    url = relative_url(path, edition.site.path + url_of(uri))
    return Alternate(
        site.tag, language_name(site.tag, spoken_in=site.tag), url, is_same_page=is_same
    )
