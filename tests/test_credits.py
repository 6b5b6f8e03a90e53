"""The ledger: who gave what, told by files and commits, and as whom they may be known."""

from datetime import UTC, date, datetime
from pathlib import Path
from textwrap import dedent

from commonplace.credits import Registry, build_ledger
from commonplace.model import Attribution, Hub, Ledger
from commonplace.model.attribution import FileHistory, Identity, Part, Touch
from tests.hubs import ADA, BO, CONFIG, NOTES, article, write, write_hub

NOW = datetime(2026, 6, 1, tzinfo=UTC)
MAY = datetime(2026, 5, 20, 9, tzinfo=UTC)
FIRST = "member_submissions/columns/notes/first.md"


def ledger(hub: Hub, **touched: list[Touch]) -> Ledger:
    """Return the ledger of a hub whose first article was touched so."""
    history = FileHistory(tuple(touched.get("first", ())))
    return build_ledger(hub, hub.articles.values(), Attribution({FIRST: history}), NOW)


def touch(name: str, address: str = "", part: Part = Part.AUTHOR) -> Touch:
    return Touch(Identity(name, address), part, "c0ffee", MAY)


def told(ledger: Ledger) -> list[tuple[str, str, date | None]]:
    """Return who did what and when, of everything but the column."""
    shown = (entry for entry in ledger.entries if entry.role != "editor")
    return [(entry.person, entry.role.value, entry.date) for entry in shown]


def notes(tmp_path: Path, **members: str) -> Hub:
    files = {f"members/{name}.md": f"---\n{text}---\n" for name, text in members.items()}
    return write_hub(tmp_path, {**ADA, **BO, **NOTES, "columns/notes/first.md": article(), **files})


def test_an_author_is_named_with_the_line_that_says_so(tmp_path: Path) -> None:
    (entry,) = ledger(notes(tmp_path)).by_page[FIRST]
    assert (entry.member, entry.role, entry.date) == ("ada", "content", date(2026, 5, 12))
    assert (entry.evidence[0].path, entry.evidence[0].line) == (FIRST, 3)


def test_an_authors_commits_are_writing_and_those_of_others_are_care(tmp_path: Path) -> None:
    hub = notes(tmp_path)
    assert told(ledger(hub, first=[touch("ADA"), touch("Bob")])) == [
        ("ada", "content", date(2026, 5, 20)),
        ("~Bob", "maintenance", date(2026, 5, 20)),
        ("ada", "content", date(2026, 5, 12)),
    ]


def test_a_picture_is_design_also_in_anothers_article_and_of_whoever_signs_it_theirs(
    tmp_path: Path,
) -> None:
    text = article(body="![Map](map.png)")
    files = {**ADA, **BO, **NOTES, "columns/notes/first.md": text, "columns/notes/map.png": ""}
    hub = write_hub(tmp_path, files)
    picture = FileHistory((touch("Bob"), touch("Ada")))
    of = {FIRST: FileHistory((touch("Bob"),)), FIRST.replace("first.md", "map.png"): picture}
    found = build_ledger(hub, hub.articles.values(), Attribution(of), NOW)
    assert [
        (one.person, one.role.value) for one in found.by_page[FIRST] if one.date == MAY.date()
    ] == [
        ("ada", "content"),
        ("~Bob", "design"),
        ("~Bob", "maintenance"),
    ]


def test_on_a_page_that_nobody_signs_each_part_is_what_it_is_and_else_documentation(
    tmp_path: Path,
) -> None:
    text = '# Two\n\n![Map](map.svg)\n\n--8<-- "table.csv"\n\n--8<-- "more.md"\n'
    folder = "site_src/handbook/"
    for name, written in {"two.md": text, "map.svg": "", "table.csv": "1", "more.md": "x"}.items():
        write(tmp_path / folder / name, written)
    snippets = "markdown_extensions: {pymdownx.snippets: {base_path: [site_src/handbook]}}\n"
    hub = write_hub(tmp_path, ADA, {"mkdocs.yml": f"{dedent(CONFIG)}{snippets}"})
    made = {"Tia": "two.md", "Map": "map.svg", "Tab": "table.csv", "Mo": "more.md"}
    of = {f"{folder}{name}": FileHistory((touch(who),)) for who, name in made.items()}
    found = build_ledger(hub, (), Attribution(of), NOW)
    did = {one.name: one.role.value for one in found.by_page[f"{folder}two.md"]}
    assert did == {"Tia": "doc", "Map": "design", "Tab": "doc", "Mo": "doc"}


