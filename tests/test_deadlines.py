"""Deadlines: what a competition is when, and which entries came too late.

The history is real: entries come by merges into the main line, with whatever dates their authors
wrote into the commits.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from commonplace.history.arrivals import read_arrivals
from commonplace.history.reading import read_histories
from commonplace.load import load_hub
from commonplace.load.lateness import mark_late
from commonplace.model import Hub
from commonplace.model.entry import EntryStatus
from commonplace.settings import read_settings
from commonplace.values.periods import period
from commonplace.views.competitions import timeline
from commonplace.views.edition import Edition
from commonplace.views.report import report
from commonplace.views.results import standings_of
from tests.histories import commit_all, git
from tests.hubs import ADA, BO, record, write, write_hub

CUP = {
    "title": "Cup",
    "organizers": "[ada]",
    "timezone": "UTC",
    "phases": "[{id: submission, start: 2026-03-01T00:00, end: 2026-03-10T12:00}]",
    "criteria": "[{id: clarity, name: Clarity}]",
    "judges": "[bo]",
}
DEADLINE = datetime(2026, 3, 10, 12, tzinfo=UTC)
BEFORE, AFTER = DEADLINE - timedelta(hours=1), DEADLINE + timedelta(hours=1)
ANNOUNCED = DEADLINE - timedelta(days=20)


def entry(**fields: str) -> str:
    about = {"title": "Map", "description": "A map.", "team": "{members: [{member: ada}]}"}
    return record("Words of its own, so that git knows it again.\n" * 5, **about, **fields)


class Forge:
    """A repository whose entries come by pull requests; authors may claim what they like."""

    def __init__(self, root: Path, **competition: str) -> None:
        self.root = root
        write_hub(root, {**ADA, **BO, "competitions/cup/index.md": record(**CUP | competition)})
        git(root, "init", "--quiet", "--initial-branch=main")
        self.commit(ANNOUNCED)

    def commit(self, time: datetime) -> None:
        """Commit everything to the branch that is there."""
        git(self.root, "add", "--all")
        git(self.root, "commit", "--quiet", "--message=A step", time=time)

    def write(self, name: str = "map", competition: str = "cup", **fields: str) -> Path:
        """Write an entry, and return its folder."""
        folder = self.root / "member_submissions/competitions" / competition / "entries"
        write(folder / name / "index.md", entry(**fields))
        return folder / name

    def merge(self, time: datetime, written: datetime = BEFORE, **fields: str) -> None:
        """Write an entry on a branch, and merge it."""
        git(self.root, "switch", "--quiet", "--create=side")
        self.write(**fields)
        self.commit(written)
        git(self.root, "switch", "--quiet", "main")
        git(self.root, "merge", "--quiet", "--no-ff", "--message=Merge", "side", time=time)
        git(self.root, "branch", "--quiet", "--delete", "side")

    @property
    def hub(self) -> Hub:
        """The hub as a build sees it: late entries are marked."""
        hub = load_hub(self.root, read_settings(self.root))
        histories = read_histories(self.root, hub.settings, hub, AFTER + timedelta(days=9))
        alone = read_arrivals(self.root, hub.settings, hub)
        assert alone.arrivals in ({}, histories.arrivals)
        return mark_late(hub, histories.arrivals)

    @property
    def status(self) -> Mapping[str, EntryStatus]:
        """What the entries are, by their ids."""
        return {key.split("/")[1]: one.status for key, one in self.hub.entries.items()}


LATE, IN_TIME = {"map": EntryStatus.LATE}, {"map": EntryStatus.SUBMITTED}


def test_an_entry_comes_when_it_is_merged_whatever_its_author_says(tmp_path: Path) -> None:
    # tests.histories.git claims the year 2001 as the author's date of every commit.
    forge = Forge(tmp_path)
    forge.merge(BEFORE)
    assert forge.status == IN_TIME
    assert forge.hub.entries["cup/map"].received == BEFORE

    late = Forge(tmp_path / "late")
    late.merge(AFTER)
    assert late.status == LATE


def test_the_minute_of_the_deadline_is_in_time_and_grace_is_added(tmp_path: Path) -> None:
    for number, (time, grace, expected) in enumerate((
        (DEADLINE, "", IN_TIME),
        (DEADLINE + timedelta(seconds=1), "", LATE),
        (DEADLINE + timedelta(minutes=30), "PT30M", IN_TIME),
        (DEADLINE + timedelta(minutes=31), "PT30M", LATE),
    )):  # fmt: skip
        forge = Forge(tmp_path / str(number), **({"grace": grace} if grace else {}))
        forge.merge(time)
        assert forge.status == expected, (time, grace)


def test_a_deadline_anywhere_on_earth_is_twelve_hours_behind_utc(tmp_path: Path) -> None:
    for number, (hours, expected) in enumerate(((12, IN_TIME), (13, LATE))):
        forge = Forge(tmp_path / str(number), timezone="AoE")
        forge.merge(DEADLINE + timedelta(hours=hours))
        assert forge.status == expected


def test_later_changes_and_other_names_leave_an_entry_in_time(tmp_path: Path) -> None:
    forge = Forge(tmp_path)
    forge.merge(BEFORE)
    forge.write(demo="https://map.test/")
    forge.commit(AFTER)
    folder = tmp_path / "member_submissions/competitions/cup"
    (folder / "entries/map").rename(folder / "entries/atlas")
    forge.commit(AFTER)
    folder.rename(folder.parent / "jam")
    forge.commit(AFTER)
    hub = forge.hub
    assert hub.entries["jam/atlas"].received == BEFORE
    assert hub.entries["jam/atlas"].status is EntryStatus.SUBMITTED


def test_what_was_no_entry_here_is_new_whatever_git_calls_a_rename(tmp_path: Path) -> None:
    forge = Forge(tmp_path)
    other = tmp_path / "member_submissions/competitions/old/index.md"
    write(other, record(**CUP | {"title": "Old"}))
    moved = forge.write(competition="old")
    forge.commit(BEFORE)
    moved.rename(forge.write("other").parent / "map")
    forge.commit(AFTER)
    assert forge.status == {"map": EntryStatus.LATE, "other": EntryStatus.LATE}


def test_what_was_taken_away_and_came_back_as_it_was_was_never_away(tmp_path: Path) -> None:
    forge = Forge(tmp_path)
    forge.merge(BEFORE)
    git(tmp_path, "rm", "-r", "--quiet", "member_submissions/competitions/cup/entries")
    forge.commit(BEFORE)
    forge.write()
    forge.commit(AFTER)
    assert forge.status == IN_TIME

    git(tmp_path, "rm", "-r", "--quiet", "member_submissions/competitions/cup/entries")
    forge.commit(AFTER)
    forge.write(demo="https://map.test/")
    forge.commit(AFTER)
    assert forge.hub.entries["cup/map"].received == AFTER


@pytest.mark.parametrize(
    ("received", "merged", "expected"),
    [
        ("2026-03-10T11:59", AFTER, IN_TIME),
        ("2026-03-10T12:01", BEFORE, LATE),
    ],
)
def test_what_the_organisers_say_of_its_arrival_comes_first(
    tmp_path: Path, received: str, merged: datetime, expected: object
) -> None:
    forge = Forge(tmp_path)
    forge.merge(merged, received=received, submitted="2026-03-09T12:00")
    assert forge.status == expected


def test_of_a_competition_that_was_imported_the_history_knows_nothing(tmp_path: Path) -> None:
    """It came with all its entries, long after its own deadline."""
    files = {"competitions/cup/index.md": record(**CUP)}
    for name, submitted in (("early", "2026-03-09T12:00"), ("late", "2026-03-11T12:00")):
        files[f"competitions/cup/entries/{name}/index.md"] = entry(submitted=submitted)
    write_hub(tmp_path, {**ADA, **BO, **files})
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message=Import", time=AFTER + timedelta(days=40))
    hub = load_hub(tmp_path, read_settings(tmp_path))
    marked = mark_late(hub, read_arrivals(tmp_path, hub.settings, hub).arrivals)
    assert [one.status.value for one in marked.entries.values()] == ["submitted", "late"]


def test_a_late_entry_is_shown_and_neither_ranked_nor_awarded(tmp_path: Path) -> None:
    forge = Forge(tmp_path)
    forge.merge(BEFORE, name="map")
    forge.merge(AFTER, name="star")
    folder = tmp_path / "member_submissions/competitions/cup"
    scores = "scores: {star: {clarity: 9}, map: {clarity: 5}}\n"
    write(folder / "ballots/bo.yml", f"judge: bo\n{scores}")
    write(
        folder / "awards/first.yml",
        "name: First\nrank: 1\ndecided_by: judges\ncitation: For all.\n",
    )
    hub = forge.hub
    standings = standings_of(hub, hub.competitions["cup"])[0]
    assert [(place.entry, place.rank) for place in standings.places] == [("map", 1), ("star", None)]
    assert hub.awards["cup/first"].recipients == ("map",)


def test_maintainers_are_told_what_came_in_late(tmp_path: Path) -> None:
    forge = Forge(tmp_path)
    forge.merge(BEFORE, name="map")
    forge.merge(AFTER, name="star")
    hub = forge.hub
    view = Edition(hub, hub.settings.languages[0], AFTER + timedelta(days=9))
    section = report(view, period("2026-03")).sections[-1]
    assert section.figures[0].counts == {"entries": 2, "late": 1}
    assert [(one.title, one.starts_at) for one in section.groups[0].findings] == [
        ("Cup: Map", AFTER)
    ]


def test_without_the_whole_history_only_the_files_count_and_it_is_said(tmp_path: Path) -> None:
    forge = Forge(tmp_path / "whole")
    forge.merge(BEFORE, submitted="2026-03-11T12:00")
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{tmp_path}/whole", "cut")
    for root in (tmp_path / "cut", tmp_path / "none"):
        if root.name == "none":
            (tmp_path / "cut").rename(root)
            (root / ".git").rename(tmp_path / "away")
        hub = load_hub(root, read_settings(root))
        found = read_histories(root, hub.settings, hub, AFTER)
        assert "received" in str(found.trouble)
        assert str(read_arrivals(root, hub.settings, hub).trouble) == str(found.trouble)
        assert mark_late(hub, found.arrivals).entries["cup/map"].status is EntryStatus.LATE


def test_nobody_asks_git_where_nothing_could_be_late(tmp_path: Path) -> None:
    files = {"competitions/cup/index.md": record(**CUP)}
    hub = write_hub(tmp_path, {**ADA, **BO, **files})
    assert read_arrivals(tmp_path, hub.settings, hub).trouble is None
    commit_all(tmp_path)


STAGES = (
    "[{id: submission, start: 2026-03-01T00:00, end: 2026-03-10T12:00}, "
    "{id: judging, start: 2026-03-12T00:00, end: 2026-03-20T00:00}, "
    "{id: voting, start: 2026-03-20T00:00, end: 2026-03-25T00:00}, "
    "{id: results, start: 2026-03-28T00:00, end: 2026-06-01T00:00}]"
)


@pytest.mark.parametrize(
    ("moment", "state", "awaits"),
    [
        ("2026-02-27T00:00", "Announced", "opens {when}"),
        ("2026-03-10T11:59", "Open for entries", "closes {when}"),
        ("2026-03-10T12:00", "Grace period", "next step {when}"),
        ("2026-03-10T12:30", "Entries closed", "next step {when}"),
        ("2026-03-12T00:00", "Judging", "next step {when}"),
        ("2026-03-20T00:00", "Voting", "next step {when}"),
        ("2026-03-26T00:00", "Results to come", "next step {when}"),
        ("2026-03-30T00:00", "Results", None),
        ("2026-06-01T00:00", "Archived", None),
    ],
)
def test_a_competition_goes_from_its_announcement_to_the_archive(
    tmp_path: Path, moment: str, state: str, awaits: str | None
) -> None:
    files = {
        "competitions/cup/index.md": record(
            **CUP | {"phases": STAGES, "grace": "PT30M", "results_at": "2026-03-29T00:00"}
        )
    }
    competition = write_hub(tmp_path, {**ADA, **BO, **files}).competitions["cup"]
    now = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    life = timeline(competition)
    change = life.next_change(now)
    assert life.at(now).name == state
    assert (change.sentence if change else None) == awaits
