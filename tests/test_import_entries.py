"""`commonplace import entries`, as it is called: every source is an entry or has a reason."""

import json
import subprocess
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result
from PIL import Image

from commonplace.cli import main
from commonplace.importing.entries.people import makers_in
from commonplace.importing.entries.values import day_of, technologies, words_in
from commonplace.importing.entries.words import Field, meaning_of
from commonplace.load import load_hub
from commonplace.settings import read_settings
from tests.hubs import ADA, write, write_hub

FORM = """
    # Map jam submission: <PROJECT_NAME>

    ## Team members
    _Who made it? Name everybody._
    <!-- - @ann-lee -->

    ## Project title
    _What is the name of your project?_

    ## Project description
    _What is it, and what does one see?_

    ## Tech stack

    ## Demo video/photos
"""

LAMPS = """
    # Map jam submission: Street lamps

    ## Team members
    _Who made it? Name everybody._
    - [@ada-l](https://github.com/ada-l)
    - Bo Liu (@bo) - drawing, and colours
    <!-- - @ann-lee -->

    ## Project title
    **Street lamps**

    ## Project description
    _What is it, and what does one see?_
    A map of every lamp, and of the dark between them. It took a month of evenings, four
    notebooks and one pair of shoes that did not come home again.

    ## Why we did it
    Somebody had to.

    ## Tech stack
    - Python
    - **D3**: for the drawing

    ## Usage of anything
    <!-- say what -->

    ## Source code
    https://github.com/ada-l/lamps

    ## Demo video/photos
    [Video](https://youtu.be/abc), try it at https://lamps.test/

    ![The lamps by night](night.png)
    ![](https://pictures.test/day.png)
"""


class Import:
    """A folder of sources and a hub to import them into."""

    def __init__(self, folder: Path) -> None:
        self.source = folder / "source"
        self.root = folder / "hub"
        self.submissions = self.root / "member_submissions"
        accounts = {"members/ada.md": "---\nname: Ada\naccounts: {github: Ada-L}\n---\n"}
        write_hub(self.root, ADA | accounts)

    def file(self, name: str, text: str) -> Path:
        """Write a source."""
        write(self.source / name, dedent(text).lstrip())
        return self.source / name

    def call(self, *options: str, source: Path | None = None) -> Result:
        """Run the command on all sources, for the competition `jam`."""
        fixed = ["--lang", "en", "import", "entries", str(source or self.source)]
        days = () if "--start" in options else ("--start", "2026-05-01", "--end", "2026-05-31")
        given = [*fixed, "--competition", "jam", "--into", str(self.root), *days, *options]
        return CliRunner().invoke(main, given)

    def data(self, *options: str) -> Any:
        """Run the command and return what it says to programs."""
        result = self.call("--format", "json", *options)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.output
        return json.loads(result.stdout)

    def fields(self, entry: str) -> Any:
        """Return the front matter of an entry."""
        return yaml.safe_load(self.text(entry).split("---\n")[1])

    def text(self, entry: str) -> str:
        """Return the file of an entry."""
        return (self.submissions / f"competitions/jam/entries/{entry}/index.md").read_text("utf-8")

    def problems(self) -> list[str]:
        """Return what the check says of the hub."""
        hub = load_hub(self.root, read_settings(self.root))
        return [problem.code for problem in hub.problems if problem.is_error]


@pytest.fixture
def jam(tmp_path: Path) -> Import:
    return Import(tmp_path)


def kinds(data: Any) -> list[tuple[str, str]]:
    return [(found["path"], found["kind"]) for found in data["problems"]]


