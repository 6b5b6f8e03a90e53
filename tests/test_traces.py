"""Pages that are kept are the pages that would be written, whatever was changed meanwhile."""

import json
import shutil
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mkdocs.commands.build import build as reference
from mkdocs.config import load_config

from commonplace.model import EventHistory, Histories
from commonplace.pages.environment import TEMPLATES
from commonplace.pages.generated import GeneratedPage
from commonplace.pages.site import generate, pages_by
from commonplace.pages.traces import kept as keeping
from commonplace.pages.traces import rules, trace
from commonplace.pages.traces.asking import Asking
from commonplace.pages.traces.kept import KeptPages
from commonplace.pages.writer import Writer
from commonplace.trust.fingerprints import Fingerprints
from commonplace.trust.store import Store
from commonplace.views import Edition
from mkdocs_commonplace.build.crew import Crew
from mkdocs_commonplace.build.driver import build
from tests.hubs import NOTES, article, edition, event, write_hub
from tests.showcases import CONFIG, SHOWCASE, entry
from tests.test_chinese_pages import CHINESE_HUB
from tests.test_questions import ASK, asked, question

NOW = "2026-05-20T12:00"
_WHY = "events/ask/questions/why.md"

FILES: dict[str, str] = {
    **{name: dedent(text).lstrip() for name, text in CHINESE_HUB.items()},
    **SHOWCASE,
    **NOTES,
    "columns/notes/one.md": article(
        "One", "See [two](two.md), [e](../../events/e.md).", tags="[x]"
    ),
    "columns/notes/two.md": article(
        "Two", tags="[x]", translation_of="bi-ji/xin", expires="2026-05-21"
    ),
    **ASK,
    **asked(why=question(), how=question("How?", "So.", tags="[x]", lang="zh")),
    "events/e.md": event("Evening", speakers="[ada, {name: A Guest}]", tags="[x]"),
    "events/w.md": event(
        "Weekly",
        rrule="FREQ=WEEKLY;COUNT=4",
        organizers="[ada]",
        overrides="[{occurrence: 2026-05-14T19:30, recordings: [{url: 'https://hub.test/r'}]}]",
        series="weekly",
    ),
}
"""A hub in which every kind of page is, some of it in another language than the page."""


@dataclass(frozen=True)
class State:
    """A hub as it is on a day: its files, its configuration, the moment, the language seen.

    What is not committed is as old as the build.
    """

    files: Mapping[str, str]
    config: Mapping[str, str]
    now: str = NOW
    language: str = "en"
    is_committed: bool = True

    def edition(self, root: Path) -> Edition:
        """Write the hub into a folder of its own, and return it as it is seen."""
        seen = edition(write_hub(root, self.files, self.config), self.now, self.language)
        if not self.is_committed:
            return seen
        day = datetime(2026, 5, 1, tzinfo=UTC)
        of = {key: EventHistory(f"{key}@hub.test", day, day) for key in seen.hub.events}
        return replace(seen, histories=Histories(of=of))


BASE = State(FILES, CONFIG)


def changed(path: str, before: str = "", after: str | None = None) -> Callable[[State], State]:
    """Return an edit: some words of a file become others, or the file is taken away."""

    def edit(state: State) -> State:
        files = dict(state.files)
        if after is None:
            files.pop(path, None)
        else:
            text = files.get(path, FILES.get(path, ""))
            files[path] = text.replace(before, after) if before else after
            assert path not in FILES or before in FILES[path], "the edit changes something"
        return replace(state, files=files)

    return edit


def with_field(path: str, line: str) -> Callable[[State], State]:
    """Return an edit: a field is added to a file."""
    return changed(path, FILES[path], FILES[path].replace("---\n", f"---\n{line}\n", 1))


def configured(before: str, after: str) -> Callable[[State], State]:
    """Return an edit of the configuration."""
    name = "mkdocs.yml"
    return lambda state: replace(
        state, config={**state.config, name: state.config[name].replace(before, after)}
    )


