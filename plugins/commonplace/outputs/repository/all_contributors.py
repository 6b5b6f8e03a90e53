"""`.all-contributorsrc`: the file of the all-contributors bot and command."""

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from commonplace.language import N_
from commonplace.model.claims import name_key
from commonplace.outputs.repository.credited import Credited
from commonplace.pages.words import ROLES
from commonplace.slugs import slug_for_name
from commonplace.trouble import Trouble
from commonplace.values.roles import Role
from commonplace.views.credits.contributor import Contributor

OUR_TYPES: Mapping[Role, str] = {
    Role.AWARD: "🏆",
    Role.EDITOR: "✏️",
    Role.INTERVIEWEE: "🎙️",
    Role.JUDGE: "⚖️",
    Role.PROOFREADER: "🧐",
}
"""Roles that all-contributors does not know, with the sign that stands for each in its table."""

_HOSTS = {"github": "https://github.com", "gitlab": "https://gitlab.com"}
_DEFAULTS: Mapping[str, Any] = {
    "files": ["README.md"],
    "imageSize": 100,
    "contributorsPerLine": 7,
    "commit": False,
}


def write_all_contributors(credited: Credited, before: str) -> str:
    """Return the file; of one that is there, all settings stay.

    Raises Trouble where somebody, or a contribution, stands in the file that is there and would be
    lost.
    """
    kept = _read(before) if before else {}
    service, settings = _project(credited)
    if not kept:
        settings |= _DEFAULTS
    people = [_contributor(credited, one, service) for one in credited.people]
    if lost := list(_lost(kept.get("contributors"), people)):
        raise Trouble(
            N_(
                "It names contributions that nobody else knows of: {lost}. `commonplace import "
                "all-contributors` reads them from it; --force drops them."
            ),
            lost=", ".join(lost[:_MOST_NAMED]) + (" …" if len(lost) > _MOST_NAMED else ""),
        )
    # What is there keeps its place; what is new comes after it.
    whole = kept | {name: kept.get(name, value) for name, value in settings.items()}
    if types := _types(credited) | (kept.get("types") or {}):
        whole["types"] = types
    return json.dumps(whole | {"contributors": people}, ensure_ascii=False, indent=2) + "\n"


_MOST_NAMED = 5


def _read(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text.removeprefix("\ufeff"))
    except (json.JSONDecodeError, RecursionError) as error:
        place = {"line": getattr(error, "lineno", 1), "column": getattr(error, "colno", 1)}
        message = N_("It is no JSON: line {line}, column {column}: {reason}. Mend it, or --force.")
        raise Trouble(message, reason=getattr(error, "msg", error), **place) from None
    if not isinstance(found, dict):
        raise Trouble(N_("It is no file of all-contributors. --force replaces it."))
    return found


def _project(credited: Credited) -> tuple[str, dict[str, Any]]:
    """Return which service accounts are on, and what says where the repository is."""
    parts = urlsplit(credited.edition.hub.settings.repo_url)
    owner, _, name = parts.path.strip("/").removesuffix(".git").rpartition("/")
    service = "gitlab" if "gitlab" in (parts.hostname or "") else "github"
    host = f"{parts.scheme}://{parts.netloc}" if parts.netloc else _HOSTS[service]
    return service, {
        "projectName": name or credited.edition.site.name,
        "projectOwner": owner,
        "repoType": service,
        "repoHost": host,
    }


def _contributor(credited: Credited, one: Contributor, service: str) -> dict[str, Any]:
    """Return somebody as the tool has people. It needs a picture; who has none gets a pattern."""
    member = one.member
    handles = {name: getattr(member.accounts, name) for name in _HOSTS} if member else {}
    own = handles.get(service) or ""
    profile = (member.url if member else "") or credited.page_of(one)
    if not profile and own:
        profile = f"{_HOSTS[service]}/{own}"
    github = handles.get("github")
    picture = (
        f"{_HOSTS['github']}/{github}.png"
        if github
        else f"{_HOSTS['github']}/identicons/{quote(one.id or slug_for_name(one.name))}.png"
    )
    fields = {"login": own, "name": one.name, "avatar_url": picture, "profile": profile}
    roles = [role.value for role in one.counts]
    return {name: text for name, text in fields.items() if text} | {"contributions": roles}


def _types(credited: Credited) -> dict[str, dict[str, str]]:
    """Return what the tool must be told of roles that are ours alone."""
    used = {role for one in credited.people for role in one.roles}
    words = credited.edition.language.gettext
    return {
        role.value: {"symbol": sign, "description": words(ROLES[role])}
        for role, sign in OUR_TYPES.items()
        if role in used
    }


def _lost(before: Any, people: list[dict[str, Any]]) -> Iterator[str]:
    """Yield who or what stands in a file and not among `people`."""
    known: dict[str, set[str]] = {}
    for person in people:
        for key in _keys(person):
            known.setdefault(key, set()).update(person["contributions"])
    for person in before if isinstance(before, list) else ():
        if not isinstance(person, dict):
            continue
        roles = {role for key in _keys(person) for role in known.get(key, ())}
        given = [_type(one) for one in person.get("contributions") or ()]
        missing = [one for one in given if one and one not in roles]
        if missing:
            yield f"{person.get('name') or person.get('login')} ({', '.join(missing)})"


def _keys(person: Mapping[str, Any]) -> Iterator[str]:
    if login := person.get("login"):
        yield f"@{str(login).lower()}"
    if name := person.get("name"):
        yield name_key(str(name))


def _type(contribution: Any) -> str:
    return str(contribution.get("type") if isinstance(contribution, dict) else contribution)
