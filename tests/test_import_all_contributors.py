"""`commonplace import all-contributors`, as a maintainer calls it."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from commonplace.cli import main
from commonplace.importing.all_contributors.types import role_of
from commonplace.load import load_hub
from commonplace.settings import read_settings
from commonplace.values.roles import Role
from commonplace.views.contributors import contributors
from tests.hubs import ADA, NOTES, article, edition, record, write_hub

EMOJI_KEY = """
    a11y audio blog bug business code content data design doc eventOrganizing example financial
    fundingFinding ideas infra maintenance mentoring platform plugin projectManagement promotion
    question research review security talk test tool translation tutorial userTesting video
"""
"""Every type that all-contributors documents."""


class Import:
    """A file of all-contributors, and a hub to import it into."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / ".all-contributorsrc"
        self.root = folder / "hub"
        self.submissions = self.root / "member_submissions"

    def people(self, *people: dict[str, Any], **settings: Any) -> None:
        """Write the file, and a hub with Ada where there is none yet."""
        whole = {"projectName": "x", "files": ["README.md"], **settings, "contributors": people}
        self.file.write_text(json.dumps(whole, indent=2, ensure_ascii=False), "utf-8")
        if not self.root.exists():
            write_hub(self.root, ADA)

    def call(self, *options: str) -> Result:
        """Run the command."""
        fixed = ["--lang", "en", "import", "all-contributors", str(self.file)]
        return CliRunner().invoke(main, [*fixed, "--into", str(self.root), *options])

    def data(self, *options: str) -> Any:
        """Run the command and return what it says to programs."""
        return json.loads(self.call("--format", "json", *options).stdout)

    def credits(self) -> list[dict[str, str]]:
        """Return what is in the file of credits."""
        text = (self.submissions / "credits/all-contributors.yml").read_text("utf-8")
        found: list[dict[str, str]] = yaml.safe_load(text)["credits"]
        return found

    def written(self) -> list[str]:
        """Return what is in the hub and was not there before."""
        files = (path for path in self.submissions.rglob("*") if path.is_file())
        return sorted(path.relative_to(self.submissions).as_posix() for path in files)


@pytest.fixture
def old(tmp_path: Path) -> Import:
    return Import(tmp_path)


def person(login: str, *given: Any, **fields: Any) -> dict[str, Any]:
    own = {"name": login.title(), "avatar_url": f"https://a.test/{login}", **fields}
    return {"login": login, **own, "contributions": list(given)}


def test_people_become_members_and_what_they_gave_credits(old: Import) -> None:
    old.people(
        person("octo-cat", "code", "doc", name="Octo Cat", profile="https://octo.test"),
        person("xiaoman", "translation", name="林小满", profile="https://github.com/xiaoman"),
    )

    result = old.call()

    assert result.exit_code == 0, result.output
    assert old.written() == [
        "credits/all-contributors.yml",
        "members/ada.md",
        "members/octo-cat.md",
        "members/xiaoman.md",
    ]
    cat = (old.submissions / "members/octo-cat.md").read_text("utf-8")
    octo = {"name": "Octo Cat", "accounts": {"github": "octo-cat"}, "url": "https://octo.test"}
    assert yaml.safe_load(cat.split("---")[1]) == octo
    lin = yaml.safe_load(
        (old.submissions / "members/xiaoman.md").read_text("utf-8").split("---")[1]
    )
    assert (lin["family_name"], lin["given_name"], "url" in lin) == ("林", "小满", False)
    assert old.credits() == [
        {"member": "octo-cat", "role": "code"},
        {"member": "octo-cat", "role": "doc"},
        {"member": "xiaoman", "role": "translation"},
    ]
    assert not load_hub(old.root, read_settings(old.root)).problems


def test_the_summary_counts_everybody_and_what_does_not_come_along(old: Import) -> None:
    old.people(person("a", "code", "bug"), person("b", "dance"), person("renovate[bot]", "code"))
    counts = [line.split() for line in old.call().stdout.split("\n\n")[0].splitlines()]
    assert [(" ".join(words), int(number)) for *words, number in counts] == [
        ("People found", 3),
        ("Members, new", 1),
        ("Members that the hub had", 0),
        ("Contributions", 2),
        ("left out: contributions of an unknown type", 1),
        ("left out: programs", 1),
        ("Files written", 2),
        ("Files unchanged", 0),
        ("Files already there and different", 0),
    ]
    assert "avatar_url 3, projectName 1, files 1" in old.call().stdout


def test_a_second_run_writes_nothing(old: Import) -> None:
    old.people(person("a", "code"), {"name": "Bo Lee", "contributions": ["talk"]})
    first = old.data()
    assert first["written"] == [
        "members/a.md", "members/bo-lee.md", "credits/all-contributors.yml",
    ]  # fmt: skip

    again = old.data()

    assert (again["written"], again["different"]) == ([], [])
    assert again["unchanged"] == ["credits/all-contributors.yml"]
    assert again["members"] == {"new": 0, "known": 2}
    assert not again["problems"]


