"""Finding what is kept in a text, whoever wrote it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from commonplace.model.claims import address_key
from commonplace.privacy.secrets import Kind, Secret, Secrets

_EAST = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_WORD = rf"[^\W_{_EAST}]"
"""A letter of a script that puts spaces between words."""
_GAP = r"(?:[\s_+\-.,·]|<[^<>]{0,80}>){1,6}"
_OPENS = re.compile(r"(?:^|[>\"'\n,;|=/、，：:{(]|\\,)[ \t]*$")
_CLOSES = re.compile(r"[ \t]*(?:$|[<\"'\n,;|&/#?、，:})]|\\[,;n])")
_REACH = 20
_LOCAL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+$")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*")
_LETTER = re.compile(r"[^\W_]")
_HASH = re.compile(r"(?<![0-9a-f])(?:[0-9a-f]{64}|[0-9a-f]{32})(?![0-9a-f])")
_HEX = bytes(0x30 if code in b"0123456789abcdef" else 0x2D for code in range(256))
_HASHED = b"0" * 32
_LONGEST_LOCAL, _LONGEST_DOMAIN = 64, 255


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a secret stands in a text."""

    secret: Secret
    start: int
    end: int


class _Needle(NamedTuple):
    """A secret, a part of it without which it is not there, and what finds it in small letters."""

    secret: Secret
    part: str
    pattern: re.Pattern[str]


class Finder:
    """Finds secrets in texts. A text is undone first, see `encodings`."""

    def __init__(self, secrets: Secrets) -> None:
        self._secrets = secrets
        self._known: dict[str, Secret | None] = {}
        needles = [
            _Needle(secret, _part(secret), _pattern(secret))
            for secret in secrets.texts
            if _LETTER.search(secret.text)
        ]
        self._lowered = _ascii_lowered if all(map(_is_plain, needles)) else _lowered
        self._by_core = _by_core(needles)

    def hits(self, text: str) -> Iterator[Hit]:
        """Yield each place of each secret; of a word that could be any word, where it is alone."""
        small = self._lowered(text)
        for secret, part, pattern in self._in_question(small):
            if part in small:
                for found in pattern.finditer(small):
                    if not secret.is_common or _is_alone(small, *found.span()):
                        yield Hit(secret, *found.span())
        if self._secrets.addresses:
            yield from self._addresses(small)

    def any_words(self, text: str) -> Iterator[Hit]:
        """Yield each place where a word that could be any word stands in a text at all."""
        small = self._lowered(text)
        for secret, part, pattern in self._in_question(small):
            if secret.is_common and part in small:
                for found in pattern.finditer(small):
                    yield Hit(secret, *found.span())

    def suspects(self, text: str) -> bool:
        """Whether a text that is a part of another holds anything that makes the whole doubtful.

        That may be a single word of a name, whose other words stand on another line.
        """
        small = self._lowered(text)
        for secret, part, pattern in self._in_question(small):
            if part in small:
                if not secret.is_common:
                    return True
                if any(_is_alone(small, *found.span()) for found in pattern.finditer(small)):
                    return True
        return next(self._addresses(small), None) is not None

    def _in_question(self, text: str) -> Iterator[_Needle]:
        """Yield what may be in a text, in a third less time than by looking for each part."""
        for core, needles in self._by_core.items():
            if core in text:
                yield from needles

    def _addresses(self, text: str) -> Iterator[Hit]:
        at = text.find("@")
        while at >= 0:
            before = _LOCAL.search(text, max(0, at - _LONGEST_LOCAL), at)
            after = _DOMAIN.match(text, at + 1, at + 1 + _LONGEST_DOMAIN)
            if before and after:
                yield from self._address(before[0], after[0], at)
            at = text.find("@", at + 1)
        # A hash is rare, a letter that could be of one is not.
        if _HASHED in text.encode("utf-8", "replace").translate(_HEX):
            for found in _HASH.finditer(text):
                if (owner := self._secrets.addresses.get(found[0])) is not None:
                    yield Hit(Secret(owner, Kind.ADDRESS, found[0]), *found.span())

    def _address(self, local: str, domain: str, at: int) -> Iterator[Hit]:
        """Yield the address around a sign."""
        written = f"{local}@{domain}"
        if written not in self._known:
            self._known[written] = self._inside(local, domain)
        if known := self._known[written]:
            start = at - len(local) + written.index(known.text)
            yield Hit(known, start, start + len(known.text))

    def _inside(self, local: str, domain: str) -> Secret | None:
        """Return the address that is kept, also where something stands close to it."""
        starts = [0, *(found.end() for found in re.finditer(r"[^\w.+-]", local))]
        ends = [len(domain), *(found.start() for found in re.finditer(r"\.", domain))][::-1]
        for start, end in product(starts, ends):
            address = f"{local[start:]}@{domain[:end]}"
            owner = self._secrets.addresses.get(address_key(address))
            if start < len(local) and owner is not None:
                return Secret(owner, Kind.ADDRESS, address)
        return None


def _by_core(needles: Iterable[_Needle]) -> dict[str, list[_Needle]]:
    """Return needles by the shortest part in their own: without it, none of them is in a text."""
    found: dict[str, list[_Needle]] = {}
    for needle in sorted(needles, key=lambda one: len(one.part)):
        core = next((core for core in found if core in needle.part), needle.part)
        found.setdefault(core, []).append(needle)
    return found


def _pattern(secret: Secret) -> re.Pattern[str]:
    """Return what finds a secret: its words with whatever may stand between them."""
    text = secret.text.lower()
    written = _GAP.join(map(re.escape, text.split())) if _has_gaps(secret) else re.escape(text)
    before, after = _boundary(text[0], ahead=False), _boundary(text[-1], ahead=True)
    if secret.kind is Kind.PAGE:
        after = r"(?![\w-])"
    return re.compile(f"{before}{written}{after}")


def _part(secret: Secret) -> str:
    words = secret.text.lower().split() if _has_gaps(secret) else [secret.text.lower()]
    return max(words, key=len)


def _has_gaps(secret: Secret) -> bool:
    return secret.kind is Kind.NAME and not secret.is_common


def _boundary(letter: str, *, ahead: bool) -> str:
    """Return the edge of a word, where the script of `letter` has words."""
    if not re.fullmatch(_WORD, letter):
        return ""
    return f"(?!{_WORD})" if ahead else f"(?<!{_WORD})"


def _is_alone(text: str, start: int, end: int) -> bool:
    before = _OPENS.search(text[max(0, start - _REACH) : start])
    return bool(before and _CLOSES.match(text, end))


def _is_plain(needle: _Needle) -> bool:
    """Whether a secret has no letters of two sizes but those of ASCII."""
    text = needle.secret.text
    small, large = text.lower(), text.upper()
    return small == _ascii_lowered(text) and _ascii_lowered(large) == small


def _ascii_lowered(text: str) -> str:
    """As `_lowered`, for letters of ASCII alone, in half the time."""
    return text.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")


def _lowered(text: str) -> str:
    """Return a text in small letters, each in its place: only İ would become two."""
    return text.replace("\u0130", "i").lower()
