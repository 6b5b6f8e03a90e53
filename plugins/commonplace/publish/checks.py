"""The last look at a whole site before it is published: what stops it, and what is only told."""

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from commonplace.language import N_
from commonplace.model import Hub
from commonplace.publish.accounting import Account, Fate
from commonplace.publish.links import DeadLink, dead_links
from commonplace.publish.place import BuildError
from commonplace.trust.store import Store

_SHOWN = 10
_OUR_FILES = "assets/commonplace/"
_MISSING = N_(
    "Nothing was published, since files of members are missing from what was built: {files}. If "
    "they were changed meanwhile, build again; else this is a fault of a plugin, a theme or "
    "Commonplace."
)
_EARLY = N_(
    "Nothing was published, since what is not to be seen, or not yet, has a page or is named in "
    "the search: {files}. This is a fault of a plugin, a theme or Commonplace."
)
_LOST = N_(
    "Nothing was published, since what Commonplace itself wrote leads nowhere: {links}. This is a "
    "fault of a plugin, a theme or Commonplace."
)


def refuse_what_is_wrong(
    found: Account, hub: Hub, site: Path, known: Sequence[str] = (), store: Store | None = None
) -> tuple[DeadLink, ...]:
    """Return links that lead nowhere, but for those that `known` warnings or problems tell of.

    Raises BuildError where a file is missing or is there too early, and where a link is dead that
    nobody but this program has written: a former address, or our own style or script. A dead link
    in somebody's text costs one click; for that nobody's page is held back. What pages of earlier
    builds said is kept in `store`.
    """
    for fate, message in ((Fate.MISSING, _MISSING), (Fate.EARLY, _EARLY)):
        if files := found.of(fate):
            raise BuildError(message, files=_listed(files))
    languages = hub.settings.languages
    base = urlsplit(languages[0].url).path or "/"
    dead = dead_links(site, base, tuple(language.path for language in languages), store)
    if lost := [f"{link.pages[0]}: {link.link}" for link in dead if _is_ours(link, hub)]:
        raise BuildError(_LOST, links=_listed(lost))
    said = "\n".join((*known, *(str(problem.values) for problem in hub.problems)))
    return tuple(link for link in dead if link.link not in said)


def _is_ours(dead: DeadLink, hub: Hub) -> bool:
    former = {path for record in hub.page_records for path in record.redirect_from}
    pages = {page.removesuffix("index.html") for page in dead.pages}
    return _OUR_FILES in dead.target or not former.isdisjoint(pages)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")
