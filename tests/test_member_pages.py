"""A member's page: what somebody gave, in a sentence, by the day, and year by year."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from textwrap import dedent

from commonplace.model import Attribution, Contribution, Hub, Role
from commonplace.model.attribution import FileHistory, Identity, Part, Touch
from commonplace.pages.site import generate
from commonplace.views import Edition
from commonplace.views.biography import MOST_LINES, Biography, Line, biography
from commonplace.views.care import looked_after
from commonplace.views.days import days_of
from commonplace.views.deeds import count_deeds
from tests.hubs import (
    ADA,
    BO,
    CONFIG,
    NOTES,
    TWO_LANGUAGES,
    article,
    edition,
    event,
    write,
    write_hub,
)

NOON = datetime(2026, 5, 20, 12, tzinfo=UTC)
A, B = "member_submissions/columns/notes/a.md", "member_submissions/columns/notes/b.md"
HANDBOOK = "site_src/handbook/index.md"


def touched(*days: str, by: str = "Ada", part: Part = Part.AUTHOR) -> list[Touch]:
    """Return the commits of somebody on several days."""
    moments = (datetime.fromisoformat(f"{day}T09:00+00:00") for day in days)
    return [Touch(Identity(by), part, f"{moment:%Y%m%d}", moment) for moment in moments]


def seen(hub: Hub, language: str = "en", **histories: Iterable[Touch]) -> Edition:
    """Return a hub seen on 20 May 2026, with the histories of the files `a`, `b` and so on."""
    names = {"a": A, "b": B, "handbook": HANDBOOK, "code": "tools/count.py"}
    of = {names.get(name, name): FileHistory(tuple(found)) for name, found in histories.items()}
    return replace(edition(hub, "2026-05-20T12:00", language), attribution=Attribution(of))


def told(found: Biography) -> dict[int, list[tuple[str, str]]]:
    """Return the lines of each year as page and roles; folds as their deed and how many."""
    return {
        year.number: [
            *(words(line) for line in year.lines),
            *((fold.deed, str(fold.count)) for fold in year.folds),
            *((role.value, f"{days} days") for role, days in year.off_page),
        ]
        for year in found.years
    }


def words(line: Line) -> tuple[str, str]:
    page = Path(line.newest.page)
    name = page.parent.name if page.stem == "index" else page.stem
    return name, ", ".join(entry.role.value for entry in line.roles)


def notes(tmp_path: Path, **files: str) -> Hub:
    drawn = {
        "columns/notes/a.md": article("A", date="2024-05-12"),
        "columns/notes/b.md": article("B", authors="[bo]", date="2025-05-12"),
        **files,
    }
    return write_hub(tmp_path, ADA | BO | NOTES | drawn, TWO_LANGUAGES)


def test_a_page_is_told_once_a_year_however_often_it_was_changed(tmp_path: Path) -> None:
    found = seen(notes(tmp_path), a=touched("2026-03-02", "2026-03-01", "2024-06-01", "2024-05-12"))
    assert told(biography(found, "ada")) == {2026: [("a", "content")], 2024: [("a", "content")]}


def test_many_pages_of_others_are_summed_up_and_few_are_listed(tmp_path: Path) -> None:
    more = {f"columns/notes/c{n}.md": article(f"C{n}", authors="[bo]") for n in range(4)}
    hub = notes(tmp_path, **more)
    care = {path: touched("2026-04-01", "2025-04-01") for path in (A, B)}
    care |= {f"member_submissions/{name}": touched("2026-04-02") for name in more}

    years = told(biography(seen(hub, "en", **care), "ada"))

    assert years[2026] == [("maintenance", "6")]  # her own of 2024 among them
    assert years[2025] == [("a", "content"), ("b", "maintenance")]


def test_work_on_no_page_is_counted_by_the_day(tmp_path: Path) -> None:
    found = seen(notes(tmp_path), code=touched("2026-04-02", "2026-04-01"))
    told_of = biography(found, "ada")

    assert told(told_of)[2026] == [("code", "2 days")]
    assert count_deeds(told_of.given) == {"content": 1, "editor": 1, "code-days": 2}


def test_words_count_pages_and_no_commits(tmp_path: Path) -> None:
    found = seen(
        notes(tmp_path),
        a=touched("2026-04-02", "2026-04-01"),
        b=touched("2026-04-03", "2026-04-02", "2026-04-01"),
        handbook=touched("2026-04-03", "2026-04-02"),
    )
    assert count_deeds(biography(found, "ada").given) == {
        "content": 1,
        "maintenance": 1,
        "handbook": 1,
        "editor": 1,
    }


def test_what_is_announced_is_not_given_yet(tmp_path: Path) -> None:
    talk = event("Ahead", start="2026-05-24T19:30", speakers="[ada]")
    found = biography(seen(notes(tmp_path, **{"events/ahead.md": talk})), "ada")

    assert [words(line) for line in found.ahead] == [("ahead", "talk")]
    assert told(found) == {2024: [("a", "content")]}
    assert days_of(found.given, date(2026, 5, 20)) == {date(2024, 5, 12): 1}


def test_all_that_was_given_on_a_day_counts_and_an_award_does_not(tmp_path: Path) -> None:
    found = seen(notes(tmp_path), a=touched("2024-05-12"), b=touched("2024-05-12"))
    given = biography(found, "ada").given
    award = Contribution("ada", "", Role.AWARD, "awards/first.yml", date(2024, 5, 12))
    talk = Contribution("ada", "", Role.TALK, "events/e.md", date(2026, 5, 21))

    assert days_of([talk, award, *given], date(2026, 5, 20)) == {date(2024, 5, 12): 2}


def test_an_article_that_no_list_shows_is_not_told_of(tmp_path: Path) -> None:
    hidden = {"columns/notes/a.md": article("A", status="unlisted")}
    found = biography(seen(notes(tmp_path, **hidden), a=touched("2026-03-01")), "ada")
    assert (found.years, found.first) == ((), None)


def test_who_changes_a_page_often_looks_after_it(tmp_path: Path) -> None:
    days = ("2026-04-03", "2026-04-02", "2026-04-01")
    found = seen(
        notes(tmp_path),
        a=[*touched(*days), *touched(*days, by="薄荷")],  # hers, and his care
        handbook=[*touched(*days), *touched(*days[:2], by="薄荷")],  # twice is no habit
        b=touched("2025-04-03", "2025-04-02", "2025-04-01"),  # long ago
    )
    after = {who: [page.path for page in pages] for who, pages in looked_after(found).items()}
    assert after == {"ada": [HANDBOOK], "bo": [A]}


def veteran(tmp_path: Path) -> Edition:
    """Return somebody who gave about 2,000 things in 12 years, on 160 pages and off them."""
    files = {
        f"columns/notes/n{number}.md": article(
            f"The {number}th observation of the river", date=f"{2015 + number % 12}-04-{day:02}"
        )
        for number, day in ((number, number % 28 + 1) for number in range(100))
    }
    hub = write_hub(tmp_path, ADA | BO | NOTES | files)
    for number in range(60):
        write(tmp_path / f"site_src/handbook/p{number}.md", f"# Chapter {number}\n")
    paths = [f"site_src/handbook/p{number}.md" for number in range(60)]
    paths += [f"member_submissions/{name}" for name in files] + ["tools/count.py"]
    histories: dict[str, list[Touch]] = {}
    for number in range(1900):
        moment = NOON - timedelta(days=(number * 7) % 4100, hours=number % 24)
        touch = Touch(Identity("Ada"), Part.AUTHOR, f"{number:07x}", moment)
        histories.setdefault(paths[number * 11 % len(paths)], []).append(touch)
    of = {
        path: FileHistory(tuple(sorted(found, key=lambda touch: touch.time, reverse=True)))
        for path, found in histories.items()
    }
    loaded = write_hub(tmp_path, {})
    assert len(loaded.pages) > 60 > len(hub.pages)
    return replace(edition(loaded), attribution=Attribution(of))


def test_a_record_of_2000_things_in_12_years_stays_light_and_says_all(tmp_path: Path) -> None:
    found = veteran(tmp_path)
    record = biography(found, "ada")
    page = {page.uri: page for page in generate(found)}["members/ada.md"].markdown

    assert len(found.ledger.by_person["ada"]) > 1900
    lines = [line for year in record.years for line in year.lines]
    folds = [fold for year in record.years for fold in year.folds]
    assert len(lines) + sum(len(fold.lines) for fold in folds) <= MOST_LINES
    assert [year.is_open for year in record.years] == [True] * 3 + [False] * 9
    # Whatever has no line is in a sum.
    for year in record.years:
        shown = {entry.page for line in year.lines for entry in line.entries}
        rest = {entry.page for entry in year.rest}
        assert len(shown | rest) + sum(fold.count for fold in year.folds) == len(
            {entry.page for entry in year.entries if entry.record}
        )
    assert len(page.encode()) < 75_000
    charts = re.findall(r'<figure class="cp-chart cp-heat".*?</figure>', page, re.DOTALL)
    assert len(charts) == 12
    assert max(len(chart.encode()) for chart in charts) < 12_000


def test_a_days_name_is_in_the_language_of_the_page(tmp_path: Path) -> None:
    hub = notes(tmp_path)
    history = touched("2026-04-02", "2026-04-01")
    english, chinese = (
        {page.uri: page for page in generate(seen(hub, tag, b=history))}["members/ada.md"].markdown
        for tag in ("en", "zh")
    )
    assert "<title>Apr 2: 1</title>" in english
    assert ">Mon</text>" in english
    assert "<title>4月2日：1</title>" in chinese
    assert ">4月</text>" in chinese
    assert "looked after <b>1</b> page" in english
    assert "First contribution: <time" in english
    assert "2 different years" in english


def test_every_part_of_the_sentence_leads_to_where_it_is_told(tmp_path: Path) -> None:
    hub = notes(tmp_path, **{"events/e.md": event(speakers="[ada]", organizers="[ada]")})
    found = seen(hub, b=touched("2026-04-02"), handbook=touched("2026-04-02"))
    page = {page.uri: page for page in generate(found)}["members/ada.md"].markdown

    places = re.findall(r'class="cp-deed" href="#([\w-]+)"', page)
    ids = re.findall(r'\bid="([\w-]+)"|\{ #([\w-]+)', page)
    assert len(places) == 6
    assert set(places) <= {first or second for first, second in ids}
    assert len(ids) == len(set(ids))


def test_each_entry_says_why_it_is_there_and_opens_the_file_to_put_it_right(
    tmp_path: Path,
) -> None:
    forge = "repo_url: https://github.com/hub/hub\nedit_uri: edit/main/site_src/\n"
    files = {"columns/notes/a.md": article("A"), "columns/notes/b.md": article("B", authors="[bo]")}
    config = {"mkdocs.yml": f"{dedent(CONFIG).lstrip()}{forge}"}
    hub = write_hub(tmp_path, ADA | BO | NOTES | files, config)
    page = {page.uri: page for page in generate(seen(hub, b=touched("2026-04-02")))}[
        "members/ada.md"
    ]

    hub_at = "https://github.com/hub/hub"
    notes = "main/member_submissions/columns/notes"
    whys = re.findall(r'<details class="cp-opens cp-why".*?</details>', page.markdown, re.DOTALL)
    assert [re.findall('href="([^"]+)"', why) for why in whys] == [
        [f"{hub_at}/blob/{notes}/a.md#L3", f"{hub_at}/edit/{notes}/a.md#L3"],
        [
            f"{hub_at}/commit/20260402",
            f"{hub_at}/edit/main/member_submissions/members/ada.md",
        ],
    ]
    assert "named as author in line 3 of notes/a.md" in whys[0]
    assert "This is wrong (notes/a.md)" in whys[0]
    assert "This is wrong (members/ada.md)" in whys[1]


def test_whoever_finds_a_mistake_is_led_to_the_file(tmp_path: Path) -> None:
    forge = "repo_url: https://github.com/hub/hub\nedit_uri: edit/main/site_src/\n"
    files = ADA | NOTES | {"columns/notes/a.md": article()}
    hub = write_hub(tmp_path, files, {"mkdocs.yml": f"{dedent(CONFIG).lstrip()}{forge}"})

    page = {page.uri: page for page in generate(seen(hub))}["members/ada.md"].markdown
    assert "https://github.com/hub/hub/edit/main/member_submissions/members/ada.md" in page
