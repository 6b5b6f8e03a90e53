"""People in linked data: by name, with the address of their page; who is hidden is not there."""

from collections.abc import Iterable
from typing import Any

from commonplace.addresses import page_uri, url_of
from commonplace.model import Guest
from commonplace.model.member import MemberStatus
from commonplace.views import Edition


def people(edition: Edition, persons: Iterable[str | Guest]) -> list[dict[str, Any]]:
    """Return everybody who may be named, each once, in their order."""
    found: dict[str, dict[str, Any]] = {}
    for person in persons:
        node = _guest(person) if isinstance(person, Guest) else _member(edition, person)
        if node:
            found.setdefault(f"{node['name']} {node.get('url', '')}", node)
    return list(found.values())


def _guest(guest: Guest) -> dict[str, Any]:
    node: dict[str, Any] = {"@type": "Person", "name": guest.name}
    if guest.url:
        node["url"] = guest.url
    if guest.affiliation:
        node["affiliation"] = {"@type": "Organization", "name": guest.affiliation}
    return node


def _member(edition: Edition, member_id: str) -> dict[str, Any] | None:
    member = edition.member(member_id)
    if member is None:
        return {"@type": "Person", "name": edition.name_of(member_id)}
    if member.visibility == "hidden":
        return None
    is_group = member.status is MemberStatus.ORGANISATION
    node = {"@type": "Organization" if is_group else "Person", "name": member.name}
    url = edition.absolute(url_of(page_uri(member)))
    if member.is_public and url:
        node["url"] = url
    return node