def test_a_dry_run_writes_nothing(old: Import) -> None:
    old.people(person("a", "code"))
    found = old.data("--dry-run")
    assert len(found["written"]) == 2
    assert old.written() == ["members/ada.md"]


def test_a_file_that_somebody_changed_is_left_alone(old: Import) -> None:
    old.people(person("a", "code"))
    old.call()
    old.people(person("a", "code", "bug"))
    result = old.call()
    assert (result.exit_code, len(old.credits())) == (1, 1)
    assert old.call("--update").exit_code == 0
    assert len(old.credits()) == 2


@pytest.mark.parametrize("kind", EMOJI_KEY.split())
def test_every_type_of_the_emoji_key_is_a_role_of_the_same_name(kind: str) -> None:
    assert role_of(kind, {}) is Role(kind)
    assert role_of(kind.lower(), {}) is Role(kind)


def test_a_type_nobody_knows_is_named_with_who_gave_it_and_its_line(old: Import) -> None:
    old.people(person("a", "code", "dance"), types={"dance": {"symbol": "💃"}})

    result = old.call()

    assert result.exit_code == 1
    assert f"{old.file}:12: What “A” gave as “dance” is left out" in result.stdout
    assert len(old.credits()) == 1
    assert old.call("--role", "dance=promotion", "--update").exit_code == 0
    assert old.credits()[1] == {"member": "a", "role": "promotion"}


def test_roles_of_ours_come_back_from_types_of_the_project_s_own(old: Import) -> None:
    old.people(person("a", "judge", "proofreader"), types={"judge": {"symbol": "⚖️"}})
    assert old.call().exit_code == 0
    assert [one["role"] for one in old.credits()] == ["judge", "proofreader"]


def test_an_address_is_the_evidence(old: Import) -> None:
    old.people(person("a", {"type": "talk", "url": "https://talk.test/7"}, "code"))
    old.call()
    assert old.credits()[0] == {"member": "a", "role": "talk", "evidence": "https://talk.test/7"}


@pytest.mark.parametrize(
    ("member", "listed"),
    [
        (record(name="Countess", accounts="{github: Ada-L}"), person("ada-l", "code", name="x")),
        (record(name="Ada Lovelace"), person("ada-l", "code", name="ada  LOVELACE")),
        (record(name="Ada", aliases="[Countess]"), person("ada-l", "code", name="Countess")),
        (record(name="Ada", git="[Lady Ada]"), person("ada-l", "code", name="Lady Ada")),
        (record(name="Ada Lovelace"), {"name": "Ada Lovelace", "contributions": ["code"]}),
    ],
)
def test_who_has_a_record_keeps_it(old: Import, member: str, listed: dict[str, Any]) -> None:
    write_hub(old.root, {"members/ada.md": member})
    old.people(listed)

    found = old.data()

    assert found["members"] == {"new": 0, "known": 1}
    assert old.credits() == [{"member": "ada", "role": "code"}]
    assert (old.submissions / "members/ada.md").read_text("utf-8") == member


def test_an_account_that_a_record_lacks_is_said(old: Import) -> None:
    old.people(person("ada-l", "code", name="Ada"))
    result = old.call()
    assert result.exit_code == 0
    assert "members/ada.md; its accounts lack “github: ada-l”" in result.stdout


def test_who_was_merged_is_credited_under_the_record_of_today(old: Import) -> None:
    files = {"members/lady.md": record(name="Lady", merged_into="ada"), **ADA}
    write_hub(old.root, files)
    old.people({"name": "Lady", "contributions": ["code"]})
    old.call()
    assert old.credits() == [{"member": "ada", "role": "code"}]


def test_the_same_name_with_another_account_is_somebody_else(old: Import) -> None:
    write_hub(old.root, {"members/ada.md": record(name="Ada", accounts="{github: ada-l}")})
    old.people(person("ada-b", "code", name="Ada"))
    result = old.call()
    assert old.credits() == [{"member": "ada-b", "role": "code"}]
    assert "“Ada” is the name of member_submissions/members/ada.md, too" in result.stdout


def test_a_name_that_two_have_is_nobody_s(old: Import) -> None:
    files = {f"members/{name}.md": record(name="Ada") for name in ("ada", "bo")}
    write_hub(old.root, files)
    old.people({"name": "Ada", "contributions": ["code"]})
    result = old.call()
    assert old.credits() == [{"member": "ada-2", "role": "code"}]
    assert "“Ada” is the name of member_submissions/members/ada.md, too" in result.stdout


