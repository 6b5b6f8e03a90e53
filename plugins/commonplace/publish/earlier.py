"""An earlier site before it comes back: what it shows that the hub keeps from readers by now."""

from collections.abc import Sequence
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path

import commonplace
from commonplace.language import N_
from commonplace.load import load_hub
from commonplace.model import Hub
from commonplace.privacy import find_leaks
from commonplace.publish.accounting import Fate, account, submitted
from commonplace.publish.place import BuildError
from commonplace.settings import Settings
from commonplace.views import Edition

_SHOWN = 10
_HAVE_WORDS = ("material", "mkdocs", "mkdocs_commonplace")
"""Packages with words of their own on every site, which no member has written."""
_KEPT = N_(
    "Nothing was changed: the earlier site shows what is not to be seen any more, or not yet, of "
    "{files}. Mend what was wrong and build again; or bring it back with --anyway, if what stands "
    "now does more harm."
)


def refuse_what_is_kept(root: Path, settings: Settings, site: Path, now: datetime) -> None:
    """Look into an earlier site for hidden people, withdrawn texts and those that are to come.

    Raises BuildError where there are any, which names the records they are of.
    """
    hub = load_hub(root, settings)
    if kept := [*_early(hub, site, now), *_told(hub, site)]:
        raise BuildError(_KEPT, files=_listed(sorted(set(kept))))


def _early(hub: Hub, site: Path, now: datetime) -> list[str]:
    """Return the records and files that have a place in a site and are not to have one."""
    editions = [Edition(hub, language, now) for language in hub.settings.languages]
    found = account(submitted(hub), editions, site).of(Fate.EARLY)
    return [f"{hub.settings.submissions}/{uri}" for uri in found]


def _told(hub: Hub, site: Path) -> list[str]:
    """Return the records whose names, accounts or addresses a site tells, and no text explains."""
    program = [Path(commonplace.__path__[0])]
    for name in _HAVE_WORDS:
        spec = find_spec(name)
        program += map(Path, (spec and spec.submodule_search_locations) or ())
    return [leak.owner or leak.file for leak in find_leaks(hub, (), site, program)]


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")
