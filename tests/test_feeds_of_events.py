"""The feed of announced events, as a reader of feeds sees it over a year."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest

from commonplace.model import EventHistory, Histories
from commonplace.outputs import outputs
from commonplace.views import Edition
from commonplace.views.feeds import NEWEST, feeds_beside
from tests.histories import Story, add, delete, edit, rename
from tests.hubs import ADA, BO, NOTES, TWO_LANGUAGES, article, event, write_hub
from tests.hubs import edition as edition_of
from tests.sites import Site

URI = "feeds/events.xml"


def history(created: str, modified: str = "", uid: str = "") -> EventHistory:
    begun = datetime.fromisoformat(created).replace(tzinfo=UTC)
    changed = datetime.fromisoformat(modified or created).replace(tzinfo=UTC)
    return EventHistory(uid=uid or f"{created}@hub.test", created=begun, modified=changed)


def seen(
    root: Path, files: dict[str, str], histories: dict[str, EventHistory], language: str = "en"
) -> Edition:
    """Return a hub whose events have the given histories, by id."""
    hub = write_hub(root, ADA | BO | files, TWO_LANGUAGES)
    plain = edition_of(hub, language=language)
    return Edition(hub, plain.site, plain.now, Histories(of=histories))


def feed_of(edition: Edition) -> Any:
    feed = feedparser.parse(dict(outputs(edition))[URI])
    assert not feed.bozo, feed.bozo_exception
    return feed


def test_events_are_told_of_as_they_were_announced(tmp_path: Path) -> None:
    files = {
        "events/soon.md": event("Soon", start="2026-06-01T10:00"),
        "events/later.md": event(
            "Later",
            description="We read.",
            kind="salon",
            mode="mixed",
            start="2026-09-01T10:00",
            end="2026-09-01T12:00",
            location="{name: Library, address: 12 Quay Street}",
            registration_url="https://e.org/register?a=1&b=2",
            organizers="[ada]",
            topics="[data]",
            tags="[reading]",
        ),
    }
    histories = {
        "soon": history("2026-03-01"),
        "later": history("2026-02-01", "2026-04-02T08:00"),
    }

    feed = feed_of(seen(tmp_path, files, histories))

    assert feed.feed.title == "New events · Test hub"
    assert feed.feed.updated == "2026-04-02T08:00:00+00:00"
    assert [entry.title for entry in feed.entries] == ["Soon", "Later"]
    assert feed.entries[0].id != feed.entries[1].id
    later = feed.entries[1]
    assert (later.published, later.updated) == (
        "2026-02-01T00:00:00+00:00",
        "2026-04-02T08:00:00+00:00",
    )
    assert later.link == "https://hub.test/events/later/"
    assert (later.author, later.authors[0].href) == ("Ada", "https://hub.test/members/ada/")
    assert [tag.term for tag in later.tags] == ["salon", "data", "reading"]
    assert later.summary == "We read."
    text = later.content[0].value
    assert "Tuesday, September 1, 2026 10:00–12:00 (Shanghai, UTC+8)" in text
    assert "Library, 12 Quay Street · and online" in text
    assert 'href="https://e.org/register?a=1&amp;b=2"' in text
    assert feed.entries[0].author == "Test hub"


def test_an_entry_stays_the_same_one_over_renames_and_changes(tmp_path: Path) -> None:
    uid = "evening@hub.test"
    before = feed_of(
        seen(tmp_path / "a", {"events/old.md": event()}, {"old": history("2026-03-01", uid=uid)})
    )
    after = feed_of(
        seen(
            tmp_path / "b",
            {
                "events/new.md": event(
                    "Night", start="2026-07-01T10:00", redirect_from="[events/old/]"
                )
            },
            {"new": history("2026-03-01", "2026-05-01", uid=uid)},
        )
    )

    assert before.entries[0].id == after.entries[0].id
    assert after.entries[0].id.startswith("urn:uuid:")
    assert before.entries[0].updated < after.entries[0].updated


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({}, "Evening"),
        ({"status": "tentative"}, "Evening"),
        ({"status": "cancelled", "status_reason": "Rain."}, "Cancelled: Evening"),
        ({"status": "postponed"}, "Postponed: Evening"),
        ({"status": "moved_online"}, "Moved online: Evening"),
        ({"status": "rescheduled", "previous_start": "2026-05-01T10:00"}, "Rescheduled: Evening"),
    ],
)
def test_the_title_says_what_changed(tmp_path: Path, fields: dict[str, Any], title: str) -> None:
    edition = seen(tmp_path, {"events/a.md": event(**fields)}, {"a": history("2026-03-01")})

    (entry,) = feed_of(edition).entries

    assert entry.title == title
    assert ("Rain." in entry.content[0].value) == ("status_reason" in fields)
    assert ("Friday, May 1, 2026 10:00" in entry.content[0].value) == ("previous_start" in fields)


def test_of_an_event_that_recurs_the_next_dates_are_told(tmp_path: Path) -> None:
    weekly = event(
        start="2026-05-21T19:30",
        rrule="FREQ=WEEKLY",
        overrides="[{occurrence: 2026-05-28, status: cancelled}]",
    )
    (entry,) = feed_of(
        seen(tmp_path, {"events/a.md": weekly}, {"a": history("2026-03-01")})
    ).entries
    text = entry.content[0].value

    assert "Thursday, May 21, 2026 19:30" in text
    assert "Cancelled: Thursday, May 28, 2026 19:30" in text
    assert "June 4" in text
    assert "June 11" not in text


def test_without_git_nothing_flickers_from_build_to_build(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, ADA | {"events/a.md": event()}, TWO_LANGUAGES)
    monday, friday = edition_of(hub, "2026-05-04T10:00"), edition_of(hub, "2026-05-08T10:00")

    (entry,) = feed_of(monday).entries

    assert dict(outputs(monday))[URI] == dict(outputs(friday))[URI]
    assert entry.updated == "2026-05-14T11:30:00+00:00"
    assert "published" not in entry


def test_of_half_a_history_nothing_is_believed(tmp_path: Path) -> None:
    edition = seen(tmp_path, {"events/a.md": event()}, {})
    histories = Histories(of={"a": history("2026-03-01")}, is_shallow=True)
    shallow = Edition(edition.hub, edition.site, edition.now, histories)

    assert "published" not in feed_of(shallow).entries[0]


def test_each_language_has_its_words_and_entries_of_its_own(tmp_path: Path) -> None:
    files = {"events/a.md": event("Evening", status="cancelled", lang="en")}
    histories = {"a": history("2026-03-01")}

    english = feed_of(seen(tmp_path, files, histories)).entries[0]
    chinese = feed_of(seen(tmp_path, files, histories, "zh")).entries[0]

    assert chinese.title == "已取消：Evening"
    assert chinese.title_detail.language == "en"
    assert chinese.link == "https://hub.test/zh/events/a/"
    assert "时间" in chinese.content[0].value
    assert english.id != chinese.id


def test_a_stranger_s_text_stays_text(tmp_path: Path) -> None:
    nasty = "<b>]]> & </content></entry> <script>alert(1)</script>"
    place = f"{{name: '{nasty}'}}"
    files = {
        "events/a.md": event(f"'{nasty}'", mode="offline", location=place, description=f"'{nasty}'")
    }

    (entry,) = feed_of(seen(tmp_path, files, {"a": history("2026-03-01")})).entries

    assert entry.title_detail.value == nasty
    assert entry.summary_detail.value == nasty
    assert "<script" not in entry.content[0].value


def test_without_a_description_the_text_begins(tmp_path: Path) -> None:
    body = "Bring **tea**, and [a book](https://e.org).\n\n" + "We read aloud. " * 60
    files = {"events/a.md": event() + body}

    (entry,) = feed_of(seen(tmp_path, files, {"a": history("2026-03-01")})).entries

    assert entry.summary.startswith("Bring tea, and a book.")
    assert len(entry.summary) < 410


def test_who_is_hidden_is_not_named(tmp_path: Path) -> None:
    files = {
        "members/shy.md": "---\nname: Shy\nvisibility: hidden\n---\n",
        "events/a.md": event(organizers="[shy]"),
    }

    (entry,) = feed_of(seen(tmp_path, files, {"a": history("2026-03-01")})).entries

    assert entry.author == "A member"


def test_the_newest_are_enough(tmp_path: Path) -> None:
    files = {f"events/e{number}.md": event(f"E{number}") for number in range(NEWEST + 5)}
    histories = {
        f"e{number}": history(f"2026-01-{number // 24 + 1:02}T{number % 24:02}:00")
        for number in range(NEWEST + 5)
    }

    titles = [entry.title for entry in feed_of(seen(tmp_path, files, histories)).entries]

    assert titles == [f"E{number}" for number in reversed(range(5, NEWEST + 5))]


@pytest.mark.parametrize(
    ("page", "uris"),
    [
        ("events/a.md", [URI, "feeds/articles.xml"]),
        ("events/index.md", [URI, "feeds/articles.xml"]),
        ("events/months/2026-05.md", [URI, "feeds/articles.xml"]),
        ("index.md", [URI, "feeds/articles.xml"]),
        ("columns/notes/a.md", ["feeds/columns/notes.xml", "feeds/articles.xml"]),
        ("members/ada.md", ["feeds/articles.xml"]),
    ],
)
def test_a_page_names_the_feeds_that_go_with_it(tmp_path: Path, page: str, uris: list[str]) -> None:
    files = NOTES | {"columns/notes/a.md": article(), "events/a.md": event()}

    found = feeds_beside(seen(tmp_path, files, {}), page)

    assert [feed.uri for feed in found] == uris


def test_a_reader_of_the_site_finds_the_feed(site: Site) -> None:
    page = (site.folder / "events/first-thursday/index.html").read_text("utf-8")
    follow = (site.folder / "feeds/index.html").read_text("utf-8")

    assert f'href="../../{URI}"' in page
    assert "https://example.org/feeds/events.xml" in follow
    assert not feedparser.parse((site.folder / URI).read_bytes()).bozo


def test_over_a_year_in_git(tmp_path: Path) -> None:
    story = Story(tmp_path)
    told: list[tuple[str, str]] = []
    ids: set[str] = set()
    link = ""
    for steps in (
        (add("a", start="2026-09-01T10:00"),),
        (edit("a", start="2026-09-02T10:00"),),
        (rename("a", "b"),),
        (edit("b", status="cancelled"),),
        (edit("b", status=""),),
        (delete("b"),),
    ):
        story.commit(*steps)
        feed = feed_of(story.edition())
        (entry,) = feed.entries
        ids.add(entry.id)
        link = entry.link
        told.append((entry.title, entry.updated[:10]))
        assert entry.published == "2026-01-01T12:00:00+00:00"
        assert feed.feed.updated == entry.updated

    assert told == [
        ("A", "2026-01-01"),
        ("A", "2026-01-02"),
        ("A", "2026-01-03"),
        ("Cancelled: A", "2026-01-04"),
        ("A", "2026-01-05"),
        ("Cancelled: A", "2026-01-06"),
    ]
    assert len(ids) == 1
    assert link == "https://hub.test/events/"
