"""What two spellings of one name have in common, whatever the script and the order."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from commonplace.model.claims import name_key
from commonplace.slugs import reading_of_name, split_name
from commonplace.views.names import HAN_RUN, folded

_INSIDE = re.compile(r"[(（\[【]([^()（）\[\]【】]*)[)）\]】]")
_INNER_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 4
_SHORTEST_GIVEN = 5
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Readings:
    """The ways a name can be read; `full` ones have more than one part, `single` ones have one.

    `chinese` are the whole names in it that are written in Chinese, and `given` what somebody of
    this name may be called among friends.
    """

    exact: frozenset[str]
    full: frozenset[str]
    single: frozenset[str]
    chinese: frozenset[str]
    given: frozenset[str]


@cache
def readings(name: str) -> Readings:
    """Return how a name, or a handle, can be read.

    >>> sorted(readings("Bowen Lei 雷博文").full)
    ['bowenlei', 'leibowen']
    """
    plain = unicodedata.normalize("NFKC", name)
    full: set[str] = set()
    single: set[str] = set()
    given: set[str] = set()
    chinese = {run for run in HAN_RUN.findall(plain.replace(" ", "")) if split_name(run)[0]}
    for words in (*_latin(plain), *(reading_of_name(run).split() for run in chinese)):
        orders = {"".join(order) for order in _orders(words)}
        (full if len(words) > 1 else single).update(orders)
        if len(words) > 1:
            given |= {word for word in words if len(word) >= _SHORTEST_GIVEN}
    exact = {name_key(name), *chinese} - {""}
    long = [{text for text in texts if len(text) >= _SHORTEST} for texts in (full, single)]
    return Readings(frozenset(exact), *map(frozenset, (*long, chinese, given)))


def parts_of(name: str) -> tuple[str, ...]:
    """Return the names that a name in two scripts holds: `孔令仁` of `Lingren Kong（孔令仁）`."""
    plain = unicodedata.normalize("NFKC", name)
    chinese = sorted(readings(name).chinese, key=plain.find)
    if not chinese:
        return (" ".join(name.split()),)
    letters = HAN_RUN.sub(" ", plain)
    text = " ".join(_INSIDE.sub(" ", letters).split())
    return (*chinese, text) if len(_WORD.findall(text)) > 1 else tuple(chinese)


def are_alike(one: str, other: str) -> bool:
    """Whether two whole names are read alike, or the one has all words of the other."""
    if readings(one).full & readings(other).full:
        return True
    first, second = ({word for words in _latin(name) for word in words} for name in (one, other))
    return bool(first and second) and (first <= second or second <= first)


def _latin(name: str) -> Iterator[list[str]]:
    """Yield the words of a name in letters, without what is Chinese, and without asides."""
    letters = _INNER_CAPITAL.sub(" ", HAN_RUN.sub(" ", name))
    for text in dict.fromkeys((_INSIDE.sub(" ", letters), *_INSIDE.findall(letters), letters)):
        words = _WORD.findall(folded(text))
        if words and len(words) <= _MOST_WORDS:
            yield words


def _orders(words: list[str]) -> Iterator[list[str]]:
    """Yield the words as they stand, and with the family name first or last."""
    yield words
    yield [words[-1], *words[:-1]]
    yield [*words[1:], words[0]]
