"""Where everything is on the site: the address of each page, and names that are taken.

A page is known by its URI, the path of its Markdown below the site's root, such as
`columns/notes/first.md`. Its URL, `columns/notes/first/`, follows from that.
"""

import posixpath
import re
from urllib.parse import quote

from commonplace.model.competition import Competition
from commonplace.model.question import Question
from commonplace.model.record import PageRecord
from commonplace.settings import Settings

HOME = "index.md"
COLUMNS = "columns/index.md"
TOPICS = "topics/index.md"
TAGS = "tags/index.md"
ARCHIVE = "archive/index.md"
EVENTS = "events/index.md"
AGENDA = "events/agenda/index.md"
MONTHS = "events/months/index.md"
COMPETITIONS = "competitions/index.md"
MEMBERS = "members/index.md"
CONTRIBUTORS = "contributors/index.md"
HOW_CREDIT = "contributors/how-credit-is-counted.md"
GALLERY = "competitions/gallery/index.md"
HALL_OF_FAME = "competitions/hall-of-fame/index.md"
CERTIFICATES = "competitions/certificates/index.md"
CONTRIBUTE = "contribute/index.md"
FOLLOW = "feeds/index.md"

GENERATED = (
    HOME,
    COLUMNS,
    TOPICS,
    TAGS,
    ARCHIVE,
    EVENTS,
    AGENDA,
    MONTHS,
    COMPETITIONS,
    GALLERY,
    MEMBERS,
    CONTRIBUTORS,
    HOW_CREDIT,
    CONTRIBUTE,
)
"""Pages that the site always makes itself."""

RESERVED_IDS = frozenset(
    {
        "404",
        "api",
        "archive",
        "assets",
        "awards",
        "ballots",
        "calendar",
        "calendars",
        "certificates",
        "cname",
        "entries",
        "feeds",
        "gallery",
        "hall-of-fame",
        "index",
        "months",
        "page",
        "past",
        "polls",
        "results",
        "schemas",
        "search",
        "sitemap",
        "tags",
        "topics",
    }
)
"""Ids no record may have: pages and folders the site makes beside records."""

RESERVED_EVENT_IDS = frozenset({"agenda", "kinds", "series"})
"""Ids that no event may have: lists of events."""

_KEPT_PATHS = re.compile(
    r"(assets|search|schemas|api|feeds?|calendars?|topics|tags|archive|contribute|contributors|insights"
    r"|stylesheets|javascripts)(/|$)"
    r"|404(\.html|/|$)|cname/?$"
    r"|_|(.*/)?\."  # what hosts read, such as _headers, and what they hide, such as .git
    r"|(.*/)?index\.html/"  # a folder in the place of a page's file
    r"|[^/]+\.(?!html$)[^/]*/?$",  # a file that programs ask for, such as robots.txt
    re.IGNORECASE,
)
_LISTS = (RESERVED_IDS | RESERVED_EVENT_IDS) - {"entries"}
_WITH_LISTS = frozenset({"columns", "events", "competitions", "members"})
_WINDOWS_NAMES = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\.|$)", re.IGNORECASE
)


def generated(settings: Settings) -> frozenset[str]:
    """Return the pages that a site of these settings makes itself, whatever its records are."""
    pages = {*GENERATED}
    if settings.showcase:
        pages.add(HALL_OF_FAME)
        if settings.showcase.certificates:
            pages.add(CERTIFICATES)
    return frozenset(pages)


def page_uri(record: PageRecord) -> str:
    """Return a record's page; it is where the record's file is below the submissions folder."""
    return record.source.uri


def results_uri(competition: Competition) -> str:
    """Return the page of a competition's results."""
    return f"competitions/{competition.id}/results/index.md"


def sensitivity_uri(competition: Competition) -> str:
    """Return the page that says how sure a competition's results are."""
    return f"competitions/{competition.id}/results/sensitivity.md"


def certificate_uri(competition: str, award: str, code: str) -> str:
    """Return the page of a certificate; its picture lies beside it."""
    return f"competitions/{competition}/certificates/{award}/{code.lower()}/index.md"


def question_anchor(question: Question) -> str:
    """Return the id of the place where a question stands on its event's page."""
    return f"question-{question.id}"


def url_of(uri: str) -> str:
    """Return the URL of a page below its site's root; the home page's is empty."""
    stem = uri.removesuffix(".md")
    if stem == "index" or stem.endswith("/index"):
        stem = stem.removesuffix("index").rstrip("/")
    return f"{stem}/" if stem else ""


def file_url(record: PageRecord, path: str) -> str:
    """Return the URL, below its site's root, of a file beside a record, such as its picture."""
    return quote(posixpath.join(posixpath.dirname(record.source.uri), path))


def relative_url(target: str, page: str) -> str:
    """Return the way from the URL `page` to the URL `target`, both below the same root."""
    way = _way(target, page)
    is_folder = target.endswith("/") or not target
    return f"{way}/" if is_folder and not way.endswith("/") else way


def relative_uri(target: str, page: str) -> str:
    """Return the way from the Markdown file `page` to the Markdown file `target`."""
    return _way(target, posixpath.dirname(page))


def _way(target: str, folder: str) -> str:
    """Return what `posixpath.relpath` does for places below one root, in a tenth of the time."""
    parts, others = ([part for part in way.split("/") if part] for way in (target, folder))
    if not _TURNS.isdisjoint((*parts, *others)):
        return posixpath.relpath(f"/{target}", f"/{folder}")
    same = 0
    for one, other in zip(parts, others, strict=False):
        if one != other:
            break
        same += 1
    return "/".join([".."] * (len(others) - same) + parts[same:]) or "."


_TURNS = frozenset({".", ".."})


def numbered(uri: str, number: int) -> str:
    """Return the URI of a list's page by number: `columns/index.md`, `columns/page/2.md`."""
    if number == 1:
        return uri
    return posixpath.join(posixpath.dirname(uri), "page", f"{number}.md")


def is_kept_address(url: str) -> bool:
    """Whether a path on the site is kept for what the site makes itself, or for its host."""
    first, *others = url.lower().removesuffix("/").split("/")
    names = {name.removesuffix(".html") for name in others}
    is_of_lists = first in _WITH_LISTS and bool(names & _LISTS)
    return is_of_lists or bool(_KEPT_PATHS.match(url))


def is_reserved_id(name: str, collection: str = "") -> bool:
    """Whether an id is kept, by the site or by Windows."""
    if collection == "event" and name in RESERVED_EVENT_IDS:
        return True
    return name in RESERVED_IDS or is_reserved_by_windows(name)


def is_reserved_by_windows(name: str) -> bool:
    """Whether Windows cannot store a file of this name."""
    return bool(_WINDOWS_NAMES.match(name)) or name != name.rstrip(". ")
