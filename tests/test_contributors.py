"""Contributors: in which order people stand, and what the pages about them say."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from commonplace.addresses import CONTRIBUTORS, HOW_CREDIT
from commonplace.model import Attribution, Hub
from commonplace.model.attribution import FileHistory, Identity, Part, Touch
from commonplace.pages.how_credit import SOURCES, TRAILERS
from commonplace.pages.site import generate
from commonplace.settings import CreditOptions, SettingsError, read_credit_options
from commonplace.settings.weights import WEIGHTS
from commonplace.values.roles import Role
from commonplace.views import Edition
from commonplace.views.credits.contributor import Contributor
from commonplace.views.credits.orders import Contributors
from commonplace.views.credits.ranking import ranking
from mkdocs_commonplace.past import read_past
from tests.histories import commit_all
from tests.hubs import ADA, BO, NOTES, TWO_LANGUAGES, article, edition, event, record, write_hub

TODAY = "2026-05-20T12:00"
CY = {"members/cy.md": "---\nname: Cy\n---\n"}
PEOPLE = ADA | BO | CY | NOTES


def contributors(root: Path, files: dict[str, str], now: str = TODAY) -> Contributors:
    """Return who gave something to a hub that holds `files`."""
    hub = write_hub(root, {**PEOPLE, **files})
    assert not hub.problems
    return edition(hub, now).contributors


def ids(people: Iterable[Contributor]) -> list[str]:
    return [one.person for one in people]


def gifts(**days: str) -> str:
    """Return a file of credits: of each member a gift on each day named."""
    rows = [
        f"{{member: {who}, role: test, date: {day}, evidence: {day}}}"
        for who, text in days.items()
        for day in text.split()
    ]
    return f"credits: [{', '.join(rows)}]\n"


# Everyone.


def test_over_as_many_days_as_there_are_people_each_stands_once_at_every_place(
    tmp_path: Path,
) -> None:
    files = {"credits/all.yml": gifts(ada="2026-01-01", bo="2026-01-01", cy="2026-01-01")}
    hub = write_hub(tmp_path, PEOPLE | files)
    first = datetime.fromisoformat(TODAY)
    days = [
        ids(edition(hub, (first + timedelta(days=ago)).isoformat()).contributors.everyone)
        for ago in range(3)
    ]
    for place in zip(*days, strict=True):
        assert sorted(place) == ["ada", "bo", "cy"]
    assert days[1] == days[0][1:] + days[0][:1]  # each day begins with the next by name


def test_how_much_somebody_gave_plays_no_part(tmp_path: Path) -> None:
    little = contributors(
        tmp_path / "a", {"credits/all.yml": gifts(ada="2026-01-01", bo="2026-01-01")}
    )
    much = contributors(
        tmp_path / "b",
        {"credits/all.yml": gifts(ada="2026-01-01", bo="2026-01-01 2026-01-02 2026-01-03")},
    )
    assert ids(little.everyone) == ids(much.everyone)


def test_names_in_two_scripts_stand_in_one_row(tmp_path: Path) -> None:
    # By name this is Ada, 薄荷 (Bohe), Cy; the ring only turns them.
    found = ids(
        contributors(
            tmp_path, {"credits/c.yml": gifts(ada="2026-01-01", bo="2026-01-01", cy="2026-01-01")}
        ).everyone
    )
    start = found.index("ada")
    assert found[start:] + found[:start] == ["ada", "bo", "cy"]


def test_what_is_announced_and_awards_are_nothing_given(tmp_path: Path) -> None:
    files = {
        "events/later.md": event(start="2026-06-14T19:30", speakers="[cy]"),
        "competitions/cup/index.md": record(
            title="Cup",
            organizers="[ada]",
            timezone="UTC",
            phases="[{id: submission, start: 2026-05-01}]",
        ),
        "competitions/cup/awards/first.yml": "name: First\nrecipients: [bo]\ncitation: Good.\n",
    }
    assert ids(contributors(tmp_path, files).everyone) == ["ada"]
    assert "cy" in ids(contributors(tmp_path, files, "2026-06-15T12:00").everyone)


def test_articles_that_lists_do_not_show_make_nobody_a_contributor(tmp_path: Path) -> None:
    files = {"columns/notes/a.md": article(authors="[bo]", status="withdrawn")}
    assert ids(contributors(tmp_path, files).everyone) == ["ada"]  # who edits the column


def test_hidden_people_are_counted_and_not_named(tmp_path: Path) -> None:
    files = {
        "members/bo.md": "---\nname: 薄荷\nvisibility: hidden\n---\n",
        "members/cy.md": "---\nname: Cy\nvisibility: hidden\n---\n",
        "credits/all.yml": gifts(bo="2026-05-01", cy="2026-05-02"),
    }
    found = contributors(tmp_path, files)
    assert (ids(found.everyone), found.unnamed, found.count) == (["ada"], 2, 3)
    assert found.newest_month is None


def test_organisations_stand_apart(tmp_path: Path) -> None:
    files = {
        "members/cy.md": "---\nname: Cy\nstatus: organisation\n---\n",
        "credits/all.yml": gifts(cy="2026-05-02"),
    }
    found = contributors(tmp_path, files)
    assert (ids(found.everyone), ids(found.organisations)) == (["ada"], ["cy"])
    assert found.recent == ()


def test_people_without_a_record_are_there_by_name(tmp_path: Path) -> None:
    files = {"events/e.md": event(speakers="[{name: Bob Martin}]")}
    assert "~Bob Martin" in ids(contributors(tmp_path, files).everyone)


# First time, lately, helped many, steady, by role.


def test_first_timers_are_those_whose_first_gift_was_this_month(tmp_path: Path) -> None:
    files = {
        "credits/all.yml": gifts(ada="2026-04-30 2026-05-02", bo="2026-05-01", cy="2026-05-19")
    }
    found = contributors(tmp_path, files)
    assert found.newest_month == date(2026, 5, 1)
    assert ids(found.first_timers(found.newest_month)) == ["cy", "bo"]
    assert ids(found.first_timers(date(2026, 4, 1))) == ["ada"]


def test_lately_is_by_the_newest_gift_also_to_what_one_has_worked_on_before(tmp_path: Path) -> None:
    files = {"credits/all.yml": gifts(ada="2026-01-02", bo="2026-05-01", cy="2026-05-02")}
    files["events/e.md"] = event(
        start="2026-01-02T10:00", credits="[{member: bo, role: video, date: 2026-05-10}]"
    )
    assert ids(contributors(tmp_path, files).recent) == ["bo", "cy"]


def test_breadth_counts_people_not_pages(tmp_path: Path) -> None:
    reviewed = "[{member: cy, role: review}]"
    files = {
        "columns/notes/a.md": article(credits=reviewed),
        "columns/notes/b.md": article(credits=reviewed),
        "columns/notes/c.md": article(authors="[bo, cy]", credits=reviewed),
    }
    found = contributors(tmp_path, files)
    assert [(one.person, count) for one, count in found.breadth] == [("cy", 2)]  # ada, bo; not cy


def test_who_answers_helps_who_asked_and_who_translates_who_wrote(tmp_path: Path) -> None:
    files = {
        "events/e.md": event(),
        "events/e/questions/why.md": record(
            "So.", title="Why?", asked_by="ada", answered_by="[cy]", date="2026-05-15"
        ),
        "columns/notes/a.md": article(authors="[bo]", lang="zh"),
        "columns/notes/b.md": article(
            authors="[cy]", lang="en", translation_of="notes/a", date="2026-05-13"
        ),
    }
    hub = write_hub(tmp_path, PEOPLE | files, TWO_LANGUAGES)
    found = edition(hub).contributors
    assert [(one.person, count) for one, count in found.breadth] == [("cy", 2)]


def test_who_reviews_a_translation_helps_who_made_it(tmp_path: Path) -> None:
    files = {
        "columns/notes/a.md": article(lang="zh"),
        "columns/notes/b.md": article(
            authors="[bo]", translation_of="notes/a", credits="[{member: cy, role: review}]"
        ),
    }
    found = edition(write_hub(tmp_path, PEOPLE | files, TWO_LANGUAGES)).contributors
    assert found.helped == {"bo": {"ada"}, "cy": {"bo"}}


def test_steady_counts_months_of_the_last_year(tmp_path: Path) -> None:
    files = {
        "credits/all.yml": gifts(
            ada="2026-03-01 2026-03-02 2026-03-03 2026-04-01",  # much, in two months
            bo="2026-01-05 2026-02-05 2026-03-05",
            cy="2024-01-05 2024-02-05 2024-03-05",  # long ago
        )
    }
    found = contributors(tmp_path, files)
    assert [(one.person, count) for one, count in found.steady] == [("bo", 3)]


def test_among_equals_the_day_decides(tmp_path: Path) -> None:
    months = "2026-01-05 2026-02-05 2026-03-05"
    files = {"credits/all.yml": gifts(bo=months, cy=months)}
    found = [contributors(tmp_path, files, f"2026-05-{day}T12:00") for day in (20, 21, 22)]
    orders = {tuple(ids(one for one, _ in each.steady)) for each in found}
    assert orders == {("bo", "cy"), ("cy", "bo")}


def test_everybody_is_listed_with_each_role(tmp_path: Path) -> None:
    files = {"columns/notes/a.md": article(credits="[{member: bo, role: review}]")}
    found = contributors(tmp_path, files)
    assert {role: ids(people) for role, people in found.by_role.items()} == {
        Role.CONTENT: ["ada"],
        Role.EDITOR: ["ada"],
        Role.REVIEW: ["bo"],
    }


# The ranking, where a hub asks for one.


def ranked(root: Path, files: dict[str, str], **options: object) -> list[tuple[int, str, float]]:
    found = contributors(root, files)
    places = ranking(found.everyone, CreditOptions.model_validate(options), found.today)
    return [(place.number, place.contributor.person, place.points) for place in places]


ASKED = {"ranking": {"days": 365, "per_day": 2}}


def test_without_the_option_nobody_is_ranked(tmp_path: Path) -> None:
    files = {"credits/all.yml": gifts(bo="2026-05-01")}
    assert ranked(tmp_path, files) == []
    assert "{ #ranking }" not in page(write_hub(tmp_path, PEOPLE | files))


def test_a_ranking_looks_back_and_is_capped_by_day(tmp_path: Path) -> None:
    rows = [f"{{member: bo, role: test, date: 2026-05-01, evidence: {n}}}" for n in range(9)]
    files = {
        "credits/much.yml": f"credits: [{', '.join(rows)}]\n",
        "credits/rest.yml": gifts(ada="2024-05-01", cy="2026-05-01 2026-05-02 2026-05-03"),
    }
    assert ranked(tmp_path, files, **ASKED) == [(1, "cy", 3), (2, "bo", 2)]


def test_weights_are_the_hubs_and_equals_share_a_place(tmp_path: Path) -> None:
    files = {
        "columns/notes/a.md": article(
            credits="[{member: bo, role: review}, {member: cy, role: review}]"
        )
    }
    first, second, third = ranked(tmp_path, files, **ASKED, weights={"review": 7})
    assert {first, second} == {(1, "bo", 7), (1, "cy", 7)}
    assert third == (3, "ada", WEIGHTS[Role.CONTENT])


def test_a_trivial_change_weighs_little(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, PEOPLE | {"columns/notes/a.md": article()})
    at = datetime(2026, 5, 18, tzinfo=UTC)
    path = "member_submissions/columns/notes/a.md"
    touches = tuple(
        Touch(Identity(name), Part.AUTHOR, name, at, lines=lines)
        for name, lines in (("Cy", 40), ("薄荷", 2))
    )
    known = Attribution({path: FileHistory(touches)})
    found = Edition(
        hub, hub.settings.languages[0], datetime(2026, 5, 20, tzinfo=UTC), attribution=known
    )
    places = ranking(found.contributors.everyone, CreditOptions.model_validate(ASKED), found.today)
    points = {place.contributor.person: place.points for place in places}
    assert (points["cy"], points["bo"]) == (WEIGHTS[Role.MAINTENANCE], 0.1)


@pytest.mark.parametrize(("options", "is_measured"), [(ASKED, True), ({}, False)])
def test_lines_are_counted_for_a_ranking_alone(
    tmp_path: Path, options: dict[str, object], *, is_measured: bool
) -> None:
    files = {"columns/notes/a.md": article()}
    hub = write_hub(tmp_path, PEOPLE | files, credits_on(**options))
    commit_all(tmp_path)
    _, known = read_past(tmp_path, hub.settings, hub, datetime(2026, 5, 20, tzinfo=UTC))
    (touch,) = known.of["member_submissions/columns/notes/a.md"].touches
    assert touch.lines == (6 if is_measured else None)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            {"ranking": {"dayz": 3}},
            "ranking.dayz: There is no such option; allowed: days, per_day.",
        ),
        ({"ranking": {"days": 0}}, "ranking.days: Input should be greater than or equal to 1"),
        ({"weights": {"review": -1}}, "weights.review: Input should be greater than or equal to 0"),
        ({"weights": {"poetry": 1}}, "weights.poetry"),
        ({"trivial_lines": -1}, "trivial_lines"),
    ],
)
def test_a_wrong_option_is_refused_by_name(options: dict[str, object], said: str) -> None:
    with pytest.raises(SettingsError) as refused:
        read_credit_options(options)
    assert f"mkdocs.yml: plugins: commonplace/credits: {said}" in str(refused.value)


def test_every_role_has_a_weight_and_money_and_awards_have_none() -> None:
    assert set(WEIGHTS) == set(Role)
    assert WEIGHTS[Role.FINANCIAL] == WEIGHTS[Role.AWARD] == 0


# The pages.


def page(hub: Hub, uri: str = CONTRIBUTORS, now: str = TODAY, language: str = "en") -> str:
    return {one.uri: one.markdown for one in generate(edition(hub, now, language))}[uri]


def credits_on(**options: object) -> dict[str, str]:
    """Return a configuration that asks git, with options."""
    return {
        "mkdocs.yml": f"""
            site_name: Test hub
            site_url: https://hub.test/
            repo_url: https://github.com/hub/test
            edit_uri: edit/main/site_src/
            docs_dir: site_src
            theme: {{name: material, language: en, font: false}}
            plugins: {{search: {{}}, commonplace/hub: {{}}, commonplace/credits: {options}}}
            """
    }


def test_the_page_names_first_timers_with_what_they_did_and_says_which_month(
    tmp_path: Path,
) -> None:
    hub = write_hub(tmp_path, PEOPLE | {"columns/notes/a.md": article(authors="[bo]")})
    assert "First time here this month" in page(hub)
    assert "wrote 1 article" in page(hub)
    assert "First time here in May 2026" in page(hub, now="2026-07-20T12:00")


def test_the_page_of_a_hub_without_gifts_invites(tmp_path: Path) -> None:
    text = page(write_hub(tmp_path, ADA))
    assert "Nobody has given anything yet" in text
    assert "## " not in text


def test_a_long_list_has_several_pages_and_orders_on_the_first_alone(tmp_path: Path) -> None:
    names = [f"{{name: Person {number}}}" for number in range(70)]
    hub = write_hub(tmp_path, ADA | {"events/e.md": event(speakers=f"[{', '.join(names)}]")})
    first, third = page(hub), page(hub, "contributors/page/3.md")
    assert "{ #roles }" in first
    assert "and 58 more" in first
    assert "{ #roles }" not in third
    assert "70 people gave something here." in first


def test_a_name_never_becomes_markup(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, ADA | {"events/e.md": event(speakers='[{name: "<b>Bob</b> *x*"}]')})
    assert "<b>Bob" not in page(hub)


def test_the_home_page_thanks_by_name_and_leads_to_everyone(tmp_path: Path) -> None:
    files = {
        "columns/notes/a.md": article(authors="[bo]"),
        "members/cy.md": "---\nname: Cy\nvisibility: hidden\n---\n",
        "credits/c.yml": gifts(cy="2026-05-01"),
    }
    hub = write_hub(tmp_path, PEOPLE | files)
    home = page(hub, "index.md")
    assert "First time here this month" in home
    assert "## 3 people made this" in home
    assert "(contributors/index.md)" in home
    assert "Cy" not in home
    assert "First time here" not in page(hub, "index.md", "2026-09-20T12:00")


def test_how_credit_is_counted_shows_weights_only_with_a_ranking(tmp_path: Path) -> None:
    without = page(write_hub(tmp_path / "a", PEOPLE, credits_on()), HOW_CREDIT)
    hub = write_hub(tmp_path / "b", PEOPLE, credits_on(**ASKED, weights={"review": 42}))
    ranked = page(hub, HOW_CREDIT)
    assert "{ #ranking }" not in without
    assert "42" in ranked
    assert "https://github.com/hub/test/edit/main/mkdocs.yml" in ranked
    assert "It looks back over 365 days." in ranked


def test_how_credit_is_counted_names_the_hubs_own_rules(tmp_path: Path) -> None:
    options = {"bots": ["Deploy Robot"], "roles": {"artwork/**": "design"}, "bulk_files": 77}
    text = page(write_hub(tmp_path, PEOPLE, credits_on(**options)), HOW_CREDIT)
    assert "This hub names&#58; Deploy Robot\n" in text
    assert "artwork/**" in text
    assert "more than 77 files" in text
    asks_nobody = page(write_hub(tmp_path / "b", PEOPLE), HOW_CREDIT)
    assert "history is not asked here" in asks_nobody


def test_both_pages_link_each_other_and_the_directory(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, PEOPLE)
    assert 'href="how-credit-is-counted/"' in page(hub)
    assert 'href="../members/"' in page(hub)
    assert "(index.md)" in page(hub, HOW_CREDIT)
    assert "(../contributors/index.md)" in page(hub, "members/index.md")


@pytest.mark.parametrize("uri", [CONTRIBUTORS, HOW_CREDIT])
def test_both_pages_speak_chinese(tmp_path: Path, uri: str) -> None:
    hub = write_hub(tmp_path, PEOPLE, TWO_LANGUAGES)
    title = page(hub, uri, language="zh").partition("\n")[0]
    assert title in {"# 贡献者", "# 署名怎么算"}


# What the page says of sources is what the ledger does.

_CUP = record(
    title="Cup",
    organizers="[cy]",
    judges="[{member: cy}]",
    timezone="UTC",
    phases="[{id: submission, start: 2026-05-01}]",
)
DRAWN: dict[str, dict[str, str]] = {
    "article": {"columns/notes/a.md": article(authors="[cy]")},
    "translation": {
        "columns/notes/a.md": article(lang="zh"),
        "columns/notes/b.md": article(authors="[cy]", lang="en", translation_of="notes/a"),
    },
    "page": {"../site_src/handbook/index.md": "---\nauthors: [Cy]\n---\n# Handbook\n"},
    "column": {"columns/cys/index.md": record(title="C", description="C.", editors="[cy]")},
    "organizers": {"events/e.md": event(organizers="[cy]")},
    "speakers": {"events/e.md": event(speakers="[cy]")},
    "asked": {"events/e.md": event(), "events/e/questions/q.md": record(title="Q?", asked_by="cy")},
    "answered": {
        "events/e.md": event(),
        "events/e/questions/q.md": record("So.", title="Q?", answered_by="[cy]"),
    },
    "judges": {"competitions/cup/index.md": _CUP},
    "team": {
        "competitions/cup/index.md": _CUP.replace("cy", "ada"),
        "competitions/cup/entries/map/index.md": record(
            title="Map", description="A map.", team="{members: [{member: cy}]}"
        ),
    },
    "award": {
        "competitions/cup/index.md": _CUP.replace("cy", "ada"),
        "competitions/cup/awards/first.yml": "name: First\nrecipients: [cy]\ncitation: Good.\n",
    },
    "credits": {"events/e.md": event(credits="[{member: cy, role: data}]")},
}


@pytest.mark.parametrize("name", SOURCES)
def test_each_source_is_counted_as_the_page_says(tmp_path: Path, name: str) -> None:
    hub = write_hub(tmp_path, PEOPLE | DRAWN[name], TWO_LANGUAGES)
    assert not hub.refused
    given = edition(hub).ledger.by_person["cy"]
    assert (SOURCES[name].role or Role.DATA) in {item.role for item in given}


@pytest.mark.parametrize("part", TRAILERS)
def test_each_trailer_is_counted_as_the_page_says(tmp_path: Path, part: Part) -> None:
    hub = write_hub(tmp_path, PEOPLE | {"columns/notes/a.md": article(authors="[cy]")})
    touch = Touch(Identity("Cy"), part, "c0ffee", datetime(2026, 5, 18, tzinfo=UTC))
    known = Attribution({"member_submissions/columns/notes/a.md": FileHistory((touch,))})
    now = datetime(2026, 5, 20, tzinfo=UTC)
    ledger = Edition(hub, hub.settings.languages[0], now, attribution=known).ledger
    newest = ledger.by_person["cy"][0]
    assert newest.role == (TRAILERS[part] or Role.CONTENT)  # whose page it is, wrote it


def test_the_same_page_is_made_whatever_the_order_of_files(tmp_path: Path) -> None:
    files = {f"credits/{name}.yml": gifts(**{name: "2026-05-01"}) for name in ("ada", "bo", "cy")}
    backwards = dict(reversed(files.items()))
    assert page(write_hub(tmp_path / "a", PEOPLE | files)) == page(
        write_hub(tmp_path / "b", {**backwards, **PEOPLE})
    )
