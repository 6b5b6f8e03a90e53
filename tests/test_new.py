"""`commonplace new`: whatever is begun passes `check` at once."""

import json
import re
import uuid
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner, Result

from commonplace.cli import main
from commonplace.documents import read_document
from commonplace.git import run_git
from commonplace.language import language
from commonplace.load import load_hub
from commonplace.model import COLLECTIONS, Source
from commonplace.schema import read_record
from commonplace.settings import read_settings
from commonplace.starting import KINDS, Draft, TakenError, write_draft
from commonplace.starting.rhythms import RhythmError, rule_of
from tests.folders import write_files
from tests.terminals import run_in_terminal
from tests.test_rhythms import recurring, said

HUB = {
    "mkdocs.yml": (
        "site_name: Riverside\ntheme: {name: material, font: false}\n"
        "plugins: {commonplace/hub: {timezone: Asia/Shanghai}}\n"
    ),
    "member_submissions/members/ada.md": "---\nname: Ada\ngit: [ada@hub.test]\n---\n",
    "member_submissions/members/lin-xiaoman.md": "---\nname: 林小满\n---\n",
    "member_submissions/columns/notes/index.md": (
        "---\ntitle: Notes\ndescription: Short ones.\neditors: [ada]\n---\n"
    ),
    "member_submissions/events/ask/index.md": (
        "---\ntitle: Ask\nkind: ama\nstart: 2027-05-14T19:30\ntimezone: UTC\nmode: online\n---\n"
    ),
    "member_submissions/competitions/maps/index.md": (
        "---\ntitle: Maps\norganizers: [ada]\ntimezone: UTC\nlicense_required: true\n"
        "phases: [{id: submission, start: 2026-01-01, end: 2026-02-01}]\n---\n"
    ),
}

ENOUGH = {
    "member": [],
    "column": ["--description", "About: things", "--editor", "ada"],
    "article": ["--column", "notes", "--author", "ada", "--author", "lin-xiaoman"],
    "event": ["--kind", "talk", "--start", "2020-05-14T19:30", "--mode", "mixed", "--place", "#1"],
    "question": ["--event", "ask"],
    "competition": ["--organizer", "ada", "--opens", "2026-01-01", "--closes", "2026-01-31"],
    "entry": [
        "--competition", "maps", "--description", "'A' map", "--member", "ada",
        "--member", "Bo: a guest", "--license", "MIT",
    ],
}  # fmt: skip
"""What each kind asks for, but the title."""

TITLES = [
    "Maps: “a” 'b' \"c\" #d",
    "---",
    "@home * and & more",
    "*",
    "null",
    "2026-05-14",
    "1.10",
    "{curly: [square]}",
    "| > % ` \\ back",
    "👩‍🚀 ❤️",
    "数据清洗入门：从零开始",
    "مرحبا بالعالم",
    "index",
    "con",
    "x" * 300,
]