def test_headings_are_fields(jam: Import) -> None:
    jam.file("TEMPLATE.md", FORM)
    jam.file("lamps.md", LAMPS)
    Image.new("RGB", (700, 500)).save(jam.source / "night.png")

    found = jam.data()

    folder = "competitions/jam/entries/lamps"
    assert found["written"] == [
        "competitions/jam/index.md",
        f"{folder}/index.md",
        f"{folder}/night.png",
    ]
    assert jam.fields("lamps") == {
        "title": "Street lamps",
        "description": "A map of every lamp, and of the dark between them.",
        "team": {
            "members": [{"member": "ada"}, {"name": "Bo Liu", "role": "drawing, and colours"}]
        },
        "repository": "https://github.com/ada-l/lamps",
        "video": "https://youtu.be/abc",
        "demo": "https://lamps.test/",
        "screenshots": [{"src": "night.png", "alt": "The lamps by night"}],
        "built_with": ["Python", "D3"],
    }
    assert jam.problems() == []


def test_what_no_field_takes_stays_in_the_text(jam: Import) -> None:
    jam.file("TEMPLATE.md", FORM)
    jam.file("lamps.md", LAMPS)
    Image.new("RGB", (700, 500)).save(jam.source / "night.png")
    jam.call()

    body = jam.text("lamps").split("---\n", 2)[2]

    assert body == dedent("""
        A map of every lamp, and of the dark between them. It took a month of evenings, four
        notebooks and one pair of shoes that did not come home again.

        ## Why we did it

        Somebody had to.

        ## Tech stack

        - Python
        - **D3**: for the drawing

        ## Demo video/photos

        [Video](https://youtu.be/abc), try it at https://lamps.test/

        ![The lamps by night](night.png)
        [pictures.test](https://pictures.test/day.png)
        """)


def test_every_source_ends_as_an_entry_or_with_a_reason(jam: Import) -> None:
    jam.file("lamps.md", LAMPS)
    jam.file("TEMPLATE.md", FORM)
    jam.file("README.md", "# The jam\n\n## Team\n\nWe.\n")
    jam.file("rules.md", "# Rules\n\nBe kind.\n")
    jam.file("nobody.md", "# A map\n\n## Description\n\nA map.\n\n## Tech stack\n\nInk\n")
    (jam.source / "gbk.md").write_bytes("# 地图\n".encode("gbk"))
    jam.file("list.json", '[{"title": "Bridges", "author": "Bo"}, 7, {"author": "Cem"}]')
    jam.file("broken.json", '[{"title": "Bridges"')

    result = jam.call("--format", "json")
    found = json.loads(result.stdout)

    assert result.exit_code == 1
    assert found["found"] == 10
    assert found["entries"] == 2
    assert found["left_out"] == {
        "about-the-collection": 1,
        "form-only": 1,
        "no-fields": 1,
        "nobody": 1,
        "not-utf8": 1,
        "row-broken": 2,
        "table-broken": 1,
    }
    assert found["entries"] + sum(found["left_out"].values()) == found["found"]


def test_importing_twice_changes_nothing(jam: Import) -> None:
    jam.file("lamps.md", LAMPS)
    jam.file("list.csv", "title,author\nBridges,Bo\nBridges,Cem\n")
    jam.call()
    before = {path: path.read_bytes() for path in jam.submissions.rglob("*") if path.is_file()}

    found = jam.data()

    after = {path: path.read_bytes() for path in jam.submissions.rglob("*") if path.is_file()}
    assert (found["written"], len(found["unchanged"])) == ([], 3)
    assert before == after


def test_a_file_that_somebody_changed_is_left_alone(jam: Import) -> None:
    jam.file("list.csv", "title,author\nBridges,Bo\n")
    jam.call()
    path = jam.submissions / "competitions/jam/entries/bridges/index.md"
    path.write_text(path.read_text("utf-8") + "Mine.\n", "utf-8")

    result = jam.call()

    assert result.exit_code == 1
    assert path.read_text("utf-8").endswith("Mine.\n")


