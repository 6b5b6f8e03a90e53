"""Members' texts rendered by a process within limits, and kept by what they are made from."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from mkdocs.structure.files import File, Files

from commonplace.dialect.surroundings import Surroundings
from commonplace.publish import build_site
from commonplace.settings import read_settings
from commonplace.trust import guard
from commonplace.trust.guard import TOO_LARGE, TOO_SLOW, GuardError, Limits
from commonplace.trust.member_markdown import MemberMarkdown
from commonplace.trust.rendered import TOO_DEEP, TOO_MANY_HEADINGS
from commonplace.trust.rendering import TextRenderer
from commonplace.trust.store import Store
from mkdocs_commonplace.progress import Progress
from tests.hubs import ADA, BO, NOTES, TWO_LANGUAGES, article, event, record, write, write_hub
from tests.test_dialect import dialect

Make = Callable[..., TextRenderer]

DEEP = '<div title="<">' * 150
"""What only rendering finds to be too deep."""
MANY = "> # a\n>\n" * 1001
LARGE = "[a]: https://b.test " + "'" + "b" * 40_000 + "'\n\n" + "[a]. " * 200
"""Eight megabytes of HTML from forty kilobytes."""


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    """Return what makes renderers that keep what they render in one file."""
    made: list[TextRenderer] = []

    def one(options: dict[str, Any] | None = None, **limits: Any) -> TextRenderer:
        extensions, own = dialect()
        store = tmp_path / "kept" / "texts.sqlite"
        made.append(TextRenderer(extensions, {**own, **(options or {})}, store, Limits(**limits)))
        return made[-1]

    yield one
    for each in made:
        each.close()


@pytest.fixture
def without_process(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Return what lets no further process start."""
    return lambda: monkeypatch.setattr(guard, "_BEGIN", "raise SystemExit")


def test_a_text_is_what_it_would_be_here(make: Make) -> None:
    text = "## A *b* $x$\n\n:material-heart: | a |\n\n| a |\n|---|\n| b |\n"
    around = Surroundings(level_above=3, tables_before=2)

    assert make().render(text, around) == MemberMarkdown(*dialect()).render(text, around)


@pytest.mark.parametrize(
    ("text", "fault"),
    [(DEEP, TOO_DEEP), (LARGE, TOO_LARGE), (MANY, TOO_MANY_HEADINGS)],
    ids=[TOO_DEEP, TOO_LARGE, TOO_MANY_HEADINGS],
)
def test_a_text_that_cannot_be_a_page_is_shown_as_written(
    make: Make, text: str, fault: str
) -> None:
    renderer = make()
    found = renderer.render(text)

    assert found.fault
    assert found.fault.kind == fault
    assert found.html.startswith("<pre>")
    assert renderer.render("*after*").html == "<p><em>after</em></p>"


def test_a_text_that_takes_too_long_is_stopped(make: Make) -> None:
    found = make(seconds=0.2).render("`" * 65_536)

    assert found.fault
    assert (found.fault.kind, found.fault.detail) == (TOO_SLOW, "0.2")


# Kept


def test_what_was_rendered_once_is_rendered_no_more(
    make: Make, without_process: Callable[[], None]
) -> None:
    first = make()
    found = [first.render(text) for text in ("*a*", DEEP)]
    lost = first.lost_options()
    first.close()
    without_process()
    second = make()

    assert [second.render(text) for text in ("*a*", DEEP)] == found
    assert second.lost_options() == lost == []
    with pytest.raises(GuardError):
        second.render("*b*")


def test_what_was_made_from_something_else_is_rendered_anew(make: Make) -> None:
    text = "## A\n\n| a |\n|---|\n| b |\n"
    first = make().render(text)
    below = make().render(text, Surroundings(level_above=1, tables_before=2))
    other = make({"toc": {"permalink": False, "title": "x"}}).render(text)

    assert "Table 3" in below.html
    assert len({first.html, below.html, other.html}) == 3


def test_what_had_less_time_than_others_gets_it_another_time(
    make: Make, without_process: Callable[[], None]
) -> None:
    text = "`" * 65_536
    hasty = make(seconds=2, patience=0)
    first = hasty.render(text).fault
    hasty.close()
    assert first
    assert first.detail == "1.2"

    still_hurried = make(seconds=2, patience=0)
    without_process()
    assert still_hurried.render(text).fault == first, "it costs nothing more"


def test_what_was_too_slow_in_a_hurry_is_tried_again_where_there_is_time(make: Make) -> None:
    text = "`" * 65_536
    hasty = make(seconds=1.5, patience=0)
    hasty.render(text)
    hasty.close()

    found = make(seconds=1.5).render(text).fault
    assert found
    assert found.detail == "1.5"


def test_a_store_that_is_broken_is_made_anew(tmp_path: Path) -> None:
    file = tmp_path / "texts.sqlite"
    write(file, "no database\n" * 1000)
    for _ in range(2):
        store = Store(file)
        store.put("a", b"kept")
        store.close()

    store = Store(file)
    assert store.get("a") == b"kept"
    store.close()


