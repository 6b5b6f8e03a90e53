"""`commonplace import hugo`, as a maintainer calls it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commonplace.cli import main
from tests.import_trees import Import, write


@pytest.fixture
def old(tmp_path: Path) -> Import:
    tree = Import(tmp_path)
    tree.post("rain.md", forum_id="12")
    tree.post("sun.md", title="Sun", author="Alison Marlow", body="<iframe></iframe>{{< map >}}")
    write(tree.site, {"content/about.md": "---\ntitle: About\n---\n"})
    return tree


def call(old: Import, *options: str) -> Result:
    fixed = ["--lang", "en", "import", "hugo", str(old.site), "--into", str(old.hub_root)]
    return CliRunner().invoke(main, [*fixed, "--column", "essays", *options])


def test_the_summary_adds_up_and_names_what_needs_a_look(old: Import) -> None:
    result = call(old)
    assert result.exit_code == 0, result.output
    counts = [line.split() for line in result.output.split("\n\n")[0].splitlines()]
    assert [(" ".join(words), int(number)) for *words, number in counts] == [
        ("Pages found", 3),
        ("articles", 2),
        ("left out: no post", 1),
        ("Columns, new", 1),
        ("Members, new", 2),
        ("Members that the hub had", 0),
        ("Pictures and other files", 0),
        ("Files written", 5),
        ("Files unchanged", 0),
        ("Files already there and different", 0),
    ]
    assert '--merge "Alice Marlow=Alison Marlow"' in result.output
    assert "post/sun.md:8: The shortcode “map” is removed" in result.output
    assert (
        "about.md: It is no post: it is a page of its own at the top of the site" in result.output
    )
    assert "forum_id 1" in result.output
    assert "iframe 1" in result.output


def test_the_merge_that_is_offered_can_be_pasted(old: Import) -> None:
    result = call(old, "--merge", "Alice Marlow=Alison Marlow")
    assert result.exit_code == 0, result.output
    assert [path.name for path in (old.submissions / "members").iterdir()] == ["alison-marlow.md"]


def test_a_program_gets_json(old: Import) -> None:
    result = call(old, "--format", "json", "--dry-run")
    found = json.loads(result.stdout)
    assert (found["pages_found"], found["articles"], found["left_out"]) == (3, 2, {"not-a-post": 1})
    assert len(found["written"]) == 5
    assert {one["kind"] for one in found["problems"]} == {"not-a-post", "shortcode-removed"}
    assert not old.submissions.exists()


def test_exit_1_where_something_needs_a_look(old: Import) -> None:
    old.post("undated.md", date="")
    assert call(old).exit_code == 1
    (old.site / "content/post/undated.md").unlink()
    assert call(old).exit_code == 0
    old.post("rain.md", "It snowed.")
    result = call(old)
    assert result.exit_code == 1
    assert "  columns/essays/rain.md" in result.output
    assert call(old, "--update").exit_code == 0


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--column", "No Id"], "“No Id” is not an id"),
        (["--merge", "Alice"], "“Alice” is not of the form"),
        (["--editor", "nobody"], "“nobody” is no member of the hub"),
    ],
)
def test_wrong_use_is_said_in_a_sentence(old: Import, options: list[str], complaint: str) -> None:
    result = call(old, *options)
    assert result.exit_code == 2
    assert complaint in result.output


def test_a_source_that_is_not_there_is_named(old: Import) -> None:
    (old.site / "file").write_text("", encoding="utf-8")
    old.site /= "file"
    result = call(old)
    assert result.exit_code == 2
    assert "Error: " in result.output
    assert "file" in result.output