def test_rows_of_a_list(jam: Import) -> None:
    rows = [
        {
            "file": "games/Two_Snakes.js",
            "title": "Two snakes*",
            "author": "Ada and Bo Liu (from the club)",
            "description": f"{'Long. ' * 30}Write to me@snakes.test.",
            "tags": "['puzzle', \"maze\"]",
            "addedOn": "2025-7-9",
            "stars": 4,
        },
        {"title": "Snake", "author": ["Cem"], "tags": ["maze"], "addedOn": "2024-00-00"},
        {"title": "蛇", "author": "林小满", "description": "一条蛇在字里行间游来游去。"},
    ]
    jam.file("list.json", json.dumps(rows))

    found = jam.data()

    snakes = jam.fields("two-snakes")
    assert snakes["title"] == "Two snakes*"
    assert snakes["team"] == {"members": [{"member": "ada"}, {"name": "Bo Liu"}]}
    assert (str(snakes["submitted"]), snakes["tags"]) == ("2025-07-09", ["puzzle", "maze"])
    assert len(snakes["description"]) <= 120
    assert "me@snakes.test" not in jam.text("two-snakes")
    assert jam.fields("she")["lang"] == "zh"
    assert ("list.json", "day-unclear") in kinds(found)
    assert found["unknown_fields"] == {"stars": 1}
    assert jam.problems() == []


def test_headings_of_ones_own(jam: Import) -> None:
    jam.file("lamps.md", "# Lamps\n\n## Wer\n\nBo\n\n## Was\n\nEine Karte.\n\n## Tools\n\nInk\n")

    jam.call("--field", "Wer=team", "--field", "Was=description", "--field", "Tools=nothing")

    fields = jam.fields("lamps")
    assert fields["team"] == {"members": [{"name": "Bo"}]}
    assert fields["description"] == "Eine Karte."
    assert "built_with" not in fields


def test_a_field_that_is_none_is_refused(jam: Import) -> None:
    jam.file("lamps.md", LAMPS)
    result = jam.call("--field", "Wer=who")
    assert result.exit_code == 2
    assert "heading=field" in result.output


def test_questions_of_the_form_are_nobodys_words(jam: Import) -> None:
    for name in ("one", "two", "three"):
        jam.file(
            f"{name}.md",
            f"# {name}\n\n## Team\n\n{name}\n\n"
            f"## Story\n\n_What is the story behind it?_\n\n{name}.\n\n## Tech stack\n\nInk\n",
        )

    found = jam.data()

    assert list(found["form_lines"].values()) == [3]
    assert "story behind" not in jam.text("one")
    assert "## Story\n\none." in jam.text("one")


def test_a_competition_is_made_of_what_is_known(jam: Import) -> None:
    jam.file("list.csv", "title,author,date,track\nA,Bo,2025-03-02,Open data\nB,Cem,2025-04-01,\n")

    jam.call("--title", "Map jam", "--start", "", "--organizer", "ada", "--timezone", "AoE")

    text = (jam.submissions / "competitions/jam/index.md").read_text("utf-8")
    assert yaml.safe_load(text.split("---\n")[1]) == {
        "title": "Map jam",
        "organizers": ["ada"],
        "timezone": "AoE",
        "phases": [{"id": "submission", "start": "2025-03-02T00:00", "end": "2025-04-01T23:59"}],
        "tracks": [{"id": "open-data", "name": "Open data"}],
    }
    assert jam.fields("a")["track"] == "open-data"
    assert jam.problems() == []


def test_a_competition_that_is_there_stays_as_it_is(jam: Import) -> None:
    jam.file("list.csv", "title,about,author,track\nA,a,Bo,Open data\nB,b,Cem,Closed data\n")
    call = (
        "---\ntitle: Jam\norganizers: [ada]\ntimezone: UTC\ntracks: [{id: open, name: Open data}]\n"
        "phases: [{id: submission, start: 2026-05-01T00:00}]\n---\n"
    )
    path = jam.submissions / "competitions/jam/index.md"
    write(path, call)

    found = jam.data()

    assert path.read_text("utf-8") == call
    assert jam.fields("a")["track"] == "open"
    assert jam.fields("b")["tags"] == ["Closed data"]
    assert kinds(found) == [("list.csv", "track-new")]


