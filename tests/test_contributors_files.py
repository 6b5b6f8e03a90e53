"""`commonplace contributors`, as a maintainer calls it: the files it prints, writes and leaves."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result

from commonplace.addresses import GENERATED, HOW_CREDIT
from commonplace.cli import main
from commonplace.outputs.repository import FORMS
from tests.histories import commit_all, git
from tests.hubs import ADA, BO, CONFIG, NOTES, article, record, write_hub

PEOPLE = {
    **ADA,
    **BO,
    **NOTES,
    "members/carol.md": record(
        name="Carol von Neumann",
        accounts="{github: carol-n}",
        orcid="0000-0002-1825-0097",
        affiliation="Harbour University",
        url="https://carol.test",
    ),
    "members/quay.md": record(name="Quay Society", status="organisation"),
    "members/plain.md": record(
        name="李雷", visibility="name_only", accounts="{github: leili9}", url="https://leili.test"
    ),
    "members/shy.md": record(name="Shy Heron", visibility="hidden", aliases="[Nobody Else]"),
    "columns/notes/first.md": article(authors="[ada, carol, shy]"),
    "columns/notes/second.md": article("Second", authors="[bo, plain]"),
    "credits/thanks.yml": """\
credits:
  - {member: quay, role: financial}
  - {member: ada, role: judge}
  - {name: Jean-Luc, role: code}
  - {name: Maria del Carmen Garcia, role: code}
