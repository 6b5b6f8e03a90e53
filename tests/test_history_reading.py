"""Where histories come from: any repository, clone and machine; what is said without one."""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonplace.history.facts import Facts, facts
from commonplace.history.log import read_log
from commonplace.history.reading import read_histories
from commonplace.language import language
from commonplace.load import load_hub
from commonplace.model import EventHistory, Histories
from commonplace.model.programme import EventStatus
from commonplace.settings import read_settings
from mkdocs_commonplace.log import log_trouble
from tests.histories import (
    BEGINNING,
    Step,
    Story,
    add,
    delete,
    edit,
    git,
    rename,
    scrawl,
)
from tests.hubs import TWO_LANGUAGES, event, write, write_hub
from tests.test_history import AUGUST, JULY, LONG, seen

NOW = BEGINNING + timedelta(days=100)


def histories_in(root: Path, now: datetime = NOW) -> Histories:
    settings = read_settings(root)
    return read_histories(root, settings, load_hub(root, settings), now)


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return Story(tmp_path / "hub")


def test_a_hub_in_a_folder_of_a_larger_repository(tmp_path: Path) -> None:
    story = Story(tmp_path, within="sub/our hub")
    write(tmp_path / "events" / "a.md", event(start=AUGUST))  # nobody's event
    write(tmp_path / "other/member_submissions/events/a.md", event(start=AUGUST))
    story.commit(add("a", start=JULY))
    story.commit(rename("a", "b"))
    story.commit(edit("b", start=AUGUST))

    assert seen(story) == ["b event-a 1 day 3"]


def test_a_hub_that_moves_with_all_its_files(tmp_path: Path) -> None:
    story = Story(tmp_path)
    story.commit(add("a", start=JULY), add("b", start=JULY))
    story.commit(rename("b", "c"), edit("a", start=AUGUST))
    story.commit(add("b", title="Another"), delete("c"))
    (tmp_path / "hub").mkdir()
    for name in ("mkdocs.yml", "member_submissions"):
        (tmp_path / name).rename(tmp_path / "hub" / name)
    story.root = tmp_path / "hub"
    story.commit(edit("a", "Words."))

    gone = "deleted c event-b 1 day 3 cancelled 3"
    assert seen(story) == ["a event-a 1 day 4", "b event-b.2 0 day 4", gone]

    config = (story.root / "mkdocs.yml").read_text(encoding="utf-8")
    write(story.root / "mkdocs.yml", config.replace("hub: {}", "hub: {submissions: sent}"))
    (story.root / "member_submissions").rename(story.root / "sent")
    story.commit()

    assert seen(story) == ["a event-a 1 day 5", "b event-b.2 0 day 5", gone]


def test_events_that_stay_behind_when_a_hub_moves_are_deleted(tmp_path: Path) -> None:
    story = Story(tmp_path)
    story.commit(add("a", start=JULY), add("b", start=JULY))
    (tmp_path / "hub/member_submissions/events").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").rename(tmp_path / "hub/mkdocs.yml")
    story.file("a").rename(tmp_path / "hub/member_submissions/events/a.md")
    story.root = tmp_path / "hub"
    story.commit()

    assert seen(story) == ["a event-a 0 day 2", "deleted b event-b 1 day 2 cancelled 2"]


def test_a_page_of_the_maintainers_that_becomes_an_event(tmp_path: Path) -> None:
    story = Story(tmp_path)
    write(tmp_path / "drafts/events/a.md", event(start=JULY))
    story.commit(add("a", start=AUGUST))
    story.commit(delete("a"))
    (tmp_path / "drafts/events/a.md").rename(story.file("b"))
    story.commit()

    assert seen(story) == ["b event-b 0 day 3", "deleted a event-a 1 day 2 cancelled 2"]


NAMES = ['a "b" \\c', "a\nb", "\ta", "雾", ":100644 100644 a b M", "caf\udce9", "-a", "x, grafted"]


def test_names_of_other_files_may_hold_anything(story: Story) -> None:
    story.commit(add("a", start=JULY))
    for name in NAMES:
        path = story.root / "member_submissions/events" / name
        path.write_text("x", encoding="utf-8")
    story.commit(edit("a", start=AUGUST))
    for name in NAMES:
        path = story.root / "member_submissions/events" / name
        path.rename(path.with_name(f"{name} {name}.md"))
    story.commit(rename("a", "b"))

    assert seen(story) == ["b event-a 1 day 3"]
    moved = {change.old.rpartition("/")[2] for change in read_log(story.root).commits[-1].changes}
    assert {*NAMES} <= moved