def test_without_a_day_no_competition_is_made(jam: Import) -> None:
    jam.file("list.csv", "title,author\nA,Bo\n")
    result = jam.call("--start", "")
    assert result.exit_code == 2
    assert "--start" in result.output
    assert not (jam.submissions / "competitions").exists()


def test_a_repository_says_when_something_arrived(jam: Import) -> None:
    jam.file("lamps.md", LAMPS)
    git = ["git", "-C", str(jam.source), "-c", "user.name=Bo", "-c", "user.email=bo@jam.test"]
    dates = {"GIT_AUTHOR_DATE": "2020-01-01T00:00Z", "GIT_COMMITTER_DATE": "2026-05-09T22:30Z"}
    for step in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"]):
        subprocess.run([*git, *step], check=True, env={"PATH": "/usr/bin:/bin", **dates})

    jam.call("--start", "", "--timezone", "Asia/Shanghai")

    # The clock of whoever took it in; anybody can set the other.
    assert str(jam.fields("lamps")["received"]) == "2026-05-10T06:30"


def test_what_a_field_cannot_hold_is_left_out_and_said(jam: Import) -> None:
    jam.file("list.csv", "title,about,author,license\nA,a,Bo,as you like\nB,b,Bo,MIT\n")
    found = jam.data()
    assert kinds(found) == [("list.csv", "field-invalid")]
    assert "license" not in jam.fields("a")
    assert jam.fields("b")["license"] == "MIT"


def test_a_dry_run_writes_nothing(jam: Import) -> None:
    jam.file("lamps.md", LAMPS)
    result = jam.call("--dry-run")
    assert "entries" in result.output
    assert not (jam.submissions / "competitions").exists()


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("GitHub handles of Team Members", Field.TEAM),
        ("**Project Title:**", Field.TITLE),
        ("🛠️ Tech Stack", Field.BUILT_WITH),
        ("Demo Video/Photos/Link", Field.LINKS),
        ("addedOn", Field.SUBMITTED),
        ("作品名称", Field.TITLE),
        ("技术栈", Field.BUILT_WITH),
        ("源代码", Field.REPOSITORY),
        ("团队成员", Field.TEAM),
        ("Inspiration behind the project", None),
        ("Anything else you want to share with us?", None),
    ],
)
def test_headings_are_understood_by_their_words(heading: str, meaning: Field | None) -> None:
    assert meaning_of(heading, {}) == meaning


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("tej (@tej on slack)", ["tej"]),
        ("Ann Lee, Bo Liu and Cem", ["Ann Lee", "Bo Liu", "Cem"]),
        ("- 林小满：设计\n- 周岩", ["林小满", "周岩"]),
        ("ann@example.com", []),
        ("None", []),
        ("1. `ann-lee`", ["ann-lee"]),
    ],
)
def test_makers_as_people_write_them(text: str, names: list[str]) -> None:
    assert [maker.name for maker in makers_in(text)[0]] == names


@pytest.mark.parametrize(
    ("text", "names", "is_all"),
    [
        ("- React\n- Node.js", ["React", "Node.js"], True),
        ("Next.js, Tailwind CSS and Ink", ["Next.js", "Tailwind CSS", "Ink"], True),
        (
            "- **Frontend**: React, Vite\n- **Appwrite**: for logins",
            ["React", "Vite", "Appwrite"],
            False,
        ),
        ("The technologies I used are many.", [], False),
        ("We used\n- Ink", ["Ink"], False),
    ],
)
def test_what_it_is_built_with(text: str, names: list[str], is_all: bool) -> None:  # noqa: FBT001
    assert technologies(text) == (names, is_all)


def test_lists_and_days_as_people_write_them() -> None:
    assert words_in("['2 Player', \"maze\"]") == ["2 Player", "maze"]
    assert words_in("#maze, 迷宫；puzzle") == ["maze", "迷宫", "puzzle"]
    assert str(day_of("2025-09/18")) == "2025-09-18"
    assert str(day_of("2024-07-022")) == "2024-07-22"
    assert day_of("01-10-2025") is None
    assert day_of("2024-00-00") is None
