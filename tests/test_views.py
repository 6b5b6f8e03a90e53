"""Questions to a hub: what is listed, what comes next, who gave what."""

from datetime import datetime
from pathlib import Path

import pytest

from commonplace.model import Role
from commonplace.model.event import EventKind
from commonplace.views.competitions import awards_of, timeline
from commonplace.views.events import occurrences
from commonplace.views.events import timeline as event_timeline
from commonplace.views.events.kinds import KIND_LISTS, KIND_NAMES
from commonplace.views.names import other_names, syllables
from commonplace.views.people import directory, newcomers
from commonplace.views.reading import reading_minutes
from tests.hubs import ADA, BO, NOTES, TWO_LANGUAGES, article, edition, event, record, write_hub


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("", 1),
        ("汉" * 350, 1),
        ("汉" * 3500, 10),
        ("word " * 2380, 10),
        ("汉" * 1750 + " word" * 1190, 10),
        ("![](https://example.org/" + "a/" * 5000 + ")", 1),
        ("<!-- " + "word " * 5000 + "-->", 1),
    ],
    ids=["nothing", "one minute", "chinese", "english", "mixed", "address", "comment"],
)
def test_reading_time_counts_each_script_at_its_pace(text: str, minutes: int) -> None:
    assert reading_minutes(text) == minutes


@pytest.mark.parametrize(
    ("fields", "published", "listed"),
    [
        ({}, True, True),
        ({"status": "draft"}, False, False),
        ({"status": "in_review"}, False, False),
        ({"status": "unlisted"}, True, False),
        ({"status": "withdrawn"}, True, False),
        ({"status": "retracted"}, True, False),
        ({"status": "scheduled", "publish_at": "2026-05-20T11:59"}, True, True),
        ({"status": "scheduled", "publish_at": "2026-05-20T12:01"}, False, False),
        ({"expires": "2026-05-20"}, True, True),
        ({"expires": "2026-05-19"}, True, False),
    ],
    ids=str,
)
def test_an_article_is_shown_by_its_status_and_the_day(
    tmp_path: Path, fields: dict[str, str], *, published: bool, listed: bool
) -> None:
    hub = write_hub(tmp_path, ADA | NOTES | {"columns/notes/a.md": article(**fields)})
    index = edition(hub, "2026-05-20T12:00").articles
    only = hub.articles["notes/a"]

    assert index.is_published(only) is published
    assert index.is_listed(only) is listed


def test_neighbours_follow_the_order_of_reading(tmp_path: Path) -> None:
    days = {"a": "2026-01-01", "b": "2026-01-02", "c": "2026-01-03"}
    files = {f"columns/notes/{name}.md": article(name, date=day) for name, day in days.items()}
    hub = write_hub(tmp_path, ADA | NOTES | files)
    index = edition(hub).articles

    before, after = index.neighbours(hub.articles["notes/b"])
    assert (before and before.id, after and after.id) == ("a", "c")
    assert index.neighbours(hub.articles["notes/a"])[0] is None


def test_a_column_ordered_by_position_keeps_it(tmp_path: Path) -> None:
    column = record(title="Series", description="d", editors="[ada]", order="position")
    files = {
        "columns/series/index.md": column,
        "columns/series/one.md": article("One", position=1, date="2026-03-03"),
        "columns/series/two.md": article("Two", position=2, date="2026-02-02"),
    }
    hub = write_hub(tmp_path, ADA | files)
    index = edition(hub).articles

    assert [a.id for a in index.by_column["series"]] == ["one", "two"]
    before, after = index.neighbours(hub.articles["series/one"])
    assert (before, after and after.id) == (None, "two")


def test_translations_are_found_both_ways(tmp_path: Path) -> None:
    files = {
        "columns/notes/a.md": article("A"),
        "columns/notes/b.md": article("B", lang="zh", translation_of="notes/a"),
        "columns/notes/c.md": article("C", lang="fr", translation_of="notes/b"),
    }
    hub = write_hub(tmp_path, ADA | NOTES | files, TWO_LANGUAGES)
    index = edition(hub).articles

    assert {a.id for a in index.translations(hub.articles["notes/a"])} == {"b", "c"}
    assert {a.id for a in index.translations(hub.articles["notes/c"])} == {"a", "b"}


