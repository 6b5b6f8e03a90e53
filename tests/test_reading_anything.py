"""Whatever anybody sends: it is read or refused with a reason, stops nobody, and speaks to no log.

A few hundred examples here; `scripts/fuzz` makes up more until its time is over.
"""

import os
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonplace.documents import read_document
from commonplace.language import language
from commonplace.load import load_hub
from commonplace.model import COLLECTIONS, Hub
from commonplace.model.record import Source
from commonplace.problems import printable
from commonplace.problems.reports import FORMATS, Report, Sources
from commonplace.schema import read_record
from commonplace.schema.examples import yaml_line
from commonplace.settings import Settings
from tests.hubs import DOT

ENGLISH = language("en")
GOOD = {
    "members/ada.md": "---\nname: Ada\n---\n",
    "columns/notes/index.md": "---\ntitle: Notes\ndescription: Notes.\neditors: [ada]\n---\n",
    "columns/notes/good.md": "---\ntitle: A\nauthors: [ada]\ndate: 2026-05-12\n---\nWords.\n",
}
FIELDS = sorted({field for model in COLLECTIONS.values() for field in model.model_fields})

BITS = st.sampled_from(
    [
        *"[](){}<>!`~*_-+=#|:;'\"\\/&$^%.,@?a1é林 \n\t\r\0",
        "\u202e", "\u200b", "\ufeff", "\U0001f600", "\x1b[2J", "\n::add-mask::x\n", "##[group]",
        "---\n", "```\n", "](", "]: ", "<a ", "    ", "\n\n", "$$", "\\[", "{{ x }}", "&#x202e;",
        "javascript:x", "2026-05-12", "[ada]", "null", "!!python/x", "&a ", "*a ",
    ]
)  # fmt: skip
TEXT = st.lists(BITS, max_size=30).map("".join)
LINES = st.tuples(st.sampled_from([*FIELDS, "x"]), TEXT).map(lambda pair: f"{pair[0]}: {pair[1]}\n")
FRONT = st.lists(LINES, max_size=6).map("".join) | TEXT
FILE = st.builds(
    lambda front, body: f"---\n{front}---\n{body}".encode("utf-8", "surrogatepass"), FRONT, TEXT
) | st.binary(max_size=60)
PLACES = st.sampled_from(
    [
        "columns/notes/x.md", "columns/notes/x/index.md", "members/x.md", "events/x.md",
        "competitions/x/index.md", "competitions/x/entries/y/index.md", "credits/x.yml",
        "competitions/x/ballots/ada.yml", "competitions/x/polls/z.yml", "events/x/questions/q.md",
        "competitions/x/awards/first.yml", "columns/notes/dot.png",
    ]
)  # fmt: skip
NAMES = st.lists(
    st.sampled_from(
        [*"aA1-_. ~:|<>*\\\n\u202e\u0301éÉ林\ud83d\udcff", "index", ".md", "con", ".git", "a" * 90]
    ),
    min_size=1,
    max_size=6,
).map("".join)


NOT_FOR_LOGS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]")


def load(files: Mapping[str, bytes]) -> tuple[Hub, list[str]]:
    """Load a hub of three good files and these; return it, and what else became of it."""
    folder = Path(tempfile.mkdtemp())
    try:
        submissions = folder / "member_submissions"
        for name, data in {**{name: text.encode() for name, text in GOOD.items()}, **files}.items():
            path = submissions / os.fsdecode(os.fsencode(name))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        hub = load_hub(folder, Settings())
        report = Report(hub.problems, ENGLISH, checked=4, lines=Sources(folder))
        return hub, [form(report) for form in FORMATS.values()]
    finally:
        shutil.rmtree(folder)


def read_of(hub: Hub) -> set[str]:
    """Return the files that a hub has read."""
    records = (record for kind in COLLECTIONS for record in hub.of(kind).values())
    return {*(record.source.uri for record in records), *(asset.uri for asset in hub.assets)}


def assert_read_or_refused(hub: Hub, uri: str) -> None:
    """Hold that a file is published, or refused and an error says why."""
    read = read_of(hub)
    wrong = {problem.path for problem in hub.problems if problem.is_error}
    assert (uri in read) != (f"member_submissions/{uri}" in wrong)
    assert (uri in hub.refused) == (f"member_submissions/{uri}" in wrong)


