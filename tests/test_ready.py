"""Who may be ready for more: for maintainers alone, with the reasons."""

import json
from pathlib import Path

from click.testing import CliRunner

from commonplace.cli import main
from commonplace.language import language
from commonplace.pages import generate
from commonplace.reporting import FORMATS, Dress
from commonplace.values.periods import period
from commonplace.views import Edition
from commonplace.views.credits.ready import ready
from commonplace.views.report import report
from tests.hubs import ADA, BO, CONFIG, NOTES, article, edition, write_hub
from tests.repositories import Repository

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
    found = ready(seen.contributors)
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
    (step,) = (step for step, found in ready(seen.contributors).items() if found)
    facts = ready(seen.contributors)[step][0].facts
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


def test_the_report_says_why_and_no_page_does(tmp_path: Path) -> None:
    own = {
        "columns/notes/own.md": article(
            "Own", authors="[dee]", credits="[{member: cy, role: review}]"
        )
    }
    seen = year(
        tmp_path, "{member: cy, role: review}", **own, **{"members/dee.md": "---\nname: Dee\n---\n"}
    )
    text = FORMATS["text"](report(seen, period("2026-Q2")), Dress(language("en")))
    assert "Could edit a column (1)" in text
    assert "13 texts reviewed; 3 people helped; something in 6 months." in text
    assert "member_submissions/members/cy.md" in text
    assert not [page.uri for page in generate(seen) if "Could edit" in page.markdown]


def test_the_command_counts_commits_too(tmp_path: Path) -> None:
    both = "commonplace/hub: {}, commonplace/credits: {}"
    config = {"mkdocs.yml": CONFIG.replace("commonplace/hub: {}", both)}
    write_hub(tmp_path, {**ADA, **NOTES, "columns/notes/a.md": article()}, config)
    Repository(tmp_path).commit(by="Bob")
    command = ["--hub", str(tmp_path), "report", "--period", "2026-Q1", "--format", "json"]
    told = json.loads(CliRunner().invoke(main, command).stdout)
    (people,) = (section for section in told["sections"] if section["name"] == "people")
    assert people["figures"]["all"]["gave"] == 1, "Bob is in no record"
