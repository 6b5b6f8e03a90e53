"""Fingerprints are the same for values that nothing tells apart, and for no others."""

import os
import subprocess
import sys
from collections import Counter, namedtuple
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import Enum, StrEnum
from fractions import Fraction
from functools import partial
from itertools import combinations
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from commonplace.model import Guest
from commonplace.trust import fingerprints
from commonplace.trust.fingerprints import Fingerprints, fingerprint
from tests.hubs import ADA, NOTES, article, write_hub

_PATH = "columns/notes/a.md"
_SHANGHAI = ZoneInfo("Asia/Shanghai")
_BERLIN = ZoneInfo("Europe/Berlin")
_NO_ZONE = datetime(2026, 1, 2)  # noqa: DTZ001 - of no zone, on purpose
_TWICE = datetime(2026, 10, 25, 2, 30, tzinfo=_BERLIN)


@dataclass(frozen=True)
class Place:
    """A place."""

    name: str
    beside: Any = None
    unseen: Any = field(default=None, compare=False)


@dataclass(frozen=True)
class Other:
    """Like a place."""

    name: str
    beside: Any = None
    unseen: Any = field(default=None, compare=False)


class Saying:
    """Says what it is, and not what it has found out since."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.length: int | None = None

    def __getstate__(self) -> str:
        return self._name


@dataclass
class Changing:
    """Not frozen."""

    name: str


class Colour(Enum):
    """A colour."""

    RED = "red"


class Word(StrEnum):
    """A word."""

    RED = "red"


Pair = namedtuple("Pair", ["first", "second"])  # noqa: PYI024 - old code has them

DIFFERENT: list[Any] = [
    *(None, "", "None", 0, 1, 0.0, -0.0, 1.0, True, False, b"", b"1", "1", Decimal(1), Fraction(1)),
    *((), [], {}, set(), frozenset(), ((),), [()], ("",), (None,), MappingProxyType({}), Counter()),
    *(("ab", "c"), ("a", "bc"), ("abc",), ("a", ("b", "c")), ("a", "b", "c"), ["a", "b", "c"]),
    *({"a": "b"}, {"b": "a"}, {"a": 1, "b": 2}, {"b": 2, "a": 1}, ("a", 1, "b", 2), {1: ""}),
    *({"a"}, {"a", "b"}, frozenset({"a"}), "u1;a", Decimal("1.0"), float("inf"), float("nan")),
    *(Markup("a"), "a", Colour.RED, Word.RED, "red", Pair(1, 2), (1, 2), PurePosixPath("a")),
    *(date(2026, 1, 2), "2026-01-02", _NO_ZONE, time(0), timedelta(1), timedelta(0, 1)),
    *(datetime(2026, 1, 2, tzinfo=UTC), datetime(2026, 1, 2, tzinfo=ZoneInfo("UTC"))),
    *(datetime(2026, 1, 2, 8, tzinfo=_SHANGHAI), datetime(2026, 1, 2, 1, tzinfo=_BERLIN)),
    *(datetime(2026, 1, 2, 8, tzinfo=timezone(timedelta(hours=8))), _TWICE, _TWICE.replace(fold=1)),
    *(datetime(2026, 1, 2, 8, tzinfo=timezone(timedelta(hours=8), "UTC+08:00!")), UTC, _BERLIN),
    *(Place("a"), Place(""), Other("a"), Place("a", Place("a")), Place("a", None, "b")),
    *(
        Place("a", "b"),
        Place("a", Other("a")),
        Changing("a"),
        Saying("a"),
        Saying("b"),
        Place,
        Other,
        fingerprints,
        len,
    ),
    *(fingerprint, partial(fingerprint, 1), partial(fingerprint, 2), partial(fingerprint, value=1)),
    *(Guest(name="Ann"), Guest(name="Ann", url="https://example.org/"), Guest(name="Bo")),
]


def test_different_values_have_different_fingerprints() -> None:
    named = [(value, found) for value in DIFFERENT if (found := fingerprint(value))]

    assert len(named) == len(DIFFERENT) - 1  # `len` has none
    for (one, first), (two, second) in combinations(named, 2):
        assert first != second, (one, two)


def test_what_a_file_says_below_its_front_matter_is_part_of_a_record(tmp_path: Path) -> None:
    def told(folder: str, body: str) -> str | None:
        hub = write_hub(tmp_path / folder, {**ADA, **NOTES, _PATH: article(body=body)})
        found = hub.articles["notes/a"]
        assert found.key  # a property that is cached changes nothing
        return fingerprint(found)

    assert told("one", "Text") == told("two", "Text")
    assert None is not told("one", "Text") != told("three", "Other text")


@pytest.mark.parametrize(
    "value",
    [
        (number for number in range(2)),
        lambda: 1,
        object(),
        iter(()),
        Place("a", lambda: 1),
        Place("a", unseen=[object()]),
        partial(lambda: 1),
        {"a": {"b": (1, object())}},
        datetime(2026, 1, 2, tzinfo=type("Zone", (type(_BERLIN),), {})("Europe/Berlin")),
    ],
)
def test_what_cannot_be_told_by_its_parts_has_none(value: Any) -> None:
    assert fingerprint(value) is None


def test_what_holds_itself_has_none() -> None:
    endless: list[Any] = []
    endless.append(endless)

    assert fingerprint(endless) is None


def test_who_says_what_it_is_is_believed() -> None:
    one, two = Saying("a"), Saying("a")
    one.length = 1

    assert fingerprint(one) == fingerprint(two)


def test_what_can_change_is_looked_at_each_time() -> None:
    known = Fingerprints()
    changing, things = Changing("a"), ["a"]
    before = known.of((changing, things))
    changing.name = "b"
    named = known.of((changing, things))
    things.append("b")

    assert len({before, named, known.of((changing, things))}) == 3


def test_an_object_that_was_looked_at_is_found_again() -> None:
    inner = Place("inner")
    known, again = Fingerprints(), Fingerprints()
    known.of([{"a": (Place("outer", inner),)}])
    name = known.name_of(inner)

    assert name is not None
    assert known.seen(name) is inner
    assert again.seen(name) is None
    assert again.name_of(Place("inner")) == name
    assert known.name_of("inner") is None


_LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | st.sampled_from([0.0, -0.0, 1.0, 1.5])
    | st.text("ab;1u", max_size=3)
    | st.binary(max_size=2)
)
_KEYS = st.text("ab", max_size=2) | st.integers(0, 2)
_VALUES = st.recursive(
    _LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(_KEYS, inner, max_size=3)
        | st.builds(Place, st.text("ab", max_size=2), inner)
    ),
    max_leaves=6,
)


@given(_VALUES, _VALUES)
def test_equal_fingerprints_mean_equal_values(one: Any, two: Any) -> None:
    assert (fingerprint(one) == fingerprint(two)) == (_spelt(one) == _spelt(two))
    assert fingerprint((one, two)) != fingerprint([one, two])


def _spelt(value: Any) -> str:
    """Return how a value is spelt, which tells these apart: types, order, the sign of zero."""
    return repr(value)


def test_fingerprints_are_the_same_in_every_process() -> None:
    code = (
        "from commonplace.trust.fingerprints import fingerprint\n"
        "print(fingerprint({'a', 'b', 'c', 'd'}), fingerprint(frozenset(range(9))))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in "12"
    }

    assert len(said) == 1
