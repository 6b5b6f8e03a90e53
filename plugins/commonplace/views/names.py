"""How names are looked for: letters without accents, and pinyin for Chinese."""

import re
import unicodedata

from commonplace.model import Member
from commonplace.slugs import split_name
from commonplace.surnames import READINGS

HAN_RUN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇]+")
_FOLDED_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l"})


def folded(text: str) -> str:
    """Return a text in small letters without accents, so that `Zoë` and `zoe` are one."""
    plain = unicodedata.normalize("NFKD", text)
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return bare.casefold().translate(_FOLDED_LETTERS)


def syllables(name: str) -> str:
    """Return how a name is spoken, a space between syllables: `林小满` → `lin xiao man`.

    Surnames are read as surnames are. Empty where there is nothing to be spelt.
    """
    if not HAN_RUN.search(name):
        return ""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - a large table, needed by few commands

    family, given = split_name(name)
    parts = [family, given] if family else [name]
    spelt = [READINGS.get(part) or " ".join(lazy_pinyin(part)) for part in parts]
    return " ".join(re.findall(r"\w+", folded(" ".join(spelt))))


def other_names(member: Member) -> tuple[str, ...]:
    """Return what else a public member may be found by: other names that are shown, and pinyin.

    A former name that is not to be shown is not among them, nor anything of who shows a name alone.
    """
    if not member.is_public:
        shown: list[str] = [member.name]
    else:
        parts = [member.given_name, member.family_name, member.sort_name, *member.shown_aliases]
        shown = [member.name, *(part for part in parts if part)]
    spelt = [*(syllables(name) for name in shown), *shown[1:]]
    known = {folded(member.name)}
    found = []
    for name in spelt:
        key = folded(name)
        if key and not any(_leads_to(key, other) for other in known):
            known.add(key)
            found.append(name)
    return tuple(found)


def _leads_to(key: str, other: str) -> bool:
    """Whether looking for `key` finds `other` already."""
    if not key.isascii():
        return key in other
    joined = "".join(key.split())
    return f" {other}".find(f" {key}") >= 0 or "".join(other.split()) == joined
