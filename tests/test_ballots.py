"""Ballots as files: begun, filled in, read from spreadsheets, sealed and opened, by the command."""

import hashlib
import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from commonplace.ballots.filled import blank_sheet
from commonplace.ballots.sheets import LARGEST_FILE, read_sheet, write_csv, write_xlsx
from commonplace.cli import main
from commonplace.load import load_hub
from commonplace.model import Ballot, Hub
from commonplace.model.seal import SealState, canonical, seal_of, seal_state
from commonplace.pages.site import generate
from commonplace.settings import read_settings
from commonplace.trouble import Trouble
from tests.histories import commit_all
from tests.hubs import ADA, BO, edition, record, write, write_hub

CUP = record(
    title="Cup",
    organizers="[ada]",
    timezone="UTC",
    phases="[{id: submission, start: 2026-04-01, end: 2026-05-01}]",
    criteria="[{id: clarity, name: Clarity, min: 1, max: 5, anchors: {1: one must guess}}, "
    "{id: craft, name: Craft}]",
    judges="[bo, {member: cy, conflicts: [star]}]",
)
FOLDER = "member_submissions/competitions/cup"


def entry(title: str, *team: str, **fields: str) -> str:
    members = ", ".join(f"{{member: {name}}}" for name in team or ("ada",))
    return record(title=title, description="One.", team=f"{{members: [{members}]}}", **fields)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Write a hub of a competition with two judges, one of them in a team."""
    files = {
        "members/cy.md": "---\nname: Cy\n---\n",
        "competitions/cup/index.md": CUP,
        "competitions/cup/entries/map/index.md": entry("'A map: of all'"),
        "competitions/cup/entries/star/index.md": entry("Star"),
        "competitions/cup/entries/bo-s/index.md": entry("Of Bo", "bo"),
        "competitions/cup/entries/late/index.md": entry("Late", received="2026-05-02"),
        "competitions/cup/entries/gone/index.md": entry("Gone", status="withdrawn"),
    }
    write_hub(tmp_path, {**ADA, **BO, **files})
    commit_all(tmp_path)
    return tmp_path


Run = Callable[..., Result]


@pytest.fixture
def ballot(root: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `commonplace ballot` in the hub."""

    def run(*args: str, folder: str = ".") -> Result:
        monkeypatch.chdir(root / folder)
        return CliRunner().invoke(main, ["--lang", "en", "ballot", *args])

    return run


def hub_of(root: Path) -> Hub:
    return load_hub(root, read_settings(root))


def text_of(root: Path, judge: str) -> str:
    return (root / FOLDER / f"ballots/{judge}.yml").read_text(encoding="utf-8")


def test_a_new_ballot_has_every_entry_the_judge_may_score(root: Path, ballot: Run) -> None:
    done = ballot("new", "cup")
    assert done.exit_code == 0, done.stderr
    assert text_of(root, "bo").endswith(
        "judge: bo\nrecused: [bo-s]\nscores:\n"
        "  map:  # A map: of all\n    clarity: null\n    craft: null\n"
        "  star:  # Star\n    clarity: null\n    craft: null\n"
    )
    assert "# clarity: Clarity, 1–5\n#   1: one must guess\n" in text_of(root, "bo")
    assert "recused: [star]\n" in text_of(root, "cy")
    hub = hub_of(root)
    assert not [problem for problem in hub.problems if problem.is_error]
    assert [*hub.ballots["cup/cy"].scores] == ["bo-s", "map"]


def test_what_a_judge_filled_in_stays_and_new_entries_come_below(root: Path, ballot: Run) -> None:
    mine = "judge: bo\nscores:\n    map:   # I liked it\n        clarity: 4\ncomments: {}\n# bye\n"
    write(root / FOLDER / "ballots/bo.yml", mine)
    ballot("new", "cup", "bo")
    assert text_of(root, "bo") == mine.replace(
        "clarity: 4\n",
        "clarity: 4\n    star:  # Star\n      clarity: null\n      craft: null\n",
    )
    before = text_of(root, "bo")
    assert "up to date" in ballot("new", "cup", "bo").stdout
    assert text_of(root, "bo") == before


