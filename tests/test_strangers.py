"""Whom commits name and no record claims: who is likely one person, and the record they lack."""

import hashlib
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commonplace.cli import main
from commonplace.credits import Registry
from commonplace.language import language
from commonplace.load import load_hub
from commonplace.model import Attribution
from commonplace.model.attribution import FileHistory, Identity, Part, Touch
from commonplace.reporting import Dress
from commonplace.reporting.strangers import SUGGESTIONS, Suggestions
from commonplace.settings import read_settings
from commonplace.starting.strangers import write_strangers
from commonplace.views.strangers import Stranger, fields_of, find_strangers
from tests.histories import git
from tests.hubs import ADA, record, write_hub


def sha256(address: str) -> str:
    return "sha256:" + hashlib.sha256(address.encode()).hexdigest()


def strangers(folder: Path, *people: str, members: dict[str, str] | None = None) -> list[Stranger]:
    """Return who is found where each of `people`, `Name <address>`, made a commit."""
    files = {f"members/{name}.md": text for name, text in (members or {}).items()}
    hub = write_hub(folder, {**ADA, **files})
    seen = dict.fromkeys(map(identity, people), 1)
    return [*find_strangers(hub, Attribution(seen=seen))]


def identity(text: str) -> Identity:
    name, _, address = text.rpartition(" <")
    return Identity(name, address.removesuffix(">"))


def together(found: list[Stranger]) -> list[list[str]]:
    """Return the spellings of each person."""
    return [[one.name, *one.others] for one in found]


@pytest.mark.parametrize(
    "spellings",
    [
        ["Yixuan Qiu <y@home.test>", "邱怡轩 <q@work.test>"],
        ["Yixuan Qiu <y@home.test>", "QIU Yixuan <q@work.test>"],
        ["Yixuan Qiu <y@home.test>", "YixuanQiu <q@work.test>"],
        ["Yixuan Qiu <y@home.test>", "yixuan-qiu <q@work.test>"],
        ["邱怡轩 <y@home.test>", "Yixuan Qiu（邱怡轩） <q@work.test>"],
        ["欧阳修 <y@home.test>", "Xiu Ouyang <q@work.test>"],
        ["单田芳 <y@home.test>", "Tianfang Shan <q@work.test>"],
        ["Zoë Müller <y@home.test>", "ZOE MULLER <q@work.test>"],
        ["Yuan (Terry) Tang <y@home.test>", "Yuan Tang <q@work.test>"],
        ["Xiang-Yun Huang <y@home.test>", "Xiangyun Huang <q@work.test>"],
        ["‘Ann Lee’ <y@home.test>", "Ann Lee <q@work.test>"],
        ["Nan Xiao <me@nan.test>", "xx <me@nan.test>"],
        ["Bo <7+bo@users.noreply.github.com>", "Robert <bo@users.noreply.github.com>"],
        ["Old <7+old@users.noreply.github.com>", "New <7+new@users.noreply.github.com>"],
        ["whoever <7+AnnLee@users.noreply.github.com>", "Ann Lee <a@home.test>"],
        ["annie7 <a@home.test>", "Ann Lee <7+annie7@users.noreply.github.com>"],
        ["محمد علي <y@home.test>", "علي محمد <q@work.test>"],
    ],
)
def test_likely_same_people_are_together(tmp_path: Path, spellings: list[str]) -> None:
    assert len(strangers(tmp_path, *spellings)) == 1


@pytest.mark.parametrize(
    "people",
    [
        ["王伟 <a@home.test>", "王薇 <b@home.test>", "Wei Wang <c@home.test>"],
        ["Ann Lee <a@home.test>", "Ann Lees <b@home.test>"],
        ["Jian <a@home.test>", "Jian Li <b@home.test>"],
        ["Ann Lee <noreply@github.com>", "Bo Ray <noreply@github.com>"],
        ["Ann Lee <office@hub.test>", "Bo Ray <office@hub.test>"],
        ["Ann <12-bo@users.noreply.gitlab.com>", "Cy <12-bo@users.noreply.git.school.edu>"],
        ["Ann <7+bo@users.noreply.github.com>", "Cy <7+bo@user.noreply.gitee.com>"],
    ],
)
def test_others_are_apart(tmp_path: Path, people: list[str]) -> None:
    assert len(strangers(tmp_path, *people)) == len(people)


def test_members_and_programs_are_not_strangers(tmp_path: Path) -> None:
    people = ("Ada <ada@hub.test>", "renovate[bot] <x@hub.test>", "Bo <bo@hub.test>")
    assert together(strangers(tmp_path, *people)) == [["Bo"]]