def seen(**how: Any) -> Callable[[State], State]:
    """Return another moment or language."""
    return lambda state: replace(state, **how)


ONE, TWO, E = "columns/notes/one.md", "columns/notes/two.md", "events/e.md"
COLUMN, ADA, JAM = "columns/notes/index.md", "members/ada.md", "competitions/jam/index.md"
TRAM = "competitions/jam/entries/tram/index.md"
ADA_BALLOT = "competitions/jam/ballots/ada.yml"
GIVEN = "credits: [{member: bo, role: mentoring, date: 2026-05-11, evidence: Much.}]\n"

EDITS: dict[str, Callable[[State], State]] = {
    "the text of an article": changed(ONE, "See", "Look at"),
    "the title of an article": changed(ONE, "title: One", "title: Another"),
    "the title of a translated article": changed("columns/bi-ji/xin.md", "新文", "新的文"),
    "an article in another language": with_field(ONE, "lang: zh"),
    "an article withdrawn": with_field(TWO, "status: withdrawn"),
    "an article added": changed("columns/notes/new.md", after=article("New", tags="[x, y]")),
    "an article deleted": changed(TWO),
    "a column in another language": with_field(COLUMN, "lang: zh"),
    "a column renamed": changed(COLUMN, "title: Notes", "title: Letters"),
    "a member renamed": changed(ADA, "name: Ada", "name: Ada L."),
    "a member hidden": with_field(ADA, "visibility: hidden"),
    "the bio of a member": changed(ADA, "engines", "looms"),
    "a member added": changed("members/eve.md", after="---\nname: Eve\n---\nNew.\n"),
    "an event added": changed("events/new.md", after=event("New", start="2026-05-22T09:00")),
    "an event deleted": changed(E),
    "an event cancelled": with_field(E, "status: cancelled"),
    "an event moved": changed(E, "2026-05-14T19:30", "2026-05-28T19:30"),
    "a series begun": with_field(E, "series: weekly"),
    "a question answered": changed(_WHY, after=question("Why?", "Because.")),
    "a question added": changed("events/ask/questions/who.md", after=question(tags="[y]")),
    "a competition renamed": changed(JAM, "Map jam", "Maps"),
    "a competition in another language": with_field(JAM, "lang: zh"),
    "a competition with later results": changed(JAM, "2026-05-10T12:00", "2026-06-10T12:00"),
    "an entry withdrawn": with_field(TRAM, "status: withdrawn"),
    "an entry added": changed("competitions/jam/entries/new/index.md", after=entry("New", "ada")),
    "a ballot changed": changed(ADA_BALLOT, "clarity: 4", "clarity: 9"),
    "an award deleted": changed("competitions/jam/awards/first.yml"),
    "credits given": changed("credits/more.yml", after=GIVEN),
    "a topic named": configured("zh: zh/}", "zh: zh/}, topics: {shu: Counting}"),
    "shorter lists": configured("zh: zh/}", "zh: zh/}, page_size: 5"),
    "another name": configured("site_name: Test hub", "site_name: A hub"),
    "a minute later": seen(now="2026-05-20T12:01"),
    "two days later": seen(now="2026-05-22T12:00"),
    "while an event is on": seen(now="2026-05-14T12:00"),
    "a month later": seen(now="2026-06-20T12:00"),
    "a year later": seen(now="2027-06-20T12:00"),
    "events that are not committed": seen(is_committed=False),
    "in Chinese": seen(language="zh"),
}


Told = dict[str, tuple[str, Any, list[Any]]]


def told(pages: Iterator[GeneratedPage]) -> Told:
    """Return all that pages say, with how the links of their texts lead."""
    links = '<p><a href="two.md">a</a> <a href="../../events/e.md">b</a></p>'
    return {
        page.uri: (
            page.text,
            page.facts,
            [(*astuple(replace(text, linked=str)), text.linked(links)) for text in page.texts],
        )
        for page in pages
    }