def test_related_articles_share_rare_words_first(tmp_path: Path) -> None:
    common = {f"columns/notes/n{i}.md": article(f"N{i}", tags="[data, maps]") for i in range(5)}
    files = {
        "columns/notes/a.md": article("A", tags="[data, maps, herons]"),
        "columns/notes/kin.md": article("Kin", tags="[herons]"),
    }
    hub = write_hub(tmp_path, ADA | NOTES | common | files)

    related = edition(hub).articles.related(hub.articles["notes/a"])
    assert related[0].id == "kin"
    assert hub.articles["notes/a"] not in related


def test_related_articles_with_as_much_in_common_come_by_their_days(tmp_path: Path) -> None:
    tags = [f"t{number}" for number in range(6)]
    fillers = {  # so many that the column and the author, which all share, say nothing
        f"columns/notes/n{i}.md": article(f"N{i}", tags=f"[{tags[i % 6] if i < 24 else 'other'}]")
        for i in range(60)
    }
    files = {
        "columns/notes/a.md": article("A", tags=f"[{', '.join(tags)}, herons, owls]"),
        "columns/notes/sixths.md": article("Six sixths", tags=f"[{', '.join(tags)}]"),
        "columns/notes/halves.md": article("Two halves", tags="[herons, owls]", date="2026-01-01"),
    }
    hub = write_hub(tmp_path, ADA | NOTES | fillers | files)

    related = edition(hub).articles.related(hub.articles["notes/a"])
    assert [one.id for one in related[:2]] == ["sixths", "halves"]


def test_an_event_on_the_day_of_the_clock_change_lasts_as_long_as_it_says(tmp_path: Path) -> None:
    files = {
        "events/e.md": event(start="2026-10-25T01:30", duration="PT2H", timezone="Europe/Berlin")
    }
    only = write_hub(tmp_path, files).events["e"]

    # The clock goes from 03:00 back to 02:00: two hours after 01:30 it is 02:30 again.
    assert only.ends_at.strftime("%H:%M %z") == "02:30 +0100"


def test_a_recurring_event_keeps_its_hour_over_the_clock_change(tmp_path: Path) -> None:
    files = {
        "events/e.md": event(
            start="2026-10-20T19:00", timezone="Europe/Berlin", rrule="FREQ=WEEKLY;COUNT=2"
        )
    }
    only = write_hub(tmp_path, files).events["e"]

    hours = [o.starts_at.strftime("%d %H:%M %z") for o in occurrences(only)]
    assert hours == ["20 19:00 +0200", "27 19:00 +0100"]


def test_single_occurrences_can_be_left_out_moved_and_cancelled(tmp_path: Path) -> None:
    overrides = (
        "[{occurrence: 2026-05-21T19:30, start: 2026-05-22T20:00}, "
        "{occurrence: 2026-05-28T19:30, status: cancelled}]"
    )
    files = {
        "events/e.md": event(
            start="2026-05-07T19:30",
            rrule="FREQ=WEEKLY;COUNT=4",
            exdate="[2026-05-14T19:30]",
            overrides=overrides,
        )
    }
    only = write_hub(tmp_path, files).events["e"]

    found = [(o.starts_at.strftime("%d %H:%M"), o.is_cancelled) for o in occurrences(only)]
    assert found == [("07 19:30", False), ("22 20:00", False), ("28 19:30", True)]


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("2026-05-14T11:29", "Upcoming"),
        ("2026-05-14T11:30", "Happening now"),
        ("2026-05-14T13:29", "Happening now"),
        ("2026-05-14T13:30", "Past"),
    ],
)
def test_an_event_has_a_state_at_every_moment(tmp_path: Path, now: str, state: str) -> None:
    hub = write_hub(tmp_path, {"events/e.md": event(duration="PT2H")})
    view = edition(hub, now)

    occurrence = view.events.next_of(hub.events["e"])
    assert event_timeline(occurrence.event, occurrence).at(view.now).name == state


