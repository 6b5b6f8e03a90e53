"""Who sent a pull request: from a handle on a forge to a member."""

from collections.abc import Iterator
from dataclasses import dataclass

from commonplace.model import Hub, Member
from commonplace.model.claims import handle_key, merged_into
from commonplace.model.handles import FORGES
from commonplace.settings import Settings


@dataclass(frozen=True, slots=True)
class Actor:
    """The author of a pull request.

    `member` is the id of the record that names the handle, empty where none does, or several: what
    two people claim counts for neither. With `is_new` it is a record that is only proposed, with
    `is_claimed` there is at least one that is published.
    `may_write` are patterns of paths that a program may change.
    """

    handle: str
    member: str = ""
    is_new: bool = False
    is_claimed: bool = False
    is_maintainer: bool = False
    may_write: tuple[str, ...] = ()


def find_actor(handle: str, forge: str, base: Hub) -> Actor:
    """Return who a handle is in the published version of a hub."""
    handle = handle.strip().removeprefix("@")
    found = {merged_into(base.members, member.id) for member in claiming(base, forge, handle)}
    member = next(iter(found)) if len(found) == 1 else ""
    options = base.settings.options
    names = {name.lower() for name in options.maintainers}
    ids = {merged_into(base.members, name) for name in options.maintainers}
    is_maintainer = f"@{handle}".lower() in names or (bool(member) and member in ids)
    programs = {name.lower(): tuple(paths) for name, paths in options.automation.items()}
    return Actor(
        handle,
        member,
        is_claimed=bool(found),
        is_maintainer=is_maintainer,
        may_write=programs.get(handle.lower(), ()),
    )


def claiming(hub: Hub, forge: str, handle: str) -> Iterator[Member]:
    """Yield the members whose record has a handle on a forge."""
    wanted = handle_key(forge, handle)
    for member in hub.people.values():
        own = getattr(member.accounts, forge)
        if own and handle_key(forge, own) == wanted:
            yield member


def forge_of(settings: Settings) -> str:
    """Return on which forge a hub's repository is, as far as its settings tell."""
    for forge, host in _HOSTS.items():
        if host in settings.repo_url:
            return forge
    return ""


_HOSTS = {forge: f"//{forge}.{'org' if forge == 'codeberg' else 'com'}/" for forge in FORGES}