@pytest.mark.parametrize("scores", ["", "scores: {}\n"])
def test_a_ballot_without_scores_gets_them(root: Path, ballot: Run, scores: str) -> None:
    write(root / FOLDER / "ballots/bo.yml", f"judge: bo\n{scores}recused: [star]\n")
    ballot("new", "cup", "bo")
    if scores:
        assert [*hub_of(root).ballots["cup/bo"].scores] == ["map"]
    else:
        assert "scores:" not in text_of(root, "bo"), "it has a mistake, which check tells"


def test_scores_in_one_line_are_left_alone(root: Path, ballot: Run) -> None:
    mine = "judge: bo\nscores: {map: {clarity: 4}}\n"
    write(root / FOLDER / "ballots/bo.yml", mine)
    done = ballot("new", "cup", "bo")
    assert done.exit_code == 2
    assert "one line" in done.stderr
    assert text_of(root, "bo") == mine


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("new", "cub"), "Did you mean “cup”?"),
        (("new", "cup", "ada"), "judges are: bo, cy"),
        (("seal", "cup", "bo"), "commonplace ballot new cup"),
        (("reveal", "cup", "../bo"), "not a judge"),
    ],
)
def test_what_is_not_there_is_named(ballot: Run, args: Iterable[str], said: str) -> None:
    done = ballot(*args)
    assert done.exit_code == 2
    assert said in done.stderr


HEAD = ("entry", "title", "Clarity (1–5)", "craft", "recused", "comment", "private comment")
ROWS = (
    HEAD,
    ("map", "A map: of all", 4, " ４,5 ", "", "So clear.", "Ask Ada."),
    ("star", "Star", None, 9, None, "", None),
    (None, "", None),
    ("bo-s", "Of Bo", None, None, "x", None, None),
)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_spreadsheet_becomes_a_ballot(root: Path, ballot: Run, form: str) -> None:
    content = {"csv": write_csv, "xlsx": write_xlsx}[form](ROWS)
    (root / f"bo.{form}").write_bytes(content)
    done = ballot("read", f"bo.{form}", "cup", "bo")
    assert done.exit_code == 0, done.stderr
    found = hub_of(root).ballots["cup/bo"]
    assert found.scores == {
        "map": {"clarity": 4, "craft": 4.5},
        "star": {"clarity": None, "craft": 9},
    }
    assert found.recused == ("bo-s",)
    assert found.comments["map"].public == "So clear."
    assert found.comments["map"].private == "Ask Ada."


def test_a_spreadsheet_with_semicolons_is_read_too(root: Path) -> None:
    write(root / "a.csv", "entry;craft\nmap;4,5\n")
    assert read_sheet(root / "a.csv") == [["entry", "craft"], ["map", "4,5"]]


def test_every_cell_that_cannot_be_read_is_named_and_nothing_is_written(
    root: Path, ballot: Run
) -> None:
    rows = (
        ("Ballot",),
        HEAD,
        ("map", "", "eight", 4, "", "", ""),
        ("maps", "", 1, 1, "", "", ""),
        ("star", "", 7, "=1+1", "perhaps", "", ""),
        ("star", "", 3, 3, "", "", ""),
        ("bo-s", "", 3, None, "", "", ""),
    )
    (root / "bo.csv").write_bytes(write_csv(rows))
    assert "cell A1: There is no column “Ballot”" in ballot("read", "bo.csv", "cup", "bo").stderr
    (root / "bo.csv").write_bytes(write_csv(rows[1:]))
    done = ballot("read", "bo.csv", "cup", "bo")
    assert done.exit_code == 1
    assert [line.partition(", cell ")[2] for line in done.stderr.splitlines()[:-1]] == [
        "C2: “eight” is no number. Write one, or leave the cell empty.",
        "A3: There is no entry “maps” here; did you mean “map”?",
        "C4: The score 7 for “clarity” is outside 1 to 5.",
        "D4: “=1+1” is no number. Write one, or leave the cell empty.",
        "E4: “perhaps” is not clear here. Write x, or leave the cell empty.",
        "A5: “star” is there twice.",
        "A6: The judge is in the team of this entry, or has a conflict with it.",
    ]
    assert not (root / FOLDER / "ballots").exists()


