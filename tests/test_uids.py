"""The id of an event in calendars: written or made, and never that of another."""

from pathlib import Path

import pytest

from commonplace.model.uids import uids_by_path
from commonplace.settings import Options, Settings, SettingsError, SiteLanguage, read_options
from tests.hubs import TWO_LANGUAGES, edition, event, write_hub

DATES = ("2026-05-14T19:30", "2026-06-11T19:30", "2026-07-09T19:30")


def uids(root: Path, files: dict[str, str]) -> dict[str, str]:
    hub = write_hub(root, {f"events/{name}.md": text for name, text in files.items()})
    assert not hub.refused
    return uids_by_path(hub.events, hub.settings.calendar_domain)


@pytest.mark.parametrize(
    ("name", "fields", "uid"),
    [
        ("reading", {}, "event-reading@hub.test"),
        ("reading/index", {}, "event-reading@hub.test"),
        ("reading", {"uid": "reading-1@elsewhere.test"}, "reading-1@elsewhere.test"),
        ("reading", {"redirect_from": "[events/salon/]"}, "event-salon@hub.test"),
        ("reading", {"redirect_from": "[events/salon.html]"}, "event-salon@hub.test"),
        ("reading", {"redirect_from": "[salon/, events/b/, events/c/]"}, "event-b@hub.test"),
        ("reading", {"redirect_from": "[events/2025/salon/]"}, "event-reading@hub.test"),
    ],
)
def test_without_history_the_id_comes_from_the_oldest_known_address(
    tmp_path: Path, name: str, fields: dict[str, str], uid: str
) -> None:
    assert list(uids(tmp_path, {name: event(**fields)}).values()) == [uid]


def test_an_address_where_another_event_is_gives_no_id(tmp_path: Path) -> None:
    moved = event(redirect_from="[events/salon/]")
    assert uids(tmp_path, {"reading": moved, "salon": event()}) == {
        "reading": "event-reading@hub.test",
        "salon": "event-salon@hub.test",
    }
    assert uids(tmp_path / "2", {"a": moved, "b": moved}) == {
        "a": "event-salon@hub.test",
        "b": "event-b@hub.test",
    }


def test_the_id_is_the_same_in_every_language(tmp_path: Path) -> None:
    config = {
        **TWO_LANGUAGES,
        "mkdocs.zh.yml": TWO_LANGUAGES["mkdocs.zh.yml"].replace(
            "https://hub.test/zh/", "https://zh.test/"
        ),
    }
    hub = write_hub(tmp_path, {"events/reading.md": event()}, config)
    reading = hub.events["reading"]

    found = {edition(hub, language=tag).history(reading).uid for tag in ("en", "zh")}

    assert found == {"event-reading@hub.test"}


@pytest.mark.parametrize(
    ("option", "url", "domain"),
    [
        (None, "https://Hub.test:8080/our/", "hub.test"),
        ("old.test", "https://hub.test/", "old.test"),
        ("Old.Test", "", "old.test"),
        (None, "", "commonplace.invalid"),
    ],
)
def test_an_option_keeps_the_domain_when_the_site_moves(
    option: str | None, url: str, domain: str
) -> None:
    site = SiteLanguage("en", "", "mkdocs.yml", url=url)
    assert Settings(Options(calendar_domain=option), (site,)).calendar_domain == domain


@pytest.mark.parametrize(
    "wrong", ["https://hub.test", "hub.test/", "a b", "-a.test", "集.test", ""]
)
def test_the_domain_is_the_name_of_a_host(wrong: str) -> None:
    with pytest.raises(SettingsError, match="calendar_domain"):
        read_options({"calendar_domain": wrong})


def problems(root: Path, files: dict[str, str]) -> list[str]:
    """Return each refused event, the line of the problem, and the path it names."""
    hub = write_hub(root, {f"events/{name}.md": text for name, text in files.items()})
    assert {problem.code for problem in hub.problems} <= {"uid-taken"}
    return [
        f"{Path(problem.path).stem}:{problem.place.line} {Path(problem.values['other']).stem}"
        for problem in hub.problems
    ]


def test_a_copy_of_last_months_file_may_not_keep_its_uid(tmp_path: Path) -> None:
    may, june, july = (event(uid="reading@hub.test", start=date) for date in DATES)
    assert problems(tmp_path, {"may": may}) == []
    assert problems(tmp_path, {"a-june": june, "b-july": july}) == ["a-june:7 may", "b-july:7 may"]


def test_of_two_at_the_same_time_the_first_path_keeps_the_uid(tmp_path: Path) -> None:
    same = event(uid="reading@hub.test")
    assert problems(tmp_path, {"b": same, "a": same}) == ["b:7 a"]


@pytest.mark.parametrize(
    ("made", "written", "found"),
    [
        (DATES[0], DATES[1], "talk:7 reading"),  # the one that writes it came later
        (DATES[1], DATES[0], "reading:1 talk"),  # the other could not know
    ],
)
def test_a_uid_that_is_made_may_meet_one_that_is_written(
    tmp_path: Path, made: str, written: str, found: str
) -> None:
    files = {
        "reading": event(start=made),
        "talk": event(start=written, uid="event-reading@hub.test"),
    }
    assert problems(tmp_path, files) == [found]


def test_without_git_an_event_is_as_old_as_the_build(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, {"events/reading.md": event()})

    history = edition(hub, "2026-05-20T12:00").history(hub.events["reading"])

    assert (str(history.created), str(history.modified)) == ("2026-05-20 12:00:00+00:00",) * 2
    assert (history.sequence, history.cancelled_at) == (0, None)
