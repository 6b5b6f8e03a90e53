"""Imports of events as a maintainer calls them: once, twice, after a change, and back again."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from commonplace.cli import main
from commonplace.outputs.calendars import calendar_files
from commonplace.views.events import occurrences
from tests.event_trees import MKDOCS, Calendars, instants
from tests.hubs import edition, event, write_hub

TALK = "UID:a@club.test\nSUMMARY:Talk\nDTSTART:20260514T100000Z"
CALL = "SUMMARY:Call\nDTSTART:20260515T100000Z\nRRULE:FREQ=WEEKLY;COUNT=4"


@pytest.fixture
def club(tmp_path: Path) -> Calendars:
    return Calendars(tmp_path)


def test_twice_is_once(club: Calendars) -> None:
    path = club.ics(TALK, CALL)
    assert len(club.run("ics", path)["written"]) == 2
    again = club.run("ics", path)
    assert (again["written"], again["different"]) == ([], [])
    assert len(again["unchanged"]) == 2


def test_what_somebody_has_changed_is_left_alone(club: Calendars) -> None:
    path = club.ics(TALK)
    club.run("ics", path)
    file = club.submissions / "events/talk-2026.md"
    mine = file.read_text(encoding="utf-8").replace("Talk", "Great talk")
    file.write_text(mine, encoding="utf-8")
    result = club.call("ics", path)
    assert result.exit_code == 1
    assert "  events/talk-2026.md" in result.output
    assert file.read_text(encoding="utf-8") == mine
    assert club.call("ics", path, options=("--update",)).exit_code == 0
    assert "title: Talk\n" in file.read_text(encoding="utf-8")


def test_a_file_that_was_renamed_is_found_again(club: Calendars) -> None:
    path = club.ics(TALK)
    club.run("ics", path)
    file = club.submissions / "events/talk-2026.md"
    file.rename(file.with_name("our-talk.md"))
    assert club.run("ics", path)["unchanged"] == ["events/our-talk.md"]


def test_what_moved_in_its_source_is_still_the_same_event(club: Calendars) -> None:
    club.run("ics", club.ics(TALK, CALL))
    later = [text.replace("T10", "T11") for text in (TALK, CALL)]
    found = club.run("ics", club.ics(*later), options=("--update",))
    assert found["written"] == ["events/call.md", "events/talk-2026.md"]
    assert len(club.events()) == 2


def test_an_event_that_the_hub_has_is_named_with_its_file(club: Calendars) -> None:
    club.source("../hub/member_submissions/events/our-talk.md", event(
        "TALK", start="2026-05-14T18:00", timezone="Asia/Shanghai"
    ))  # fmt: skip
    found = club.run("ics", club.ics(TALK))
    (twin,) = (one for one in found["problems"] if one["kind"] == "likely-twin")
    assert "member_submissions/events/our-talk.md" in twin["message"]


def test_a_dry_run_writes_nothing(club: Calendars) -> None:
    result = club.call("ics", club.ics(TALK), options=("--dry-run",))
    assert result.exit_code == 0
    assert "Nothing is written" in result.output
    assert not club.submissions.exists()


def test_the_summary_adds_up(club: Calendars) -> None:
    change = (
        "UID:a@club.test\nSUMMARY:Talk\nRECURRENCE-ID:20260521T100000Z\nDTSTART:20260521T110000Z"
    )
    path = club.ics(f"{TALK}\nRRULE:FREQ=WEEKLY;COUNT=3", change, "SUMMARY:No start")
    result = club.call("ics", path)
    counts = [line.split() for line in result.output.split("\n\n")[0].splitlines()]
    assert [(" ".join(words), int(number)) for *words, number in counts] == [
        ("Found in the sources", 3),
        ("events", 1),
        ("changes of single occurrences", 1),
        ("left out: no start", 1),
        ("Files written", 1),
        ("Files unchanged", 0),
        ("Files already there and different", 0),
    ]


def test_options_say_what_all_of_them_are(club: Calendars) -> None:
    club.source("../hub/member_submissions/members/bo.md", "---\nname: Bo\n---\n")
    club.run(
        "ics",
        club.ics(TALK),
        options=(
            *("--kind", "salon", "--series", "nights", "--topic", "rain", "--topic", "sun"),
            *("--tag", "old", "--organizer", "bo", "--held-in", "zh", "--timezone", "Asia/Tokyo"),
        ),
    )
    found = club.event()
    assert (found.kind, found.series, found.topics) == ("salon", "nights", ("rain", "sun"))
    assert (found.tags, found.organizers, found.lang) == (("old",), ("bo",), "zh")
    assert (found.timezone, instants(found)) == ("Asia/Tokyo", ["2026-05-14T10:00Z"])


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--timezone", "China Standard Time"], "is no IANA name, such as Asia/Shanghai"),
        (["--timezone", "AoE"], "is no IANA name"),
        (["--organizer", "nobody"], "There is no member “nobody”"),
        (["--series", "No Id"], "“No Id” is not an id"),
        (["--kind", "party"], "“party” is not known; allowed: meetup"),
    ],
)
def test_wrong_use_is_said_in_a_sentence(
    club: Calendars, options: list[str], complaint: str
) -> None:
    result = club.call("ics", club.ics(TALK), options=tuple(options))
    assert result.exit_code == 2
    assert complaint in result.output


def test_a_file_that_is_not_there_is_named(club: Calendars) -> None:
    result = club.call("ics", club.folder / "none.ics")
    assert result.exit_code == 2
    assert "none.ics" in result.output


@pytest.mark.parametrize("kind", ["ics", "calendar-yaml", "conferences"])
def test_help_speaks_both_languages(kind: str) -> None:
    english, chinese = (
        CliRunner().invoke(main, ["--lang", tag, "import", kind, "--help"]).output
        for tag in ("en", "zh")
    )
    assert "Running it twice changes nothing" in " ".join(english.split())
    assert "什么都不会变" in "".join(chinese.split())


def test_the_calendar_of_a_hub_imported_elsewhere_gives_the_same_events(tmp_path: Path) -> None:
    place = "{name: Library, address: '12 Quay Street, Harbourtown', geo: [30.25, 120.16]}"
    files = {
        "events/evening.md": event(end="2026-05-14T21:00", mode="offline", location=place),
        "events/camp.md": event("Camp", start="2026-07-01", end="2026-07-03", all_day="true"),
        "events/nights.md": event(
            "Nights",
            kind="salon",
            start="2026-03-05T19:30",
            duration="PT2H",
            timezone="Europe/Berlin",
            rrule="FREQ=MONTHLY;BYDAY=1TH;COUNT=8",
            exdate="[2026-04-02]",
            rdate="[2026-03-10T18:00]",
            join_url="https://meet.test/x",
            overrides="[{occurrence: 2026-05-07, start: 2026-05-08T20:00, title: Outdoors},"
            " {occurrence: 2026-06-04, status: cancelled}]",
        ),
        "events/moved.md": event("Maybe", status="tentative", tags="[rain]"),
    }
    old = write_hub(tmp_path / "old", files, {"mkdocs.yml": MKDOCS})
    calendars = dict(calendar_files(edition(old, "2026-05-01T12:00")))
    club = Calendars(tmp_path / "new")
    club.run("ics", club.source("all.ics", calendars["calendar/all.ics"]))
    ours = {one.title: one for one in old.events.values()}
    theirs = {one.title: one for one in club.events().values()}
    assert ours.keys() == theirs.keys()
    for title, one in ours.items():
        other = theirs[title]
        row = [
            [(at.starts_at, at.ends_at, at.title, at.status) for at in occurrences(each)]
            for each in (one, other)
        ]
        assert row[0] == row[1], title
        for name in ("timezone", "all_day", "mode", "status", "location", "join_url", "tags"):
            assert getattr(one, name) == getattr(other, name), (title, name)
    assert json.dumps(sorted(one.uid or "" for one in theirs.values())).count("event-") == 4
