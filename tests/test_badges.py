"""Badges: rules as data, what is wrong with them and where, and who has which."""

from pathlib import Path
from textwrap import dedent

import pytest
from click.testing import CliRunner

from commonplace.cli import main
from commonplace.language import language
from commonplace.model import Hub
from commonplace.model.badge import DEFAULT_BADGES
from commonplace.pages.site import generate
from commonplace.views.credits.badges import badges_of
from tests.hubs import ADA, BO, NOTES, article, event, record, write_hub
from tests.test_member_pages import seen, touched


def config(badges: str) -> str:
    """Return a mkdocs.yml whose `badges` are these lines."""
    head = """\
        site_name: Test hub
        site_url: https://hub.test/
        docs_dir: site_src
        extra: {key: !ENV [KEY, none]}
        theme: {name: material, language: en, font: false}
        plugins:
          - search
          - commonplace/hub
          - commonplace/credits:
              badges:
        """
    return dedent(head) + "".join(f"          {line}\n" for line in dedent(badges).splitlines())


def hub(tmp_path: Path, badges: str, **files: str) -> Hub:
    drawn = {"columns/notes/a.md": article("A", date="2024-05-12"), **files}
    return write_hub(tmp_path, ADA | BO | NOTES | drawn, {"mkdocs.yml": config(badges)})


def said(found: Hub) -> list[str]:
    speaks = language("en")
    return [
        f"{problem.path}:{problem.place.line}:{problem.place.column} {problem.message(speaks)}"
        for problem in found.problems
    ]


def test_there_are_few_rules_and_each_is_for_something_given(tmp_path: Path) -> None:
    files = {
        "columns/notes/b.md": article(
            "B", date="2025-01-01", credits="[{member: bo, role: review}]"
        ),
        "events/e.md": event(speakers="[bo]"),
        "events/ahead.md": event(start="2026-06-01T19:30", organizers="[bo]"),
    }
    found = hub(tmp_path, "{}", **files)

    assert len(found.badges) < 10
    badges = badges_of(seen(found), "ada")
    assert [(badge.id, badge.since and badge.since.isoformat()) for badge in badges] == [
        ("first-article", "2024-05-12")
    ]
    assert [badge.id for badge in badges_of(seen(found), "bo")] == [
        "speaker"
    ]  # none for what is to come


def test_years_are_different_years_and_no_length_of_time(tmp_path: Path) -> None:
    found = hub(tmp_path, "{}")
    two = touched("2026-01-02", "2026-01-01", "2024-12-31")
    three = touched("2026-01-02", "2025-12-31")

    assert "three-years" not in {badge.id for badge in badges_of(seen(found, b=two), "ada")}
    (badge,) = (each for each in badges_of(seen(found, a=three), "ada") if each.id == "three-years")
    assert badge.since is not None
    assert badge.since.isoformat() == "2026-01-02"


def test_ten_are_ten_pages_and_no_commits(tmp_path: Path) -> None:
    nine = {f"columns/notes/n{n}.md": article(authors="[bo]") for n in range(9)}
    found = hub(tmp_path, "{}", **nine)
    care = {f"member_submissions/{name}": touched("2026-02-03", "2026-02-02") for name in nine}
    one_more = {"tools/count.py": touched("2026-02-03")}

    assert "caretaker" not in {
        b.id for b in badges_of(seen(found, "en", **care, **one_more), "ada")
    }
    ten = hub(tmp_path, "{}", **nine, **{"columns/notes/n9.md": article(authors="[bo]")})
    care["member_submissions/columns/notes/n9.md"] = touched("2026-03-01")
    (badge,) = (b for b in badges_of(seen(ten, "en", **care), "ada") if b.id == "caretaker")
    assert str(badge.since) == "2026-03-01"


def test_a_hub_adds_replaces_and_removes(tmp_path: Path) -> None:
    found = hub(
        tmp_path,
        """
        speaker: false
        first-article: {title: {en: Author, zh: 作者}, role: content, on: article}
        anything: {title: Gave something}
        """,
    )
    assert [problem.code for problem in found.problems] == []
    assert "speaker" not in found.badges
    assert [badge.id for badge in badges_of(seen(found), "ada")] == ["first-article", "anything"]
    assert found.badges["first-article"].title == {"en": "Author", "zh": "作者"}


