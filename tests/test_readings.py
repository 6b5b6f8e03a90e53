"""Records that are kept from load to load: the same hub and the same problems, warm and cold."""

import os
import pickle
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from commonplace.load import hub as loading
from commonplace.load import load_hub, readings
from commonplace.model import Hub
from commonplace.problems import Problem, printable
from commonplace.settings import read_settings
from tests.hubs import ADA, BO, NOTES, TWO_LANGUAGES, article, event, record, write, write_hub

A = "member_submissions/columns/notes/a.md"
FILES = {
    **ADA,
    **BO,
    **NOTES,
    "members/z.md": record("A life.", name="Zoë Hollowbrook", visibility="hidden"),
    "columns/notes/a.md": article("A", "Of Zoë Hollowbrook, [gone](b.md), <form>, `x`, ![](c.png)"),
    "columns/notes/wrong.md": article("W", "$x^$", date="2026-02-30", nonsense="1", topics="[x]"),
    "columns/notes/broken.md": "---\ntitle: [\n---\n",
    "events/e.md": event(speakers="[bo, {name: Cy}]", organizers="[nobody]"),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a hub with mistakes of all kinds, and a chapter by maintainers."""
    write_hub(tmp_path, FILES, TWO_LANGUAGES)
    write(tmp_path / "site_src/guide.md", "---\nauthors: [ada, nobody]\n---\n\n# Guide\n")
    (tmp_path / ".git").mkdir()
    return tmp_path


def loaded(root: Path) -> Hub:
    return load_hub(root, read_settings(root))


def seen(hub: Hub) -> Any:
    """Return all that is in a hub, and where each field of it stands."""
    records = [*hub.page_records, *hub.questions.values(), *hub.pages.values()]
    return (
        [one.model_dump() for one in records],
        [(one.path, one.body, one.source.uri, one.source.body_line) for one in records],
        [one.source.places.of_value(("authors", 0)) for one in records],
        [problem.as_data() for problem in hub.problems],
        hub.refused,
    )


def test_a_hub_is_the_same_from_what_is_kept(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cold = loaded(root)
    for name in ("read_document", "read_data", "read_record"):
        monkeypatch.setattr(loading, name, None)
    warm = loaded(root)

    assert seen(warm) == seen(cold)
    assert {problem.code for problem in cold.problems} >= {
        "field-unknown",
        "html-left-out",
        "link-unknown",
        "member-unknown",
        "name-kept-back",
        "yaml-broken",
    }


def test_what_changed_is_read_again_also_where_its_time_and_size_did_not(root: Path) -> None:
    loaded(root)
    path = root / A
    before = path.stat()
    path.write_text(path.read_text().replace("gone", "GONE").replace("b.md", "d.md"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert "d.md" in str([problem.values for problem in loaded(root).problems])
    assert loaded(root).articles["notes/a"].body.startswith("Of Zoë Hollowbrook, [GONE]")


def test_a_file_under_another_name_is_another_record(root: Path) -> None:
    loaded(root)
    (root / A).rename((root / A).with_name("b.md"))
    hub = loaded(root)

    assert [*hub.articles] == ["notes/b"]
    assert hub.articles["notes/b"].path.endswith("b.md")


def test_what_a_record_names_is_asked_again(root: Path) -> None:
    loaded(root)
    write(root / "member_submissions/columns/notes/b.md", article("B"))

    assert "link-unknown" not in {problem.code for problem in loaded(root).problems}


def _cut(kept: sqlite3.Connection) -> None:
    kept.execute("UPDATE result SET content = substr(content, 1, length(content) / 2)")


def _swapped(kept: sqlite3.Connection) -> None:
    rows = kept.execute("SELECT key, content, check_sum FROM result ORDER BY key").fetchall()
    for (key, *_), (_, content, check_sum) in zip(rows, rows[1:] + rows[:1], strict=True):
        kept.execute(
            "UPDATE result SET content=?, check_sum=? WHERE key=?", (content, check_sum, key)
        )


@pytest.mark.parametrize("harm", [_cut, _swapped])
def test_what_is_broken_is_read_again(
    root: Path, harm: Callable[[sqlite3.Connection], None]
) -> None:
    cold = loaded(root)
    with closing(sqlite3.connect(root / ".git/commonplace/records.sqlite")) as kept, kept:
        harm(kept)

    assert seen(loaded(root)) == seen(cold)


class _Harm:
    def __reduce__(self) -> Any:
        return (os.mkdir, ("harm",))


@pytest.mark.parametrize(
    "content", [_Harm(), {"a": _Harm()}, {"a": printable}, os.system, Problem.at, 1, [2]]
)
def test_nothing_but_records_comes_back(
    content: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert readings._unpacked(pickle.dumps(content)) == {}  # noqa: SLF001 - what is kept, whoever kept it
    assert not [*tmp_path.iterdir()]
