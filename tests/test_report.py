"""`commonplace report`: what waits for a maintainer, seen from one day."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from commonplace.cli import main
from commonplace.values.periods import Period, period
from tests.hubs import ADA, event, record, write_hub

LATER = {"start": "2026-05-20T19:30", "join_url": "https://example.org/join"}
"""An event that comes and lacks nothing."""


@pytest.fixture(autouse=True)
def in_hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in a hub with one member."""
    write_hub(tmp_path, ADA)
    monkeypatch.chdir(tmp_path)


def run(*args: str, files: dict[str, str] | None = None, language: str = "en") -> Result:
    """Write events and report on them, seen from 15 May 2026."""
    write_hub(Path(), files or {})
    return CliRunner().invoke(main, ["--lang", language, "report", "--today", "2026-05-15", *args])


def report(files: dict[str, str], *args: str) -> Any:
    result = run("--format", "json", *args, files=files)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def found(files: dict[str, str], *args: str) -> dict[str, list[str]]:
    """Return the day and title of each finding, by the name of its group."""
    groups = report(files, *args)["sections"][0]["groups"]
    return {
        group["name"]: [f"{one['start'][:10]} {one['title']}" for one in group["findings"]]
        for group in groups
        if group["findings"]
    }


def test_what_is_over_and_lacks_something_is_named_oldest_first() -> None:
    files = {
        "events/b.md": event("B", start="2026-05-10T19:30"),
        "events/a.md": event("A", start="2026-04-10T19:30", slides="[https://example.org/s]"),
        "events/c.md": event(
            "C", start="2026-05-11T19:30", recordings="[https://example.org/r]", attendance=9
        ),
        "events/d.md": event("D", **LATER),
    }

    assert found(files) == {
        "no-recordings": ["2026-04-10 A", "2026-05-10 B"],
        "no-slides": ["2026-05-10 B", "2026-05-11 C"],
        "no-attendance": ["2026-04-10 A", "2026-05-10 B"],
    }


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({"kind": "meetup"}, ["no-attendance"]),
        ({"kind": "meetup", "stream_url": "https://e.org"}, ["no-recordings", "no-attendance"]),
        ({"kind": "stream"}, ["no-recordings", "no-attendance"]),
        ({"kind": "workshop"}, ["no-recordings", "no-slides", "no-attendance"]),
        ({"kind": "ama"}, ["no-recordings", "no-notes", "no-attendance"]),
        ({"kind": "ama", "recordings": "[https://e.org]"}, ["no-attendance"]),
        ({"kind": "salon"}, ["no-notes", "no-attendance"]),
        ({"kind": "salon", "notes": "https://e.org/n", "attendance": 0}, []),
        ({"kind": "salon", "status": "cancelled", "status_reason": "Snow."}, []),
        ({"kind": "talk", "without": "[recordings, slides, attendance]"}, []),
    ],
)
def test_each_kind_is_asked_for_what_it_can_leave(
    fields: dict[str, Any], missing: list[str]
) -> None:
    assert list(found({"events/a.md": event(**fields)})) == missing


def test_a_recording_of_a_session_is_one_of_its_conference() -> None:
    talk = (
        "{title: T, start: 2026-05-14T19:30, recordings: [https://e.org], slides: [https://e.org]}"
    )

    assert list(found({"events/a.md": event(kind="conference", sessions=f"[{talk}]")})) == [
        "no-attendance"
    ]


def test_each_date_of_an_event_that_recurs_is_asked_for_by_itself() -> None:
    weekly = event(
        "Weekly",
        kind="discussion",
        start="2026-04-20T19:30",
        rrule="FREQ=WEEKLY;UNTIL=20260511",
        overrides="""
  - {occurrence: 2026-04-27, notes: https://e.org/n, attendance: 8}
  - {occurrence: 2026-05-04, title: Outside, without: [notes]}
  - {occurrence: 2026-05-11, status: cancelled, status_reason: Rain.}""",
    )

    assert found({"events/a.md": weekly}) == {
        "no-notes": ["2026-04-20 Weekly"],
        "no-attendance": ["2026-04-20 Weekly", "2026-05-04 Outside"],
        "no-next-date": ["2026-05-04 Weekly"],
    }


def test_questions_that_nobody_answered_are_counted_once_an_event_is_over() -> None:
    files = {
        "events/a/index.md": event("A", kind="ama", attendance=9, without="[recordings]"),
        "events/a/questions/one.md": record(title="One?"),
        "events/a/questions/two.md": record(title="Two?"),
        "events/a/questions/three.md": record("Because.", title="Three?"),
        "events/b/index.md": event("B", kind="ama", **LATER),
        "events/b/questions/one.md": record(title="One?"),
    }

    (group,) = (one for one in report(files)["sections"][0]["groups"] if one["findings"])

    assert group["name"] == "unanswered"
    assert [one["note"] for one in group["findings"]] == ["Questions without an answer: 2."]