def test_what_was_merged_counts_once_and_when_it_was_merged(story: Story) -> None:
    story.commit(add("a", start=JULY))
    story.merge(edit("a", start=AUGUST), edit("a", start="2026-09-01T10:00"), rename("a", "b"))
    assert seen(story) == ["b event-a 1 day 5"]

    story.merge(edit("b", start=JULY), edit("b", start="2026-09-01T10:00"))
    assert seen(story) == ["b event-a 1 day 5"]


def test_a_clock_that_goes_wrong_does_not_lead_back(story: Story) -> None:
    story.commit(add("a", start=JULY))
    story.commit(edit("a", start=AUGUST), time=BEGINNING + timedelta(days=9))
    story.commit(edit("a", status="cancelled"))

    assert seen(story) == ["a event-a 2 day 10 cancelled 10"]


def test_what_is_not_committed_counts_from_now_on(story: Story) -> None:
    story.commit(add("a", start=JULY), add("b", start=JULY), add("c", LONG, start=JULY), add("d"))
    story.do(
        edit("a", start=AUGUST),
        delete("b"),
        edit("c", LONG + "And more."),
        rename("c", "e"),
        add("f"),
    )
    assert seen(story) == [
        "a event-a 1 day 2",
        "d event-d 0 day 1",
        "e event-c 0 day 2",
        "f event-f 0 day 2",
        "deleted b event-b 1 day 2 cancelled 2",
    ]
    story.do(scrawl("a", "no event"))
    story.file("d").unlink()
    story.file("d").mkdir()
    kept = ["refused a event-a 0 day 1", "refused d event-d 0 day 1"]
    assert [line for line in seen(story) if line.startswith("refused")] == kept[:1]


def test_line_ends_that_a_system_changed_are_no_change(story: Story) -> None:
    story.commit(add("a", start=JULY))
    unix = story.file("a").read_bytes()
    story.file("a").write_bytes(unix.replace(b"\n", b"\r\n"))
    assert seen(story) == ["a event-a 0 day 1"]

    story.commit()
    story.file("a").write_bytes(unix)
    assert seen(story) == ["a event-a 0 day 2"]


def test_a_link_in_place_of_a_file(story: Story) -> None:
    story.commit(add("a", start=JULY))
    story.file("a").unlink()
    story.file("a").symlink_to("b.md")
    story.commit(add("b"))
    assert seen(story) == ["b event-b 0 day 2", "refused a event-a 0 day 1"]


def test_a_folder_that_cannot_be_read_deletes_nobody(story: Story) -> None:
    story.commit(add("a/index", start=JULY))
    folder = story.file("a/index").parent
    folder.rename(story.root / "elsewhere")
    folder.symlink_to(story.root / "elsewhere")

    assert seen(story) == ["refused a event-a 0 day 1"]


