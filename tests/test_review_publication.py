"""What a pull request will publish: pages, people, events, entries, standings; in every format."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from commonplace.cli import main
from commonplace.problems.reports import FORMATS as PROBLEMS
from commonplace.reporting.reviews import FORMATS
from commonplace.review import Review
from commonplace.review.publication import Fate, Turn
from tests.hubs import TWO_LANGUAGES, article, event, record
from tests.proposals import (
    DURING,
    SETTINGS,
    Proposals,
    ballot,
    codes,
    drop,
    entry,
    member,
    put,
    refusals,
    shift,
    swap_in,
)

FIRST = "columns/notes/first.md"
CALL = "competitions/map-jam/index.md"
HOSTILE = "x\n::add-mask::y\r##vso[task.x]z\x1b[31m\u202esection_start:1:x\r##[group]"


@pytest.fixture(scope="module")
def proposals(tmp_path_factory: pytest.TempPathFactory) -> Proposals:
    return Proposals(tmp_path_factory.mktemp("hub"))


def pages(found: Review) -> list[tuple[str, str]]:
    """Return what becomes of the pages of files, by address."""
    return [(page.fate.value, page.url) for page in found.publication.pages if page.path]


def test_pages_come_change_move_and_go(proposals: Proposals) -> None:
    found = proposals.review(
        put("columns/notes/third.md", article("Third")),
        swap_in("columns/notes/index.md", "Short.", "Shorter."),
        shift(FIRST, "columns/notes/prime.md"),
        drop("columns/notes/second.md"),
        swap_in("/site_src/handbook/index.md", "Words.", "More words."),
    )
    assert pages(found) == [
        ("changed", "columns/notes/"),
        ("moved", "columns/notes/prime/"),
        ("removed", "columns/notes/second/"),
        ("added", "columns/notes/third/"),
        ("changed", "handbook/"),
    ]
    assert [one.former for one in found.publication.pages if one.fate is Fate.MOVED] == [
        "columns/notes/first/"
    ]
    assert "review-moved" in codes(found)


def test_a_page_that_leads_on_has_moved_well(proposals: Proposals) -> None:
    def leads_on(root: Path) -> None:
        shift(FIRST, "columns/notes/prime.md")(root)
        redirect = "title: First\nredirect_from: [columns/notes/first/]"
        swap_in("columns/notes/prime.md", "title: First", redirect)(root)

    found = proposals.review(leads_on, actor="ada")
    assert codes(found) == []
    assert [one.leads_on for one in found.publication.pages if one.fate is Fate.MOVED] == [True]


def test_what_is_not_published_yet_is_no_page(proposals: Proposals) -> None:
    draft = put("columns/notes/third.md", article("Third", status="draft"))
    assert pages(proposals.review(draft)) == []


def test_lists_that_follow_are_no_files(proposals: Proposals) -> None:
    tagged = swap_in(FIRST, "title: First", "title: First\ntopics: [maps]")
    found = proposals.review(tagged, actor="ada")
    lists = [page.url for page in found.publication.pages if not page.path]
    assert lists == ["topics/maps/"]


def test_each_language_has_pages_of_its_own(tmp_path: Path) -> None:
    proposals = Proposals(tmp_path)
    proposals.repository.commit(*(put(f"/{name}", text) for name, text in two().items()))
    found = proposals.review(put("members/gil.md", member("gil")), actor="gil", forge="github")
    assert pages(found) == [("added", "members/gil/"), ("added", "zh/members/gil/")]
    later = proposals.review(
        shift("events/evening.md", "events/night.md"), actor="org", forge="github"
    )
    assert codes(later) == ["review-moved"]


def two() -> dict[str, str]:
    """Return the settings of a hub in two languages."""
    found = {name: re.sub(r"(?m)^ {8}", "", text).lstrip() for name, text in TWO_LANGUAGES.items()}
    hub = "commonplace/hub: {languages: {en: '', zh: zh/}}"
    options = SETTINGS.replace(
        "commonplace/hub: {", "commonplace/hub: {languages: {en: '', zh: zh/}, "
    )
    found["mkdocs.yml"] = found["mkdocs.yml"].replace(hub, options)
    return found


def test_people_appear_and_vanish(proposals: Proposals) -> None:
    found = proposals.review(
        put("members/gil.md", member("gil")),
        swap_in("members/bo.md", "name: Bo", "name: Bo\nvisibility: hidden"),
        swap_in(FIRST, "title: First", "title: First\ncredits: [{name: Zed, role: review}]"),
    )
    assert [(one.fate.value, one.name, one.member) for one in found.publication.people] == [
        ("added", "Gil", "gil"),
        ("added", "Zed", ""),
        ("removed", "Bo", "bo"),
    ]


def test_a_credit_for_somebody_else_is_pointed_out_where_it_stands(proposals: Proposals) -> None:
    helped = swap_in(
        FIRST,
        "title: First",
        "title: First\ncredits: [{member: ada, role: design}, {member: bo, role: review}]",
    )
    found = proposals.review(helped, actor="ada")
    assert codes(found) == ["review-credits-other"]
    (problem,) = found.problems
    assert (problem.place.line, problem.values["owners"], problem.values["role"]) == (
        3,
        "bo",
        "review",
    )
    moved = shift(FIRST, "columns/notes/prime.md")
    assert "review-credits-other" not in codes(proposals.review(moved, actor="ada"))
    assert codes(proposals.review(helped, actor="mia")) == []


@pytest.mark.parametrize(
    ("old", "new", "turns"),
    [
        ("19:30", "20:30", (Turn.TIME,)),
        ("title: Evening", "title: Night", (Turn.WORDS,)),
        ("title: Evening", "title: Evening\nstatus: cancelled", (Turn.STATUS,)),
        ("title: Evening", "title: Evening\njoin_url: https://hub.test/join", (Turn.PLACE,)),
    ],
)
def test_subscribers_see_what_changes_of_an_event(
    proposals: Proposals, old: str, new: str, turns: tuple[Turn, ...]
) -> None:
    found = proposals.review(swap_in("events/evening.md", old, new), actor="org", now=DURING)
    (news,) = found.publication.events
    assert (news.fate, news.turns) == (Fate.CHANGED, turns)


def test_subscribers_see_a_new_event_and_one_that_is_gone(proposals: Proposals) -> None:
    found = proposals.review(
        put("events/morning.md", event("Morning", start="2026-07-01T09:00")),
        drop("events/evening.md"),
    )
    assert [(one.fate.value, one.title) for one in found.publication.events] == [
        ("removed", "Evening"),
        ("added", "Morning"),
    ]


def test_entries_come_and_may_be_late(proposals: Proposals) -> None:
    hill = put("competitions/map-jam/entries/hill/index.md", entry("Hill", "ada"))
    (late,) = proposals.review(hill, actor="ada").publication.entries
    assert (late.fate, late.title, late.is_late) == (Fate.ADDED, "Hill", True)
    back = swap_in(
        "competitions/map-jam/entries/river/index.md",
        "title: River",
        "title: River\nstatus: withdrawn",
    )
    (gone,) = proposals.review(back, actor="fay").publication.entries
    assert (gone.fate, gone.status) == (Fate.CHANGED, "withdrawn")


def test_standings_that_are_not_public_tell_nothing_but_that_they_change(tmp_path: Path) -> None:
    proposals = Proposals(tmp_path)
    hill = put("competitions/map-jam/entries/hill/index.md", entry("Hill", "ada"))
    scores = "judge: jude\nscores: {{river: {{clarity: {}}}, hill: {{clarity: {}}}}}\n"
    path = "competitions/map-jam/ballots/jude.yml"
    proposals.repository.commit(hill, put(path, scores.format(7, 5)), by="Mia")
    turned = put(path, scores.format(5, 7))
    (public,) = proposals.review(turned, actor="jude", now=DURING).publication.standings
    assert public.places == (("hill", 2, 1), ("river", 1, 2))
    kept = swap_in(CALL, "title: Map jam", "title: Map jam\nresults_at: 2026-09-01T00:00")
    proposals.repository.commit(kept, by="Mia")
    (news,) = proposals.review(turned, actor="jude", now=DURING).publication.standings
    assert (news.competition, news.is_public, news.places) == ("map-jam", False, ())


def test_a_file_with_a_mistake_is_not_published(proposals: Proposals) -> None:
    found = proposals.review(swap_in(FIRST, "date: 2026", "date: 2026-99"), actor="ada")
    assert found.publication.refused == (f"member_submissions/{FIRST}",)
    assert pages(found) == [("removed", "columns/notes/first/")]


def run(proposals: Proposals, head: str, *args: str) -> Result:
    call = ["--hub", str(proposals.root), "review", "--base", "main", "--head", head]
    return CliRunner().invoke(main, [*call, "--today", "2026-06-01", *args])


def test_the_command_says_all_of_it_and_exits_by_what_is_allowed(proposals: Proposals) -> None:
    head = proposals.propose(swap_in(FIRST, "Words.", "Better."))
    fine = run(proposals, head, "--actor", "ada")
    assert (fine.exit_code, fine.stdout) == (
        0,
        """\
