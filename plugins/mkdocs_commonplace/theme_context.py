"""What our templates know besides what MkDocs tells every template."""

from typing import Any
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from commonplace.addresses import COLUMNS, FOLLOW, url_of
from commonplace.language import language
from commonplace.pages import PageFacts
from commonplace.pages.forge import report_link
from commonplace.views import Edition
from commonplace.views.feeds import feeds

_CONDUCT = "handbook/code-of-conduct.md"


def theme_context(
    edition: Edition, facts: PageFacts, page: Page, config: MkDocsConfig
) -> dict[str, Any]:
    """Return the template variable `commonplace` of a page. All texts in it are plain, not escaped.

    Of the page:

    - `facts`: the page's title, description, section, source and alternates (see `PageFacts`);
      None where a template is no page, such as 404.html
    - `canonical_url`: the one address that search engines should keep
    - `report_page_url`: where readers report a problem with this page, which is named there already
    - `alternates`: `hreflang` and absolute `url` of the same page in each language that has it, and
      `x-default` for the rest of the world

    - `feeds`: feeds that belong to this page, the site's own last: `title`, and `url` seen from
      the site's root

    Of the site:

    - `site`: name and description of the site in this language
    - `report_url`: where readers report a problem, or None
    - `follow_url`: the page about feeds, from the site's root; empty where there are none
    - `conduct_url`: the code of conduct, from the site's root; empty where there is none
    - `translate`: turns one of our English msgids into this edition's language
    """
    own_url = page.canonical_url or ""
    return {
        **site_context(edition),
        "facts": facts,
        "canonical_url": facts.canonical_url or own_url,
        "feeds": _feeds(edition, page.file.src_uri),
        "report_page_url": report_link(
            edition.hub.settings.options.report_url, facts.title, own_url or facts.url
        ),
        "alternates": _alternates(facts, own_url) if config.site_url else [],
    }


def site_context(edition: Edition) -> dict[str, Any]:
    """Return the variable `commonplace` of a template that is no page: what holds for the site."""
    conduct = edition.hub.root / edition.site.docs_dir / _CONDUCT
    return {
        "facts": None,
        "canonical_url": "",
        "feeds": [],
        "report_page_url": "",
        "alternates": [],
        "site": edition.site,
        "report_url": edition.hub.settings.options.report_url,
        "follow_url": url_of(FOLLOW) if feeds(edition) else "",
        "conduct_url": f"{_CONDUCT.removesuffix('.md')}/" if conduct.is_file() else "",
        "translate": language(edition.site.tag).gettext,
    }


def _alternates(facts: PageFacts, own_url: str) -> list[dict[str, str]]:
    """Return a page's versions; the first language stands for every reader whose own is missing."""
    same = [alternate for alternate in facts.alternates if alternate.is_same_page]
    if len(same) < 2:  # noqa: PLR2004 - a page in one language has no versions
        return []
    versions = [(alternate.lang, urljoin(own_url, alternate.url)) for alternate in same]
    return [
        {"hreflang": tag, "url": url} for tag, url in [*versions, ("x-default", versions[0][1])]
    ]


def _feeds(edition: Edition, uri: str) -> list[dict[str, str]]:
    """Return the feed of a page, or of the column an article is in, and that of the site."""
    column = "/".join([*uri.split("/")[:2], "index.md"])
    found = [feed for feed in feeds(edition) if feed.page in (uri, column, COLUMNS)]
    return [{"title": feed.title, "url": feed.uri} for feed in reversed(found)]
