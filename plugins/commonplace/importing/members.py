"""From names in bylines to member records: one for each person, whatever the spelling."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import combinations

from commonplace.importing.bylines import Named
from commonplace.model import Hub, Member
from commonplace.model.member import MemberStatus
from commonplace.slugs import reading_of_name, slug_for, slug_for_name, split_name, unique_slug

_GROUP_WORDS = re.compile(
    r"(?:编辑部|委员会|学院|大学|管理员|协会|学会|中心|团队|小组|公司|研究院|研究所|俱乐部|出版社|实验室|工作组|基金会)$"
    r"|\b(?:team|editors|group|committee|university|society|institute|foundation|lab|office|community)$",
    re.IGNORECASE,
)
_ALIKE = 0.9
_GIVEN_NAMES_ALIKE = 0.6
_SHORT = 6


@dataclass(frozen=True, slots=True)
class LikelySame:
    """Two names that may be one person; the one used less often first, as `--merge` wants them."""

    rarer: str
    commoner: str


@dataclass(slots=True)
class Person:
    """Somebody to be a member: every spelling with how often it was used, and what is known."""

    spellings: Counter[str] = field(default_factory=Counter)
    preferred: str = ""
    url: str = ""
    bio: str = ""
    id: str = ""
    known: Member | None = None
    is_organisation: bool = False

    @property
    def name(self) -> str:
        """The name as it is shown: the spelling asked for, else the most frequent."""
        if self.known:
            return self.known.name
        return self.preferred or min(
            self.spellings, key=lambda name: (-self.spellings[name], len(name), name)
        )

    @property
    def fields(self) -> dict[str, object]:
        """The front matter of the person's record."""
        name = self.name
        others = sorted(set(self.spellings) - {name})
        fields = name_fields(name)
        if others:
            fields["aliases"] = others
        if self.url:
            fields["url"] = self.url
        if self.is_organisation:
            fields["status"] = MemberStatus.ORGANISATION.value
        return fields


class People:
    """Everybody who is named anywhere in a source, by name."""

    def __init__(
        self, hub: Hub, *, merges: Mapping[str, str], organisations: Iterable[str]
    ) -> None:
        self._merges = {key_of(other): key_of(kept) for other, kept in merges.items()}
        self._kept_names = {key_of(kept): kept for kept in merges.values()}
        self._organisations = {key_of(name) for name in organisations}
        self._known = _known_members(hub)
        self._taken = hub.member_ids
        self._by_key: dict[str, Person] = {}

    def add(self, named: Named, *, count: int = 1, bio: str = "") -> Person:
        """Remember that somebody is named, and return who that is."""
        key = self._key(named.name)
        known = self._known.get(key)
        if known is not None:
            key = f"id:{known.id}"
        person = self._by_key.setdefault(key, Person(known=known, id=known.id if known else ""))
        person.spellings[named.name] += count
        person.preferred = person.preferred or self._kept_names.get(key, "")
        person.url = person.url or (named.url if re.match(r"https?://", named.url) else "")
        person.bio = person.bio or bio
        is_group = key_of(named.name) in self._organisations or _GROUP_WORDS.search(named.name)
        person.is_organisation = person.is_organisation or bool(is_group)
        return person

    def give_ids(self) -> None:
        """Give everybody an id; which one depends on the names alone, not on their order."""
        for person in sorted(self._by_key.values(), key=lambda person: person.name):
            if not person.id:
                person.id = unique_slug(slug_for_name(person.name), self._taken)
                self._taken.add(person.id)

    def find(self, name: str) -> Person | None:
        """Return whom a name means."""
        key = self._key(name)
        known = self._known.get(key)
        return self._by_key.get(f"id:{known.id}" if known else key)

    def __iter__(self) -> Iterator[Person]:
        return iter(sorted(self._by_key.values(), key=lambda person: person.name))

    def likely_same(self) -> tuple[LikelySame, ...]:
        """Return pairs of names that may be one person spelt in two ways."""
        spelt = [_Spelt.of(person) for person in self]
        by_words: dict[tuple[str, ...], list[_Spelt]] = defaultdict(list)
        for one in spelt:
            by_words[tuple(sorted(one.words))].append(one)
        pairs = [pair for group in by_words.values() for pair in combinations(group, 2)]
        unlike = (
            (one, other) for one, other in combinations(spelt, 2) if _may_be_alike(one, other)
        )
        pairs += [pair for pair in unlike if sorted(pair[0].words) != sorted(pair[1].words)]
        return tuple(
            sorted((_ranked(*pair) for pair in pairs), key=lambda same: (same.commoner, same.rarer))
        )

    def _key(self, name: str) -> str:
        key = key_of(name)
        return self._merges.get(key, key)


