"""Who is who: what a record claims, whom commits and bylines mean by it, and what two claim."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.credits import Registry, build_ledger
from commonplace.load.claims import check_claims
from commonplace.model import Attribution, Hub
from commonplace.model.attribution import FileHistory, Identity, Part, Touch
from commonplace.model.claims import is_anybodys, name_key
from commonplace.model.handles import Account, account_in
from commonplace.settings import Settings
from tests.hubs import NOTES, article, write_hub

FIRST = "member_submissions/columns/notes/first.md"
NOW = datetime(2026, 6, 1, tzinfo=UTC)
MAY = datetime(2026, 5, 20, 9, tzinfo=UTC)


def sha256(address: str) -> str:
    return "sha256:" + hashlib.sha256(address.encode()).hexdigest()


def hub_with(folder: Path, **members: str) -> Hub:
    """Return a hub with these members, each by the lines of its front matter, and one article."""
    files = {
        f"members/{name.replace('_', '-')}.md": f"---\n{text.strip()}\n---\n"
        for name, text in {"ada": "name: Ada", **members}.items()
    }
    return write_hub(folder, {**files, **NOTES, "columns/notes/first.md": article()})


def registry(folder: Path, **members: str) -> Registry:
    return Registry(hub_with(folder, **members).members)


def told(hub: Hub) -> list[tuple[str, int, int, str, str]]:
    """Return member, line, column, code and the files it names, of each problem of claims."""
    return [
        (
            problem.path.rpartition("/")[2].removesuffix(".md"),
            *problem.place,
            problem.code,
            problem.values.get("other", "").replace("member_submissions/members/", ""),
        )
        for problem in hub.problems
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Lovelace", "ADA  LOVELACE"),
        ("Ada Lovelace", "Ａｄａ\u3000Ｌｏｖｅｌａｃｅ"),
        ("林小满", "林 小满"),
        ("Ann O’Brien", "ann o'brien"),
        ("Ann Lee", '"Ann Lee"'),
        ("محمد علي", "\u200fمحمد علي"),
        ("Straße", "STRASSE"),
    ],
)
def test_spellings_of_one_name_are_the_same(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("王伟", "Wang Wei"),
        ("Wang Wei", "Wei Wang"),
        ("Zoë", "Zoe"),
        ("Ann Lee", "Annlee"),
        ("林小满", "林晓满"),
        ("ياسر علي", "علي ياسر"),
    ],
)
def test_names_in_another_script_or_order_are_not(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    ("address", "account"),
    [
        ("7+Bo-Mint@users.noreply.github.com", Account("github", "Bo-Mint", "7")),
        ("bo@users.noreply.github.com", Account("github", "bo")),
        ("12-bo.mint@users.noreply.gitlab.com", Account("gitlab", "bo.mint", "12")),
        ("bo@users.noreply.gitlab.com", Account("gitlab", "bo")),
        ("12-bo@users.noreply.git.school.edu", Account("gitlab", "bo", "12", "git.school.edu")),
        ("9433298+bo@user.noreply.gitee.com", Account("gitee", "bo", "9433298")),
        ("bo@noreply.codeberg.org", Account("codeberg", "bo")),
        ("bo@users.noreply.hosted.weblate.org", None),
        ("bo@users.noreply.github.com.evil.test", None),
        ("noreply@github.com", None),
        ("bo@hub.test", None),
    ],
)
def test_forges_put_a_handle_into_the_address_of_who_hides_theirs(
    address: str, account: Account | None
) -> None:
    assert account_in(address) == account


def test_one_person_with_four_addresses_is_one(tmp_path: Path) -> None:
    known = registry(
        tmp_path,
        lin=f"name: 林小满\ngit: [lin@home.test, lin@work.test, '{sha256('lin@old.test')}']\n"
        "accounts: {gitee: linxiaoman}",
    )
    addresses = (
        "lin@home.test",
        "Lin@Work.test",
        "lin@old.test",
        "3+LinXiaoman@user.noreply.gitee.com",
    )
    assert {known.find(Identity("whoever", address)) for address in addresses} == {"lin"}
    assert known.find(Identity("whoever", "lin@elsewhere.test")) == ""


def test_two_people_at_one_address_are_told_apart_by_name(tmp_path: Path) -> None:
    known = registry(
        tmp_path,
        bo=f"name: Bo\ngit: ['Bo <{sha256('office@hub.test')}>']",
        cy="name: Cy\ngit: ['C. Young <Office@hub.test>']",
    )
    assert known.find(Identity("BO", "office@hub.test")) == "bo"
    assert known.find(Identity("C. Young", "office@hub.test")) == "cy"
    assert known.find(Identity("Somebody", "office@hub.test")) == ""


def test_who_signs_with_a_handle_is_found(tmp_path: Path) -> None:
    known = registry(tmp_path, bo="name: Bo\naccounts: {github: Bo-Mint, mastodon: bobo@hub.test}")
    assert known.find(Identity("bo-mint", "x@hub.test")) == "bo"
    assert known.find(Identity("@Bo-Mint", "x@hub.test")) == "bo"
    assert known.find(Identity("bobo")) == ""


def test_a_former_name_matches(tmp_path: Path) -> None:
    known = registry(tmp_path, bo="name: Bo\naliases: [{name: Robert Mint, show: false}]")
    assert known.find_name("robert mint") == "bo"


def test_mailmap_says_more_than_the_commit(tmp_path: Path) -> None:
    known = registry(tmp_path, bo="name: Bo\ngit: [bo@hub.test]", cy="name: Cy\ngit: [cy@hub.test]")
    assert known.find(Identity("x", "bo@hub.test", "x", "cy@hub.test")) == "bo"


def test_a_name_of_two_counts_for_neither_and_for_no_third(tmp_path: Path) -> None:
    hub = hub_with(
        tmp_path,
        wei="name: 王伟\ngit: [wei@hub.test]",
        other_wei="name: 王伟",
        third="name: Third\naliases: [Countess]\naccounts: {gitee: countess}",
        fourth="name: Fourth\naliases: [Countess]\ngit: [x@hub.test]",
    )
    known = Registry(hub.members)
    assert known.find_name("王伟") == ""
    assert known.find(Identity("王伟", "wei@hub.test")) == "wei"
    assert known.find_name("countess") == ""
    # Only who has nothing else to be known by is told.
    assert told(hub) == [("other-wei", 2, 7, "name-shared", "wei.md")]


def test_what_commits_are_said_to_call_two_people_is_a_problem_of_both(tmp_path: Path) -> None:
    hub = hub_with(
        tmp_path,
        bo="name: Bo\ngit:\n  - Minty\n  - bo@hub.test",
        cy=f"name: Cy\ngit: [minty, '{sha256('bo@hub.test')}']\naccounts: {{github: cy}}",
        di="name: Di\ngit: [5+CY@users.noreply.github.com]",
    )
    assert told(hub) == [
        ("bo", 4, 5, "claim-taken", "cy.md"),
        ("bo", 5, 5, "claim-taken", "cy.md"),
        ("cy", 3, 7, "claim-taken", "bo.md"),
        ("cy", 3, 14, "claim-taken", "bo.md"),
        ("cy", 4, 20, "claim-taken", "di.md"),
        ("di", 3, 7, "claim-taken", "cy.md"),
    ]
    assert hub.members.keys() >= {"bo", "cy", "di"}  # nobody loses their page by it
    known = Registry(hub.members)
    assert known.find(Identity("Minty", "bo@hub.test")) == ""
    assert known.find(Identity("x", "9+cy@users.noreply.github.com")) == ""


def test_nobody_takes_anothers_commits_by_writing_the_name_into_git(tmp_path: Path) -> None:
    hub = hub_with(tmp_path, bo="name: Bo Mint", eve="name: Eve\ngit: [Bo Mint]")
    assert Registry(hub.members).find_name("Bo Mint") == ""
    assert told(hub) == [
        ("bo", 2, 7, "name-shared", "eve.md"),
        ("eve", 3, 7, "claim-taken", "bo.md"),
    ]


def test_a_hash_takes_no_account_away(tmp_path: Path) -> None:
    hidden = "7+bo@users.noreply.github.com"
    known = registry(
        tmp_path, bo="name: Bo\naccounts: {github: bo}", eve=f"name: Eve\ngit: ['{sha256(hidden)}']"
    )
    assert known.find(Identity("x", hidden)) == ""


def test_an_address_that_all_have_is_nobodys(tmp_path: Path) -> None:
    hub = hub_with(
        tmp_path, bo=f"name: Bo\ngit: [noreply@github.com, '{sha256('root@localhost')}']"
    )
    assert told(hub) == [("bo", 3, 7, "claim-anybodys", "")]
    known = Registry(hub.members)
    assert known.find(Identity("x", "noreply@github.com")) == ""
    assert known.find(Identity("x", "root@localhost")) == ""
    assert not is_anybodys("git@ann.test")


def test_records_merged_into_each_other_do_not_clash(tmp_path: Path) -> None:
    hub = hub_with(
        tmp_path,
        old="name: Bo\ngit: [bo@hub.test]\nmerged_into: newer",
        newer="name: Bo\ngit: [bo@hub.test]\nmerged_into: bo",
        bo="name: Bo\naliases: [Bo Mint]",
    )
    assert told(hub) == []
    known = Registry(hub.members)
    assert known.find(Identity("Bo", "bo@hub.test")) == "bo"
    assert [*check_claims(hub, {})] == []


# Trailers ---------------------------------------------------------------------------------------


def touch(who: Identity, part: Part = Part.AUTHOR, commit: str = "c0ffee") -> Touch:
    return Touch(who, part, commit, MAY)


def people_of(hub: Hub, seen: list[Identity], *touches: Touch) -> list[tuple[str, str]]:
    """Return who gave what in commits to the first article."""
    history = Attribution({FIRST: FileHistory(touches)}, dict.fromkeys(seen, 1))
    entries = build_ledger(hub, hub.articles.values(), history, NOW).by_page[FIRST]
    return sorted((entry.person, entry.role.value) for entry in entries if entry.evidence[0].commit)


KIM = Identity("Kim", "kim@hub.test")


def test_a_trailer_counts_for_members_for_authors_and_for_nobody_else(tmp_path: Path) -> None:
    hub = hub_with(tmp_path, bo="name: Bo\ngit: [bo@hub.test]")
    trailers = [
        touch(Identity("Robert", "bo@hub.test"), Part.REVIEWER),
        touch(Identity("kim"), Part.CO_AUTHOR),
        touch(Identity("K. K.", "kim@hub.test"), Part.REPORTER),
        touch(Identity("Stranger", "x@hub.test"), Part.CO_AUTHOR),
    ]
    assert people_of(hub, [KIM], *trailers) == [
        ("bo", "review"),
        ("~Kim", "bug"),
        ("~Kim", "maintenance"),
    ]


def test_who_is_in_mailmap_is_known_to_the_maintainers(tmp_path: Path) -> None:
    mapped = Identity("Lu", "lu@hub.test", "lulu", "lulu@old.test")
    hub = hub_with(tmp_path)
    assert people_of(hub, [], touch(mapped, Part.REVIEWER)) == [("~Lu", "review")]


def test_an_address_of_several_authors_names_none_of_them(tmp_path: Path) -> None:
    office = [Identity("Kim", "office@hub.test"), Identity("Lu", "office@hub.test")]
    trailers = [
        touch(Identity("Max", "office@hub.test"), Part.REVIEWER),
        touch(Identity("Lu", "office@hub.test"), Part.REPORTER),
    ]
    assert people_of(hub_with(tmp_path), office, *trailers) == [("~Lu", "bug")]


def test_a_trailer_that_names_a_program_counts_for_nobody(tmp_path: Path) -> None:
    program = Identity("Copilot", "198982749+Copilot@users.noreply.github.com")
    assert people_of(hub_with(tmp_path), [program], touch(program, Part.CO_AUTHOR)) == []


def test_what_a_member_claims_is_no_program(tmp_path: Path) -> None:
    hub = hub_with(tmp_path, imgbot="name: Imgbot\nstatus: organisation")
    assert people_of(hub, [], touch(Identity("ImgBot", "x@hub.test"))) == [
        ("imgbot", "maintenance")
    ]


def test_spellings_of_who_has_no_record_are_one_person(tmp_path: Path) -> None:
    often, seldom = Identity("Kim Lee", "kim@hub.test"), Identity("KIM  LEE", "kim@work.test")
    seen = Attribution({FIRST: FileHistory((touch(seldom),))}, {seldom: 1, often: 9})
    hub = hub_with(tmp_path)
    ledger = build_ledger(hub, hub.articles.values(), seen, NOW)
    assert "~Kim Lee" in ledger.by_person


def test_an_author_called_like_a_member_is_not_that_member(tmp_path: Path) -> None:
    hub = hub_with(tmp_path, bo="name: Robert\ngit: [bo@hub.test]")
    own, other = Identity("Bo", "bo@hub.test"), Identity("Bo", "bo@elsewhere.test")
    trailer = touch(Identity("Bo"), Part.REVIEWER)
    assert people_of(hub, [own, other], touch(own), touch(other), trailer) == [
        ("bo", "maintenance"),
        ("~Bo", "maintenance"),
        ("~Bo", "review"),
    ]
    assert people_of(hub, [own], trailer) == [("bo", "review")]


NAMES = st.sampled_from(["Ann", "Bo", "Cy Young", "王伟", "bo-mint", "Eve", "Renovate", "ANN", ""])
ADDRESSES = st.sampled_from(["a@hub.test", "b@hub.test", "c@hub.test", "noreply@github.com", ""])
IDENTITIES = st.builds(Identity, NAMES, ADDRESSES)
UNKNOWN = st.builds(
    Identity,
    st.text("xyz ", min_size=1, max_size=4).map(lambda text: f"Unknown {text}"),
    st.sampled_from(["x@nowhere.test", "noreply@github.com", ""]),
)
TRAILERS = st.sampled_from([part for part in Part if part is not Part.AUTHOR])


@pytest.fixture(scope="module")
def some_hub(tmp_path_factory: pytest.TempPathFactory) -> Hub:
    folder = tmp_path_factory.mktemp("some")
    return hub_with(
        folder,
        bo="name: Bo\ngit: [b@hub.test]\naccounts: {github: bo-mint}",
        wei="name: 王伟\nvisibility: hidden",
    )


@given(
    authors=st.lists(st.builds(touch, IDENTITIES), max_size=5),
    trailers=st.lists(st.builds(touch, UNKNOWN, TRAILERS), min_size=1, max_size=5),
)
def test_trailers_that_name_unknown_people_change_nobodys_entries(
    some_hub: Hub, authors: list[Touch], trailers: list[Touch]
) -> None:
    def entries(*touches: Touch) -> object:
        seen = dict.fromkeys((one.who for one in authors), 1)
        history = Attribution({FIRST: FileHistory(touches)}, seen)
        return build_ledger(some_hub, some_hub.articles.values(), history, NOW).entries

    assert entries(*authors, *trailers) == entries(*authors)


@given(touches=st.lists(st.builds(touch, IDENTITIES, st.sampled_from(Part)), max_size=6))
def test_nobody_is_in_the_ledger_but_members_and_authors(
    some_hub: Hub, touches: list[Touch]
) -> None:
    authors = {one.who for one in touches if one.part is Part.AUTHOR}
    # Who is spelt in several ways is there in one of them.
    people = {person for person, _ in people_of(some_hub, [*authors], *touches)}
    assert people <= {"ada", "bo", "~", *(f"~{who.name}" for who in authors)}


def test_a_hub_without_members_knows_nobody() -> None:
    assert Registry({}).find(Identity("Ann", "a@hub.test")) == ""
    assert [*check_claims(Hub(Path(), Settings()), {})] == []
