"""Who made an entry: names and accounts as people write them, and the members they are."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from commonplace.importing.bylines import is_name
from commonplace.importing.events.addresses import has_mail
from commonplace.importing.front_matter import clean
from commonplace.model import Hub
from commonplace.model.claims import ClaimKind, claims_of, handle_key, merged_into, name_key
from commonplace.model.handles import FORGES

_PROFILE = re.compile(
    r"https?://(?:www\.)?(?P<service>github|gitlab|gitee|codeberg)\.(?:com|org)/"
    r"(?P<handle>[\w.-]+)/?(?=[\s)\]>,;]|$)"
)
_LINK = re.compile(r"\[(?P<words>[^\[\]]*)\]\((?P<url>[^()\s]*)\)")
_HANDLE = re.compile(r"(?<![\w@])@(?P<handle>[A-Za-z0-9][A-Za-z0-9-]*)")
_MARKS = re.compile(r"^[\s>*+•-]+|^\d+[.)]\s+")
_BETWEEN = re.compile(r"\s*(?:[,，、;；|\n]|\s&\s|\sand\s|\s和\s|与)\s*")
_ASIDE = re.compile(r"\s*[(（\[](?P<words>[^()（）\[\]]*)[)）\]]")
_ROLE = re.compile(r"\s+[-–—]\s+|\s*[:：]\s+|：")
_NOBODY = frozenset({"", "none", "null", "n/a", "na", "unknown", "todo", "tbd", "无", "未知"})
_SIGNS = " .:-–*_`\"'“”|#"


@dataclass(frozen=True, slots=True)
class Maker:
    """Somebody as a source names them; `service` is the forge where the handle is."""

    name: str
    handle: str = ""
    service: str = ""
    role: str = ""


def makers_in(text: str) -> tuple[list[Maker], list[str]]:
    """Return everybody whom a text names, one or several a line, and what can be no name."""
    found: dict[str, Maker] = {}
    strange: list[str] = []
    for raw in text.split("\n"):
        line = _MARKS.sub("", raw).strip()
        for maker in _in_line(line, strange):
            found.setdefault((maker.handle or maker.name).casefold(), maker)
    return list(found.values()), strange


def _in_line(line: str, strange: list[str]) -> Iterator[Maker]:
    for link in _LINK.finditer(line):
        if profile := _PROFILE.match(link["url"]):
            words = clean(link["words"]).strip(_SIGNS).lstrip("@")
            yield Maker(words or profile["handle"], profile["handle"], profile["service"])
    rest = _LINK.sub(" ", line)
    who, _, role = _split_role(rest)
    # What stands behind a role's sign is all of it a role: `Ann - maps, words and music`.
    pieces = [rest] if role and not _BETWEEN.search(who) else _BETWEEN.split(rest)
    for piece in pieces:
        if maker := _named(piece.strip(), strange):
            yield maker


def _named(piece: str, strange: list[str]) -> Maker | None:
    """Return whom one piece of a line names: `Ann Lee (@ann) - design`."""
    handle, service = "", ""
    if profile := _PROFILE.search(piece):
        handle, service = profile["handle"], profile["service"]
        piece = piece.replace(profile[0], " ")
    elif mention := _HANDLE.search(piece):
        handle = mention["handle"]
    words, _, role = _split_role(piece)
    name = clean(_HANDLE.sub(" ", _ASIDE.sub(" ", words))).strip(_SIGNS)
    if name.casefold() in _NOBODY:
        return Maker(handle, handle, service, role) if handle else None
    if has_mail(name) or not is_name(name):
        strange.append("…" if has_mail(name) else name)
        return Maker(handle, handle, service, role) if handle else None
    return Maker(name, handle, service, role)


def _split_role(piece: str) -> tuple[str, str, str]:
    cut = _ROLE.search(piece)
    if cut is None:
        return piece, "", ""
    return piece[: cut.start()], cut[0], clean(piece[cut.end() :]).strip(_SIGNS)


class Members:
    """Finds the member whom a source names; what two claim is nobody's."""

    def __init__(self, hub: Hub) -> None:
        self._owners: dict[tuple[ClaimKind, str], set[str]] = defaultdict(set)
        for member in hub.members.values():
            today = merged_into(hub.members, member.id)
            for claim in claims_of(member):
                self._owners[claim.kind, claim.key].add(today)

    def team_member(self, maker: Maker) -> dict[str, Any]:
        """Return what stands in an entry's team: a member by id, else a name."""
        known = self._known(maker)
        who: dict[str, Any] = {"member": known} if known else {"name": maker.name}
        return who | ({"role": maker.role} if maker.role else {})

    def _known(self, maker: Maker) -> str:
        # A handle without a place is one of the forge that most use; a guess would credit others.
        handle = handle_key(maker.service or FORGES[0], maker.handle)
        keys = [(ClaimKind.HANDLE, handle)] if maker.handle else []
        for key in (*keys, (ClaimKind.NAME, name_key(maker.name))):
            owners = self._owners.get(key, set())
            if len(owners) == 1:
                return next(iter(owners))
        return ""
