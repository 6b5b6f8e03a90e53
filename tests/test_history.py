"""Events over time: what calendars can rely on, step by step, with real git.

A line of what is seen: the event's name, its id in calendars (without the host), its sequence, the
day of its last change (day 1 is that of the first commit), and since when it is cancelled, if so.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commonplace.model import DeletedEvent, EventHistory, RefusedEvent
from tests.histories import (
    BEGINNING,
    Step,
    Story,
    add,
    copy,
    delete,
    edit,
    rename,
    restore,
    scrawl,
    swap,
)
from tests.hubs import write

JULY, AUGUST = "2026-07-01T10:00", "2026-08-01T10:00"
WEEKLY = "FREQ=WEEKLY"
LONG = "".join(f"In the {number}. part we read aloud.\n" for number in range(30))


def day(history: EventHistory) -> int:
    return (history.modified - BEGINNING).days + 1


def line(name: str, history: EventHistory) -> str:
    uid = history.uid.removesuffix("@hub.test")
    off = history.cancelled_at
    since = f" cancelled {(off - BEGINNING).days + 1}" if off else ""
    return f"{name} {uid} {history.sequence} day {day(history)}{since}"


def seen(story: Story) -> list[str]:
    """Return a line for each event, for each that was deleted, for each that was refused."""
    histories = story.histories()
    assert histories.trouble is None
    assert not histories.is_shallow

    def left(found: tuple[DeletedEvent | RefusedEvent, ...], word: str) -> Iterator[str]:
        for one in found:
            yield f"{word} {line(one.event.key, one.history)}"

    return [
        *(line(name, history) for name, history in histories.of.items()),
        *left(histories.deleted, "deleted"),
        *left(histories.refused, "refused"),
    ]


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return Story(tmp_path)


def member(name: str) -> Step:
    return lambda story: write(member_file(story, name), f"---\nname: {name}\n---\n")


def no_member(name: str) -> Step:
    return lambda story: member_file(story, name).unlink()


def member_file(story: Story, name: str) -> Path:
    return story.root / "member_submissions" / "members" / f"{name}.md"


Row = tuple[tuple[Step, ...] | Step, tuple[str, ...] | str]

TALES: dict[str, tuple[Row, ...]] = {
    "an event is renamed, and renamed again": (
        (add("a"), "a event-a 0 day 1"),
        (rename("a", "b"), "b event-a 0 day 2"),
        (rename("b", "c"), "c event-a 0 day 3"),
        (edit("c", start=JULY), "c event-a 1 day 4"),
    ),
    "an event gets a folder of its own, and leaves it": (
        (add("a"), "a event-a 0 day 1"),
        (rename("a", "a/index"), "a event-a 0 day 2"),
        (rename("a/index", "b/index"), "b event-a 0 day 3"),
        (rename("b/index", "b"), "b event-a 0 day 4"),
    ),
    "a rename together with an edit": (
        (add("a"), "a event-a 0 day 1"),
        ((edit("a", start=JULY), rename("a", "b")), "b event-a 1 day 2"),
        ((edit("b", LONG), rename("b", "b/index")), "b event-a 1 day 3"),
    ),
    "a rename together with so much that git sees two events": (
        (add("a", start=JULY), "a event-a 0 day 1"),
        (
            (edit("a", LONG, redirect_from="[events/a/]"), rename("a", "b")),
            "b event-a 0 day 2",
        ),
    ),
    "a new folder and a new text at once": (
        (add("a"), "a event-a 0 day 1"),
        ((edit("a", LONG), rename("a", "a/index")), "a event-a 0 day 2"),
    ),
    "two events exchange their names": (
        ((add("a"), add("b", start=JULY)), ("a event-a 0 day 1", "b event-b 0 day 1")),
        (swap("a", "b"), ("a event-b 0 day 2", "b event-a 0 day 2")),
        (edit("a", start=AUGUST), ("a event-b 1 day 3", "b event-a 0 day 2")),
        (swap("a", "b"), ("a event-a 0 day 4", "b event-b 1 day 4")),
    ),
    "names are handed on in a row": (
        (
            (add("n1"), add("n2", start=JULY), add("n3", start=AUGUST)),
            ("n1 event-n1 0 day 1", "n2 event-n2 0 day 1", "n3 event-n3 0 day 1"),
        ),
        (
            (rename("n3", "n4"), rename("n2", "n3"), rename("n1", "n2")),
            ("n2 event-n1 0 day 2", "n3 event-n2 0 day 2", "n4 event-n3 0 day 2"),
        ),
        (
            (rename("n2", "n1"), rename("n3", "n2"), rename("n4", "n3")),
            ("n1 event-n1 0 day 3", "n2 event-n2 0 day 3", "n3 event-n3 0 day 3"),
        ),
    ),
    "a rename back": (
        (add("a"), "a event-a 0 day 1"),
        (rename("a", "b"), "b event-a 0 day 2"),
        (rename("b", "a"), "a event-a 0 day 3"),
    ),
    "one event goes and another comes": (
        (add("a", start=JULY), "a event-a 0 day 1"),
        (
            (delete("a"), add("b", start=AUGUST)),
            ("b event-b 0 day 2", "deleted a event-a 1 day 2 cancelled 2"),
        ),
        (
            (delete("b"), add("c", start=AUGUST)),
            ("c event-b 0 day 3", "deleted a event-a 1 day 2 cancelled 2"),
        ),
    ),
    "a new event where another one was": (
        (add("a"), "a event-a 0 day 1"),
        (rename("a", "b"), "b event-a 0 day 2"),
        (add("a", start=JULY), ("a event-a.2 0 day 3", "b event-a 0 day 2")),
        (
            (rename("a", "c"), rename("b", "d")),
            ("c event-a.2 0 day 4", "d event-a 0 day 4"),
        ),
        (
            add("a", start=AUGUST),
            ("a event-a.3 0 day 5", "c event-a.2 0 day 4", "d event-a 0 day 4"),
        ),
    ),
    "a copy is a new event": (
        (add("a", start=JULY), "a event-a 0 day 1"),
        (add("b", start=JULY), ("a event-a 0 day 1", "b event-b 0 day 2")),
        (
            (copy("a", "c"), edit("a", start=AUGUST)),
            ("a event-a 1 day 3", "b event-b 0 day 2", "c event-c 0 day 3"),
        ),
        (
            (copy("a", "d"), copy("a", "e"), rename("a", "f")),
            (
                "b event-b 0 day 2",
                "c event-c 0 day 3",
                "d event-a 1 day 4",  # nobody knows which of the three it is
                "e event-e 0 day 4",
                "f event-f 0 day 4",
            ),
        ),
    ),
    "a file is deleted, and restored under the same name": (
        (add("a", start=JULY), "a event-a 0 day 1"),
        (delete("a"), "deleted a event-a 1 day 2 cancelled 2"),
        (add("b"), ("b event-b 0 day 3", "deleted a event-a 1 day 2 cancelled 2")),
        (restore("a"), ("a event-a 2 day 4", "b event-b 0 day 3")),
        (delete("a"), ("b event-b 0 day 3", "deleted a event-a 3 day 5 cancelled 5")),
        (add("a/index", start=JULY), ("a event-a 4 day 6", "b event-b 0 day 3")),
    ),
    "cancelled, restored and cancelled again": (
        (add("a", start=JULY), "a event-a 0 day 1"),
        (edit("a", status="cancelled"), "a event-a 1 day 2 cancelled 2"),
        (edit("a", "So sorry."), "a event-a 1 day 3 cancelled 2"),
        (rename("a", "b"), "b event-a 1 day 4 cancelled 2"),
        (edit("b", status=""), "b event-a 2 day 5"),
        (edit("b", status="cancelled"), "b event-a 3 day 6 cancelled 6"),
        (delete("b"), "deleted b event-a 3 day 7 cancelled 6"),
        (restore("b"), "b event-a 3 day 8 cancelled 6"),
    ),
    "what was over or moved is not deleted for anybody": (
        (
            (add("a", start="2025-05-01T10:00"), add("b", start=JULY)),
            ("a event-a 0 day 1", "b event-b 0 day 1"),
        ),
        (delete("a"), "b event-b 0 day 1"),
        (add("c", redirect_from="[events/b/]"), ("b event-b 0 day 1", "c event-c 0 day 3")),
        (delete("b"), "c event-c 0 day 3"),
    ),
    "a series is deleted, one while it goes on, the other after its end": (
        (
            (
                add("on", start="2025-05-01T10:00", rrule=WEEKLY),
                add("over", start="2025-05-01T10:00", rrule=f"{WEEKLY};COUNT=4"),
            ),
            ("on event-on 0 day 1", "over event-over 0 day 1"),
        ),
        ((delete("on"), delete("over")), "deleted on event-on 1 day 2 cancelled 2"),
    ),
    "a file that says by its uid which event it is": (
        (add("a", uid="first@hub.test", start=JULY), "a first 0 day 1"),
        (delete("a"), "deleted a first 1 day 2 cancelled 2"),
        (add("b", LONG, uid="first@hub.test", start=JULY), "b first 2 day 3"),
        ((delete("b"), add("c", LONG * 3, uid="first@hub.test", start=JULY)), "c first 2 day 4"),
        (add("b", uid="second@hub.test"), ("b second 0 day 5", "c first 2 day 4")),
    ),
    "a name that another event had, and a uid that says so": (
        (add("a", uid="first@hub.test", start=JULY), "a first 0 day 1"),
        (delete("a"), "deleted a first 1 day 2 cancelled 2"),
        (
            add("a", uid="second@hub.test", start=AUGUST),
            ("a second 0 day 3", "deleted a first 1 day 2 cancelled 2"),
        ),
    ),
    "a uid says more than likeness": (
        (
            (add("a", uid="first@hub.test", start=JULY), add("b", LONG, uid="second@hub.test")),
            ("a first 0 day 1", "b second 0 day 1"),
        ),
        (
            (delete("a"), delete("b"), add("c", title="A", uid="second@hub.test", start=JULY)),
            ("c second 1 day 2", "deleted a first 1 day 2 cancelled 2"),
        ),
    ),
    "a uid appears, and vanishes again": (
        (add("a", start=JULY), "a event-a 0 day 1"),
        (edit("a", uid="own@hub.test"), "a own 0 day 2"),
        (edit("a", uid="", start=AUGUST), "a event-a 1 day 3"),
    ),
    "the uid that was made is written into another file": (
        (add("a", start=JULY), "a event-a 0 day 1"),
        (delete("a"), "deleted a event-a 1 day 2 cancelled 2"),
        (add("b", LONG, uid="event-a@hub.test", start=JULY), "b event-a 2 day 3"),
    ),
    "a broken version in between is passed over": (
        (add("a", start=JULY), "a event-a 0 day 1"),
        (scrawl("a", "---\ntitle: [\n---\n"), "refused a event-a 0 day 1"),
        (scrawl("a", "no front matter\n"), "refused a event-a 0 day 1"),
        (edit("a", colour="red"), "refused a event-a 0 day 1"),
        (edit("a", colour=""), "a event-a 0 day 5"),
        (edit("a", colour="red", start=AUGUST), "refused a event-a 0 day 5"),
        (edit("a", colour=""), "a event-a 1 day 7"),
    ),
    "a file that comes back broken": (
        (add("a", start=JULY), "a event-a 0 day 1"),
        (delete("a"), "deleted a event-a 1 day 2 cancelled 2"),
        (scrawl("a", "---\n"), "refused a event-a 2 day 3"),
        (scrawl("a", "---\n---\n"), "refused a event-a 2 day 3"),
        (restore("a"), "a event-a 2 day 5"),
    ),
    "a mistake that lies between files": (
        (add("a", start=JULY), "a event-a 0 day 1"),
        (edit("a", start=AUGUST, organizers="[nobody]"), "refused a event-a 0 day 1"),
        (edit("a", "More words."), "refused a event-a 0 day 1"),
        (edit("a", organizers=""), "a event-a 1 day 4"),
        (add("b", organizers="[nobody]"), "a event-a 1 day 4"),
    ),
    "the file of somebody who is named is deleted": (
        (
            (member("bo"), add("a", start=JULY, organizers="[bo]")),
            "a event-a 0 day 1",
        ),
        (no_member("bo"), "refused a event-a 0 day 1"),
        (edit("a", start=AUGUST), "refused a event-a 1 day 3"),
        (member("bo"), "a event-a 1 day 3"),
    ),
    "a file that grows too large, and shrinks again": (
        (add("a", start=JULY), "a event-a 0 day 1"),
        (edit("a", LONG * 500), "refused a event-a 0 day 1"),
        (edit("a", LONG * 600), "refused a event-a 0 day 1"),
        (edit("a", LONG), "a event-a 0 day 4"),
    ),
    "a date that its rule does not give": (
        (add("a", start=JULY, rrule=WEEKLY), "a event-a 0 day 1"),
        (edit("a", start=AUGUST, rrule=f"{WEEKLY};UNTIL=20260101"), "refused a event-a 0 day 1"),
        (edit("a", "Words."), "refused a event-a 0 day 1"),
        (edit("a", rrule=WEEKLY), "a event-a 1 day 4"),
    ),
    "two files want one address": (
        (add("a", start=JULY), "a event-a 0 day 1"),
        (add("a/index", start=AUGUST), ("a event-a.2 0 day 2", "refused a event-a 0 day 1")),
        (edit("a", LONG), ("a event-a.2 0 day 2", "refused a event-a 0 day 3")),
        (delete("a/index"), ("a event-a 0 day 3", "deleted a event-a.2 1 day 4 cancelled 4")),
    ),
    "a copy that keeps the uid of last month's file": (
        (add("a", uid="one@hub.test", start=JULY), "a one 0 day 1"),
        (add("b", uid="one@hub.test", start=AUGUST), "a one 0 day 1"),
        (edit("b", uid="two@hub.test"), ("a one 0 day 1", "b two 0 day 3")),
    ),
    "an id that another event has is written into an older file": (
        (add("b", start=JULY), "b event-b 0 day 1"),
        (add("a", start=JULY), ("a event-a 0 day 2", "b event-b 0 day 1")),
        (
            edit("b", start=AUGUST, uid="event-a@hub.test"),
            ("a event-a 0 day 2", "refused b event-b 0 day 1"),
        ),
    ),
    "an id goes from file to file": (
        (add("a", uid="one@hub.test", start=JULY), "a one 0 day 1"),
        (edit("a", start=AUGUST), "a one 1 day 2"),
        (edit("a", uid=""), "a event-a 1 day 3"),
        (
            add("b", uid="one@hub.test", start=JULY),
            ("a event-a 1 day 3", "b one 2 day 4"),
        ),
        (
            edit("b", uid=""),
            ("a event-a 1 day 3", "b event-b 0 day 5"),
        ),
        (
            edit("a", uid="one@hub.test"),
            ("a one 3 day 6", "b event-b 0 day 5"),
        ),
    ),
    "a copy to an earlier day, which takes the older event's place on the site": (
        (add("a", uid="one@hub.test", start=AUGUST), "a one 0 day 1"),
        (
            add("b", uid="one@hub.test", start=JULY),
            ("b event-b 0 day 2", "refused a one 0 day 1"),
        ),
        (edit("b", uid=""), ("a one 0 day 1", "b event-b 0 day 3")),
    ),
    "such a copy is deleted": (
        (add("a", uid="one@hub.test", start=AUGUST), "a one 0 day 1"),
        (
            add("b", LONG, uid="one@hub.test", start=JULY),
            ("b event-b 0 day 2", "refused a one 0 day 1"),
        ),
        (delete("b"), ("a one 0 day 1", "deleted b event-b 1 day 3 cancelled 3")),
    ),
    "an id goes to the file that wants it too, and back": (
        (add("a", uid="one@hub.test", start=JULY), "a one 0 day 1"),
        (add("b", LONG, uid="one@hub.test", start=AUGUST), "a one 0 day 1"),
        (delete("a"), "b one 1 day 3"),
        (edit("b", "Words."), "b one 1 day 4"),
        (restore("a"), "a one 2 day 5"),
    ),
    "an id that is taken from a deleted event, and given up": (
        (add("a", uid="one@hub.test", start=JULY), "a one 0 day 1"),
        (add("b", LONG, uid="one@hub.test", start=AUGUST), "a one 0 day 1"),
        (delete("a"), "b one 1 day 3"),
        (edit("b", uid=""), "b event-b 0 day 4"),
    ),
    "a file that comes back with the id of another": (
        ((add("a", start=JULY), add("c", start=JULY)), ("a event-a 0 day 1", "c event-c 0 day 1")),
        (delete("c"), ("a event-a 0 day 1", "deleted c event-c 1 day 2 cancelled 2")),
        (
            (
                add("c", uid="mine@hub.test", start="2026-05-01T10:00"),
                edit("a", uid="mine@hub.test", start="2026-04-01T10:00"),
            ),
            ("a mine 1 day 3", "refused c event-c 2 day 3"),
        ),
        (edit("a", start=JULY), ("c event-c 3 day 4", "refused a mine 2 day 4")),
    ),
    "a copy into a folder, whose original is deleted afterwards": (
        (add("a", uid="one@hub.test", start=JULY), "a one 0 day 1"),
        (copy("a", "a/index"), ("a event-a.2 0 day 2", "refused a one 0 day 1")),
        (delete("a"), "a one 1 day 3"),
        (edit("a/index", start=AUGUST), "a one 2 day 4"),
    ),
    "the made id of another, whose file is gone a day later": (
        (add("b", uid="event-a@hub.test"), "b event-a 0 day 1"),
        ((add("a", start=JULY), delete("b")), "a event-a 1 day 2"),
        (add("b", start=JULY), ("a event-a 1 day 2", "b event-b 2 day 3")),
    ),
    "the made id of another, which comes, goes and comes back": (
        (add("b", uid="event-a@hub.test"), "b event-a 0 day 1"),
        (add("a", start=JULY), "b event-a 0 day 1"),
        (delete("a"), "b event-a 0 day 1"),
        (delete("b"), "deleted b event-a 1 day 4 cancelled 4"),
        (add("b", start=JULY), "b event-b 2 day 5"),
    ),
    "the made id of another, handed over and given back": (
        (add("b", uid="event-a@hub.test", start=JULY), "b event-a 0 day 1"),
        (add("a", start=AUGUST), "b event-a 0 day 1"),
        (delete("b"), "a event-a 1 day 3"),
        (restore("b"), "b event-a 2 day 4"),
        (edit("b", uid=""), ("a event-a 3 day 5", "b event-b 2 day 5")),
    ),
    "a file that comes back broken, and vanishes again": (
        (add("a", start=JULY), "a event-a 0 day 1"),
        (delete("a"), "deleted a event-a 1 day 2 cancelled 2"),
        (scrawl("a", "---\n"), "refused a event-a 2 day 3"),
        (delete("a"), "deleted a event-a 3 day 4 cancelled 4"),
        (restore("a"), "a event-a 4 day 5"),
    ),
    "what never was published is not deleted for anybody": (
        (add("a", start=JULY, organizers="[nobody]"), ()),
        (delete("a"), ()),
    ),
}


@pytest.mark.parametrize("tale", TALES)
def test_every_step_of_a_tale(story: Story, tale: str) -> None:
    for number, (steps, expected) in enumerate(TALES[tale], 1):
        story.commit(*(steps if isinstance(steps, tuple) else (steps,)))
        wanted = [expected] if isinstance(expected, str) else list(expected)
        assert seen(story) == wanted, f"step {number}"


# What counts as a change.

REHEARSAL = {"start": JULY, "end": "2026-07-01T12:00"}
PLACE = "{name: Library, address: 1 Quay, geo: [30.25, 120.16]}"
SERIES = {"start": JULY, "rrule": "FREQ=WEEKLY;COUNT=9"}
OFF = "[{occurrence: 2026-07-08, status: cancelled}]"

CHANGES: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "start": ({"start": JULY}, {"start": AUGUST}),
    "end": (REHEARSAL, {"end": "2026-07-01T13:00"}),
    "an end at last": ({"start": JULY}, {"end": "2026-07-01T13:00"}),
    "duration": ({"duration": "PT2H"}, {"duration": "PT3H"}),
    "timezone": ({}, {"timezone": "Europe/Berlin"}),
    "all_day": ({"start": "2026-07-01"}, {"all_day": "true"}),
    "rrule": (SERIES, {"rrule": "FREQ=WEEKLY;COUNT=8"}),
    "rdate": (SERIES, {"rdate": "[2026-07-03T10:00]"}),
    "exdate": (SERIES, {"exdate": "[2026-07-08]"}),
    "one is cancelled": (SERIES, {"overrides": OFF}),
    "one is moved": (SERIES, {"overrides": "[{occurrence: 2026-07-08, start: 2026-07-09}]"}),
    "one ends later": (SERIES, {"overrides": "[{occurrence: 2026-07-08, end: 2026-07-08T15:00}]"}),
    "one is elsewhere": (
        SERIES,
        {"overrides": "[{occurrence: 2026-07-08, location: {name: Garden}}]"},
    ),
    "one has another link": (
        SERIES,
        {"overrides": "[{occurrence: 2026-07-08, join_url: 'https://other.test'}]"},
    ),
    "a place": ({}, {"location": PLACE}),
    "name": ({"location": PLACE}, {"location": PLACE.replace("Library", "Garden")}),
    "address": ({"location": PLACE}, {"location": PLACE.replace("1 Quay", "2 Quay")}),
    "geo": ({"location": PLACE}, {"location": PLACE.replace("120.16", "120.17")}),
    "mode": ({"location": PLACE}, {"mode": "mixed"}),
    "join_url": ({}, {"join_url": "https://hub.test/join"}),
    "status": ({}, {"status": "tentative"}),
}

SAME: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "seconds": ({"start": JULY}, {"start": f"{JULY}:00"}),
    "quotes": ({"start": JULY}, {"start": f'"{JULY}"'}),
    "a space instead of T": ({"start": JULY}, {"start": JULY.replace("T", " ")}),
    "the offset written out": ({"start": JULY}, {"start": f"{JULY}:00+08:00"}),
    "a duration instead of an end": (REHEARSAL, {"end": "", "duration": "PT2H"}),
    "the parts of a rule in another order": (SERIES, {"rrule": "COUNT=9;FREQ=WEEKLY"}),
    "dates in another order": (
        SERIES | {"exdate": "[2026-07-08, 2026-07-15]"},
        {"exdate": "[2026-07-15T10:00, 2026-07-08T10:00]"},
    ),
    "one has notes, a title and speakers": (
        SERIES,
        {"overrides": "[{occurrence: 2026-07-08, notes: 'https://n.test', speakers: [{name: B}]}]"},
    ),
    "one says what holds for all": (
        SERIES,
        {"overrides": "[{occurrence: 2026-07-08, status: scheduled}]"},
    ),
    "accessibility": ({"location": PLACE}, {"location": PLACE[:-1] + ", accessibility: No steps}"}),
    "a place in several lines": (
        {"location": "{name: Library}"},
        {"location": "\n  name: 'Library'"},
    ),
    "title": ({}, {"title": "Another"}),
    "description": ({}, {"description": "More."}),
    "speakers": ({}, {"speakers": "[{name: Bo}]"}),
    "tags": ({}, {"tags": "[maps]"}),
    "the reason": ({"status": "cancelled"}, {"status_reason": "Rain."}),
    "a stream": ({}, {"stream_url": "https://hub.test/live"}),
    "recordings": ({}, {"recordings": "[https://hub.test/video]"}),
    "the status as it was": ({}, {"status": "scheduled"}),
}  # fmt: skip


def sequence_after(story: Story, before: dict[str, str], after: dict[str, str]) -> int:
    story.commit(add("a", **before))
    story.commit(edit("a", **after))
    (history,) = story.histories().of.values()
    assert day(history) == 2
    return history.sequence


@pytest.mark.parametrize("what", CHANGES)
def test_a_new_time_place_or_status_raises_the_sequence(story: Story, what: str) -> None:
    assert sequence_after(story, *CHANGES[what]) == 1


@pytest.mark.parametrize("what", SAME)
def test_words_and_ways_of_writing_do_not(story: Story, what: str) -> None:
    assert sequence_after(story, *SAME[what]) == 0


def test_neither_line_ends_nor_the_order_of_fields_do(story: Story) -> None:
    story.commit(add("a", "Words.\n", start=JULY))
    text = story.file("a").read_text(encoding="utf-8")
    _, *fields, _, _ = text.splitlines()
    story.commit(scrawl("a", "\n".join(["---", *reversed(fields), "---", "Words."])))
    story.file("a").write_bytes(text.replace("\n", "\r\n").encode())
    story.commit()
    story.file("a").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r").encode())
    story.commit()

    assert seen(story) == ["a event-a 0 day 4"]
