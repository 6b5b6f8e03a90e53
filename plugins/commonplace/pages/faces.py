"""People as a page shows them: a name, a face where there is no picture, and a link."""

import hashlib
import re
from dataclasses import dataclass

from commonplace.model import Guest, Member
from commonplace.model.entry import TeamMember
from commonplace.pages.links import Links

HUES = 8
_IDEOGRAPH = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Face:
    """Somebody on a page; `url` and `picture` are empty where there is none."""

    name: str
    initials: str
    hue: int
    url: str = ""
    picture: str = ""
    picture_alt: str = ""
    lang: str = ""


def face_of(person: str | Guest | TeamMember | Member, links: Links) -> Face:
    """Return how a member, a guest or a member of a team is shown.

    A member whose record is missing or faulty is shown by id; one who is hidden by no name.
    """
    if isinstance(person, TeamMember):
        person = person.person
    if isinstance(person, Guest):
        return Face(person.name, initials(person.name), hue(person.name), person.url or "")
    member = person if isinstance(person, Member) else links.edition.member(person)
    if member is None:
        return Face(str(person), initials(str(person)), hue(str(person)))
    if member.visibility == "hidden":
        return Face(links.edition.unnamed, "·", 0)
    page = links.to(member)
    picture = links.file(member, member.image) if member.image and page else ""
    return Face(
        member.name,
        initials(member.name),
        hue(member.id if member.is_public else member.name),
        page or (str(member.url or "") if member.is_public else ""),
        picture,
        member.image_alt or "",
        "zh" if _IDEOGRAPH.search(member.name) else "",
    )


def face_of_contributor(person: str, links: Links) -> Face:
    """Return how somebody of the ledger is shown, by `Contribution.person`."""
    if not person.startswith("~"):
        return face_of(person, links)
    if name := person.removeprefix("~"):
        lang = "zh" if _IDEOGRAPH.search(name) else ""
        return Face(name, initials(name), hue(name), lang=lang)
    return Face(links.edition.unnamed, "·", 0)


def initials(name: str) -> str:
    """Return one Chinese character, or the first letters of the first and last word."""
    words = [word for word in re.split(r"[\s.·•-]+", name) if word[:1].isalnum()]
    if not words:
        return name[:1] or "?"
    if _IDEOGRAPH.match(words[0]):
        return words[0][0]
    letters = words[0][0] + (words[-1][0] if len(words) > 1 else "")
    return letters.upper()


def hue(identity: str) -> int:
    """Return which of the quiet hues somebody has, the same on every page and every build."""
    return hashlib.sha256(identity.encode()).digest()[0] % HUES