def test_a_spreadsheet_replaces_no_scores_unasked(root: Path, ballot: Run) -> None:
    write(root / FOLDER / "ballots/bo.yml", "judge: bo\nscores: {map: {clarity: 1}}\n")
    (root / "bo.csv").write_bytes(write_csv(ROWS))
    assert "--force" in ballot("read", "bo.csv", "cup", "bo").stderr
    assert "clarity: 1" in text_of(root, "bo")
    assert ballot("read", "bo.csv", "cup", "bo", "--force").exit_code == 0
    assert "clarity: 4" in text_of(root, "bo")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_spreadsheet_that_is_handed_out_comes_back(root: Path, ballot: Run, form: str) -> None:
    assert ballot("new", "cup", "bo", "--format", form).exit_code == 0
    handed_out = read_sheet(root / f"cup-bo.{form}")
    assert [row[:2] for row in handed_out] == [
        ["entry", "title"],
        ["map", "A map: of all"],
        ["star", "Star"],
        ["bo-s", "Of Bo"],
    ]
    assert "is there already" in ballot("new", "cup", "bo", "--format", form).stderr
    assert ballot("read", f"cup-bo.{form}", "cup", "bo").exit_code == 0
    assert hub_of(root).ballots["cup/bo"].scores["star"] == {"clarity": None, "craft": None}


def test_no_spreadsheet_is_written_where_it_would_be_published(root: Path, ballot: Run) -> None:
    said = ballot("new", "cup", "bo", "--format", "csv", folder=FOLDER)

    assert said.exit_code == 2
    assert "is published with the site, spreadsheets too" in said.stderr
    assert not list(root.rglob("*.csv"))


def test_no_title_is_a_formula_in_a_spreadsheet(root: Path) -> None:
    write(root / FOLDER / "entries/star/index.md", entry('"=HYPERLINK(1)"'))
    hub = hub_of(root)
    rows = blank_sheet(hub, hub.competitions["cup"], "bo")
    assert ("star", "'=HYPERLINK(1)") in [tuple(row[:2]) for row in rows]


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", b" " * 60_000_000)
    return out.getvalue()


def _with_entities() -> bytes:
    book = openpyxl.Workbook()
    out, changed = io.BytesIO(), io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as parts, zipfile.ZipFile(changed, "w") as copy:
        for info in parts.infolist():
            text = parts.read(info)
            if info.filename.endswith("sheet1.xml"):
                text = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + text
            copy.writestr(info, text)
    return changed.getvalue()


def _far_corner() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.cell(1, 1, "entry")
    sheet.cell(1_048_576, 16_384, "here")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


NOT_READ: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "bomb": ("a.xlsx", _bomb, "larger than any ballot"),
    "entities": ("a.xlsx", _with_entities, "DOCTYPE"),
    "far corner": ("a.xlsx", _far_corner, "larger than any ballot"),
    "no zip": ("a.xlsx", lambda: b"PK, but no book", "no XLSX"),
    "latin": ("a.csv", lambda: "entry,été".encode("latin-1"), "UTF-8"),
    "long cell": ("a.csv", lambda: b"a" * 20_000, "cannot be read"),
    "rows": ("a.csv", lambda: b"a\n" * 20_000, "larger than any ballot"),
    "columns": ("a.csv", lambda: b"a," * 200, "larger than any ballot"),
    "bytes": ("a.csv", lambda: b" " * (LARGEST_FILE + 1), "larger than any ballot"),
}


@pytest.mark.parametrize("case", NOT_READ)
def test_no_spreadsheet_is_trusted(tmp_path: Path, case: str) -> None:
    name, content, said = NOT_READ[case]
    (tmp_path / name).write_bytes(content())
    with pytest.raises(Trouble, match=said):
        read_sheet(tmp_path / name)


FILLED = "# My notes.\njudge: bo\nrecused: [bo-s]\nscores:\n  map: {clarity: 4, craft: null}\n"


def test_a_sealed_ballot_holds_its_seal_alone_and_opens_as_it_was(root: Path, ballot: Run) -> None:
    write(root / FOLDER / "ballots/bo.yml", FILLED)
    assert ballot("seal", "cup", "bo").exit_code == 0
    public = text_of(root, "bo")
    assert public.startswith("judge: bo\nsealed: sha256:")
    assert len(public.splitlines()) == 2
    kept = (root / ".ballots/cup/bo.yml").read_text(encoding="utf-8")
    assert (root / ".ballots/.gitignore").read_text(encoding="utf-8") == "*\n"
    assert seal_state(hub_of(root).ballots["cup/bo"]) is SealState.SEALED
    assert "sealed already" in ballot("seal", "cup", "bo").stderr

    done = ballot("reveal", "cup", "bo")
    assert done.exit_code == 0, done.stderr
    assert text_of(root, "bo") == kept
    assert kept.endswith(FILLED)
    assert seal_state(hub_of(root).ballots["cup/bo"]) is SealState.MATCHES