def test_trailers_say_what_somebody_did(tmp_path: Path) -> None:
    found = ledger(notes(tmp_path), first=[touch("薄荷", part=Part.REVIEWER)])
    assert ("bo", "review", date(2026, 5, 20)) in told(found)


def test_of_two_commits_on_one_day_there_is_one_entry_with_both_as_evidence(tmp_path: Path) -> None:
    found = ledger(notes(tmp_path), first=[touch("Bob"), touch("Bob", "bob@hub.test")])
    (entry,) = found.by_person["~Bob"]
    assert len(entry.evidence) == 1  # the same commit; a member's address tells nothing new


def test_who_is_hidden_has_neither_name_nor_id_in_the_ledger(tmp_path: Path) -> None:
    hub = notes(tmp_path, ada="name: Ada\nvisibility: hidden\naliases: [Countess]\n")
    found = ledger(hub, first=[touch("Countess")])
    assert {entry.person for entry in found.entries} == {"~"}
    whole = build_ledger(hub, hub.articles.values(), Attribution(), NOW, is_public=False)
    assert {entry.person for entry in whole.entries} == {"ada"}


def test_of_who_shows_a_name_alone_there_is_only_that(tmp_path: Path) -> None:
    hub = notes(tmp_path, ada="name: Ada\nvisibility: name_only\n")
    assert {entry.person for entry in ledger(hub).entries} == {"~Ada"}


def test_programs_are_no_contributors_and_people_called_like_one_are(tmp_path: Path) -> None:
    touched = [touch("dependabot[bot]"), touch("Jane Talbot"), touch("renovate")]
    found = ledger(notes(tmp_path), first=touched)
    assert [name for name in found.by_person if name.startswith("~")] == ["~Jane Talbot"]


def test_a_member_is_found_by_whatever_the_record_claims(tmp_path: Path) -> None:
    hub = notes(
        tmp_path,
        bo="name: Bo\naliases: [薄荷]\naccounts: {github: bo-mint}\n"
        "git: [bo@hub.test, Bo the Brave, 'Team <team@hub.test>']\n",
    )
    known = Registry(hub.members)
    for who in (
        Identity("Whoever", "BO@hub.test"),
        Identity("Whoever", "7+bo-mint@users.noreply.github.com"),
        Identity("bo  the brave"),
        Identity("薄荷"),
        Identity("Team", "team@hub.test"),
    ):
        assert known.find(who) == "bo"
    assert known.find(Identity("Team", "other@hub.test")) == ""


def test_what_two_members_claim_counts_for_neither(tmp_path: Path) -> None:
    hub = notes(tmp_path, bo="name: Ada\n")
    assert Registry(hub.members).find_name("Ada") == ""


def test_who_was_merged_is_found_under_the_record_of_today(tmp_path: Path) -> None:
    hub = notes(tmp_path, bo="name: 薄荷\nmerged_into: ada\n")
    assert Registry(hub.members).find_name("薄荷") == "ada"


def test_somebody_without_a_record_is_credited_by_name(tmp_path: Path) -> None:
    write(
        tmp_path / "site_src/about.md", "---\ncredits: [{name: Eve, role: design}]\n---\n# About\n"
    )
    (entry,) = ledger(notes(tmp_path)).by_page["site_src/about.md"]
    assert (entry.person, entry.role, entry.evidence[0].line) == ("~Eve", "design", 2)


def test_a_credit_names_somebody_and_only_in_one_way(tmp_path: Path) -> None:
    faulty = "credits:\n  - {role: design}\n  - {member: ada, name: Ada, role: design}\n"
    hub = write_hub(tmp_path, {**ADA, "credits/all.yml": faulty})
    assert [(problem.code, problem.place.line) for problem in hub.problems] == [
        ("field-missing", 2),
        ("field-apart", 3),
    ]
