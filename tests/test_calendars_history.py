"""Calendars over a history in git: what subscribers see of each change, to the byte.

A line of what is seen: the event's title and its day, its sequence, its status, in the order of the
calendar. Each step is a commit on the next day.
"""

from pathlib import Path
from typing import Any

import icalendar
import pytest

from commonplace.outputs.calendars import calendar_files
from tests.histories import BEGINNING, Step, Story, add, delete, edit, rename, restore, scrawl

MAY = "2026-05-14T19:30"


def files(story: Story, language: str = "en") -> dict[str, bytes]:
    """Return the calendars as they are built a day after the last commit."""
    found = calendar_files(story.edition(language=language))
    return {uri.removeprefix("calendar/"): content for uri, content in found}


def seen(content: bytes) -> list[str]:
    events: Any = icalendar.Calendar.from_ical(content).walk("VEVENT")
    return [
        f"{event['SUMMARY']} {event['DTSTART'].dt:%m-%d} {event['SEQUENCE']} {event['STATUS']}"
        for event in events
    ]


def uids(content: bytes) -> set[str]:
    return {str(event["UID"]) for event in icalendar.Calendar.from_ical(content).walk("VEVENT")}


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return Story(tmp_path)


def test_a_life_as_a_subscriber_sees_it(story: Story) -> None:
    story.commit(add("reading", start=MAY, duration="PT2H"))
    steps: list[tuple[Step, list[str]]] = [
        (edit("reading", description="Bring a book."), ["Reading 05-14 0 CONFIRMED"]),
        (edit("reading", start="2026-05-15T19:30"), ["Reading 05-15 1 CONFIRMED"]),
        (rename("reading", "salon"), ["Reading 05-15 1 CONFIRMED"]),
        (edit("salon", title="Salon"), ["Salon 05-15 1 CONFIRMED"]),
        (edit("salon", status="cancelled", status_reason="Ill."), ["Salon 05-15 2 CANCELLED"]),
        (edit("salon", status="", status_reason=""), ["Salon 05-15 3 CONFIRMED"]),
        (delete("salon"), ["Salon 05-15 4 CANCELLED"]),
        (restore("salon"), ["Salon 05-15 5 CONFIRMED"]),
    ]
    before = files(story)["all.ics"]
    assert seen(before) == ["Reading 05-14 0 CONFIRMED"]

    for step, wanted in steps:
        story.commit(step)
        content = files(story)["all.ics"]
        assert seen(content) == wanted
        assert uids(content) == {"event-reading@hub.test"}
        assert content != before
        assert files(story)["all.ics"] == content, "built twice"
        before = content

    story.commit(scrawl("salon", "A mistake."))
    assert files(story)["all.ics"] == before


def test_a_commit_about_something_else_changes_no_byte(story: Story) -> None:
    story.commit(add("reading", start=MAY), add("talk", start=MAY))
    before = files(story)
    story.commit()
    story.commit(edit("talk", status="tentative"))
    after = files(story)

    assert after["events/reading.ics"] == before["events/reading.ics"]
    assert after["events/talk.ics"] != before["events/talk.ics"]


def test_what_was_last_changed_is_told_to_the_second(story: Story) -> None:
    story.commit(add("reading", start=MAY))
    story.commit(edit("reading", description="More."))
    content = files(story)["events/reading.ics"].decode()

    assert f"CREATED:{BEGINNING:%Y%m%d}T120000Z" in content
    for name in ("DTSTAMP", "LAST-MODIFIED"):
        assert content.count(f"{name}:20260102T120000Z") >= 1
    assert content.index("LAST-MODIFIED:20260102T120000Z") < content.index("BEGIN:VEVENT")


def test_every_change_of_an_occurrence_is_told_with_the_event_s_own_count(story: Story) -> None:
    weekly = {"start": MAY, "rrule": "FREQ=WEEKLY"}
    story.commit(add("reading", **weekly))
    story.commit(edit("reading", overrides="[{occurrence: 2026-05-21, status: cancelled}]"))

    assert seen(files(story)["all.ics"]) == [
        "Reading 05-14 1 CONFIRMED",
        "Reading 05-21 1 CANCELLED",
    ]


@pytest.mark.parametrize(
    ("day", "is_shown"),
    [("2026-07-13T13:30", True), ("2026-07-13T13:31", False)],
    ids=["60 days after it would have been over", "a minute later"],
)
def test_what_is_cancelled_leaves_calendars_after_a_while(
    story: Story, day: str, *, is_shown: bool
) -> None:
    story.commit(add("reading", start="2026-05-14T19:30", duration="PT2H"), add("other", start=MAY))
    story.commit(edit("reading", status="cancelled"), delete("other"))
    edition = story.edition(BEGINNING.fromisoformat(f"{day}+00:00"))
    content = b"".join(dict(calendar_files(edition)).values())

    assert (b"SUMMARY:Reading" in content) is is_shown
    assert (b"SUMMARY:Other" in content) is is_shown


def test_of_a_deleted_event_only_what_must_be_known_is_told(story: Story) -> None:
    story.commit(
        add("reading", "A secret text.", start=MAY, duration="PT2H", join_url="https://meet.test/x")
    )
    story.commit(delete("reading"))
    found = files(story)
    content = found["events/reading.ics"].decode()

    assert "STATUS:CANCELLED" in content
    assert "secret" not in content
    assert "meet.test" not in content
    assert found["all.ics"].decode().count("BEGIN:VEVENT") == 1


def test_both_languages_tell_of_the_same_events(tmp_path: Path) -> None:
    story = Story(tmp_path)
    story.commit(add("reading", start=MAY), add("talk", start=MAY, lang="zh"))
    english, chinese = files(story), files(story, "zh")

    assert uids(english["all.ics"]) == uids(chinese["all.ics"])
    assert seen(english["all.ics"]) == seen(chinese["all.ics"])


def test_a_shallow_clone_makes_no_calendar(story: Story, tmp_path: Path) -> None:
    story.commit(add("reading", start=MAY))
    story.commit()
    story.git("clone", "--quiet", "--depth=1", f"file://{tmp_path}", str(tmp_path / "shallow"))
    shallow = Story.__new__(Story)
    shallow.__dict__.update(story.__dict__, root=tmp_path / "shallow")

    assert files(shallow) == {}