class Keeper:
    """Makes pages with one store, and says which were written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "pages.sqlite"
        self._count = 0

    def fresh(self, state: State) -> Told:
        """Return the pages as they are without a store."""
        return told(generate(state.edition(self._new())))

    def kept(self, state: State) -> tuple[Told, KeptPages]:
        """Return the pages as they are with what is kept, and what was done."""
        seen = state.edition(self._new())
        store = Store(self.file)
        writer = Writer(seen, store)
        try:
            pages = told(pages_by(writer))
            assert writer.kept
            return pages, writer.kept
        finally:
            store.close()

    def _new(self) -> Path:
        self._count += 1
        return self.folder / str(self._count)


@pytest.fixture(scope="module")
def keeper(tmp_path_factory: pytest.TempPathFactory) -> Keeper:
    """Return a store in which the hub is in both its languages."""
    found = Keeper(tmp_path_factory.mktemp("kept"))
    for language in ("en", "zh"):
        found.kept(replace(BASE, language=language))
    return found


def test_with_nothing_changed_no_page_is_written(keeper: Keeper) -> None:
    pages, done = keeper.kept(replace(BASE, now="2026-05-20T12:01"))

    assert done.written == []
    assert done.lacks == {}
    assert len(pages) > 70


def test_every_template_is_tried(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = set()
    written = Writer._written  # noqa: SLF001 - which template it is

    def noted(writer: Writer, uri: str, template: str, values: Any) -> Any:
        tried.add(template)
        return written(writer, uri, template, values)

    monkeypatch.setattr(Writer, "_written", noted)
    keeper.kept(BASE)

    parts = {"foreign", "new_question", "questions"}
    """They are parts of other pages."""
    elsewhere = {"everybody"}
    every = {path.name.removesuffix(".md.jinja") for path in TEMPLATES.glob("*.md.jinja")}
    assert tried == every - parts - elsewhere


CASES = [
    ("the text of an article", "an event added", "a competition renamed"),
    ("the title of an article", "an event deleted", "a competition with later results"),
    ("an article in another language", "an event cancelled", "an entry withdrawn"),
    ("an article withdrawn", "an event moved", "an entry added"),
    ("an article added", "a series begun", "a ballot changed"),
    ("an article deleted", "a question answered", "an award deleted"),
    ("a column in another language", "a question added", "credits given"),
    ("a column renamed", "while an event is on"),
    ("the title of a translated article", "two days later"),
    ("a competition in another language", "a year later"),
    ("a member renamed", "a minute later"),
    ("a member hidden", "a month later"),
    ("the bio of a member", "events that are not committed"),
    ("a member added", "in Chinese"),
    ("a topic named", "shorter lists", "another name"),
]
"""What happens at once, in parts of the hub that have little to do with each other."""


def after(edits: Iterable[str]) -> State:
    """Return the hub after some edits."""
    state = BASE
    for edit in edits:
        state = EDITS[edit](state)
    return state


def test_every_edit_is_tried() -> None:
    assert {edit for case in CASES for edit in case} == set(EDITS)


@pytest.mark.parametrize("edits", CASES, ids=", ".join)
def test_after_edits_the_pages_are_those_that_would_be_written(
    edits: tuple[str, ...], keeper: Keeper
) -> None:
    state = after(edits)

    pages, done = keeper.kept(state)

    assert pages == keeper.fresh(state)
    assert done.lacks == {}
    if state.config == BASE.config:
        assert len(done.written) < len(pages) * 0.8, "the others are not written again"


@settings(
    max_examples=2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(list(EDITS)), min_size=2, max_size=5, unique=True))
def test_after_any_edits_too(keeper: Keeper, edits: list[str]) -> None:
    state = after(edits)

    assert keeper.kept(state)[0] == keeper.fresh(state)


def test_a_question_that_is_not_asked_again_would_be_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    careless = Keeper(tmp_path)
    edited = after(["a member renamed"])
    monkeypatch.setattr(trace, "SURE_TOOLS", rules.SURE_TOOLS | {"face"})
    careless.kept(BASE)

    pages, fresh = careless.kept(edited)[0], careless.fresh(edited)

    wrong = {uri for uri, page in fresh.items() if pages[uri] != page}
    assert "columns/notes/index.md" in wrong


def test_another_version_of_the_program_writes_every_page(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "_MAKERS", ("jinja2", "another"))

    pages, done = keeper.kept(BASE)

    assert done.written == [*pages]


def _each(change: Callable[[Any], Any]) -> Callable[[bytes], bytes]:
    """Return how to spoil what is kept of a page: what it says of it, changed."""
    return lambda content: json.dumps(change(json.loads(content))).encode()


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda _: b"",
    "half": lambda content: content[: len(content) // 2],
    "a list": _each(lambda _: []),
    "a number": _each(lambda _: 1),
    "no answers": _each(lambda kept: {**kept, "answers": ""}),
    "no questions": _each(lambda kept: {**kept, "asked": []}),
    "odd questions": _each(lambda kept: {**kept, "asked": [[["edition", "nothing"], None]]}),
    "odd things": _each(lambda kept: {**kept, "asked": [[["face"], [[{"object": ""}], {}]]]}),
    "odd values": _each(lambda kept: {**kept, "asked": [[["distance_to"], [[{"date": ""}], {}]]]}),
}


def test_what_is_spoilt_in_the_store_is_written_anew(keeper: Keeper, tmp_path: Path) -> None:
    store = tmp_path / "pages.sqlite"
    shutil.copy(keeper.file, store)
    ways = list(SPOILT.values())
    with sqlite3.connect(store) as database:
        rows = database.execute("SELECT key, content FROM result ORDER BY key").fetchall()
        for number, (key, content) in enumerate(rows):
            spoilt = ways[number % len(ways)](zlib.decompress(content))
            whole = zlib.crc32(spoilt, zlib.crc32(key.encode()))
            database.execute(
                "UPDATE result SET content = ?, check_sum = ? WHERE key = ?",
                (zlib.compress(spoilt), whole, key),
            )
    spoilt_keeper = Keeper(tmp_path)

    pages, done = spoilt_keeper.kept(BASE)

    assert pages == spoilt_keeper.fresh(BASE)
    assert len(done.written) > len(pages) * 0.9, (
        "a page that asks nothing is whole without questions"
    )


@pytest.mark.filterwarnings("ignore:To replace an existing file")  # MkDocs of Material
def test_a_whole_site_is_the_one_that_mkdocs_builds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1779278400")
    small = {name: FILES[name] for name in (ADA, COLUMN, ONE, TWO, E)}
    write_hub(tmp_path, small)
    quick = partial(build, kept=tmp_path / "kept", crew=Crew(1))
    _built(tmp_path, quick)
    write_hub(tmp_path, {ADA: FILES[ADA].replace("name: Ada", "name: Ada L.")})

    kept = _built(tmp_path, quick)

    assert kept == _built(tmp_path, reference)
    assert b"Ada L." in kept["columns/notes/one/index.html"]


def _built(root: Path, how: Callable[..., Any]) -> dict[str, bytes]:
    site = root / "site"
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(site))
    config.plugins.on_startup(command="build", dirty=False)
    how(config)
    config.plugins.on_shutdown()
    return {str(p.relative_to(site)): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def test_a_generator_among_the_values_keeps_a_page_from_being_kept(keeper: Keeper) -> None:
    seen = BASE.edition(keeper.folder / "lazy")
    writer = Writer(seen, Store(None))

    writer.page("a.md", "fame", title="A", section="", years=iter(()), more=[])

    assert writer.kept
    assert writer.kept.lacks == {"a.md": ["years"]}


def test_who_asks_for_what_has_no_rule_gets_it_and_is_noted() -> None:
    known = Fingerprints()
    noted = trace.Trace(known, Asking(known, dict))
    hub = noted.tools({"hub": BASE})["hub"]

    assert hub.now == NOW
    assert noted.lacks == ["hub.now"]
    assert (bool(hub), hub == BASE, str(hub)) == (True, True, str(BASE))
    assert {"hub"} < {*noted.lacks}
