"""What our templates know of a page besides what MkDocs tells every template."""

from typing import Any
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from commonplace.language import language
from commonplace.pages import PageFacts
from commonplace.views import Edition


def theme_context(edition: Edition, facts: PageFacts, page: Page, config: MkDocsConfig) -> dict[str, Any]:
    """Return the template variable `commonplace`. All texts in it are plain and must be escaped.

    - `facts`: the page's title, description, section, source and alternates (see `PageFacts`)
    - `canonical_url`: the one address that search engines should keep
    - `alternates`: `hreflang` and absolute `url` of the same page in each language that has it
    - `report_url`: where readers report a problem, or None
    - `site`: name and description of the site in this language
    - `translate`: turns one of our English msgids into this edition's language
    """
    own_url = page.canonical_url or ""
    same = [alternate for alternate in facts.alternates if alternate.is_same_page]
    return {
        "facts": facts,
        "canonical_url": facts.canonical_url or own_url,
        "alternates": [
            {"hreflang": alternate.lang, "url": urljoin(own_url, alternate.url)}
            for alternate in same
            if own_url and len(same) > 1
        ],
        "report_url": edition.hub.settings.options.report_url,
        "site": edition.site,
        "home_url": config.site_url or "",
        "translate": language(edition.site.tag).gettext,
    }
