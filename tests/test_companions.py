"""Pictures and other files beside texts: none is on the site before its text is."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.hubs import ADA, DOT, NOTES, article, edition, event, record, write_hub

DRAFT = "status: draft"
LATER = "status: scheduled, publish_at: 2026-06-01T09:00"
BROKEN = "mood: bad"
PICTURE = "![A dot](dot.gif)"


def text(body: str = "Words.", state: str = "", **fields: str) -> str:
    """Return an article in a state, such as `status: draft`."""
    said = dict(each.split(": ", 1) for each in state.split(", ") if each)
    return article("A", body, **said, **fields)


def seen(root: Path, files: Mapping[str, str], now: str = "2026-05-20T12:00") -> set[str]:
    """Return the files beside records that are on the site of a hub of these."""
    hub = write_hub(root, {**ADA, **NOTES, **files})
    return set(edition(hub, now).asset_uris)


@pytest.mark.parametrize("state", [DRAFT, "status: in_review", LATER, BROKEN])
@pytest.mark.parametrize("place", ["columns/notes/a/index.md", "columns/notes/a.md"])
def test_what_lies_in_the_folder_of_a_text_comes_with_it(
    tmp_path: Path, place: str, state: str
) -> None:
    files = {"columns/notes/a/dot.gif": DOT, "columns/notes/a/more/b.txt": "Beside it."}

    assert seen(tmp_path / "waits", {place: text(state=state), **files}) == set()
    assert seen(tmp_path / "is there", {place: text(), **files}) == set(files)


def test_what_is_scheduled_comes_at_its_moment_with_what_lies_beside_it(tmp_path: Path) -> None:
    files = {
        "columns/notes/a/index.md": text(state=LATER),
        "columns/notes/a/dot.gif": DOT,
        "columns/notes/b.md": text("[To](b.txt)", LATER),
        "columns/notes/b.txt": "Beside it.",
    }

    assert seen(tmp_path, files, "2026-06-01T08:59") == set()
    assert seen(tmp_path, files, "2026-06-01T09:00") == {
        "columns/notes/a/dot.gif",
        "columns/notes/b.txt",
    }


@pytest.mark.parametrize("state", [DRAFT, LATER, BROKEN])
@pytest.mark.parametrize(
    "uses",
    [
        PICTURE,
        "[A dot](dot.gif)",
        "[It]: dot.gif\n\n![A dot][It]",
        "![A dot](%64ot.gif)",
        '<img src="%64ot.gif?1" alt="A dot">',
        "the image field",
    ],
)
def test_what_only_a_text_that_waits_uses_waits_in_a_folder_of_many(
    tmp_path: Path, state: str, uses: str
) -> None:
    """An article without a folder has its pictures beside those of others."""
    if state == BROKEN and "%" in uses:
        uses = PICTURE  # of what cannot be read, words are all that is known
    fields = {"image": "dot.gif", "image_alt": "A dot"} if "field" in uses else {}
    waits = text(uses, state, **fields)
    picture = {"columns/notes/dot.gif": DOT}

    assert seen(tmp_path / "a", {"columns/notes/a.md": waits, **picture}) == set()
    also = {"columns/notes/b.md": text(uses, **fields)}
    both = {"columns/notes/a.md": waits, **also, **picture}
    assert seen(tmp_path / "b", both) == {*picture}, "somebody who is there uses it as well"


def test_what_nobody_uses_in_a_folder_of_many_is_there(tmp_path: Path) -> None:
    files = {
        "columns/notes/a.md": text(PICTURE, DRAFT),
        "columns/notes/dot.gif": DOT,
        "columns/notes/pictures/free.gif": DOT,
    }
    assert seen(tmp_path, files) == {"columns/notes/pictures/free.gif"}


def test_a_text_that_is_there_shows_what_lies_beside_one_that_is_not(tmp_path: Path) -> None:
    files = {
        "columns/notes/a/index.md": text(state=DRAFT),
        "columns/notes/a/dot.gif": DOT,
        "columns/notes/a/secret.gif": DOT,
        "columns/notes/b.md": text("![A dot](a/dot.gif)"),
    }
    assert seen(tmp_path, files) == {"columns/notes/a/dot.gif"}


def test_a_page_of_maintainers_shows_it_too(tmp_path: Path) -> None:
    pages = {
        "site_src/about.md": "![A dot](columns/notes/a/dot.gif)",
        "site_src/more.md": '<img src="../columns/notes/a/line.gif" alt="A line">',
    }
    write_hub(tmp_path, {}, pages)
    files = {"columns/notes/a/dot.gif": DOT, "columns/notes/a/line.gif": DOT}

    assert seen(tmp_path, {"columns/notes/a.md": text(state=DRAFT), **files}) == {*files}


def test_nothing_of_others_is_taken_away_by_a_text_that_waits(tmp_path: Path) -> None:
    """Neither by one that uses it nor by one with a mistake that names files of the same name."""
    files = {
        "members/ada/dot.gif": DOT,
        "columns/notes/b/index.md": text(),
        "columns/notes/b/dot.gif": DOT,
        "events/e/index.md": event(),
        "events/e/dot.gif": DOT,
    }
    everywhere = " ".join(
        f"![A dot]({place}/dot.gif)" for place in ("../../members/ada", "b", "../../events/e")
    )
    for state in (DRAFT, BROKEN):
        waits = {"columns/notes/a.md": text(everywhere, state)}
        assert seen(tmp_path / state, files | waits) == {name for name in files if "gif" in name}


def test_files_of_a_column_wait_for_it_and_those_of_its_articles_do_not(tmp_path: Path) -> None:
    files = {
        "columns/other/index.md": record(title="Other", mood="bad"),
        "columns/other/dot.gif": DOT,
        "columns/other/a/index.md": text(),
        "columns/other/a/dot.gif": DOT,
    }
    assert seen(tmp_path, files) == {"columns/other/a/dot.gif"}


def test_files_of_a_question_wait_for_its_event(tmp_path: Path) -> None:
    files = {
        "events/e.md": event(mood="bad"),
        "events/e/dot.gif": DOT,
        "events/e/questions/q.md": record("![A dot](../dot.gif)", title="Why?"),
        "events/e/questions/q/dot.gif": DOT,
    }
    assert seen(tmp_path, files) == set()


def test_names_in_a_file_that_cannot_be_read_are_seen(tmp_path: Path) -> None:
    files = {
        "columns/notes/my cat.gif": DOT,
        "columns/notes/dot.gif": DOT,
        "columns/notes/a.md": "---\ntitle: [\n---\n![A cat](my%20cat.gif)\n\0",
    }
    assert seen(tmp_path, files) == {"columns/notes/dot.gif"}
    files["columns/notes/a.md"] = "\0".join("![A cat](my cat.gif)")  # letters of two bytes
    assert seen(tmp_path, files) == {"columns/notes/dot.gif"}