@pytest.fixture(autouse=True)
def in_hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in a small hub."""
    write_files(tmp_path, HUB)
    monkeypatch.chdir(tmp_path)


def call(*args: str) -> Result:
    return CliRunner().invoke(main, args)


def new(*args: str) -> Result:
    return call("--lang", "en", "new", *args)


def files() -> set[str]:
    return {path.as_posix() for path in Path().rglob("*.md")}


def fields_of(path: str) -> dict[str, object]:
    document, _ = read_document(path, Path(path).read_bytes())
    assert document
    return document.fields


TO_BE_WRITTEN = {"entry": {"screenshot-missing", "template-text"}}
"""What is said of a new file until its writer has put something in place of the outline."""


@pytest.mark.parametrize("tag", ["en", "zh"])
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_written_passes_check_at_once(kind: str, tag: str) -> None:
    for number, title in enumerate(TITLES):
        before = files()
        # Two events of one day and nearly one title would be warned of, as likely twins.
        apart = ["--start", f"{2020 + number}-05-14T19:30"] if kind == "event" else []

        result = call("--lang", tag, "new", kind, *ENOUGH[kind], *apart, "--", title)

        assert result.exit_code == 0, result.output
        (path,) = files() - before
        assert path in result.output
        assert fields_of(path)[KINDS[kind].title] == title

    check = call("--lang", "en", "check", "--format", "json")
    assert check.exit_code == 0, check.output
    found = {problem["code"] for problem in json.loads(check.stdout)}
    assert found <= TO_BE_WRITTEN.get(kind, set())


def test_every_kind_has_an_outline_in_every_language() -> None:
    outlines = {
        (kind, tag): Draft(KINDS[kind], "x.md").text(language(tag))
        for kind in KINDS
        for tag in ("en", "zh")
    }

    assert len(set(outlines.values())) == 2 * len(KINDS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("tag", ["en", "zh"])
def test_each_hint_is_right_as_it_stands(kind: str, tag: str) -> None:
    new(kind, "Title", *ENOUGH[kind], "--id", "begun")
    written = next(path for path in files() if "begun" in path)
    text = Path(written).read_text(encoding="utf-8")
    draft = Draft(KINDS[kind], "x.md")
    said = draft.hints(language(tag)).splitlines()[1:]
    hints = [hint.removeprefix("# ") for hint in said if not hint.startswith("# # ")]

    assert [hint.split(":")[0] for hint in hints] == list(KINDS[kind].all_hints)
    assert len(said) - len(hints) == len(KINDS[kind].stages)
    for hint in hints:
        name = hint.split(":")[0]
        lines = [hint]
        if name in ("image", "image_alt"):
            lines = [each for each in hints if each.startswith("image")]
        if name in ("exdate", "overrides"):
            lines = [hint, *(each for each in hints if each.startswith("rrule"))]
        kept = re.sub(rf"^{name}:.*\n(?:[ -].*\n)*", "", text, flags=re.MULTILINE)
        filled = kept.replace("---\n", "---\n" + "\n".join(lines) + "\n", 1)
        document, problems = read_document("x.md", filled.encode())
        assert document, problems
        _, problems = read_record(document, COLLECTIONS[kind], Source("x.md", "x.md", "x"))
        assert not problems, (hint, problems)


def test_a_file_begins_with_its_fields_in_the_nouns_order() -> None:
    new("article", "First", *ENOUGH["article"], "--date", "2026-05-12", "--tag", "a", "--tag", "b")

    text = Path("member_submissions/columns/notes/first.md").read_text(encoding="utf-8")
    assert text.startswith(
        "---\ntitle: First\nauthors: [ada, lin-xiaoman]\ndate: 2026-05-12\ntags: [a, b]\n# Optional"
    )
    assert "\n# topics: [statistics]  # Topics of the hub it belongs to.\n" in text
    assert "\n# tags:" not in text


def test_ids_are_proposed_in_pinyin_and_can_be_given() -> None:
    new("member", "欧阳明")
    new("article", "数据清洗", *ENOUGH["article"])
    new("article", "数据清洗", *ENOUGH["article"], "--id", "cleaning")

    assert "member_submissions/members/ouyang-ming.md" in files()
    assert "member_submissions/columns/notes/shu-ju-qing-xi.md" in files()
    assert "member_submissions/columns/notes/cleaning.md" in files()


def test_a_folder_where_pictures_can_lie() -> None:
    new("article", "Trees", *ENOUGH["article"], "--folder")
    new("entry", "Trees", *ENOUGH["entry"])

    assert "member_submissions/columns/notes/trees/index.md" in files()
    assert "member_submissions/competitions/maps/entries/trees/index.md" in files()


def test_the_day_is_the_hubs_unless_given() -> None:
    zone = ZoneInfo("Asia/Shanghai")

    before = datetime.now(zone).date().isoformat()
    new("article", "First", *ENOUGH["article"])
    after = datetime.now(zone).date().isoformat()

    date = fields_of("member_submissions/columns/notes/first.md")["date"]
    assert date in (before, after)


def test_a_deadline_is_the_end_of_its_day() -> None:
    new("competition", "Ten", *ENOUGH["competition"])

    fields = fields_of("member_submissions/competitions/ten/index.md")
    assert fields["phases"] == [
        {"id": "submission", "start": "2026-01-01", "end": "2026-01-31T23:59"}
    ]


def event_of(*options: str) -> dict[str, object]:
    """Return the fields of a new event."""
    enough = {"--kind": "meetup", "--start": "2027-05-06T19:30", "--mode": "online"}
    given = [part for pair in enough.items() if pair[0] not in options for part in pair]
    result = new("event", "Evening", *given, *options)
    assert result.exit_code == 0, result.output
    return fields_of("member_submissions/events/evening.md")


def test_an_event_gets_an_id_in_calendars_that_no_other_has() -> None:
    found = [new("event", f"Evening {number}", *ENOUGH["event"]) for number in range(3)]
    ids = {str(fields_of(f"member_submissions/events/evening-{n}.md")["uid"]) for n in range(3)}

    assert [result.exit_code for result in found] == [0, 0, 0]
    assert len(ids) == 3
    assert all(uuid.UUID(each).version == 4 for each in ids)


def test_a_given_id_in_calendars_is_kept_and_explained() -> None:
    event_of("--uid", "evening-1@hub.test")

    text = Path("member_submissions/events/evening.md").read_text(encoding="utf-8")
    assert "\nuid: evening-1@hub.test  # Its id in calendars, for ever" in text


def test_an_event_with_a_day_alone_lasts_all_day() -> None:
    assert event_of("--start", "2027-05-06")["all_day"] == "true"


@pytest.mark.parametrize(
    ("said", "kept"),
    [("2h", "PT2H"), ("1:30", "PT1H30M"), ("90 min", "PT90M"), ("两小时", "PT2H"), ("P2D", "P2D")],
)
def test_a_duration_may_be_said_in_words(said: str, kept: str) -> None:
    assert event_of("--duration", said)["duration"] == kept


def test_a_rhythm_is_read_and_its_first_dates_are_told() -> None:
    options = ["--kind", "meetup", "--start", "2027-05-06 19:30", "--mode", "online"]

    result = new("event", "Evening", *options, "--recurs", "every first Thursday")

    assert fields_of("member_submissions/events/evening.md")["rrule"] == "FREQ=MONTHLY;BYDAY=1TH"
    assert (
        "It takes place every first Thursday of the month at 19:30:\n  Thursday, May 6, 2027"
        in (result.output)
    )
    assert "Thursday, June 3, 2027" in result.output


def test_a_rhythm_that_the_start_does_not_follow_is_noted() -> None:
    options = ["--kind", "meetup", "--start", "2027-05-05", "--mode", "online"]

    result = new("event", "Evening", *options, "--recurs", "every Thursday")

    assert result.exit_code == 0
    assert "let it start on 2027-05-06" in result.stderr


def test_words_that_are_no_rhythm_are_refused() -> None:
    result = new("event", "Evening", *ENOUGH["event"], "--recurs", "every full moon")

    assert result.exit_code == 2
    assert "--recurs: “every full moon” cannot be read for sure. Write, for" in result.stderr
    assert not Path("member_submissions/events/evening.md").exists()


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("every Thursday", "FREQ=WEEKLY;BYDAY=TH"),
        ("Mondays and Thursdays", "FREQ=WEEKLY;BYDAY=MO,TH"),
        ("every two weeks on Friday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
        ("every other Friday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
        ("the first and third Tuesday of the month", "FREQ=MONTHLY;BYDAY=1TU,3TU"),
        ("every last Friday until 2027-12-31", "FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20271231"),
        ("every month on the 15th, 6 times", "FREQ=MONTHLY;BYMONTHDAY=15;COUNT=6"),
        ("quarterly", "FREQ=MONTHLY;INTERVAL=3"),
        ("every day", "FREQ=DAILY"),
        ("freq=yearly", "freq=yearly"),
        ("每周四", "FREQ=WEEKLY;BYDAY=TH"),
        ("每星期一、三、五", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
        ("隔周周三", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"),
        ("每月第一个星期四", "FREQ=MONTHLY;BYDAY=1TH"),
        ("每个月最后一个周五，到2027-12-31为止", "FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20271231"),
        ("每月1号和15号，共12次", "FREQ=MONTHLY;BYMONTHDAY=1,15;COUNT=12"),
        ("每季度", "FREQ=MONTHLY;INTERVAL=3"),
    ],
)
def test_rhythms_in_words(words: str, rule: str) -> None:
    assert rule_of(words) == rule


@pytest.mark.parametrize("tag", ["en", "zh"])
@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY",
        "FREQ=WEEKLY;BYDAY=MO,WE,FR",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR",
        "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,TH",
        "FREQ=MONTHLY;BYDAY=1TU,3TU",
        "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=MONTHLY;INTERVAL=3;BYDAY=1TH",
        "FREQ=MONTHLY;BYMONTHDAY=15",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=5",
    ],
)
def test_what_a_page_says_of_a_rhythm_is_read_as_the_same_rule(rule: str, tag: str) -> None:
    words = said(recurring(rule, all_day=True), tag)

    assert rule_of(words) == rule, words


@pytest.mark.parametrize(
    "words",
    ["every full moon", "every Thursday and first Friday", "every two weeks on the first Friday",
     "every month on the 32nd", "every Thursday until 2027-02-30", "满月", "每月周四", "sometimes"],
)  # fmt: skip
def test_what_could_mean_two_things_is_no_rhythm(words: str) -> None:
    with pytest.raises(RhythmError):
        rule_of(words)


def test_a_question_round_begins_with_an_outline_of_its_own() -> None:
    event_of("--kind", "ama")

    text = Path("member_submissions/events/evening.md").read_text(encoding="utf-8")
    assert "## How to ask" in text
    assert "## Programme" not in text


def test_a_question_is_open_and_dated_until_somebody_answers() -> None:
    new("question", "How long is too long?", "--event", "ask", "--asked-by", "Bo Lin")

    path = "member_submissions/events/ask/questions/how-long-is-too-long.md"
    fields = fields_of(path)
    assert fields["asked_by"] == {"name": "Bo Lin"}
    assert "date" in fields
    assert (
        load_hub(Path(), read_settings(Path())).questions["ask/how-long-is-too-long"].state
        == "open"
    )


def test_a_team_has_members_and_guests() -> None:
    new("entry", "Trees", *ENOUGH["entry"], "--team", "Leaves")

    fields = fields_of("member_submissions/competitions/maps/entries/trees/index.md")
    assert fields["team"] == {
        "name": "Leaves",
        "members": [{"member": "ada"}, {"name": "Bo: a guest"}],
    }


def test_what_is_missing_is_named() -> None:
    before = files()

    result = new("article")

    assert result.exit_code == 2
    assert "Not given: TITLE, --column, --author." in result.stderr
    assert files() == before


def test_a_place_is_needed_only_where_people_meet_in_one() -> None:
    options = ["--kind", "talk", "--start", "2027-05-14T19:30"]

    assert "--place" in new("event", "Evening", *options, "--mode", "offline").stderr
    assert new("event", "Evening", *options, "--mode", "online").exit_code == 0


def test_all_wrong_options_are_named_at_once() -> None:
    before = files()

    result = new(
        "article", "First", "--column", "note", "--author", "adda", "--date", "2026-02-30",
        "--license", "mitt", "--id", "First!",
    )  # fmt: skip

    assert result.exit_code == 2
    for complaint in (
        "--column: There is no column “note”. Did you mean “notes”?",
        "--author: There is no member “adda”. Did you mean “ada”?",
        "--date: “2026-02-30” is not a day",
        "--license: “mitt” is not a licence",
        "--id: The name “First!” is not allowed",
    ):
        assert complaint in result.stderr
    assert files() == before


@pytest.mark.parametrize("title", ["x" * 301, "two\nlines", "hid\u200bden", "turn\u202eed"])
def test_a_title_no_page_can_show_is_refused(title: str) -> None:
    before = files()

    result = new("member", title)

    assert result.exit_code == 2
    assert result.stderr.startswith("Error: TITLE: ")
    assert files() == before


@pytest.mark.parametrize("taken", ["first.md", "first/index.md"])
def test_nothing_is_overwritten(taken: str) -> None:
    write_files(Path("member_submissions/columns/notes"), {taken: "mine"})

    result = new("article", "First", *ENOUGH["article"])

    assert result.exit_code == 2
    assert f"columns/notes/{taken} is there already. Give another id" in result.stderr
    assert "--id first-2" in result.stderr
    assert Path(f"member_submissions/columns/notes/{taken}").read_text(encoding="utf-8") == "mine"


def test_a_file_that_came_in_between_is_not_overwritten() -> None:
    members = Path("member_submissions/members")
    draft = Draft(KINDS["member"], "members/ada.md", {"name": "Another"})

    with pytest.raises(TakenError):
        write_draft(Path(), read_settings(Path()), draft, draft.text(language("en")))

    assert "name: Ada\n" in (members / "ada.md").read_text(encoding="utf-8")


def test_a_file_that_would_not_pass_is_taken_away_again() -> None:
    before = files()

    result = new("entry", "Trees", *ENOUGH["entry"][:-2])

    assert result.exit_code == 2
    assert "--license: The competition asks for a licence" in result.stderr
    assert files() == before
    assert not Path("member_submissions/competitions/maps/entries").exists()


def test_an_article_goes_to_the_end_of_an_ordered_column() -> None:
    column = Path("member_submissions/columns/notes/index.md")
    column.write_text(
        column.read_text(encoding="utf-8").replace("editors", "order: position\neditors"),
        encoding="utf-8",
    )

    new("article", "First", *ENOUGH["article"])
    new("article", "Second", *ENOUGH["article"])

    assert fields_of("member_submissions/columns/notes/second.md")["position"] == "2"


def test_a_hub_beside_this_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)

    result = new("member", "Bo", "--hub", str(tmp_path))

    assert result.exit_code == 0
    assert (tmp_path / "member_submissions/members/bo.md").is_file()


def test_a_terminal_is_asked_until_the_answer_fits(tmp_path: Path) -> None:
    answers = ["First steps", "note", "notes", "nobody", "ada，lin-xiaoman", "index", ""]

    code, screen = run_in_terminal(tmp_path, ["--lang", "en", "new", "article"], answers)

    assert code == 0, screen
    assert "There is no column “note”. Did you mean “notes”?" in screen
    assert "There is no member “nobody”" in screen
    assert "The name “index” is reserved" in screen
    fields = fields_of("member_submissions/columns/notes/first-steps.md")
    assert fields["authors"] == ["ada", "lin-xiaoman"]


def test_a_terminal_is_offered_what_is_likely(tmp_path: Path) -> None:
    run_git(tmp_path, "init")
    run_git(tmp_path, "config", "user.email", "ada@hub.test")
    new("article", "First", *ENOUGH["article"])

    code, screen = run_in_terminal(
        tmp_path, ["--lang", "en", "new", "article", "First"], ["", "", ""]
    )

    assert code == 0, screen
    assert "columns/notes/first.md is there already." in screen
    assert fields_of("member_submissions/columns/notes/first-2.md")["authors"] == ["ada"]


def test_a_terminal_asks_an_organiser_for_what_matters_and_no_more(tmp_path: Path) -> None:
    answers = [
        "First Thursday", "meet-up", "meetup", "2027-05-06 19:30", "", "2h", "online", "",
        "every full moon", "every first Thursday", "",
    ]  # fmt: skip

    code, screen = run_in_terminal(tmp_path, ["--lang", "en", "new", "event"], answers)

    assert code == 0, screen
    assert "On the clock of which time zone? [Asia/Shanghai]" in screen
    assert "What is the place called?" not in screen
    assert "“every full moon” cannot be read for sure." in screen
    fields = fields_of("member_submissions/events/first-thursday.md")
    assert fields.pop("uid")
    assert fields == {
        "title": "First Thursday",
        "kind": "meetup",
        "start": "2027-05-06T19:30",
        "duration": "PT2H",
        "timezone": "Asia/Shanghai",
        "mode": "online",
        "rrule": "FREQ=MONTHLY;BYDAY=1TH",
    }


def test_a_terminal_lets_one_ask_without_a_name(tmp_path: Path) -> None:
    answers = ["How long is too long?", "", "", ""]

    code, screen = run_in_terminal(tmp_path, ["--lang", "en", "new", "question"], answers)

    assert code == 0, screen
    assert "At which event? (ask) [ask]" in screen
    fields = fields_of("member_submissions/events/ask/questions/how-long-is-too-long.md")
    assert "asked_by" not in fields


def test_what_must_come_first_is_said_before_anything_is_asked(tmp_path: Path) -> None:
    Path("member_submissions/columns/notes/index.md").unlink()

    code, screen = run_in_terminal(tmp_path, ["--lang", "en", "new", "article"], [])

    assert code == 2
    assert "There is no column yet. First run: commonplace new column" in screen


def test_blanks_around_a_title_are_not_kept() -> None:
    new("article", "  First ", *ENOUGH["article"])
    blank = new("article", "   ", *ENOUGH["article"])

    text = Path("member_submissions/columns/notes/first.md").read_text(encoding="utf-8")
    assert text.startswith("---\ntitle: First\n")
    assert "Not given: TITLE." in blank.stderr


def test_options_name_what_the_schema_describes() -> None:
    for kind in KINDS.values():
        shown = " ".join(new(kind.name, "--help").output.split())
        for prompt in kind.prompts:
            assert prompt.flag in shown
            assert kind.help_of(prompt), prompt


def test_every_required_field_has_an_option() -> None:
    for kind in KINDS.values():
        required = {name for name, info in kind.model.model_fields.items() if info.is_required()}

        assert required == {kind.title} | {
            str(prompt.at[0]) for prompt in kind.prompts if prompt.at and prompt.at[0] in required
        }