def test_what_somebody_did_is_counted_over_all_spellings(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, ADA)
    home, work = Identity("Bo Ray", "bo@home.test"), Identity("bo ray", "bo@work.test")
    may, june = (datetime(2026, month, 3, tzinfo=UTC) for month in (5, 6))
    history = Attribution(
        {
            "a.md": FileHistory(
                (
                    Touch(work, Part.CO_AUTHOR, "3", june),
                    Touch(home, Part.AUTHOR, "2", june),
                    Touch(home, Part.AUTHOR, "1", may),
                )
            ),
            "b.md": FileHistory((Touch(work, Part.AUTHOR, "1", may),)),
        },
        {home: 5, work: 1},
    )
    (bo,) = find_strangers(hub, history)
    assert (bo.name, bo.commits, bo.named, bo.files) == ("Bo Ray", 6, 1, 2)
    assert (bo.since, bo.until) == (date(2026, 5, 3), date(2026, 6, 3))


def test_who_is_only_named_in_a_trailer_is_found(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, ADA)
    named = Touch(
        Identity("Bo", "bo@hub.test"), Part.REVIEWER, "1", datetime(2026, 5, 3, tzinfo=UTC)
    )
    (bo,) = find_strangers(hub, Attribution({"a.md": FileHistory((named,))}))
    assert (bo.commits, bo.named) == (0, 1)


def test_a_record_claims_addresses_without_telling_them(tmp_path: Path) -> None:
    (lin,) = strangers(
        tmp_path,
        "Xiaoman Lin <lin@home.test>",
        "林小满 <lin@laptop>",
        "xiaoman <lin@home.test>",
        "Xiaoman Lin（林小满） <3+LinXiaoman@user.noreply.gitee.com>",
        "Xiaoman Lin <9-lin@users.noreply.git.school.edu>",
    )
    gitlab = "9-lin@users.noreply.git.school.edu"
    fields = fields_of(lin)
    assert fields["name"] == "Xiaoman Lin"
    assert fields["aliases"] == ["林小满"]
    assert fields["accounts"] == {"gitee": "LinXiaoman"}
    assert {*fields["git"]} == {sha256("lin@home.test"), sha256("lin@laptop"), sha256(gitlab)}
    plain = fields_of(lin, plain=True)["git"]
    assert {*plain} == {"lin@home.test", sha256("lin@laptop"), gitlab}


def test_of_a_shared_address_the_name_is_claimed_with_it(tmp_path: Path) -> None:
    (ann,) = strangers(tmp_path, "Ann Lee <office@hub.test>")
    assert fields_of(ann)["git"] == [f"Ann Lee <{sha256('office@hub.test')}>"]


def test_who_commits_as_anybody_is_claimed_by_name(tmp_path: Path) -> None:
    (ann,) = strangers(tmp_path, "Ann Lee <noreply@github.com>", "annlee <root@localhost>")
    assert fields_of(ann) == {"name": "Ann Lee", "git": ["annlee"]}


def test_two_names_at_one_address_are_asked_about(tmp_path: Path) -> None:
    (found,) = strangers(tmp_path, "Ann Lee <us@lees.test>", "Bob Lee <us@lees.test>")
    assert found.apart == ("Ann Lee", "Bob Lee")


def test_a_part_of_a_name_may_be_somebody(tmp_path: Path) -> None:
    found = strangers(tmp_path, "Yixuan Qiu <y@home.test>", "YiXuan <x@work.test>")
    assert {one.name: one.perhaps for one in found} == {"Yixuan Qiu": (), "YiXuan": ("Yixuan Qiu",)}


@pytest.mark.parametrize(
    "person",
    ["林小满 <new@hub.test>", "xx <lin@hub.test>", "xx <9+xiaoman@users.noreply.github.com>"],
)
def test_of_who_likely_has_a_record_it_says_what_that_lacks(tmp_path: Path, person: str) -> None:
    lin = record(
        name="Xiaoman Lin", accounts="{github: xiaoman9}", git="['Xiaoman <lin@hub.test>']"
    )
    known = "Xiaoman Lin <9+xiaoman9@users.noreply.github.com>"
    (found,) = strangers(tmp_path, known, person, members={"lin": lin})
    assert found.members == ("lin",)
    assert "name" not in fields_of(found)


def test_a_name_of_two_members_is_left_to_those_who_know(tmp_path: Path) -> None:
    wei = record(name="王伟", git="[wei@hub.test]")
    (found,) = strangers(
        tmp_path, "王伟 <new@hub.test>", members={"wei": wei, "wei-too": record(name="王伟")}
    )
    assert found.members == ("wei", "wei-too")


def test_names_that_are_none_leave_a_gap_to_fill(tmp_path: Path) -> None:
    found = strangers(tmp_path, "ann@hub.test <ann@hub.test>", " <bo@hub.test>")
    assert [one.name for one in found] == ["?", "?"]
    assert len({one.id for one in found}) == 2