def test_a_rule_without_end_still_ends(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, {"events/e.md": event(rrule="FREQ=DAILY")})

    assert edition(hub).events.upcoming[0].event.id == "e"


COMPETITION = record(
    title="Cup",
    organizers="[ada]",
    timezone="AoE",
    phases="[{id: submission, start: 2026-05-01T00:00, end: 2026-05-10T00:00}, "
    "{id: judging, start: 2026-05-12T00:00, end: 2026-05-14T00:00}]",
    grace="PT30M",
    results_at="2026-05-20T00:00",
)


@pytest.mark.parametrize(
    ("now", "state"),
    [
        ("2026-05-01T11:59", "Announced"),
        ("2026-05-01T12:00", "Open for entries"),
        ("2026-05-10T11:59", "Open for entries"),
        ("2026-05-10T12:29", "Grace period"),
        ("2026-05-10T12:30", "Entries closed"),
        ("2026-05-12T12:00", "Judging"),
        ("2026-05-14T12:00", "Results to come"),
    ],
)
def test_a_competition_counts_its_phases_anywhere_on_earth(
    tmp_path: Path, now: str, state: str
) -> None:
    hub = write_hub(tmp_path, ADA | {"competitions/cup/index.md": COMPETITION})
    assert timeline(hub.competitions["cup"]).at(edition(hub, now).now).name == state


def test_awards_stay_hidden_until_the_results_are_out(tmp_path: Path) -> None:
    award = "name: First\nrecipients: [ada]\ncitation: Well done.\n"
    files = {"competitions/cup/index.md": COMPETITION, "competitions/cup/awards/first.yml": award}
    hub = write_hub(tmp_path, ADA | files)
    cup = hub.competitions["cup"]

    assert awards_of(hub, cup, edition(hub, "2026-05-20T11:59").now) == ()
    assert len(awards_of(hub, cup, edition(hub, "2026-05-20T12:00").now)) == 1


def test_a_member_is_credited_for_everything_once(tmp_path: Path) -> None:
    files = {
        "columns/notes/a.md": article(credits="[{member: bo, role: review}]"),
        "events/e.md": event(speakers="[bo, bo]", organizers="[ada]"),
        "credits/spring.yml": "credits:\n- {member: bo, role: infra}\n",
    }
    hub = write_hub(tmp_path, ADA | BO | NOTES | files)
    given = edition(hub).given

    assert sorted(item.role for item in given["bo"]) == [Role.INFRA, Role.REVIEW, Role.TALK]
    assert {item.role for item in given["ada"]} == {
        Role.CONTENT,
        Role.EDITOR,
        Role.EVENT_ORGANIZING,
    }


def test_what_a_merged_record_gave_belongs_to_the_one_it_was_merged_into(tmp_path: Path) -> None:
    files = {
        "members/old-ada.md": record(name="A. L.", merged_into="ada"),
        "columns/notes/a.md": article(authors="[old-ada]"),
    }
    hub = write_hub(tmp_path, ADA | NOTES | files)

    assert "old-ada" not in edition(hub).given
    assert Role.CONTENT in {item.role for item in edition(hub).given["ada"]}


def test_the_directory_sorts_chinese_names_by_pinyin_and_hides_who_wants_it(tmp_path: Path) -> None:
    names = {"zhou": "周", "bai": "白", "mona": "Mona", "eve": "Éva"}
    files = {f"members/{key}.md": record(name=name) for key, name in names.items()}
    hidden = {"members/x.md": record(name="X", visibility="hidden")}
    hub = write_hub(tmp_path, files | hidden)

    assert [member.id for member in directory(hub)] == ["bai", "eve", "mona", "zhou"]


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("林小满", "lin xiao man"),
        ("单云樵", "shan yun qiao"),
        ("欧阳修", "ou yang xiu"),
        ("薄荷 Bo", "bo he bo"),
        ("Zoë Lee", ""),
    ],
)
def test_a_chinese_name_is_spelt_syllable_by_syllable(name: str, spoken: str) -> None:
    assert syllables(name) == spoken


