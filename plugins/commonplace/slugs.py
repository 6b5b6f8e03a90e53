"""Ids out of titles and names: pinyin for Chinese, letters without accents for the rest.

An id stands in addresses and names a file, so it is plain ASCII, never empty and never one that
the site or Windows keeps for itself. The same text always gives the same id.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable

from commonplace.addresses import is_reserved_id
from commonplace.surnames import COMPOUND_SURNAMES, READINGS, SURNAMES

LONGEST_SLUG = 60

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇"
_HAN_RUN = re.compile(f"[{_HAN}]+")
_HAN_NAME = re.compile(f"[{_HAN}]{{2,4}}")
_LONGEST_PLAIN_NAME = 3
_WITHOUT_DECOMPOSITION = str.maketrans({
    "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d",
    "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ł": "l", "Ł": "l", "ı": "i", "’": "", "'": "",
})  # fmt: skip


def slug_for(text: str, fallback: str = "t") -> str:
    """Return an id for a title: `田野 notes` → `tian-ye-notes`.

    A text in letters that cannot be spelt in ASCII gets `fallback` and a short fingerprint.
    """
    spelt = _HAN_RUN.sub(lambda han: f" {' '.join(_pinyin(han[0]))} ", _folded(text))
    return _finished(spelt, text, fallback)


def slug_for_name(name: str, fallback: str = "m") -> str:
    """Return an id for a person or group: `林小满` → `lin-xiaoman`, `Ann Lee` → `ann-lee`."""
    return _finished(reading_of_name(name), name, fallback)


def reading_of_name(name: str) -> str:
    """Return how a name is spelt in Latin letters, the family name first where it stands first."""
    family, given = split_name(name)
    if not family:
        return _HAN_RUN.sub(lambda han: f" {' '.join(_pinyin(han[0]))} ", _folded(name)).strip()
    return f"{READINGS.get(family) or ''.join(_pinyin(family))} {''.join(_pinyin(given))}"


def split_name(name: str) -> tuple[str, str]:
    """Return family and given name of a Chinese personal name, else two empty texts."""
    plain = "".join(_normal(name).split())
    if not _HAN_NAME.fullmatch(plain):
        return "", ""
    if plain[:2] in COMPOUND_SURNAMES and len(plain) > len(plain[:2]):
        return plain[:2], plain[2:]
    if plain[0] in SURNAMES and len(plain) <= _LONGEST_PLAIN_NAME:
        return plain[0], plain[1:]
    return "", ""


def unique_slug(slug: str, taken: Iterable[str]) -> str:
    """Return `slug`, or with the first free number behind it: `slug-2`."""
    known = set(taken)
    number, unique = 1, slug
    while unique in known:
        number += 1
        unique = slug_with(slug, str(number))
    return unique


def slug_with(slug: str, ending: str) -> str:
    """Return `slug` with an ending of its own, the whole no longer than an id may be."""
    return f"{_cut(slug, LONGEST_SLUG - len(ending) - 1)}-{ending}"


def _finished(spelt: str, text: str, fallback: str) -> str:
    plain = spelt.encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    lost = sum(char.isalnum() and not char.isascii() for char in spelt)
    if not slug or lost > sum(char.isalnum() for char in plain):
        digest = hashlib.sha256(_normal(text).encode("utf-8", "replace")).hexdigest()
        slug = f"{fallback}-{digest[:6]}"
    slug = _cut(slug, LONGEST_SLUG)
    return f"{slug}-1" if is_reserved_id(slug) else slug


def _cut(slug: str, length: int) -> str:
    """Shorten at a hyphen where there is one."""
    if len(slug) <= length:
        return slug
    return slug[: length + 1].rpartition("-")[0] or slug[:length]


def _normal(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _folded(text: str) -> str:
    """Take accents and the like away; letters without an ASCII form stay what they are."""
    decomposed = unicodedata.normalize("NFD", _normal(text).translate(_WITHOUT_DECOMPOSITION))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", bare)


def _pinyin(han: str) -> list[str]:
    # Imported when first needed: its tables take half a second, and most commands spell nothing.
    from pypinyin import lazy_pinyin  # noqa: PLC0415

    syllables = [found for found in lazy_pinyin(han, errors="ignore") if found.isascii()]
    if len(syllables) != len(han):
        return syllables
    # Behind 之 and at the end of a name it is the city (du), never the adverb (dou).
    return [
        "du" if is_city else syllable
        for syllable, is_city in zip(syllables, _cities(han), strict=True)
    ]


def _cities(han: str) -> list[bool]:
    last = len(han) - 1
    return [
        char == "都" and index > 0 and (index == last or han[index - 1] == "之")
        for index, char in enumerate(han)
    ]