PEOPLE = (
    'Ann "Countess" Lee <ann@hub.test>',
    "محمد علي <ali@hub.test>",
    "\u202eevil\u202c <evil@hub.test>",
    "林小满 <lin@hub.test>",
    "王薇 <wei@hub.test>",
    "Wang Wei <wang@hub.test>",
    "#yes: [no] <odd@hub.test>",
    "- <dash@hub.test>",
    "null <null@hub.test>",
    "007 <7+bond@users.noreply.github.com>",
    "Ada L <ada@hub.test>",
    "ann@hub.test <x@hub.test>",
)


def test_every_record_can_be_written_and_claims_its_commits(tmp_path: Path) -> None:
    found = strangers(tmp_path, *PEOPLE)
    written = write_strangers(tmp_path, read_settings(tmp_path), found)
    assert [problem for problems in written.values() for problem in problems] == []
    hub = load_hub(tmp_path, read_settings(tmp_path))
    assert hub.problems == ()
    known = Registry(hub.members)
    assert {known.find(who): who for one in found for who in one.identities}.keys() == {
        one.id for one in found
    }
    assert find_strangers(hub, Attribution(seen=dict.fromkeys(map(identity, PEOPLE), 1))) == ()


@pytest.mark.parametrize("form", SUGGESTIONS)
@pytest.mark.parametrize("tag", ["en", "zh"])
def test_no_address_is_told_in_any_form(tmp_path: Path, form: str, tag: str) -> None:
    found = strangers(tmp_path, *PEOPLE, "<b>*bold*</b> @ann #1 <bold@hub.test>")
    told = SUGGESTIONS[form](Suggestions("Hub", "member_submissions", found), Dress(language(tag)))
    assert "@hub.test" not in told
    assert "\u202e" not in told


# The command -----------------------------------------------------------------------------------


@pytest.fixture(params=["", "community/hub"])
def hub_in_git(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Path:
    """Stand in a hub, at the top of a repository or below, with commits of three people."""
    root = tmp_path / str(request.param)
    write_hub(root, ADA)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    for number, (name, address) in enumerate(
        [
            ("Ada", "ada@hub.test"),
            ("林小满", "lin@hub.test"),
            ("Xiaoman Lin", "3+xiaoman@users.noreply.github.com"),
            ("Bo Ray", "bo@hub.test"),
            ("dependabot[bot]", "x@hub.test"),
        ]
    ):
        (root / "site_src" / f"{number}.md").write_text("# Page\n", encoding="utf-8")
        git(tmp_path, "add", "--all")
        author = f"--author={name} <{address}>"
        git(tmp_path, "commit", "--quiet", author, "--message=Add\n\nReviewed-by: Cy <cy@hub.test>")
    monkeypatch.chdir(root)
    return root


def run(*args: str, language: str = "en") -> Result:
    return CliRunner().invoke(main, ["--lang", language, "members", "suggest", *args])


def test_the_command_lists_who_has_no_record(hub_in_git: Path) -> None:
    result = run("--format", "json")
    assert result.exit_code == 0, result.output
    people = json.loads(result.stdout)["people"]
    assert [(one["name"], one["commits"], one["named"], one["id"]) for one in people] == [
        ("Xiaoman Lin", 2, 0, "xiaoman-lin"),
        ("Bo Ray", 1, 0, "bo-ray"),
        ("Cy", 0, 5, "cy"),
    ]
    assert people[0]["fields"]["accounts"] == {"github": "xiaoman"}
    assert not [*hub_in_git.glob("member_submissions/members/bo*")]


def test_those_who_are_named_get_a_record(hub_in_git: Path) -> None:
    result = run("--write", "林小满")
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[0] == "member_submissions/members/xiaoman-lin.md written."
    text = (hub_in_git / "member_submissions/members/xiaoman-lin.md").read_text(encoding="utf-8")
    assert text.startswith("---\nname: Xiaoman Lin\naliases: [林小满]\n")
    assert "lin@hub.test" not in text
    assert "Xiaoman" not in run().stdout


def test_all_get_one_where_nobody_is_named(hub_in_git: Path) -> None:
    assert run("--write").exit_code == 0
    names = sorted(path.stem for path in hub_in_git.glob("member_submissions/members/*.md"))
    assert names == ["ada", "bo-ray", "cy", "xiaoman-lin"]
    assert run("--write").output == ""
    assert "Everybody whom commits name has a record." in run().stdout
    assert "每个人都有自己的记录" in run(language="zh").stdout


@pytest.mark.usefixtures("hub_in_git")
def test_whoever_is_not_there_is_named() -> None:
    result = run("Bo Rai")
    assert result.exit_code == 2
    assert "Did you mean “Bo Ray”?" in result.stderr


def test_without_a_repository_it_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_hub(tmp_path, ADA)
    monkeypatch.chdir(tmp_path)
    result = run()
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("Error: ")