def test_a_member_is_found_by_names_that_are_shown_and_by_no_other(tmp_path: Path) -> None:
    given = {"name": "林小满", "aliases": "[Manman, {name: 林晓, show: false}]"}
    files = {
        "members/lin.md": record(**given),
        "members/shy.md": record(**given, visibility="name_only"),
    }
    members = write_hub(tmp_path, files).members

    assert other_names(members["lin"]) == ("lin xiao man", "Manman")
    assert other_names(members["shy"]) == ("lin xiao man",)


def test_newcomers_gave_something_for_the_first_time_not_long_ago(tmp_path: Path) -> None:
    files = {
        "members/cy.md": record(name="Cy"),
        "members/dee.md": record(name="Dee", visibility="name_only"),
        "members/eve.md": record(name="Eve"),
        "columns/notes/old.md": article(authors="[ada]", date="2026-01-01"),
        "columns/notes/new.md": article(authors="[ada, bo, dee]", date="2026-05-12"),
        "columns/notes/newer.md": article(authors="[cy, bo]", date="2026-05-14"),
        "events/ahead.md": event(start="2026-06-14T19:30", speakers="[eve]"),
    }
    found = edition(write_hub(tmp_path, ADA | BO | NOTES | files))

    new = newcomers(directory(found.hub), found.given, found.today)

    assert [(member.id, Path(first.page).stem) for member, first in new] == [
        ("cy", "newer"),
        ("bo", "new"),
    ]


def test_tags_that_differ_by_case_are_one_and_have_a_page_from_two_on(tmp_path: Path) -> None:
    files = {
        "columns/notes/a.md": article("A", tags="[R语言, once]"),
        "columns/notes/b.md": article("B", tags="[r语言]"),
    }
    topics = edition(write_hub(tmp_path, ADA | NOTES | files)).topics

    assert {tag: len(records) for tag, records in topics.tags.items()} == {"once": 1, "R语言": 2}
    assert topics.slug("R语言") == topics.slug("r语言") != ""
    assert topics.slug("once") == ""


def test_a_competition_counts_the_days_to_its_next_turn(tmp_path: Path) -> None:
    phases = (
        "[{id: submission, start: 2026-05-01, end: 2026-05-31}, {id: judging, start: 2026-06-01}]"
    )
    cup = record(title="Cup", organizers="[ada]", timezone="UTC", phases=phases)
    hub = write_hub(tmp_path, ADA | {"competitions/cup/index.md": cup})
    cup_timeline = timeline(hub.competitions["cup"])

    def said(day: str) -> str:
        change = cup_timeline.next_change(datetime.fromisoformat(f"{day}T00:00+00:00"))
        return f"{change.sentence} {change.at:%m-%d}" if change else ""

    assert said("2026-04-20") == "opens {when} 05-01"
    assert said("2026-05-20") == "closes {when} 05-31"
    assert said("2026-06-21") == "", "results stay"
    assert said("2025-12-01") == "", "nobody counts 150 days"


@pytest.mark.parametrize(
    ("named", "given"),
    [
        ("[]", {"ada": ["content", "translation"]}),
        ("[{member: bo, role: translation}]", {"ada": ["content"], "bo": ["translation"]}),
    ],
    ids=["by its author", "by somebody named"],
)
def test_a_translation_is_its_translators_and_no_second_text_of_its_author(
    tmp_path: Path, named: str, given: dict[str, list[str]]
) -> None:
    files = {
        "columns/notes/a.md": article("A"),
        "columns/notes/b.md": article("B", lang="zh", translation_of="notes/a", credits=named),
    }
    hub = write_hub(tmp_path, ADA | BO | NOTES | files)

    found = {
        member: sorted(one.role.value for one in gifts if not one.page.endswith("/index.md"))
        for member, gifts in edition(hub).given.items()
    }
    assert found == given


def test_every_kind_of_event_has_a_name_and_a_name_for_its_list() -> None:
    assert list(KIND_NAMES) == list(KIND_LISTS) == list(EventKind)
