"""Who made a page: whom it names, in which order, since when, and why."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from commonplace.addresses import HOW_CREDIT
from commonplace.model import Attribution
from commonplace.model.attribution import FileHistory, Identity, Part, Touch
from commonplace.pages.credits import CreditsBlock, credits_block
from commonplace.pages.links import Links
from commonplace.pages.reasons import Reason, reasons
from commonplace.views import Edition
from commonplace.views.credits.page import PageCredits, page_credits
from commonplace.views.events import Occurrence
from tests.hubs import ADA, BO, CONFIG, NOTES, article, edition, event, record, write, write_hub

FIRST = "member_submissions/columns/notes/first.md"
CHAPTER = "site_src/handbook/index.md"
FORGE = "repo_url: https://github.com/o/r\nedit_uri: edit/main/site_src/\n"
COMMIT = "c0ffee1234567890c0ffee1234567890c0ffee12"

Touched = Mapping[str, list[Touch]]


def touch(name: str, day: int = 20, part: Part = Part.AUTHOR, commit: str = COMMIT) -> Touch:
    """Return that somebody had a part in a commit on a day of May."""
    return Touch(Identity(name), part, commit, datetime(2026, 5, day, 9, tzinfo=UTC))


def seen(
    root: Path,
    files: Mapping[str, str],
    touched: Touched | None = None,
    *,
    config: str = "",
    language: str = "en",
) -> Edition:
    """Return a hub of three records and more, whose files were touched so."""
    hub = write_hub(root, {**ADA, **BO, **NOTES, **files}, {"mkdocs.yml": CONFIG + config})
    assert not hub.problems, hub.problems
    of = {
        path: FileHistory(
            tuple(touches), min(each.time for each in touches), max(each.time for each in touches)
        )
        for path, touches in (touched or {}).items()
    }
    seen_from = edition(hub, now="2026-06-20T12:00", language=language)
    return replace(seen_from, attribution=Attribution(of))


def page(edition: Edition, path: str = FIRST) -> PageCredits:
    found = page_credits(edition, path)
    assert found is not None
    return found


def page_of_one_time(edition: Edition, path: str, one_time: Occurrence) -> PageCredits:
    found = page_credits(edition, path, one_time)
    assert found is not None
    return found


def told(found: PageCredits) -> list[str]:
    """Return each person with what they did: `ada: content, review`."""
    return [f"{one.person}: {', '.join(work.role for work in one.work)}" for one in found.people]


def block(edition: Edition, path: str = FIRST) -> CreditsBlock:
    uri = path.removeprefix("member_submissions/").removeprefix("site_src/")
    found = credits_block(Links(edition, uri), path)
    assert found is not None
    return found


def sentence(found: CreditsBlock) -> str:
    """Return what the line of names says, as text."""
    return "".join(
        clause.before + "".join(name.text + name.after for name in clause.names)
        for clause in found.clauses
    )


def people(*names: str) -> dict[str, str]:
    return {f"members/{name}.md": record(name=name.title()) for name in names}


# Who is named, and in which order


def test_who_signs_comes_first_in_the_order_of_the_byline(tmp_path: Path) -> None:
    text = record(
        "Words.",
        credits="[{member: di, role: review}, {name: Eve, role: translation}]",
        title="First",
        authors="[zoe, bo, ada]",
        date="2026-05-12",
    )
    files = {**people("zoe", "di"), "columns/notes/first.md": text}
    found = page(seen(tmp_path, files, {FIRST: [touch("Anna"), touch("Ada")]}))
    assert told(found) == [
        "zoe: content",
        "bo: content",
        "ada: content",
        "~Eve: translation",
        "di: review",
        "~Anna: maintenance",
    ]


def test_the_page_of_one_time_names_who_spoke_then_and_nobody_else_who_spoke(
    tmp_path: Path,
) -> None:
    overrides = """
  - {occurrence: 2026-05-20, speakers: [bo], notes: 'https://x.test/20'}
  - {occurrence: 2026-05-27, speakers: [{name: Eve}], notes: 'https://x.test/27'}
  - {occurrence: 2026-06-03, notes: 'https://x.test/3'}