@pytest.mark.parametrize(
    ("plugins", "count"),
    [
        ("{commonplace/hub: {}}", 0),
        ("{commonplace/hub: {}, commonplace/credits: {}}", len(DEFAULT_BADGES)),
        ("{commonplace/hub: {}, commonplace/credits: {badges: true}}", len(DEFAULT_BADGES)),
        ("{commonplace/hub: {}, commonplace/credits: {badges: false}}", 0),
        (
            "{commonplace/hub: {}, commonplace/credits: {badges: {winner: no}}}",
            len(DEFAULT_BADGES) - 1,
        ),
    ],
)
def test_badges_come_with_the_credits_and_can_be_left_out(
    tmp_path: Path, plugins: str, count: int
) -> None:
    lines = f"site_name: Test\ndocs_dir: site_src\nplugins: {plugins}\n"
    assert len(write_hub(tmp_path, ADA, {"mkdocs.yml": lines}).badges) == count


def test_a_rules_mistake_is_named_with_line_and_column_and_the_others_hold(tmp_path: Path) -> None:
    found = hub(
        tmp_path,
        """
        wrong-role: {title: A, role: reviews}
        wrong-kind: {title: A, on: articles}
        none: {title: A, at_least: 0}
        no-title: {role: review}
        unknown:
          title: A
          minimum: 3
        listed: [review, 10]
        empty:
        said: review
        good: {title: Good, role: content}
        """,
    )
    assert [line.partition("; allowed")[0] for line in said(found)] == [
        "mkdocs.yml:12:40 “role” is “reviews”",
        "mkdocs.yml:13:38 “on” is “articles”",
        "mkdocs.yml:14:38 “at_least” is 0; it must be ≥ 1.",
        "mkdocs.yml:15:11 The field “title” is missing; it is required.",
        "mkdocs.yml:18:13 There is no field “minimum” here.",
        "mkdocs.yml:19:19 “listed” is a list; it must be fields of its own.",
        "mkdocs.yml:20:17 “empty” is empty; it must be fields of its own.",
        "mkdocs.yml:21:17 “said” is “review”; it must be fields of its own.",
    ]
    assert [badge.id for badge in badges_of(seen(found), "ada")] == ["first-article", "good"]


def test_a_rule_is_named_in_the_file_that_holds_it(tmp_path: Path) -> None:
    base = (
        "plugins: {commonplace/hub: {}, commonplace/credits: {badges: {a: {title: A, rol: x}}}}\n"
    )
    own = "INHERIT: base.yml\nsite_name: Test\ndocs_dir: site_src\n"
    own += "plugins: {commonplace/credits: {badges: {b: {name: B}, c: {title: C}}}}\n"
    found = write_hub(tmp_path, ADA, {"mkdocs.yml": own, "base.yml": base})

    assert [(problem.path, problem.code) for problem in found.problems] == [
        ("base.yml", "field-unknown"),
        ("mkdocs.yml", "field-missing"),
        ("mkdocs.yml", "field-unknown"),
    ]
    assert [name for name in found.badges if name not in DEFAULT_BADGES] == ["c"]


def test_check_tells_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hub(tmp_path, "a: {title: A, role: reviews}")
    monkeypatch.chdir(tmp_path)
    run = CliRunner().invoke(main, ["--lang", "en", "check", "--format", "json"])

    assert run.exit_code == 1
    assert '"mkdocs.yml"' in run.output
    assert "field-choice" in run.output


def test_somebody_hidden_has_no_badge(tmp_path: Path) -> None:
    found = hub(tmp_path, "{}", **{"members/ada.md": record(name="Ada", visibility="hidden")})
    assert badges_of(seen(found), "~") == badges_of(seen(found), "ada") == ()


def test_badges_stand_on_a_members_page_with_their_rules(tmp_path: Path) -> None:
    found = hub(tmp_path, "three: {title: {en: Third, zh: 三}, years: 1}")
    pages = ({page.uri: page for page in generate(seen(found))}["members/ada.md"].markdown,)

    assert 'title="Writing (Article): 1 or more">First article' in pages[0]
    assert 'title="Anything given: in 1 year">Third' in pages[0]