def test_what_there_is_cannot_be_said_to_be_missing() -> None:
    write_hub(Path(), {"events/a.md": event(notes="https://e.org/n", without="[notes]")})

    result = CliRunner().invoke(main, ["--lang", "en", "check"])

    assert "a.md:8:1 error field-apart" in result.stdout
    assert "“without” and “notes” exclude each other." in result.stdout


def test_what_cannot_be_missing_is_named_with_what_can() -> None:
    write_hub(Path(), {"events/a.md": event(without="[video]")})

    result = CliRunner().invoke(main, ["--lang", "en", "check"])

    assert "error field-choice" in result.stdout
    assert "recordings, slides, notes, attendance" in result.stdout


def test_events_that_come_soon_must_be_complete() -> None:
    near = {"start": "2026-05-20T19:30"}
    files = {
        "events/a.md": event("No link", **near),
        "events/b.md": event("No way", mode="offline", location="{name: Harbour}", **near),
        "events/c.md": event("No desk", capacity=40, **LATER),
        "events/d.md": event("Fine", **LATER),
        "events/e.md": event("Far", start="2026-07-20T19:30"),
        "events/g.md": event("Sent by mail", registration_url="https://example.org/r", **near),
        "events/f.md": event(
            "Moved", mode="offline", location="{name: H}", status="moved_online", **LATER
        ),
    }

    section = report(files)["sections"][0]
    incomplete = next(group for group in section["groups"] if group["name"] == "incomplete")

    assert [(one["title"], one["note"]) for one in incomplete["findings"]] == [
        ("No link", "No link to join, to watch or to register."),
        ("No way", "The place has neither an address nor a position."),
        ("No desk", "The places are limited, but there is no link to register."),
    ]


def test_of_an_event_that_recurs_the_next_date_is_enough() -> None:
    weekly = event("Weekly", start="2026-05-20T19:30", rrule="FREQ=WEEKLY")

    assert found({"events/a.md": weekly}) == {"incomplete": ["2026-05-20 Weekly"]}


def test_what_is_undecided_full_or_called_off_waits_for_somebody() -> None:
    files = {
        "events/a.md": event("Maybe", status="tentative", **LATER),
        "events/b.md": event(
            "Packed",
            capacity=10,
            registered=12,
            registration_url="https://e.org",
            **{**LATER, "start": "2026-09-01T10:00"},
        ),
        "events/c.md": event("Off", status="cancelled", **LATER),
        "events/d.md": event("Off, and why", status="cancelled", status_reason="Ill.", **LATER),
        "events/e.md": event("Far, maybe", status="tentative", **{**LATER, "start": "2026-06-10"}),
        "events/f.md": event("Long ago", status="cancelled", start="2025-05-01T10:00"),
    }

    assert found(files) == {
        "tentative": ["2026-05-20 Maybe"],
        "full": ["2026-09-01 Packed"],
        "no-reason": ["2026-05-20 Off"],
    }


def test_a_series_without_a_next_date_is_named_for_a_year() -> None:
    over = {"kind": "meetup", "attendance": 3}
    files = {
        "events/a1.md": event("A1", series="a", start="2026-01-01T10:00", **over),
        "events/a2.md": event("A2", series="a", start="2026-02-01T10:00", **over),
        "events/b1.md": event("B1", series="b", start="2026-01-01T10:00", **over),
        "events/b2.md": event("B2", series="b", **LATER),
        "events/c1.md": event("C1", series="c", start="2024-01-01T10:00", **over),
        "events/c2.md": event("C2", series="c", start="2024-02-01T10:00", **over),
        "events/d1.md": event("Once", series="d", start="2026-01-01T10:00", **over),
    }

    assert found(files) == {"no-next-date": ["2026-02-01 A1"]}


def test_figures_count_by_kind() -> None:
    files = {
        "events/a.md": event(kind="salon", duration="PT2H", attendance=10),
        "events/b.md": event(kind="salon", duration="PT1H30M"),
        "events/c.md": event(status="cancelled"),
        "events/d.md": event(all_day="true", attendance=30),
        "events/e.md": event(start="2026-01-05T10:00", attendance=30),
    }

    assert report(files)["sections"][0]["figures"] == {
        "salon": {"held": 2, "hours": 3.5, "counted": 1, "people": 10, "cancelled": 0},
        "talk": {"held": 1, "hours": 0, "counted": 1, "people": 30, "cancelled": 1},
        "all": {"held": 3, "hours": 3.5, "counted": 2, "people": 40, "cancelled": 1},
    }