""".rstrip()
    weekly = event(
        start="2026-05-13T19:30",
        rrule="FREQ=WEEKLY;UNTIL=20260701",
        organizers="[ada]",
        speakers="[{name: Host}]",
        overrides=overrides,
    )
    question = {"events/e/questions/q.md": "---\ntitle: Why?\nasked_by: {name: Asker}\n---\n"}
    path = "member_submissions/events/e/index.md"
    edition = seen(tmp_path, {"events/e/index.md": weekly, **question}, {path: [touch("Anna")]})
    each = {one.uri: one for one in edition.events.by_uri.values()}
    assert {uri: told(page_of_one_time(edition, path, one)) for uri, one in each.items()} == {
        "events/e/2026-05-20.md": ["ada: eventOrganizing", "bo: talk", "~Anna: maintenance"],
        "events/e/2026-05-27.md": ["ada: eventOrganizing", "~Eve: talk", "~Anna: maintenance"],
        "events/e/2026-06-03.md": ["ada: eventOrganizing", "~Host: talk", "~Anna: maintenance"],
    }
    assert {"~Asker", "~Host", "bo", "~Eve"} <= {one.person for one in page(edition, path).people}


def test_maintainers_name_authors_by_id_or_by_name(tmp_path: Path) -> None:
    write(tmp_path / "site_src/handbook/two.md", record("# Two\n", authors="[bo, ADA, Zed]"))
    edition = seen(tmp_path, {}, {"site_src/handbook/two.md": [touch("Ada")]})
    found = page(edition, "site_src/handbook/two.md")
    assert told(found) == ["bo: content", "ada: content", "~Zed: content"]


def test_of_equals_who_came_earlier_is_named_earlier(tmp_path: Path) -> None:
    touches = [touch("Late", 20), touch("Early", 2), touch("Late", 1)]
    found = page(seen(tmp_path, {}, {CHAPTER: touches}), CHAPTER)
    assert [(one.person, one.first, one.last) for one in found.people] == [
        ("~Late", date(2026, 5, 1), date(2026, 5, 20)),
        ("~Early", date(2026, 5, 2), date(2026, 5, 2)),
    ]


def test_each_is_named_once_with_all_roles_degree_and_reasons(tmp_path: Path) -> None:
    text = article(
        credits="[{member: ada, role: design, degree: supporting}, "
        "{member: ada, role: design, degree: lead, date: 2026-05-14}]"
    )
    edition = seen(tmp_path, {"columns/notes/first.md": text}, {FIRST: [touch("Ada", 3)]})
    (ada,) = page(edition).people
    assert [(work.role, work.degree) for work in ada.work] == [
        ("content", None),
        ("design", "lead"),
    ]
    assert (ada.first, ada.last) == (date(2026, 5, 3), date(2026, 5, 14))
    assert sum(len(entry.evidence) for entry in ada.entries) == 4


def test_a_translation_names_who_wrote_the_original(tmp_path: Path) -> None:
    files = {
        "columns/notes/first.md": article(credits="[{member: bo, role: review}]"),
        "columns/notes/second.md": article(
            "Second", authors="[bo]", translation_of="notes/first", lang="zh"
        ),
    }
    edition = seen(tmp_path, files)
    path = FIRST.replace("first", "second")
    assert told(page(edition, path)) == ["bo: translation", "ada: content"]
    assert page(edition, path).people[1].work[0].is_of_original
    assert sentence(block(edition, path)) == "Written by Ada; translated by 薄荷"
    assert block(edition, path).rows[1].work == "Writing (the original)"


def test_who_asks_and_answers_is_named_on_the_page_of_the_event(tmp_path: Path) -> None:
    files = {
        "events/evening/index.md": event(organizers="[ada]"),
        "events/evening/questions/why.md": record(
            "So.", title="Why?", asked_by="bo", answered_by="[ada]"
        ),
    }
    found = page(seen(tmp_path, files), "member_submissions/events/evening/index.md")
    assert told(found) == ["ada: eventOrganizing, question", "bo: ideas"]


@pytest.mark.parametrize(
    "path",
    [
        "member_submissions/members/ada.md",
        "member_submissions/columns/notes/draft.md",
        "site_src/nowhere.md",
        CHAPTER,
    ],
    ids=["a person's page", "a draft", "no page", "a page of which nothing is known"],
)
def test_some_pages_have_no_credits(tmp_path: Path, path: str) -> None:
    files = {"columns/notes/draft.md": article(status="draft")}
    touched = {"member_submissions/members/ada.md": [touch("Ada")]}
    assert page_credits(seen(tmp_path, files, touched), path) is None


def test_an_unlisted_article_has_credits(tmp_path: Path) -> None:
    edition = seen(tmp_path, {"columns/notes/first.md": article(status="unlisted")})
    assert told(page(edition)) == ["ada: content"]


@pytest.mark.parametrize(
    ("pattern", "is_excluded"),
    [
        ("site_src/**", True),
        ("site_src/handbook/index.md", True),
        ("/site_src/*/index.md", True),
        ("**/index.md", True),
        ("site_src/*.md", False),
        ("handbook/**", False),
        ("index.md", False),
    ],
)
def test_what_maintainers_exclude_has_none(
    tmp_path: Path, pattern: str, *, is_excluded: bool
) -> None:
    config = CONFIG.replace(
        "commonplace/hub: {}",
        f"commonplace/hub: {{}}, commonplace/credits: {{exclude: ['{pattern}']}}",
    )
    hub = write_hub(tmp_path, ADA, {"mkdocs.yml": config})
    history = FileHistory((touch("Ada"),))
    seen_from = replace(edition(hub), attribution=Attribution({CHAPTER: history}))
    assert (page_credits(seen_from, CHAPTER) is None) is is_excluded


# Since when


@pytest.mark.parametrize(
    ("fields", "days"),
    [
        ({}, (date(2026, 5, 12), date(2026, 5, 20))),
        ({"updated": "2026-05-14"}, (date(2026, 5, 12), date(2026, 5, 14))),
        ({"date": "2026-05-28"}, (date(2026, 5, 28), None)),
    ],
)
def test_what_an_article_says_of_its_days_holds(
    tmp_path: Path, fields: dict[str, str], days: tuple[date, date | None]
) -> None:
    files = {"columns/notes/first.md": article(**fields)}
    found = page(seen(tmp_path, files, {FIRST: [touch("Ada", 20), touch("Ada", 2)]}))
    assert (found.created, found.changed) == days


def test_other_pages_have_the_days_of_their_file(tmp_path: Path) -> None:
    edition = seen(tmp_path, {}, {CHAPTER: [touch("Ada", 20), touch("Ada", 2)]})
    found = block(edition, CHAPTER)
    assert found.created
    assert found.changed
    assert (found.created.before, found.created.text) == ("Created ", "May 2, 2026")
    assert (found.changed.before, found.changed.iso) == ("last changed ", "2026-05-20")


# Why


def why(edition: Edition, path: str = FIRST) -> list[Reason]:
    found = page(edition, path)
    return [
        one for each in found.people for entry in each.entries for one in reasons(entry, edition)
    ]


def test_a_reason_names_the_line_and_opens_it_for_correction(tmp_path: Path) -> None:
    text = article(credits="[{member: bo, role: review, evidence: 'read it twice'}]")
    found = why(seen(tmp_path, {"columns/notes/first.md": text}, config=FORGE))
    at = f"https://github.com/o/r/{{}}/main/{FIRST}#L{{}}"
    assert found == [
        Reason(
            "named as author in line 3 of notes/first.md",
            at.format("blob", 3),
            at.format("edit", 3),
            "notes/first.md",
        ),
        Reason(
            "named as reviewer in line 5 of notes/first.md: “read it twice”",
            at.format("blob", 5),
            at.format("edit", 5),
            "notes/first.md",
        ),
    ]


def test_evidence_that_is_an_address_is_where_one_can_see_it(tmp_path: Path) -> None:
    text = article(credits="[{member: bo, role: design, evidence: 'https://x.test/1'}]")
    found = why(seen(tmp_path, {"columns/notes/first.md": text}))[1]
    assert found == Reason(
        "named for “Design” in line 5 of notes/first.md", "https://x.test/1", "", "notes/first.md"
    )


def test_commits_are_put_right_in_the_members_record_or_in_the_mailmap(tmp_path: Path) -> None:
    member = {"members/ada.md": record(name="Ada", git="[Countess]")}
    touches = [touch("Countess", 2, Part.REVIEWER), touch("Bob", 3)]
    found = why(seen(tmp_path, member, {CHAPTER: touches}, config=FORGE), CHAPTER)
    seen_at = f"https://github.com/o/r/commit/{COMMIT}"
    assert found == [
        Reason(
            "commit c0ffee1 of May 3, 2026",
            seen_at,
            "https://github.com/o/r/new/main?filename=.mailmap&value=",
            ".mailmap",
        ),
        Reason(
            "named as reviewer in commit c0ffee1 of May 2, 2026",
            seen_at,
            "https://github.com/o/r/edit/main/member_submissions/members/ada.md#L3",
            "members/ada.md",
        ),
    ]
    write(tmp_path / ".mailmap", "")
    edition = seen(tmp_path, member, {CHAPTER: touches}, config=FORGE)
    assert why(edition, CHAPTER)[0].correct_url == "https://github.com/o/r/edit/main/.mailmap"


def test_without_a_forge_the_words_stand_alone(tmp_path: Path) -> None:
    found = why(seen(tmp_path, {}, {CHAPTER: [touch("Bob")]}), CHAPTER)
    assert found == [Reason("commit c0ffee1 of May 20, 2026", "", "", ".mailmap")]


def test_no_address_of_anybody_gets_into_a_reason(tmp_path: Path) -> None:
    who = Identity("bob@secret.test", "bob@secret.test")
    touches = [Touch(who, Part.AUTHOR, COMMIT, datetime(2026, 5, 2, tzinfo=UTC))]
    found = block(seen(tmp_path, {}, {CHAPTER: touches}, config=FORGE), CHAPTER)
    assert "secret" not in repr(found)


# What the block says


def test_the_sentence_says_who_did_what(tmp_path: Path) -> None:
    touches = [touch(name, day) for day, name in enumerate(("Uma", "Vic", "Wes", "Xi", "Yu"), 1)]
    touches += [touch("薄荷", part=Part.REVIEWER), touch("Ada", part=Part.SUGGESTER)]
    found = block(seen(tmp_path, {}, {CHAPTER: touches}), CHAPTER)
    assert sentence(found) == (
        "Written by Uma, Vic, Wes, and 2 others; reviewed by 薄荷; with help from Ada"
    )
    assert found.everybody == "All 7 contributors"
    assert (len(found.faces), found.more_faces) == (6, 1)


def test_nobody_is_left_out_of_the_sentence_to_save_one_name(tmp_path: Path) -> None:
    touches = [touch(name, day) for day, name in enumerate(("Uma", "Vic", "Wes", "Xi"), 1)]
    found = block(seen(tmp_path, {}, {CHAPTER: touches}), CHAPTER)
    assert sentence(found) == "Written by Uma, Vic, Wes, and Xi"


def test_of_who_is_hidden_there_is_neither_name_nor_reason(tmp_path: Path) -> None:
    files = {
        "members/ada.md": record(name="Ada", visibility="hidden"),
        "columns/notes/first.md": article(),
    }
    (row,) = block(seen(tmp_path, files, {FIRST: [touch("Ada")]}, config=FORGE)).rows
    assert (row.face.name, row.reasons, row.corrections) == ("A member", (), ())


def test_of_many_reasons_there_is_the_number(tmp_path: Path) -> None:
    touches = [touch("Bob", day, commit=f"{day:040x}") for day in range(1, 32)]
    (row,) = block(seen(tmp_path, {}, {CHAPTER: touches}), CHAPTER).rows
    assert (len(row.reasons), row.count, row.more) == (30, "31 reasons", "and 1 more")


def test_a_row_opens_each_file_that_may_be_wrong_once(tmp_path: Path) -> None:
    touches = [touch("Ada", 13), touch("Ada", 14, commit="b" * 40)]
    twice = {"columns/notes/first.md": article(credits="[{member: ada, role: design}]")}
    (row,) = block(seen(tmp_path, twice, {FIRST: touches}, config=FORGE)).rows
    assert [one.correct_file for one in row.corrections] == ["members/ada.md", "notes/first.md"]


def test_the_block_leads_to_the_pages_own_file_and_to_how_credit_is_counted(
    tmp_path: Path,
) -> None:
    edition = seen(tmp_path, {"columns/notes/first.md": article()}, config=FORGE)
    found = credits_block(Links(edition, "columns/notes/first.md"), FIRST, HOW_CREDIT)
    assert found
    assert found.edit_url == f"https://github.com/o/r/edit/main/{FIRST}"
    assert found.how_url == "../../../contributors/how-credit-is-counted/"