def name_fields(name: str) -> dict[str, object]:
    """Return what a record says of a name: of a Chinese one also its parts."""
    fields: dict[str, object] = {"name": name}
    family, given = split_name(name)
    if family:
        fields |= {"given_name": given, "family_name": family, "name_order": "family_first"}
        # Written out only where a plain dictionary reads the family name otherwise.
        if slug_for(family) != slug_for_name(name).split("-")[0]:
            fields["sort_name"] = reading_of_name(name)
    return fields


def key_of(name: str) -> str:
    """Return what is the same for all spellings that differ by width, case or spaces alone."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    words = plain.replace(".", " ").split()
    return ("" if any(char > "\u2e80" for char in plain) else " ").join(words)


def _known_members(hub: Hub) -> dict[str, Member]:
    known: dict[str, Member] = {}
    for member in hub.members.values():
        target = hub.members.get(member.merged_into or "", member)
        for name in (member.name, *(alias.name for alias in member.aliases)):
            known.setdefault(key_of(name), target)
    return known


@dataclass(frozen=True, slots=True)
class _Spelt:
    """A person with what names are compared by."""

    person: Person
    name: str
    words: tuple[str, ...]
    is_chinese: bool

    @classmethod
    def of(cls, person: Person) -> "_Spelt":
        name = person.name
        words = tuple(slug_for_name(name).split("-"))
        return cls(person, name, words, bool(split_name(name)[0]))


def _ranked(one: _Spelt, other: _Spelt) -> LikelySame:
    rarer, commoner = sorted(
        (one, other), key=lambda spelt: (spelt.person.spellings.total(), spelt.name)
    )
    return LikelySame(rarer.name, commoner.name)


def _may_be_alike(one: _Spelt, other: _Spelt) -> bool:
    if one.person.is_organisation or other.person.is_organisation:
        # An office of a group, say: the one name begins with the other.
        short, long = sorted((one.name, other.name), key=len)
        return len(short) > 3 and long.startswith(short)  # noqa: PLR2004 - longer than most personal names
    if one.is_chinese and other.is_chinese:
        return False
    if one.is_chinese or other.is_chinese:
        chinese, latin = (one, other) if one.is_chinese else (other, one)
        return (
            len(latin.words) == 1
            and len(split_name(chinese.name)[1]) > 1
            and latin.words[0] == chinese.words[-1]
        )
    return len(one.words) > 1 < len(other.words) and _same_latin_name(one.words, other.words)


def _same_latin_name(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether family names agree and given names may: `Terry` and `Terence`, `A.` and `Alice`."""
    if left[-1] == right[-1]:
        first, second = sorted((left[0], right[0]), key=len)
        is_start = second.startswith(first[:3] if len(first) > 1 else first)
        return is_start or SequenceMatcher(None, first, second).ratio() >= _GIVEN_NAMES_ALIKE
    one, other = " ".join(left), " ".join(right)
    if one[0] != other[0] or min(len(one), len(other)) <= _SHORT:
        return False
    return SequenceMatcher(None, one, other).ratio() >= _ALIKE
