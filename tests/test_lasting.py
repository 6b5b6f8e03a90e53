"""How long pages stay as they are: built at the end of a span, they are those of its beginning."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from commonplace.model import Histories
from commonplace.model.history import DeletedEvent, EventHistory
from commonplace.outputs.api import api_files
from commonplace.outputs.calendars import calendar_files
from commonplace.outputs.feeds import atom_feeds
from commonplace.pages.found import found_files
from commonplace.pages.site import generate
from commonplace.views import Edition
from commonplace.views.lasting import lasts_until
from tests.hubs import NOTES, article, event
from tests.showcases import call, showcase

SECOND = timedelta(seconds=1)
FILES = {
    **NOTES,
    "events/talk.md": event(start="2026-05-21T19:30", duration="PT1H20M"),
    "events/weekly.md": event(
        start="2026-04-07T18:10", rrule="FREQ=WEEKLY", timezone="Europe/Berlin"
    ),
    "events/camp.md": event(start="2026-06-01", all_day="true", timezone="America/New_York"),
    "events/off.md": event(start="2026-05-02T10:00", status="cancelled"),
    "events/far.md": event(
        start="2026-08-29T07:45",
        deadlines="[{title: Call, at: 2026-05-22, timezone: AoE}]",
    ),
    "columns/notes/later.md": article("Later", publish_at="2026-05-20T13:17"),
    "columns/notes/gone.md": article("Gone", expires="2026-05-21"),
    "competitions/next/index.md": call(
        title="Next jam",
        timezone="Asia/Tokyo",
        phases="[{id: submission, start: 2026-05-20T09:00, end: 2026-05-24T23:59}]",
        grace="PT2H",
        results_at="2026-06-10T12:30",
    ),
}


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Return a hub in which much is to come, with an event that is gone from it."""
    found = showcase(tmp_path_factory.mktemp("hub"), FILES)
    hub = found.hub
    assert not hub.refused, hub.problems
    made = datetime(2026, 5, 1, 8, 3, 20, tzinfo=UTC)
    histories = Histories(
        of={key: EventHistory(key, made, made) for key in hub.events},
        deleted=(DeletedEvent(hub.events["talk"], EventHistory("old", made, made), made),),
    )
    return replace(found, histories=histories)


def seen(edition: Edition) -> dict[str, str]:
    """Return every page and file of an edition; instead of its own moment, they say `NOW`."""
    pages = {page.uri: page.markdown for page in generate(edition)}
    files = {file.uri: file.content for file in found_files(edition)}
    for made in (atom_feeds, api_files, calendar_files):
        files |= {uri: str(content) for uri, content in made(edition)}
    stamps = [edition.now.strftime(form) for form in ("%Y-%m-%dT%H:%M:%SZ", "%Y%m%dT%H%M%SZ")]
    found = {**pages, **files}
    for stamp in stamps:
        found = {uri: text.replace(stamp, "NOW") for uri, text in found.items()}
    return found


def spans(edition: Edition, begin: str, number: int) -> Iterator[tuple[datetime, datetime]]:
    now = datetime.fromisoformat(begin).replace(tzinfo=UTC)
    for _ in range(number):
        until = lasts_until(replace(edition, now=now))
        assert until > now
        yield now, until
        now = until


@pytest.mark.parametrize(
    "begin",
    [
        "2026-05-20T15:30:01",  # until a countdown says another number of hours
        "2026-05-20T23:00:01",  # until midnight
        "2026-05-21T11:10:10",  # until a minute is over
        "2026-05-24T14:58:31",  # until entries close
        "2026-05-01T09:45:01",  # until what is cancelled goes, and a countdown begins
    ],
)
def test_pages_at_the_end_of_a_span_are_those_of_its_beginning(
    edition: Edition, begin: str
) -> None:
    ((now, until),) = spans(edition, begin, 1)
    at_first = seen(replace(edition, now=now))
    at_last = seen(replace(edition, now=until - SECOND))

    assert {uri for uri in at_first | at_last if at_first.get(uri) != at_last.get(uri)} == set()


def test_a_day_on_which_nothing_happens_is_few_spans(edition: Edition) -> None:
    now = datetime(2026, 7, 1, 16, tzinfo=UTC)
    days = [until for _, until in spans(edition, now.isoformat()[:16], 12)]

    assert days[-1] - now > timedelta(days=1)
