"""What our templates know besides what MkDocs tells every template."""

import posixpath
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from commonplace.addresses import EVENTS, FOLLOW, HOME, HOW_CREDIT, url_of
from commonplace.language import N_, language
from commonplace.pages.credits import CreditsBlock, credits_block
from commonplace.pages.forge import report_link
from commonplace.pages.generated import PageFacts
from commonplace.pages.links import Links
from commonplace.pages.maintained import maintained_facts
from commonplace.views import Edition
from commonplace.views.calendars import Calendar
from commonplace.views.feeds import feeds, feeds_beside
from mkdocs_commonplace.policies import no_policy

_CONDUCT = "handbook/code-of-conduct.md"

VARIABLES = {
    "site": N_("this language's part of the site: tag, path, name, description"),
    "report_url": N_("where readers report a problem, or nothing"),
    "report_page_url": N_("the same for this page, which is named there already"),
    "feeds": N_(
        "feeds of this page, its column, events and the site: title, and url from the site's root"
    ),
    "calendars": N_(
        "calendars of this page and, on pages of events, of all events: title, and url from the "
        "site's root"
    ),
    "follow_url": N_("the page about calendars and feeds, seen from the site's root, or empty"),
    "conduct_url": N_("the code of conduct, seen from the site's root, or empty"),
    "translate": N_("turns one of our English words into the page's language"),
    "policy": N_(
        "what browsers may run and load: given what templates write, the Content-Security-Policy"
    ),
    "canonical_url": N_("the one address that search engines should keep"),
    "alternates": N_(
        "the page in each language that has it, as hreflang and absolute url, with x-default for "
        "everybody else"
    ),
    "credits": N_(
        "who made this page, or nothing: faces, more_faces, clauses of before and names, created, "
        "changed, everybody, rows of face, work, days, reasons and corrections, edit_url, how_url, "
        "everybody_url"
    ),
    "facts": N_("of the page, below; nothing where a template is no page, such as 404.html"),
    "facts.title": N_("the title"),
    "facts.description": N_("one or two sentences, or empty"),
    "facts.url": N_("the address below the root of this language's site"),
    "facts.lang": N_("the language of the page's own words"),
    "facts.section": N_("the part of the site: columns, events, competitions, members …"),
    "facts.source": N_("the member's file, for pages of records"),
    "facts.canonical_url": N_("where the text first appeared, if elsewhere"),
    "facts.is_indexed": N_("whether lists and search show it"),
    "facts.alternates": N_(
        "for the language switch: lang, name, url seen from the page, is_same_page"
    ),
    "facts.linked_data": N_(
        "what the page is about, in JSON-LD, or empty; escaped for a script element already"
    ),
}
"""What templates find in `commonplace`. The reference of the theme is written from this."""


def theme_context(
    edition: Edition,
    facts: PageFacts,
    page: Page,
    config: MkDocsConfig,
    calendars: Mapping[str, Calendar],
) -> dict[str, Any]:
    """Return the template variable `commonplace` of a page, as `VARIABLES` describes it.

    All texts in it are plain, not escaped. `calendars` are those of the edition by page. `policy`
    is none yet: the plugin, which knows who wrote the page, puts it there.
    """
    own_url = page.canonical_url or ""
    return {
        **site_context(edition, calendars),
        "facts": facts,
        "canonical_url": facts.canonical_url or own_url,
        "credits": _credits(edition, page.file.src_uri),
        "feeds": _feeds(edition, page.file.src_uri),
        "calendars": _calendars(calendars, facts),
        "report_page_url": report_link(
            edition.hub.settings.options.report_url, facts.title, own_url or facts.url
        ),
        "alternates": _alternates(facts, own_url) if config.site_url else [],
    }


def facts_of(page: Page, edition: Edition) -> PageFacts:
    """Return the facts of a page that maintainers wrote."""
    description = str(page.meta.get("description", ""))
    return maintained_facts(edition, page.file.src_uri, str(page.title or ""), description)


def site_context(edition: Edition, calendars: Mapping[str, Calendar]) -> dict[str, Any]:
    """Return the variable `commonplace` of a template that is no page: what holds for the site."""
    conduct = edition.hub.root / edition.site.docs_dir / _CONDUCT
    return {
        "facts": None,
        "canonical_url": "",
        "credits": None,
        "feeds": [],
        "calendars": [],
        "report_page_url": "",
        "alternates": [],
        "site": edition.site,
        "report_url": edition.hub.settings.options.report_url,
        "follow_url": url_of(FOLLOW) if calendars or feeds(edition) else "",
        "conduct_url": f"{_CONDUCT.removesuffix('.md')}/" if conduct.is_file() else "",
        "translate": language(edition.site.tag).gettext,
        "policy": no_policy,
    }


def _credits(edition: Edition, uri: str) -> CreditsBlock | None:
    """Return who made a page of a record or of maintainers; none for home and for lists."""
    if uri == HOME:
        return None
    one_time = edition.events.by_uri.get(uri)
    own = one_time.event if one_time else edition.records_by_uri.get(uri)
    path = own.path if own else posixpath.join(edition.site.docs_dir, uri)
    return credits_block(Links(edition, uri), posixpath.normpath(path), HOW_CREDIT, one_time)


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
    return [{"title": feed.title, "url": feed.uri} for feed in feeds_beside(edition, uri)]


def _calendars(calendars: Mapping[str, Calendar], facts: PageFacts) -> list[dict[str, str]]:
    """Return the calendar of a page, and behind it on pages of events that of all events."""
    pages = dict.fromkeys([facts.url, *([url_of(EVENTS)] if facts.section == "events" else [])])
    found = [calendars[page] for page in pages if page in calendars]
    return [{"title": calendar.title, "url": calendar.uri} for calendar in found]