""",
}

CITATION_FILE: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["authors", "cff-version", "message", "title"],
    "properties": {
        "cff-version": {"const": "1.2.0"},
        "message": {"type": "string", "minLength": 1},
        "title": {"type": "string", "minLength": 1},
        "abstract": {"type": "string", "minLength": 1},
        "type": {"enum": ["software", "dataset"]},
        "url": {"$ref": "#/$defs/url"},
        "repository-code": {"$ref": "#/$defs/url"},
        "license": {"type": ["string", "array"]},
        "authors": {
            "type": "array",
            "minItems": 1,
            "uniqueItems": True,
            "items": {"anyOf": [{"$ref": "#/$defs/person"}, {"$ref": "#/$defs/entity"}]},
        },
    },
    "$defs": {
        "url": {"type": "string", "pattern": "^(https|http|ftp|sftp)://.+"},
        "orcid": {"type": "string", "pattern": r"https://orcid\.org/(\d{4}-){3}\d{3}[\dX]"},
        "text": {"type": "string", "minLength": 1},
        "person": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "family-names": {"$ref": "#/$defs/text"},
                "name-particle": {"$ref": "#/$defs/text"},
                "given-names": {"$ref": "#/$defs/text"},
                "affiliation": {"$ref": "#/$defs/text"},
                "orcid": {"$ref": "#/$defs/orcid"},
                "website": {"$ref": "#/$defs/url"},
            },
        },
        "entity": {
            "type": "object",
            "additionalProperties": False,
            "required": ["name"],
            "properties": {
                "name": {"$ref": "#/$defs/text"},
                "orcid": {"$ref": "#/$defs/orcid"},
                "website": {"$ref": "#/$defs/url"},
            },
        },
    },
}
"""The rules of Citation File Format 1.2.0 for what such a file of ours may hold."""


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    config = CONFIG.replace("commonplace/hub: {}", "commonplace/hub: {license: CC-BY-4.0}")
    config += "repo_url: https://github.com/harbour/hub\n"
    write_hub(tmp_path, PEOPLE, {"mkdocs.yml": config})
    return tmp_path


def call(hub: Path, *options: str) -> Result:
    fixed = ["--lang", "en", "--hub", str(hub), "contributors", "--today", "2026-06-01"]
    return CliRunner().invoke(main, [*fixed, *options])


def printed(hub: Path, *options: str) -> str:
    result = call(hub, *options)
    assert result.exit_code == 0, result.output
    return result.stdout


# --- all forms


@pytest.mark.parametrize("form", ["markdown", "citation", "all-contributors", "json"])
def test_no_file_tells_what_is_not_to_be_known(hub: Path, form: str) -> None:
    text = printed(hub, "--format", form)
    assert not re.search(r"shy|heron|nobody else|leili|@\w+\.test", text, re.IGNORECASE)
    assert "Jean-Luc" in text.replace("\\", "")


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("CONTRIBUTORS.md", "# Contributors"),
        ("CITATION.cff", "cff-version: 1.2.0"),
        (".all-contributorsrc", "{\n"),
        ("people.json", '{"version":1'),
    ],
)
def test_nothing_is_written_without_output_and_the_form_follows_its_name(
    hub: Path, name: str, begins: str
) -> None:
    before = sorted(hub.rglob("*"))
    printed(hub)
    assert sorted(hub.rglob("*")) == before

    result = call(hub, "--output", str(hub / name))
    assert (result.exit_code, "written" in result.stdout) == (0, True)
    text = (hub / name).read_text("utf-8")
    assert text.startswith(begins)
    again = call(hub, "--output", str(hub / name))
    assert "up to date" in again.stdout
    assert (hub / name).read_text("utf-8") == text


def test_some_roles_alone(hub: Path) -> None:
    found = json.loads(printed(hub, "--format", "json", "--role", "judge", "--role", "code"))
    assert "unnamed" not in found["totals"]
    assert {one["name"]: one["roles"] for one in found["contributors"]} == {
        "Ada": {"judge": 1},
        "Jean-Luc": {"code": 1},
        "Maria del Carmen Garcia": {"code": 1},
    }


def test_a_job_learns_by_the_exit_code_whether_the_file_is_up_to_date(hub: Path) -> None:
    file = hub / "CONTRIBUTORS.md"
    assert call(hub, "--output", str(file), "--check").exit_code == 1
    assert not file.exists()
    call(hub, "--output", str(file))
    assert call(hub, "--output", str(file), "--check").exit_code == 0


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--role", "wizard"], "There is no role “wizard”; there are: a11y"),
        (["--check"], "--check needs --output"),
        (["--format", "yaml"], "yaml"),
    ],
)
def test_wrong_use_is_said_in_a_sentence(hub: Path, options: list[str], complaint: str) -> None:
    result = call(hub, *options)
    assert (result.exit_code, complaint in result.output) == (2, True), result.output


def test_files_with_a_mistake_are_said_to_be_left_out(hub: Path) -> None:
    (hub / "member_submissions/columns/notes/bad.md").write_text("---\ntitle: Bad\n---\n", "utf-8")
    result = call(hub)
    assert (result.exit_code, "1 file has a mistake" in result.stderr) == (0, True)


# --- JSON


def test_json_changes_only_with_what_it_says(hub: Path) -> None:
    file = hub / "people.json"
    assert call(hub, "--output", str(file), "--today", "2026-06-01").exit_code == 0
    text = file.read_text("utf-8")
    assert call(hub, "--output", str(file), "--check", "--today", "2026-06-02").exit_code == 0
    (hub / "member_submissions/credits/more.yml").write_text(
        "credits:\n  - {name: Zoe, role: code}\n", "utf-8"
    )
    assert call(hub, "--output", str(file), "--check").exit_code == 1
    assert file.read_text("utf-8") == text


def test_another_file_in_json_is_left_alone_unless_forced(hub: Path) -> None:
    file = hub / "package.json"
    file.write_text('{"version": "1.0"}', "utf-8")
    assert call(hub, "--output", str(file)).exit_code == 2
    assert file.read_text("utf-8") == '{"version": "1.0"}'
    assert call(hub, "--output", str(file), "--force").exit_code == 0


# --- git


def with_git(hub: Path) -> None:
    """Let git be asked, and make a history in which Grace wrote code that Ada reviewed."""
    config = (hub / "mkdocs.yml").read_text("utf-8")
    both = config.replace("commonplace/hub:", "commonplace/credits: {}, commonplace/hub:")
    (hub / "mkdocs.yml").write_text(both, "utf-8")
    commit_all(hub)
    (hub / "tool.py").write_text("1\n", "utf-8")
    git(hub, "add", "tool.py")
    trailer = "Count\n\nReviewed-by: Ada <ada@mail.test>"
    author = "--author=Grace Hopper <grace@mail.test>"
    git(hub, "commit", "--quiet", author, f"--message={trailer}")


def test_commits_count_where_git_is_asked(hub: Path) -> None:
    with_git(hub)
    for form in FORMS:
        text = printed(hub, "--format", form)
        assert ("Grace" in text, "mail.test" in text) == (True, False), form
    found = json.loads(printed(hub, "--format", "json", "--role", "code", "--role", "review"))
    given = {one["name"]: one["roles"] for one in found["contributors"]}
    assert given["Grace Hopper"] == {"code": 1}
    assert given["Ada"]["review"] == 1


def test_nothing_is_written_of_a_part_of_the_history(hub: Path, tmp_path_factory: Any) -> None:
    with_git(hub)
    part = tmp_path_factory.mktemp("clone") / "part"
    git(hub, "clone", "--quiet", "--depth=1", hub.as_uri(), str(part))

    result = call(part, "--output", str(part / "CONTRIBUTORS.md"))

    assert (result.exit_code, "fetch-depth: 0" in result.stderr) == (2, True), result.stderr
    assert not (part / "CONTRIBUTORS.md").exists()


# --- CONTRIBUTORS.md


def test_people_stand_by_role_and_all_together_by_name(hub: Path) -> None:
    text = printed(hub)
    assert text.splitlines()[2].startswith("Everybody who gave something to [Test hub](https://hub")
    how = "<https://hub.test/contributors/how-credit-is-counted/>"
    assert (how in text) is (HOW_CREDIT in GENERATED)  # a link leads somewhere
    assert "### Writing (4)\n\n[Ada](https://hub.test/members/ada/), [薄荷](" in text
    everybody = text.partition("## Everybody (7)")[2].split("\n- ")[1:]
    assert [re.sub(r"[\[\\]|\].*|:.*", "", line.splitlines()[0]) for line in everybody] == [
        "Ada",
        "薄荷",
        "Carol von Neumann",
        "Jean-Luc",
        "李雷",
        "Maria del Carmen Garcia",
        "Quay Society",
    ]
    assert "- [Ada](https://hub.test/members/ada/): Writing, Editing, Judging" in text
    assert "\n- 李雷: Writing\n" in text
    assert "And 1 more contribution by people who are not to be named." in text


def test_what_people_wrote_around_the_marks_stays(hub: Path) -> None:
    file = hub / "CONTRIBUTORS.md"
    own = "# Thanks\r\n\r\n<!-- commonplace:contributors:start -->\r\nold\r\n"
    file.write_bytes(f"{own}<!-- commonplace:contributors:end -->\r\n\r\nBye.\r\n".encode())

    assert call(hub, "--output", str(file)).exit_code == 0

    text = file.read_bytes().decode()
    assert text.startswith("# Thanks\r\n\r\n<!-- commonplace:contributors:start -->\r\n## By")
    assert text.endswith("<!-- commonplace:contributors:end -->\r\n\r\nBye.\r\n")
    assert "old" not in text
    assert "\n" not in text.replace("\r\n", "")


@pytest.mark.parametrize(
    "text",
    [
        "# Thanks\n",
        "<!-- commonplace:contributors:start -->\n",
        "<!-- commonplace:contributors:end -->\n<!-- commonplace:contributors:start -->\n",
        "<!-- commonplace:contributors:start -->\n" * 2 + "<!-- commonplace:contributors:end -->\n",
    ],
)
def test_a_file_that_does_not_say_where_is_left_alone_unless_forced(hub: Path, text: str) -> None:
    file = hub / "CONTRIBUTORS.md"
    file.write_text(text, "utf-8")

    result = call(hub, "--output", str(file))
    assert (result.exit_code, file.read_text("utf-8")) == (2, text)
    assert "CONTRIBUTORS.md: It is there already" in result.stderr

    assert call(hub, "--output", str(file), "--force").exit_code == 0
    assert "## Everybody" in file.read_text("utf-8")


def test_a_name_is_no_markup(hub: Path) -> None:
    odd = "[x](y) <b> | #1 <!-- commonplace:contributors:end -->"
    member = record(name=json.dumps(f"Member {odd}"))
    (hub / "member_submissions/members/odd.md").write_text(member, "utf-8")
    (hub / "member_submissions/credits/odd.yml").write_text(
        f"credits:\n  - {{name: {json.dumps(odd)}, role: code}}\n  - {{member: odd, role: code}}\n",
        "utf-8",
    )
    text = printed(hub)
    assert text.count("<!-- commonplace:contributors:end -->") == 1
    assert text.count("\\[x\\](y)") == 4
    assert not re.search(r"<b>|(?<!\\)\[x|#1", text)


def test_the_hub_s_language_is_that_of_the_file(hub: Path) -> None:
    config = hub / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("language: en", "language: zh"), "utf-8")
    text = printed(hub)
    assert text.startswith("# 贡献者")
    assert "### 写作 (4)" in text or "（4）" in text


def test_without_an_address_of_the_site_nobody_is_linked(hub: Path) -> None:
    config = hub / "mkdocs.yml"
    config.write_text(re.sub("site_url.*\n", "", config.read_text("utf-8")), "utf-8")
    assert "](" not in printed(hub)


# --- CITATION.cff


def citation(hub: Path, *options: str) -> Any:
    found = yaml.safe_load(printed(hub, "--format", "citation", *options))
    jsonschema.validate(found, CITATION_FILE, cls=jsonschema.Draft202012Validator)
    return found


def test_the_citation_keeps_to_the_format_and_names_people_by_their_parts(hub: Path) -> None:
    found = citation(hub)
    authors = found.pop("authors")
    assert found == {
        "cff-version": "1.2.0",
        "message": "If you use or quote what is here, please cite it as below.",
        "title": "Test hub",
        "type": "dataset",
        "abstract": "For tests.",
        "url": "https://hub.test/",
        "repository-code": "https://github.com/harbour/hub",
        "license": "CC-BY-4.0",
    }
    assert authors == [
        {"given-names": "Ada", "website": "https://hub.test/members/ada/"},
        {"family-names": "薄", "given-names": "荷", "website": "https://hub.test/members/bo/"},
        {
            "family-names": "Neumann",
            "name-particle": "von",
            "given-names": "Carol",
            "orcid": "https://orcid.org/0000-0002-1825-0097",
            "website": "https://carol.test",
            "affiliation": "Harbour University",
        },
        {"given-names": "Jean-Luc"},
        {"family-names": "李", "given-names": "雷"},
        {"family-names": "Garcia", "given-names": "Maria del Carmen"},
        {"name": "Quay Society", "website": "https://hub.test/members/quay/"},
    ]


def test_the_record_says_how_a_name_is_made(hub: Path) -> None:
    member = record(name="Maria Garcia Lopez", given_name="Maria", family_name="Garcia Lopez")
    first = record(name="Nguyen Van An", name_order="family_first")
    for name, text in (("maria", member), ("an", first)):
        (hub / f"member_submissions/members/{name}.md").write_text(text, "utf-8")
    thanks = "credits:\n  - {member: maria, role: code}\n  - {member: an, role: code}\n"
    (hub / "member_submissions/credits/more.yml").write_text(thanks, "utf-8")

    names = [
        (one.get("family-names"), one.get("given-names"))
        for one in citation(hub, "--role", "code")["authors"]
    ]
    assert ("Garcia Lopez", "Maria") in names
    assert ("Nguyen", "Van An") in names


def test_a_hub_without_people_cites_the_community(tmp_path: Path) -> None:
    write_hub(tmp_path, {})
    assert citation(tmp_path)["authors"] == [{"name": "Test hub"}]


@pytest.mark.parametrize(
    ("licence", "said"),
    [
        ("MIT OR Apache-2.0", ["MIT", "Apache-2.0"]),
        ("LicenseRef-Harbour", None),
        ("MIT AND CC-BY-4.0", None),
    ],
)
def test_a_licence_is_said_as_far_as_the_format_can(hub: Path, licence: str, said: Any) -> None:
    config = hub / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("CC-BY-4.0", licence), "utf-8")
    assert citation(hub).get("license") == said


def test_in_a_citation_that_is_there_only_the_authors_between_the_marks_change(hub: Path) -> None:
    file = hub / "CITATION.cff"
    start, end = "# commonplace:contributors:start", "# commonplace:contributors:end"
    own = f"cff-version: 1.2.0\ntitle: Ours  # really\n{start}\nauthors: []\n{end}\nversion: '3'\n"
    file.write_text(own, "utf-8")

    assert call(hub, "--output", str(file)).exit_code == 0

    text = file.read_text("utf-8")
    assert text.startswith("cff-version: 1.2.0\ntitle: Ours  # really\n")
    assert text.endswith("version: '3'\n")
    assert len(yaml.safe_load(text)["authors"]) == 7


# --- .all-contributorsrc


def all_contributors(hub: Path) -> Any:
    return json.loads(printed(hub, "--format", "all-contributors"))


def test_the_tool_all_contributors_finds_what_it_needs(hub: Path) -> None:
    found = all_contributors(hub)
    assert (found["projectOwner"], found["projectName"]) == ("harbour", "hub")
    assert (found["repoType"], found["repoHost"]) == ("github", "https://github.com")
    assert (found["files"], found["imageSize"]) == (["README.md"], 100)
    assert found["types"]["judge"] == {"symbol": "⚖️", "description": "Judging"}
    people = {one["name"]: one for one in found["contributors"]}
    assert people["Carol von Neumann"] == {
        "login": "carol-n",
        "name": "Carol von Neumann",
        "avatar_url": "https://github.com/carol-n.png",
        "profile": "https://carol.test",
        "contributions": ["content"],
    }
    assert people["Ada"]["contributions"] == ["content", "editor", "judge"]
    assert people["Ada"]["profile"] == "https://hub.test/members/ada/"
    assert set(people["李雷"]) == {"name", "avatar_url", "contributions"}
    assert all(one["avatar_url"].startswith("https://") for one in people.values())


def test_its_settings_stay_and_nobody_is_dropped_from_it_unasked(hub: Path) -> None:
    file = hub / ".all-contributorsrc"
    dora = {"login": "Dora", "name": "Dora", "contributions": ["code", {"type": "bug", "url": "x"}]}
    known = {"login": "CAROL-N", "name": "C.", "contributions": ["content"]}
    own = {"files": ["docs/people.md"], "types": {"judge": {"symbol": "J"}}, "commitType": "docs"}
    file.write_text(json.dumps(own | {"contributors": [known, dora]}), "utf-8")

    result = call(hub, "--output", str(file))
    assert result.exit_code == 2
    assert "Dora (code, bug)" in result.stderr
    assert "CAROL" not in result.stderr

    file.write_text(json.dumps(own | {"contributors": [known]}), "utf-8")
    assert call(hub, "--output", str(file)).exit_code == 0
    found = json.loads(file.read_text("utf-8"))
    assert (found["files"], found["commitType"]) == (["docs/people.md"], "docs")
    assert found["types"]["judge"] == {"symbol": "J"}
    assert "imageSize" not in found
    assert len(found["contributors"]) == 7


def test_a_broken_one_is_named_with_its_place(hub: Path) -> None:
    file = hub / ".all-contributorsrc"
    file.write_text('{\n  "files": [}\n', "utf-8")
    result = call(hub, "--output", str(file))
    assert (result.exit_code, "line 2, column 13" in result.stderr) == (2, True), result.stderr