def test_a_result_that_is_broken_is_not_used(tmp_path: Path) -> None:
    file = tmp_path / "texts.sqlite"
    store = Store(file)
    store.put("a", b"kept")
    store.close()
    with sqlite3.connect(file) as database:
        database.execute("UPDATE result SET check_sum = check_sum + 1")
    database.close()

    store = Store(file)
    assert store.get("a") is None
    store.close()


def test_a_store_forgets_what_was_not_used_for_longest(tmp_path: Path) -> None:
    file = tmp_path / "texts.sqlite"
    for build in ("first", "second", "third"):
        store = Store(file, largest=30)
        store.put(build, build.encode())
        store.get("first")
        store.close()

    store = Store(file)
    assert [store.get(build) for build in ("first", "second", "third")] == [
        b"first",
        None,
        b"third",
    ]
    store.close()


def test_builds_at_the_same_time_share_a_store(tmp_path: Path) -> None:
    stores = [Store(tmp_path / "texts.sqlite") for _ in range(2)]
    for number in range(200):
        stores[number % 2].put(str(number), b"x")
    for store in stores:
        store.close()

    whole = Store(tmp_path / "texts.sqlite")
    assert all(whole.get(str(number)) for number in range(200))
    whole.close()


def test_without_a_place_results_are_kept_until_the_end(tmp_path: Path) -> None:
    write(tmp_path / "file", "")
    for place in (None, tmp_path / "file" / "texts.sqlite"):
        store = Store(place)
        store.put("a", b"kept")
        assert store.get("a") == b"kept"
        store.close()


# A hub's options


def test_an_option_that_cannot_reach_the_process_is_named(make: Make) -> None:
    renderer = make({"toc": {"slugify": lambda text, _: text, "permalink": "¶"}})

    assert renderer.lost_options() == ["toc.slugify"]
    assert 'id="a-b"' in renderer.render("# A b").html
    assert "¶" in renderer.render("# A b").html


def test_a_further_extension_reaches_the_process_and_what_is_kept_knows_it(tmp_path: Path) -> None:
    extensions, options = dialect()
    shown, left = [], []
    for further in ((), ("tests.boxes", "gone", "pymdownx.snippets")):
        names = [*extensions, "tests.boxes", "pymdownx.snippets"]
        renderer = TextRenderer(names, options, tmp_path / "texts.sqlite", further=further)
        shown.append(renderer.render("[[box]]").html)
        left.append(renderer.without_effect)
        renderer.close()

    assert shown == ["<p>[[box]]</p>", "<p><mark>box</mark></p>"]
    assert left == [[], ["gone", "pymdownx.snippets"]]


def test_a_bar_counts_texts_ahead_of_pages() -> None:
    told: list[tuple[int, int]] = []
    bar = Progress(lambda done, total: told.append((done, total)))
    for done in (1, 3, 4):
        bar.ahead(done, 4, pages=1)
    bar.on_files(Files([File("a.md", "docs", "site", use_directory_urls=True)]))
    bar.on_page_content("")
    bar.on_post_page("")

    assert told == [(1, 6), (3, 6), (4, 6), (4, 6), (5, 6), (6, 6)]


# In a real site


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a hub in two languages, in which some texts cannot be rendered."""
    root = tmp_path_factory.mktemp("hub")
    files = {
        "members/cy.md": record(DEEP, name="Cy"),
        "columns/notes/good.md": article("Good", authors="[ada, cy]"),
        "columns/notes/deep.md": article("A deep one", body=DEEP),
        "columns/notes/large.md": article("A large one", body=LARGE, lang="zh"),
        "events/e.md": event(),
        "events/e/questions/q.md": record(DEEP, title="Why so deep?"),
    }
    write_hub(root, ADA | BO | NOTES | files, TWO_LANGUAGES)
    return root


def test_files_that_cannot_be_rendered_are_left_out_and_all_others_published(root: Path) -> None:
    report = build_site(root, read_settings(root), epoch=1_780_000_000)
    pages = {path.relative_to(root / "site").as_posix() for path in root.rglob("*.html")}
    lists = (root / "site/columns/notes/index.html").read_text(encoding="utf-8")

    codes = {one.path: one.code for one in report.hub.problems if one.is_error}
    assert codes == {
        "member_submissions/members/cy.md": "text-unreadable",
        "member_submissions/columns/notes/deep.md": "text-unreadable",
        "member_submissions/columns/notes/large.md": "text-too-large",
        "member_submissions/events/e/questions/q.md": "text-unreadable",
    }
    assert len(report.hub.refused) == 4
    assert {"columns/notes/good/index.html", "events/e/index.html"} <= pages
    assert not [page for page in pages if "deep" in page or "large" in page or "/cy/" in page]
    assert "Good" in lists
    assert "A deep one" not in lists
    assert "A large one" not in lists, "the other language leaves it out, too"
