"""From a hub's folder to the pages of one language, without those whose text cannot be rendered."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from commonplace.load import load_hub
from commonplace.load.lateness import mark_late
from commonplace.model import Hub
from commonplace.pages.generated import GeneratedPage
from commonplace.pages.picture_store import ready_pictures
from commonplace.pages.pictures import Pictures
from commonplace.pages.site import generate
from commonplace.pages.text_faults import text_problems
from commonplace.pages.texts import Renders
from commonplace.problems import Problem
from commonplace.problems.rendering_codes import RENDERING
from commonplace.settings import Settings, SiteLanguage
from commonplace.trust.store import Store
from commonplace.views import Edition
from mkdocs_commonplace.past import read_past

_ROUNDS = 5
"""How often a hub is read again. What is left out can change other texts, by their links."""


Ahead = Callable[[int, int, int], None]


@dataclass(frozen=True)
class Around:
    """What a build knows around one edition.

    `known` are problems of texts that were found before, in another language's build; `ahead` is
    told how many of how many texts are rendered, and how many pages come then. Pages are kept in
    `store`, so as not to be written again.
    """

    known: tuple[Problem, ...] = ()
    ahead: Ahead | None = None
    store: Store | None = None


def _tell(ahead: Ahead | None, pages: int, done: int, texts: int) -> None:
    if ahead is not None:
        ahead(done, texts, pages)


def read_edition(  # noqa: PLR0913, PLR0917 - all that pages are made of
    root: Path,
    settings: Settings,
    site: SiteLanguage,
    now: datetime,
    markdown: Renders,
    around: Around,
) -> tuple[Edition, dict[str, GeneratedPage], Pictures]:
    """Return an edition, its pages by their URIs, and its pictures, which are made ready.

    Every text is rendered once before: a file whose text cannot be is then left out as any file
    with an error is, of lists, counts and feeds too.
    """
    ready = ready_pictures(root, settings)
    faults = tuple(dict.fromkeys((*around.known, *ready.problems)))
    hub = load_hub(root, settings, known=faults)
    past = read_past(root, settings, hub, now)
    rounds = 0
    while True:
        edition = Edition(mark_late(hub, past[0].arrivals), site, now, *past)
        pages = {page.uri: page for page in generate(edition, around.store)}
        step = partial(_tell, around.ahead, len(pages))
        found = text_problems(edition.hub, pages.values(), markdown, step)
        rounds += 1
        if not found or rounds > _ROUNDS:  # texts that are still faulty are shown as written
            return edition, pages, Pictures(edition, ready.by_uri)
        faults += found
        hub = load_hub(root, settings, known=faults)


def faults_of(hub: Hub) -> list[Problem]:
    """Return the problems of a hub that only a build can find."""
    return [problem for problem in hub.problems if problem.code in RENDERING]
