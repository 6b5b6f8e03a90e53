"""CITATION.cff: how the hub is cited (Citation File Format 1.2.0)."""

import re
from collections.abc import Iterator
from typing import Any

from commonplace.documents.writing import write_fields
from commonplace.language import N_
from commonplace.model.member import MemberStatus, NameOrder
from commonplace.outputs.repository.credited import Credited
from commonplace.outputs.repository.marks import marked, put_between
from commonplace.slugs import split_name
from commonplace.views.credits.contributor import Contributor

VERSION = "1.2.0"

_COMMENT = "# {}"
_ADDRESS = re.compile(r"(?:https?|s?ftp)://.+")
_LICENCE = re.compile(r"(?!LicenseRef-)[\w.-]+")
_PARTICLES = frozenset(
    {
        "vom",
        "bin",
        "le",
        "von",
        "der",
        "do",
        "zu",
        "den",
        "des",
        "zum",
        "al",
        "das",
        "ibn",
        "da",
        "ten",
        "la",
        "el",
        "zur",
        "della",
        "dei",
        "van",
        "degli",
        "dos",
        "de",
        "lo",
        "del",
        "di",
        "du",
        "ter",
    }
)
"""Small words that stand before a family name and belong to it."""


def write_citation(credited: Credited, before: str) -> str:
    """Return the file; in one that is there, the authors between the marks alone are ours."""
    part = write_fields({"authors": _authors(credited)})
    if before:
        return put_between(before, part, _COMMENT)
    head = write_fields({name: value for name, value in _head(credited) if value})
    return f"{head}{marked(part, _COMMENT)}\n"


def _head(credited: Credited) -> Iterator[tuple[str, Any]]:
    site, settings = credited.edition.site, credited.edition.hub.settings
    cite = N_("If you use or quote what is here, please cite it as below.")
    yield "cff-version", VERSION
    yield "message", credited.edition.language.gettext(cite)
    yield "title", site.name or credited.edition.language.gettext(N_("Contributors"))
    # A hub is texts in a repository; the format knows no other word that fits.
    yield "type", "dataset"
    yield "abstract", site.description
    yield "url", _address(site.url)
    yield "repository-code", _address(settings.repo_url)
    yield "license", _licence(settings.options.license or "")


def _address(text: str) -> str:
    return text if _ADDRESS.fullmatch(text) else ""


def _licence(expression: str) -> str | list[str]:
    """Return the licence, or several of which one may be chosen; nothing else can be said."""
    choices = expression.strip("()").split(" OR ")
    if not all(_LICENCE.fullmatch(choice) for choice in choices):
        return ""
    return choices if len(choices) > 1 else choices[0]


def _authors(credited: Credited) -> list[dict[str, str]]:
    found = [_author(credited, one) for one in credited.people]
    unique = [author for at, author in enumerate(found) if author not in found[:at]]
    # The format wants an author: where nobody may be named, it is the community.
    return unique or [{"name": credited.edition.site.name or "-"}]


def _author(credited: Credited, one: Contributor) -> dict[str, str]:
    member = one.member
    if member is not None and member.status is MemberStatus.ORGANISATION:
        parts = {"name": one.name}
    else:
        parts = _name_parts(one)
    more: dict[str, str] = {}
    if member is not None:
        more["orcid"] = f"https://orcid.org/{member.orcid}" if member.orcid else ""
        more["website"] = _address(member.url or "") or credited.page_of(one)
        if "name" not in parts:  # an organisation is at no other
            more["affiliation"] = member.affiliation or ""
    return parts | {name: text for name, text in more.items() if text}


def _name_parts(one: Contributor) -> dict[str, str]:
    """Return a name's parts: as the record gives them, else as names are usually made."""
    member = one.member
    if member is not None and (member.family_name or member.given_name):
        family, given = member.family_name or "", member.given_name or ""
        return _parts(family, given)
    family, given = split_name(one.name)
    if family:
        return _parts(family, given)
    words = one.name.split()
    if len(words) == 1:
        return _parts("", one.name)
    if member is not None and member.name_order is NameOrder.FAMILY_FIRST:
        return _parts(words[0], " ".join(words[1:]))
    start = len(words) - 1
    while start > 1 and words[start - 1] in _PARTICLES:
        start -= 1
    particle = " ".join(words[start:-1])
    return _parts(words[-1], " ".join(words[:start]), particle)


def _parts(family: str, given: str, particle: str = "") -> dict[str, str]:
    parts = {"family-names": family, "name-particle": particle, "given-names": given}
    return {name: text for name, text in parts.items() if text}