@pytest.mark.parametrize(
    ("args", "days"),
    [
        ((), "2026-02-14 2026-05-15"),
        (("--period", "2026"), "2026-01-01 2026-12-31"),
        (("--period", "2026-q1"), "2026-01-01 2026-03-31"),
        (("--period", "2024-02"), "2024-02-01 2024-02-29"),
        (("--since", "2026-01-01"), "2026-01-01 2026-05-15"),
        (("--until", "2026-03-31"), "2025-12-31 2026-03-31"),
        (("--since", "2026-05-01", "--until", "2026-05-01"), "2026-05-01 2026-05-01"),
    ],
)
def test_the_days_may_be_chosen(args: tuple[str, ...], days: str) -> None:
    shown = report({}, *args)

    assert f"{shown['since']} {shown['until']}" == days


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--period", "2026-Q5"), "--period is “2026-Q5”; it must be a year, a quarter or a month"),
        (("--period", "2026-13"), "--period is “2026-13”"),
        (("--period", "0001"), "--period is “0001”"),
        (("--period", "2026", "--since", "2026-01-01"), "Give either --period, or"),
        (("--since", "2026-05-02", "--until", "2026-05-01"), "--since 2026-05-02 is after"),
    ],
)
def test_days_that_make_no_period_are_wrong_use(args: tuple[str, ...], said: str) -> None:
    result = run(*args)

    assert result.exit_code == 2
    assert said in result.stderr


def test_a_period_holds_its_first_and_last_day() -> None:
    quarter = period("2026-Q4")

    assert quarter.since in quarter
    assert quarter.until in quarter
    assert quarter == Period(period("2026-10").since, period("2026-12").until)


def test_in_a_terminal_it_says_what_to_do() -> None:
    result = run(files={"events/a.md": event("Evening", slides="[https://e.org]", attendance=4)})

    assert result.exit_code == 0
    assert result.stdout == (
        "Test hub: February 14, 2026 – May 15, 2026\n"
        "What is to come is seen from May 15, 2026.\n"
        "\n"
        "Events\n"
        "        held  hours  counted  people  called off\n"
        "  Talk     1      0        1       4           0\n"
        "  All      1      0        1       4           0\n"
        "\n"
        "Past, and still no recording (1)\n"
        "  Expected of talks, streams, workshops, conferences and question rounds, and of whatever "
        "was streamed.\n"
        "  2026-05-14  Evening\n"
        "              member_submissions/events/a.md\n"
        "  → Add “recordings” to the file; for one date of an event that recurs, to its item in "
        "“overrides”. If there is none and will be none, write “without: [recordings]” there, and "
        "nobody is asked again.\n"
        "\n"
        "People\n"
        "  Nobody gave anything.\n"
    )


def test_a_terminal_names_the_first_ones_and_says_how_many_there_are() -> None:
    files = {
        f"events/e{day:02}.md": event(f"E{day}", kind="meetup", start=f"2026-04-{day:02}T10:00")
        for day in range(1, 31)
    }

    text = run(files=files).stdout

    assert "Past, and nobody said how many came (30)" in text
    assert "2026-04-25  E25\n" in text
    assert "E26" not in text
    assert "  … and 5 more; --format markdown names all.\n" in text
    assert run("--format", "markdown").stdout.count("- [ ] ") == 30


def test_a_quiet_hub_waits_for_nobody() -> None:
    result = run()

    assert result.exit_code == 0
    assert "Nothing took place." in result.stdout
    assert "Nothing waits for anybody." in result.stdout


def test_in_chinese() -> None:
    result = run(files={"events/a.md": event("夜谈")}, language="zh")

    assert "活动" in result.stdout
    assert "2026-05-14  夜谈" in result.stdout
    assert "Past" not in result.stdout


def test_files_with_an_error_are_not_counted_but_named() -> None:
    files = {"events/a.md": event(kind="party")}

    assert "1 file has an error and is not counted" in run(files=files).stdout
    assert report(files)["refused"] == ["member_submissions/events/a.md"]


def test_markdown_is_tasks_and_takes_nothing_for_markup() -> None:
    files = {"events/a.md": event('"[x](y) | @ada <b> #1"', kind="meetup")}

    text = run("--format", "markdown", files=files).stdout

    task = next(line for line in text.splitlines() if line.startswith("- [ ] "))
    assert r"\[x\](y)" in task
    assert "@ada" not in task
    assert "<b>" not in task
    assert "### Past, and nobody said how many came (1)" in text
    assert "| Meetup | 1 |" in text


def test_a_title_cannot_order_a_terminal_about() -> None:
    files = {"members/bo.md": record(name="Bo"), "events/a.md": event('"##[error] x"')}

    assert "##[" not in run(files=files).stdout


def test_it_can_be_written_into_a_file() -> None:
    result = run("--format", "markdown", "--output", "report.md")

    assert result.stdout == "report.md written.\n"
    assert Path("report.md").read_text(encoding="utf-8").startswith("# Test hub")