def test_anybody_can_check_a_seal_by_hand() -> None:
    """The text is simple enough to write: `sha256sum` of it is the seal."""
    written = (
        "commonplace ballot 1\ncompetition cup\njudge bo\n"
        "recused bo-s\nscore map clarity 4\nscore map craft 2.5\nsalt 3f9a1c\n"
    )
    scores: dict[str, dict[str, float | None]] = {
        "map": {"craft": 2.5, "clarity": 4.0},
        "star": {"clarity": None},
    }
    one = Ballot(judge="bo", recused=("bo-s",), scores=scores)
    assert canonical("cup", one, "3f9a1c") == written
    digest = hashlib.sha256(written.encode()).hexdigest()
    assert seal_of("cup", one, "3f9a1c") == f"sha256:{digest}"


@pytest.mark.parametrize(
    ("old", "new", "is_broken"),
    [
        ("clarity: 4", "clarity: 5", True),
        ("salt: ", "salt: 0", True),
        ("recused: [bo-s]\n", "", True),
        ("  map: {", "  star: {clarity: 1}\n  map: {", True),
        ("salt: ", "# salt: ", True),
        ("clarity: 4", "clarity: 4.0", False),
        (", craft: null", "", False),
        ("# My notes.", "comments: {map: {public: Good.}}", False),
    ],
)
def test_a_ballot_that_was_changed_after_it_was_sealed_does_not_count(
    root: Path, ballot: Run, old: str, new: str, *, is_broken: bool
) -> None:
    write(root / FOLDER / "ballots/bo.yml", FILLED)
    ballot("seal", "cup", "bo")
    ballot("reveal", "cup", "bo")
    whole = text_of(root, "bo")
    assert old in whole
    write(root / FOLDER / "ballots/bo.yml", whole.replace(old, new))
    hub = hub_of(root)
    found = [problem for problem in hub.problems if problem.code == "ballot-seal-broken"]
    assert bool(found) is is_broken
    assert ("cup/bo" in hub.ballots) is not is_broken
    assert (ballot("reveal", "cup", "bo").exit_code == 1) is is_broken
    if found:
        assert found[0].place.column == len("sealed: ") + 1


def test_a_kept_ballot_that_was_changed_is_not_published(root: Path, ballot: Run) -> None:
    write(root / FOLDER / "ballots/bo.yml", FILLED)
    ballot("seal", "cup", "bo")
    kept = root / ".ballots/cup/bo.yml"
    write(kept, kept.read_text(encoding="utf-8").replace("clarity: 4", "clarity: 5"))
    public = text_of(root, "bo")
    assert "does not match" in ballot("reveal", "cup", "bo").stderr
    assert text_of(root, "bo") == public
    kept.unlink()
    assert "is not here" in ballot("reveal", "cup", "bo").stderr


def test_the_page_says_what_became_of_each_seal(root: Path, ballot: Run) -> None:
    call = root / FOLDER / "index.md"
    write(call, call.read_text(encoding="utf-8").replace("---\n", RESULTS, 1))
    write(root / FOLDER / "ballots/bo.yml", FILLED)
    ballot("seal", "cup", "bo")
    digest = hub_of(root).ballots["cup/bo"].sealed or ""

    def said(now: str) -> str:
        pages = {page.uri: page for page in generate(edition(hub_of(root), now))}
        return str(pages["competitions/cup/index.md"].markdown)

    assert f'title="{digest}">ballot sealed <code>' in said("2026-05-31T00:00")
    ballot("reveal", "cup", "bo")
    assert "ballot sealed" in said("2026-05-31T00:00"), "that it is open is not to be known yet"
    assert "ballot matches its seal" in said("2026-06-01T00:00")
    kept = (root / ".ballots/cup/bo.yml").read_text(encoding="utf-8")
    assert not any(line in said("2026-05-31T00:00") for line in kept.splitlines() if "salt" in line)


RESULTS = "---\nresults_at: 2026-06-01T00:00\n"