def test_who_is_listed_twice_is_one_person(old: Import) -> None:
    old.people(person("a", "code"), person("A", "bug", "code"))
    result = old.call()
    assert [one["role"] for one in old.credits()] == ["code", "bug"]
    assert "stands in line 7, too" in result.stdout


def test_a_record_with_a_mistake_is_no_reason_for_a_second_one(old: Import) -> None:
    write_hub(old.root, {"members/bo.md": "---\nnaem: Bo\n---\n"})
    old.people(person("bo", "code"), person("c", "code"))
    result = old.call()
    assert (result.exit_code, "members/bo.md. Mend it" in result.stdout) == (1, True)
    assert old.credits() == [{"member": "c", "role": "code"}]


@pytest.mark.parametrize(
    ("profile", "url"),
    [
        ("https://github.com/A", None),
        ("https://github.com/sponsors", "https://github.com/sponsors"),
        ("blog.test", "https://blog.test"),
        ("mailto:a@mail.test", None),
        ("", None),
        (None, None),
    ],
)
def test_a_page_of_one_s_own_is_kept_and_no_address_of_mail(
    old: Import, profile: str | None, url: str | None
) -> None:
    old.people(person("a", "code", profile=profile))
    assert old.call().exit_code == 0
    text = (old.submissions / "members/a.md").read_text("utf-8")
    assert yaml.safe_load(text.split("---")[1]).get("url") == url


@pytest.mark.parametrize("name", [None, "", "a@mail.test", "\u200b"])
def test_who_has_no_name_is_called_by_the_account(old: Import, name: str | None) -> None:
    old.people(person("a", "code", name=name))
    old.call()
    text = (old.submissions / "members/a.md").read_text("utf-8")
    assert "name: a\n" in text


def test_accounts_of_gitlab_and_of_hosts_of_one_s_own(old: Import) -> None:
    old.people(person("a.b_c", "code"), repoType="gitlab", repoHost="https://gitlab.com")
    old.call()
    assert "gitlab: a.b_c" in (old.submissions / "members/a-b-c.md").read_text("utf-8")

    old.people(person("d", "code"), repoType="gitlab", repoHost="https://git.harbour.test")
    old.call("--credits", "harbour")
    assert "accounts" not in (old.submissions / "members/d.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{\n  "contributors": [\n    {"login": "a",}\n  ]\n}', ":3: It is no JSON from column 19"),
        ("[]", ":1: There is no list “contributors”"),
        ('{"contributors": {}}', ":1: There is no list “contributors”"),
        ("[" * 100_000, "It is no JSON"),
        ('{"contributors": [\n3, {"login": "a", "contributions": ["code"]}]}', ":2: It has nei"),
        ('{"contributors": [\n{"login": "a", "contributions": []}]}', ":2: “a” is listed without"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_has_its_place(old: Import, text: str, said: str) -> None:
    old.people()
    old.file.write_text(text, "utf-8")
    result = old.call()
    assert f"{said}" in result.stdout, result.output
    assert result.exit_code == (0 if "without" in said else 1)


def test_lines_are_right_where_a_key_is_there_twice_and_in_one_line(old: Import) -> None:
    old.people()
    first = '{"contributors": [{"login": "x"}],\n "contributors": ["no",\n\n "no"], "z": 1}'
    old.file.write_text(first, "utf-8")
    assert [one["line"] for one in old.data()["problems"]] == [2, 4]


@pytest.mark.parametrize("option", ["dance", "dance=wizard", "=code"])
def test_wrong_use_is_said_in_a_sentence(old: Import, option: str) -> None:
    old.people()
    result = old.call("--role", option)
    assert (result.exit_code, f"“{option}” is not of the form" in result.stderr) == (2, True)


def test_what_is_exported_and_imported_again_is_the_same(tmp_path: Path) -> None:
    files = {
        **ADA,
        **NOTES,
        "members/carol.md": record(name="Carol von Ohne", accounts="{github: carol-o}"),
        "members/plain.md": record(name="李雷", visibility="name_only"),
        "columns/notes/first.md": article(authors="[ada, carol, plain]"),
        "credits/thanks.yml": "credits:\n"
        + "".join(f"  - {{member: carol, role: {role}}}\n" for role in Role)
        + "  - {name: Jean-Luc, role: code}\n",
    }
    before = edition(write_hub(tmp_path / "one", files))
    old = Import(tmp_path)
    options = ["contributors", "--output", str(old.file)]
    assert CliRunner().invoke(main, ["--hub", str(tmp_path / "one"), *options]).exit_code == 0
    write_hub(old.root, {})

    assert old.call().exit_code == 0, old.call().output

    after = edition(load_hub(old.root, read_settings(old.root)))
    given = [{one.name: set(one.roles) for one in contributors(seen)} for seen in (before, after)]
    assert given[0] == given[1]
    assert len(given[0]) == 4
