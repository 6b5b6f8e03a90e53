"""Who may be ready for more: for maintainers alone, with the reasons."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from commonplace.cli import main
from commonplace.language import language
from commonplace.pages.site import generate
from commonplace.reporting import FORMATS, Dress
from commonplace.values.periods import period
from commonplace.views import Edition
from commonplace.views.credits.ready import ready
from commonplace.views.report import report
from tests.hubs import ADA, BO, CONFIG, NOTES, article, edition, write_hub
from tests.repositories import Repository, write

CY = {"members/cy.md": "---\nname: Cy\n---\n"}
NOW = "2026-06-20T12:00"


def year(root: Path, cy: str = "", **files: str) -> Edition:
    """Return a hub in which ada and bo wrote each month, and cy helped as `cy` says."""
    written = {
        f"columns/notes/{who}{month}.md": article(
            f"{who} {month}", authors=f"[{who}]", date=f"2026-{month:02}-03", credits=f"[{cy}]"
        )
        for month in range(1, 7)
        for who in ("ada", "bo")
    }
    hub = write_hub(root, ADA | BO | CY | NOTES | written | files)
    assert not hub.problems
    return edition(hub, NOW)


def asked(seen: Edition) -> dict[str, list[str]]:
    found = ready(seen)
    return {step.name: sorted(one.member.id for one in people) for step, people in found.items()}


def test_whoever_reviewed_much_for_several_could_edit(tmp_path: Path) -> None:
    own = {
        "columns/notes/own.md": article(
            "Own", authors="[dee]", credits="[{member: cy, role: review}]"
        )
    }
    dee = {"members/dee.md": "---\nname: Dee\n---\n"}
    seen = year(tmp_path, "{member: cy, role: review}", **own, **dee)
    assert asked(seen) == {"reviewer": [], "editor": ["cy"], "mentor": []}
    (step,) = (step for step, found in ready(seen).items() if found)
    facts = ready(seen)[step][0].facts
    assert (facts.reviewed, facts.helped, facts.months) == (13, 3, 6)


def test_who_wrote_and_helped_could_review_and_who_reviews_is_not_asked(tmp_path: Path) -> None:
    own = {
        f"columns/notes/own{n}.md": article(f"Own {n}", authors="[cy]", date=f"2026-0{n}-09")
        for n in (3, 4, 5)
    }
    seen = year(tmp_path / "a", "{member: cy, role: data}", **own)
    assert asked(seen)["reviewer"] == ["cy"]
    seen = year(tmp_path / "b", "{member: cy, role: review}", **own)
    assert asked(seen)["reviewer"] == []


def test_nobody_is_asked_who_is_not_active_or_was_not_here_lately(tmp_path: Path) -> None:
    files = {"members/cy.md": "---\nname: Cy\nstatus: alumni\n---\n"}
    helped = "{member: cy, role: review}"
    own = {"columns/notes/o.md": article(authors="[dee]", credits=f"[{helped}]")}
    dee = {"members/dee.md": "---\nname: Dee\n---\n"}
    assert asked(year(tmp_path, helped, **own, **dee, **files))["editor"] == []
    later = edition(year(tmp_path / "b", helped, **own, **dee).hub, "2026-12-20T12:00")
    assert asked(later)["editor"] == []


def reviewed_by_cy(root: Path, **files: str) -> Edition:
    """Return a hub in which cy reviewed twelve texts of ada and bo, and one of dee."""
    review = "{member: cy, role: review}"
    own = {"columns/notes/own.md": article("Own", authors="[dee]", credits=f"[{review}]")}
    return year(root, review, **own, **{"members/dee.md": "---\nname: Dee\n---\n"}, **files)


def told(root: Path, *args: str, lang: str = "en") -> str:
    """Return what a command prints of a hub."""
    command = ["--hub", str(root), "--lang", lang, *args]
    run = CliRunner().invoke(main, command)
    assert run.exit_code == 0, run.output
    return run.stdout


def test_the_command_says_who_and_why_and_what_it_asks_for_where_there_is_nobody(
    tmp_path: Path,
) -> None:
    reviewed_by_cy(tmp_path)
    text = told(tmp_path, "members", "ready", "--today", "2026-06-20")
    assert "Could edit a column (1)" in text
    assert "13 texts reviewed; 3 people helped; something in 6 months." in text
    assert "member_submissions/members/cy.md" in text
    assert "Could mentor (0)\n  Here for at least 1 year" in text
    assert "Nobody today." in text
    chinese = told(tmp_path, "members", "ready", "--today", "2026-06-20", lang="zh")
    assert "可以当专栏编辑 (1)" in chinese
    assert "Cy" in chinese
    assert "今天没有。" in chinese


def test_for_programs_it_has_names_that_stay(tmp_path: Path) -> None:
    reviewed_by_cy(tmp_path)
    options = ("--today", "2026-06-20", "--format", "json")
    found = json.loads(told(tmp_path, "members", "ready", *options))
    assert (found["version"], found["day"]) == (1, "2026-06-20")
    people = {step["name"]: step["members"] for step in found["steps"]}
    assert (people["reviewer"], people["mentor"]) == ([], [])
    assert people["editor"] == [
        {
            "id": "cy",
            "name": "Cy",
            "path": "member_submissions/members/cy.md",
            "reason": "13 texts reviewed; 3 people helped; something in 6 months.",
            "facts": {"reviewed": 13, "helped": 3, "months": 6},
        }
    ]


@pytest.mark.parametrize("visibility", ["name_only", "hidden"])
def test_who_keeps_their_name_from_the_public_can_be_asked_too(
    tmp_path: Path, visibility: str
) -> None:
    kept = {"members/cy.md": f"---\nname: Cy\nvisibility: {visibility}\n---\n"}
    assert asked(reviewed_by_cy(tmp_path, **kept))["editor"] == ["cy"]


def test_no_page_and_no_report_names_whoever_is_ready(tmp_path: Path) -> None:
    seen = reviewed_by_cy(tmp_path)
    for form in FORMATS.values():
        text = form(report(seen, period("2026-Q2")), Dress(language("en")))
        assert "Cy" not in text
        assert "cy.md" not in text
    data = json.loads(FORMATS["json"](report(seen, period("2026-Q2")), Dress(language("en"))))
    (people,) = (section for section in data["sections"] if section["name"] == "people")
    assert people["figures"]["all"]["ready"] == 1
    assert not [page.uri for page in generate(seen) if "Could edit" in page.markdown]


def test_reviews_that_only_commits_tell_of_count_and_only_where_the_hub_asks_git(
    tmp_path: Path,
) -> None:
    both = "commonplace/hub: {}, commonplace/credits: {}"
    config = {"mkdocs.yml": CONFIG.replace("commonplace/hub: {}", both)}
    dee = {"members/dee.md": "---\nname: Dee\n---\n"}
    write_hub(tmp_path, ADA | BO | CY | dee | NOTES, config)
    repository = Repository(tmp_path)
    repository.commit()
    for number in range(5):
        repository.days = 30 * number + 5
        who = ("ada", "bo", "dee")[number % 3]
        text = article(f"Text {number}", authors=f"[{who}]", date=f"2026-0{number + 1}-01")
        repository.commit(
            write(f"member_submissions/columns/notes/text{number}.md", text),
            by=who.title(),
            message=f"Text {number}\n\nReviewed-by: Cy\nReviewed-by: Nobody of ours",
        )
    options = ("members", "ready", "--today", "2026-06-20", "--format", "json")

    def editors() -> list[str]:
        found = {
            one["name"]: one["members"] for one in json.loads(told(tmp_path, *options))["steps"]
        }
        return [one["id"] for one in found["editor"]]

    assert editors() == ["cy"]
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    assert editors() == []


def test_the_report_counts_commits_too(tmp_path: Path) -> None:
    both = "commonplace/hub: {}, commonplace/credits: {}"
    config = {"mkdocs.yml": CONFIG.replace("commonplace/hub: {}", both)}
    write_hub(tmp_path, {**ADA, **NOTES, "columns/notes/a.md": article()}, config)
    Repository(tmp_path).commit(by="Bob")
    command = ["--hub", str(tmp_path), "report", "--period", "2026-Q1", "--format", "json"]
    data = json.loads(CliRunner().invoke(main, command).stdout)
    (people,) = (section for section in data["sections"] if section["name"] == "people")
    assert people["figures"]["all"]["gave"] == 1, "Bob is in no record"