“ada” may do all of this.
“ada” is the member ada.

Pages (1)
  ~ /columns/notes/first/  “First”
""",
    )
    refused = run(proposals, head, "--actor", "bo", "--lang", "zh")
    assert refused.exit_code == 1
    assert refused.stdout.startswith("这个合并请求里有 1 处，“bo”不能这样做。\n“bo”是成员 bo。\n")
    assert run(proposals, "no-such-commit").exit_code == 2


def test_programs_get_everything(proposals: Proposals, tmp_path: Path) -> None:
    head = proposals.propose(put("members/gil.md", member("gil")))
    result = run(proposals, head, "--actor", "Gil", "--format", "json")
    found: dict[str, Any] = json.loads(result.stdout)
    assert found["is_allowed"] is True
    assert found["actor"] == {
        "handle": "Gil",
        "forge": "github",
        "member": "gil",
        "is_new": True,
        "is_maintainer": False,
    }
    assert found["changes"] == [
        {"kind": "added", "path": "member_submissions/members/gil.md", "former_path": None}
    ]
    assert found["publication"]["people"] == [{"fate": "added", "name": "Gil", "member": "gil"}]
    assert found["problems"] == []
    summary = tmp_path / "summary.md"
    summary.write_text("# Before\n", "utf-8")
    assert run(proposals, head, "--format", "github", "--summary", str(summary)).exit_code == 0
    assert "### People" in summary.read_text("utf-8").removeprefix("# Before\n")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("actor", ["bo", HOSTILE])
def test_nothing_of_a_pull_request_speaks_to_terminal_or_ci(
    proposals: Proposals, form: str, actor: str
) -> None:
    if not hasattr(proposals, "hostile"):
        message = f"{HOSTILE}\n\nCo-authored-by: {HOSTILE} <x@hub.test>"
        title = record("", title="'##[error] ::error::x'", authors="[ada]", date="2026-05-12")
        deeds = [
            put(f"members/{HOSTILE}.md", "x"),
            put(f"/site_src/{HOSTILE}.md", f"<script>{HOSTILE}"),
            put("columns/notes/hostile.md", title),
        ]
        name = proposals.propose(*deeds, by=f"{HOSTILE!a} <a@hub.test>", message=message)
        proposals.hostile = name  # type: ignore[attr-defined]
    result = run(proposals, proposals.hostile, "--actor", actor, "--format", form)  # type: ignore[attr-defined]

    assert result.exit_code == 1
    assert not re.search(r"[^\S\n ]|[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", result.stdout)
    assert not re.search(r"##[\w.-]*\[", result.stdout)
    ours = r"::(?:error|warning) file=[^\n]*::[^\n]*"
    lines = [line.lstrip() for line in result.stdout.split("\n")]
    spoken = [line for line in lines if line.startswith("::")]
    assert all(form == "github" and re.fullmatch(ours, line) for line in spoken)
    if form == "github":
        assert spoken


def test_all_formats_of_check_are_there() -> None:
    assert FORMATS.keys() == PROBLEMS.keys()


def test_a_maintainer_sees_what_a_refusal_is_about(proposals: Proposals) -> None:
    found = proposals.review(put("competitions/map-jam/ballots/jude.yml", ballot(9)), actor="fay")
    assert set(refusals(found)) == {"review-not-yours", "review-ballot-late"}