def test_a_repository_with_longer_ids(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--initial-branch=main", "--object-format=sha256")
    story = Story(tmp_path)
    story.commit(add("a", start=JULY))
    story.commit(edit("a", start=AUGUST))
    assert seen(story) == ["a event-a 1 day 2"]


SETTINGS = {
    "log.showRoot": "false",
    "log.showSignature": "true",
    "log.diffMerges": "off",
    "log.decorate": "no",
    "log.follow": "true",
    "diff.renames": "copies",
    "diff.renameLimit": "1",
    "diff.relative": "true",
    "diff.noprefix": "true",
    "diff.external": "false",
    "format.pretty": "oneline",
    "core.quotePath": "true",
    "core.abbrev": "4",
    "color.ui": "always",
}


def test_the_same_in_every_clone_and_with_any_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = Story(tmp_path / "hub", within="sub", config=TWO_LANGUAGES)
    story.commit(add("a", start=JULY), add("b", start=JULY))
    story.merge(edit("a", start=AUGUST), rename("a", "c"))
    story.commit(add("d", start=AUGUST), delete("b"))
    story.commit(edit("c", "Words."))
    here = histories_in(story.root)
    assert (here.of["c"].sequence, len(here.deleted)) == (1, 1)

    git(tmp_path, "clone", "--quiet", "hub", "另一个 clone")
    clone = tmp_path / "另一个 clone"
    for name, value in SETTINGS.items():
        git(clone, "config", name, value)
    git(clone, "switch", "--quiet", "--detach")
    git(clone, "tag", "grafted")
    git(clone, "branch", "grafted")
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert repr(histories_in(clone / "sub")) == repr(here)

    chinese = read_settings(clone / "sub", "mkdocs.zh.yml")
    hub = load_hub(clone / "sub", chinese)
    assert repr(read_histories(clone / "sub", chinese, hub, NOW)) == repr(here)


def test_two_calls_of_git_for_all_events(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    story.commit(*(add(f"e{number}", start=JULY) for number in range(20)))
    story.commit(*(edit(f"e{number}", start=AUGUST) for number in range(20)))
    trace = story.root / "trace"
    monkeypatch.setenv("GIT_TRACE", str(trace))

    assert {history.sequence for history in histories_in(story.root).of.values()} == {1}

    calls = [
        line for line in trace.read_text("utf-8").splitlines() if "trace: built-in: git" in line
    ]
    assert [line.split("built-in: git ")[1].split()[0] for line in calls] == ["log", "cat-file"]


# Without a history, or without all of it.


def said(histories: Histories, tag: str = "en") -> str:
    assert histories.trouble is not None
    return histories.trouble.sentence(language(tag))


def check_fallback(root: Path) -> None:
    """See that an event begins now, with the id that its address gives."""
    settings = read_settings(root)
    hub = load_hub(root, settings)
    histories = read_histories(root, settings, hub, NOW)
    assert (histories.of, histories.deleted, histories.refused) == ({}, (), ())


def test_no_repository(tmp_path: Path) -> None:
    write_hub(tmp_path, {"events/a.md": event()})
    check_fallback(tmp_path)
    assert said(histories_in(tmp_path)) == (
        "Without history, each build makes every event a new one in calendars. "
        f"{tmp_path} is not in a git repository. Make it one with: git init"
    )
    assert "不在 git 仓库中" in said(histories_in(tmp_path), "zh")


def test_a_repository_without_a_commit(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    write_hub(tmp_path, {"events/a.md": event()})
    check_fallback(tmp_path)
    assert "The repository has no commit yet." in said(histories_in(tmp_path))


def test_no_git(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    story.commit(add("a"))
    monkeypatch.setenv("PATH", "")
    check_fallback(story.root)
    assert "Git is not installed" in said(histories_in(story.root))


def test_objects_that_are_missing(story: Story) -> None:
    story.commit(add("a", start=JULY))
    old = story.git("rev-parse", "HEAD:member_submissions/events/a.md").strip()
    story.commit(edit("a", start=AUGUST))
    (story.root / ".git/objects" / old[:2] / old[2:]).unlink()
    assert seen(story) == ["a event-a 0 day 2"]


def test_nothing_is_said_where_there_are_no_events(tmp_path: Path) -> None:
    write_hub(tmp_path, {})
    assert histories_in(tmp_path).trouble is None


def shallow(story: Story, folder: Path, depth: int) -> Path:
    git(folder, "clone", "--quiet", f"--depth={depth}", story.root.as_uri(), "shallow")
    return folder / "shallow"


def test_a_shallow_clone_tells_no_history_and_says_what_to_do(story: Story, tmp_path: Path) -> None:
    story.commit(add("a", start=JULY))
    story.commit(edit("a", start=AUGUST))
    story.commit(rename("a", "b"))
    clone = shallow(story, tmp_path, 2)

    check_fallback(clone)
    histories = histories_in(clone)
    assert histories.is_shallow
    assert said(histories) == (
        "The clone is shallow: without the whole history, calendars and credits would be wrong. "
        "Calendars are left out of this build. Run: git fetch --unshallow. In a GitHub workflow, "
        "give actions/checkout fetch-depth: 0; in GitLab CI, set GIT_DEPTH: 0."
    )
    assert "这次构建不生成日历" in said(histories, "zh")

    git(clone, "fetch", "--quiet", "--unshallow")
    assert histories_in(clone) == histories_in(story.root)


def test_a_shallow_clone_that_has_the_whole_main_line_is_whole(
    story: Story, tmp_path: Path
) -> None:
    story.commit(add("a", start=JULY))
    story.merge(*(edit("a", start=f"2026-08-0{day}T10:00") for day in range(1, 5)))
    clone = shallow(story, tmp_path, 3)

    assert git(clone, "rev-parse", "--is-shallow-repository") == "true\n"
    assert histories_in(clone) == histories_in(story.root)


def test_a_build_knows_the_history(tmp_path: Path) -> None:
    story = Story(tmp_path)
    story.commit(add("a", start=JULY))
    story.commit(edit("a", start=AUGUST), rename("a", "b"))
    write(tmp_path / "site_src" / "handbook" / "index.md", "# Handbook\n")

    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stderr
    (told,) = json.loads((tmp_path / "site/api/events.json").read_text("utf-8"))["events"]
    assert (told["uid"], told["sequence"]) == ("event-a@hub.test", 1)
    assert (told["created"], told["modified"]) == ("2026-01-01T12:00:00Z", "2026-01-02T12:00:00Z")


def test_a_build_says_it_once_and_goes_on(tmp_path: Path) -> None:
    write_hub(tmp_path, {"events/a.md": event()}, TWO_LANGUAGES)
    command = [sys.executable, "-m", "commonplace", "--lang", "en", "build"]
    environment = os.environ | {"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}

    run = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )

    assert run.returncode == 0, run.stderr
    assert run.stderr.count("Warning: Without history, each build makes every event a new") == 1
    assert (tmp_path / "site/events/a/index.html").is_file()


def test_the_log_of_the_host_is_told_in_the_hubs_language(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    write_hub(tmp_path, {"events/a.md": event()})
    with caplog.at_level(logging.WARNING):
        log_trouble(histories_in(tmp_path).trouble, read_settings(tmp_path))
        log_trouble(None, read_settings(tmp_path))

    (record,) = caplog.records
    assert (record.levelname, record.getMessage()) == ("WARNING", said(histories_in(tmp_path)))


# Over years.

NAMED = st.sampled_from(["a", "b", "c", "d/index"])
FIELDS = st.sampled_from(
    [
        {"start": JULY},
        {"start": AUGUST},
        {"status": "cancelled"},
        {"status": ""},
        {"title": "Another"},
        {"colour": "red"},
        {"colour": ""},
        {"uid": "mine@hub.test"},
        {"uid": "mine@hub.test", "start": "2026-04-01T10:00"},
        {"uid": "event-a@hub.test"},
        {"uid": ""},
    ]
)
DEEDS = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), NAMED, FIELDS),
        st.tuples(st.just("rename"), NAMED, NAMED),
        st.tuples(st.just("delete"), NAMED, st.none()),
        st.tuples(st.just("rewrite"), NAMED, st.none()),
    ),
    min_size=1,
    max_size=3,
)


def doable(story: Story, deeds: list[tuple[str, str, object]]) -> Iterator[Step]:
    """Yield what can be done to the files that are there."""
    for deed, name, more in deeds:
        is_there = story.file(name).exists()
        if deed == "edit" and isinstance(more, dict):
            yield edit(name, **more) if is_there else add(name, **more)
        elif deed == "rename" and isinstance(more, str):
            if is_there and not story.file(more).exists():
                yield rename(name, more)
        elif deed == "delete" and is_there:
            yield delete(name)
        elif deed == "rewrite" and is_there:
            yield edit(name, LONG)


def told(story: Story) -> Iterator[tuple[EventHistory, Facts]]:
    """Yield what calendars say: each history, with the facts that go with it."""
    hub, histories = story.hub, story.histories()
    for key, history in histories.of.items():
        yield history, facts(hub.events[key])
    for kept in histories.refused:
        yield kept.history, facts(kept.event)
    for gone in histories.deleted:
        yield gone.history, replace(facts(gone.event), status=EventStatus.CANCELLED)


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(DEEDS, min_size=3, max_size=8))
def test_nothing_ever_runs_backwards(
    tmp_path_factory: pytest.TempPathFactory, years: list[list[tuple[str, str, object]]]
) -> None:
    story = Story(tmp_path_factory.mktemp("story"))
    known: dict[str, tuple[EventHistory, Facts]] = {}
    for deeds in years:
        for step in doable(story, deeds):
            story.do(step)
        story.commit()
        now = [*told(story)]
        assert len({history.uid for history, _ in now}) == len(now)
        for history, its_facts in now:
            assert history.created <= history.modified <= datetime.now(UTC)
            before, facts_before = known.get(history.uid, (history, its_facts))
            assert history.sequence >= before.sequence + (its_facts != facts_before)
            assert history.created <= before.created
            assert history.modified >= before.modified
            known[history.uid] = history, its_facts