def assert_silent(reports: list[str]) -> None:
    """Hold that nothing in a report is an order to a terminal or to a forge."""
    for shown in reports:
        assert not re.search(
            r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]", shown
        )
        assert "##[" not in shown
        for line in shown.split("\n"):
            if line.lstrip().startswith("::"):
                assert re.match(r"::(?:error|warning) file=member_submissions", line)


@given(PLACES, FILE)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_file_is_read_or_refused_and_the_others_stay(place: str, data: bytes) -> None:
    hub, reports = load({place: data})
    assert_read_or_refused(hub, place)
    assert {"ada"} <= hub.members.keys()
    assert {"notes/good"} <= hub.articles.keys()
    assert_silent(reports)


@pytest.mark.skipif(os.name == "nt", reason="Windows holds few of these names")
@given(st.sampled_from(["", "columns/", "columns/notes/", "members/", "events/"]), NAMES, NAMES)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_name_is_read_or_refused_and_the_others_stay(folder: str, one: str, two: str) -> None:
    pictures = [f"{folder}{name}.gif" for name in (one, one.swapcase(), f"{two}x/{one}")]
    names = [*filter(is_a_name, (f"{folder}{one}.md", *pictures))]
    article = b"---\ntitle: A\n---\n"
    files = {name: DOT.encode() if name in pictures else article for name in names}
    hub, reports = load(files)
    assert {"ada"} <= hub.members.keys()
    assert {"notes/good"} <= hub.articles.keys()
    assert_silent(reports)
    read = read_of(hub)
    assert len({unicodedata.normalize("NFC", uri).casefold() for uri in read}) == len(read)
    for uri in read:
        assert uri.isprintable(), uri
        assert not {*uri} & {*'<>:"|?*\\'}, uri
    known = {*read, *hub.refused}
    for name in names:
        way = PurePosixPath(printable(name))
        assert {way.as_posix(), *(part.as_posix() for part in way.parents)} & known, name


def is_a_name(path: str) -> bool:
    """Whether a system may hold a file of this path, and it is not one of the good ones."""
    try:
        return len(os.fsencode(path)) < 240 and path not in GOOD and "/._" not in f"/{path}"
    except UnicodeEncodeError:
        return False


EXAMPLES = [
    (collection, field, example)
    for collection, model in COLLECTIONS.items()
    for field, info in model.model_fields.items()
    for example in (info.examples or [])[:1]
]


HEAVY = [
    "(MIT OR " * 1500,
    "(" * 250,
    "mailto:a@" + "." * 12_000 + "@",
    "a@" + "." * 12_000 + "@",
    "a" + " " * 12_000 + "<",
    "FREQ=DAILY;BYDAY=" + "MO," * 4000,
    "https://" + "a." * 6000 + "!",
    "1" * 12_000,
    "林" * 4000,
]


@pytest.mark.parametrize(("collection", "field", "example"), EXAMPLES)
def test_no_field_stops_at_what_is_too_much(collection: str, field: str, example: Any) -> None:
    for text in HEAVY:
        errors(collection, field, [text] if isinstance(example, list) else text)


def poisoned(value: Any) -> Iterator[Any]:
    """Yield a value with a sign of direction in each text of it, in turn."""
    if isinstance(value, str):
        yield f"{value[:1]}\u202e{value[1:]}"
    elif isinstance(value, list):
        for index, item in enumerate(value):
            for worse in poisoned(item):
                yield [*value[:index], worse, *value[index + 1 :]]
    elif isinstance(value, dict):
        for name, item in value.items():
            for worse in poisoned(item):
                yield {**value, name: worse}


def errors(collection: str, field: str, value: Any) -> set[tuple[str, str]]:
    text = f"---\n{yaml_line(field, value)}\n---\n"
    document, problems = read_document("x.md", text.encode())
    if document is not None:
        source = Source("x.md", "x.md", "x", places=document.places)
        problems += read_record(document, COLLECTIONS[collection], source)[1]
    return {(found.code, str(found.values)) for found in problems if found.is_error}


@pytest.mark.parametrize(("collection", "field", "example"), EXAMPLES)
def test_no_field_takes_a_sign_that_nobody_sees(collection: str, field: str, example: Any) -> None:
    before = errors(collection, field, example)
    for value in poisoned(example):
        assert errors(collection, field, value) - before, value
