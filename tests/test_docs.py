"""The documents hold what the program does: options, problems, commands, files and links."""

import ast
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import yaml
from packaging.requirements import Requirement
from pydantic import BaseModel

from commonplace.cli.command_line import main
from commonplace.cli.frame import SHARED
from commonplace.load.tree import read_tree
from commonplace.model import COLLECTIONS
from commonplace.pages.generated import PageFacts
from commonplace.problems import CODES
from commonplace.settings import PLUGIN, read_options, read_settings
from mkdocs_commonplace.theme_context import VARIABLES
from tests.folders import write_files
from tests.reference import FILES, OPTIONS, PATHS, all_commands
from tests.test_scripts import PROJECT, ROOT

READMES = ["README.md", "README.zh-CN.md"]
USING = ["site_src/using", "site_src/zh/using"]
REFERENCES = [f"{folder}/reference" for folder in USING]
OURS = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted(page for folder in USING for page in (ROOT / folder).rglob("*.md")),
    ROOT / "scripts/README.md",
]
COMMANDS = dict(all_commands(main, ("commonplace",)))
PLUGINS = ROOT / "plugins/mkdocs_commonplace"
THEME_CONTEXT = PLUGINS / "theme_context.py"

FENCE = re.compile(r"^ *```(\w*)(?: [^\n]*)?\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
INLINE_CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(<?([^)\s>]+)>?\)")
HEADING = re.compile(r"^#{1,6} +(.+)$", re.MULTILINE)
CALL = re.compile(r"^[- ]*(?:run: )?(?:/[\w/]+/bin/)?commonplace ")
PLACEHOLDER = re.compile(r"NNNN|…|<")


def read(name: str | Path) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def table(text: str, heading: str = "") -> list[list[str]]:
    """Return the rows of the first table below a heading, or of the page, without its head."""
    start = f"# {heading}\n" if heading else "\n\n|"
    below = "|" * (not heading) + text.split(start, 1)[1]
    lines = [line for line in below.split("\n\n#", 1)[0].splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


def headings(text: str, level: int) -> list[str]:
    """Return the headings of one level."""
    lines = FENCE.sub("", text).splitlines()
    return [line.lstrip("# ") for line in lines if line.startswith(f"{'#' * level} ")]


def fenced(text: str, language: str) -> list[str]:
    return [found[2] for found in FENCE.finditer(text) if found[1] == language]


def anchors(text: str) -> set[str]:
    """Return the ids that forges give to headings."""
    titles = HEADING.findall(FENCE.sub("", text))
    plain = (re.sub(r"[^\w\- ]", "", title.replace("`", "").lower()) for title in titles)
    return {title.strip().replace(" ", "-") for title in plain}


@pytest.mark.parametrize("name", FILES)
def test_reference_pages_are_up_to_date(name: str) -> None:
    assert read(f"site_src/{name}") == FILES[name](), "run scripts/reference"


def test_reference_pages_name_the_place_of_each_kind_of_file(tmp_path: Path) -> None:
    shown = {re.sub(r"<\w+>", "x", path): collection for collection, path in PATHS.items()}

    found = read_tree(write_files(tmp_path, dict.fromkeys(shown, "")), "")

    assert {file.uri: file.collection for file in found.files} == shown


@pytest.mark.parametrize("folder", REFERENCES)
def test_every_field_is_documented_with_its_collection(folder: str) -> None:
    text = read(f"{folder}/front-matter.md")
    found = {heading.partition(" ")[0]: heading for heading in headings(text, 2)}

    for collection, model in COLLECTIONS.items():
        rows = [row[0].strip("*`") for row in table(text, found[collection])]
        assert sorted(rows) == sorted(model.model_fields)


@pytest.mark.parametrize("folder", REFERENCES)
def test_every_problem_and_command_is_documented_and_none_that_is_gone(folder: str) -> None:
    assert headings(read(f"{folder}/problems.md"), 2) == list(CODES)

    text = read(f"{folder}/commands.md")
    assert headings(text, 2) == [" ".join(path) for path in COMMANDS]
    for path, command in COMMANDS.items():
        shown = text.split(f"\n## {' '.join(path)}\n")[1].split("\n## ")[0]
        flags = {flag for parameter in command.params for flag in parameter.opts if "-" in flag}
        assert {flag for flag in flags if flag not in shown} == set()


@pytest.mark.parametrize("folder", REFERENCES)
def test_every_option_is_documented_with_its_default(folder: str) -> None:
    for plugin, model in OPTIONS.items():
        listed = table(read(f"{folder}/configuration.md"), plugin)
        rows = {row[0].strip("`"): row[2].strip("`") for row in listed}
        defaults = {option: field.default for option, field in model.model_fields.items()}

        assert rows.keys() == defaults.keys()
        for option, default in defaults.items():
            if isinstance(default, str | int):
                assert rows[option] == str(default)


@pytest.mark.parametrize(
    ("model", "option"),
    [(model, option) for model in OPTIONS.values() for option in model.model_fields],
)
def test_the_example_of_an_option_is_one(model: type[BaseModel], option: str) -> None:
    examples = model.model_fields[option].examples

    assert examples
    for example in examples:
        model.model_validate({option: example})


@pytest.mark.parametrize(
    ("plugin", "heading"),
    [("hub", "The plugin and MkDocs' events"), ("credits", "The plugin for credits alone")],
)
def test_a_plugins_events_are_in_its_table_of_the_architecture(plugin: str, heading: str) -> None:
    source = ast.parse((PLUGINS / f"{plugin}.py").read_text(encoding="utf-8"))
    events = [
        node.name
        for node in ast.walk(source)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("on_")
    ]

    rows = table(read("ARCHITECTURE.md"), heading)

    assert [row[0].strip("`") for row in rows] == events


def test_every_variable_of_the_theme_is_documented() -> None:
    source = ast.parse(THEME_CONTEXT.read_text(encoding="utf-8"))
    returned = [
        node.value
        for node in ast.walk(source)
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Dict)
    ]
    keys = {
        str(key.value) for found in returned for key in found.keys if isinstance(key, ast.Constant)
    }
    facts = {f"facts.{name}" for name in PageFacts.__dataclass_fields__}

    assert VARIABLES.keys() == {*keys, *facts}
    for folder in REFERENCES:
        documented = {row[0].strip("`") for row in table(read(f"{folder}/template-variables.md"))}
        assert documented == {f"commonplace.{name}" for name in VARIABLES}


def command_lines(text: str) -> Iterator[str]:
    """Yield the lines of shell blocks and inline code that call our command."""
    blocks = "\n".join(fenced(text, "bash") + fenced(text, "yaml")).splitlines()
    calls = [CALL.sub("commonplace ", line.removesuffix(" || true")) for line in blocks]
    for line in [*calls, *INLINE_CODE.findall(FENCE.sub("", text))]:
        if line.startswith("commonplace ") and not PLACEHOLDER.search(line):
            yield line


@pytest.mark.parametrize("file", OURS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_commands_in_the_documents_exist(file: Path) -> None:
    shared = {option for parameter in SHARED for option in parameter.opts} | {"--help", "-h"}
    for line in command_lines(read(file)):
        words = shlex.split(line, comments=True)
        path: tuple[str, ...] = ("commonplace",)
        for word in words[1:]:
            if (*path, word) not in COMMANDS:
                break
            path = (*path, word)
        command = COMMANDS[path]
        rest = words[len(path) :]
        known = {option for parameter in command.params for option in parameter.opts} | shared
        assert {word for word in rest if word.startswith("-")} <= known, line
        if isinstance(command, click.Group):
            assert all(word.startswith("-") or word.isupper() or word == "命令" for word in rest), (
                line
            )


@pytest.mark.parametrize("name", READMES)
def test_every_command_a_newcomer_needs_is_in_the_readme(name: str) -> None:
    text = read(name)

    wanted = {path[1] for path in COMMANDS if len(path) == 2} - {"completion"}
    assert {command for command in wanted if f"commonplace {command}" not in text} == set()


@pytest.mark.parametrize("file", OURS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_scripts_in_the_documents_exist(file: Path) -> None:
    for script in re.findall(r"(?<![\w/])(?:\./)?scripts/([a-z_]+)\b(?!\.)", read(file)):
        assert (ROOT / "scripts" / script).exists(), script


@pytest.mark.parametrize("name", ["ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_files_and_folders_that_are_named_exist(name: str) -> None:
    homes = [
        ROOT,
        ROOT / "plugins/commonplace",
        ROOT / "plugins/mkdocs_commonplace",
        ROOT / "plugins/mkdocs_commonplace/theme",
    ]
    codes = INLINE_CODE.findall(FENCE.sub("", read(name)))
    paths = [
        code for code in codes if re.fullmatch(r"[\w.*/-]+/[\w.*/-]*|[\w-]+\.(py|yml|toml)", code)
    ]
    # Places in a hub, on a site, and names still to be given.
    elsewhere = re.compile(r"(members|columns|events|competitions|credits)/|site/|/[\w-]+/$|.*NNNN")

    for path in paths:
        if not elsewhere.match(path):
            assert any(any(home.glob(path.rstrip("/"))) for home in homes), path
    assert len(paths) > 10


@pytest.mark.parametrize("file", OURS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_between_documents_lead_somewhere(file: Path) -> None:
    for target in LINK.findall(INLINE_CODE.sub("", FENCE.sub("", read(file)))):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        there = (file.parent / path).resolve() if path else file
        assert there.exists(), target
        if anchor:
            assert anchor in anchors(read(there)), target


@pytest.mark.parametrize(
    "name", [*READMES, *(f"{folder}/maintainers/settings.md" for folder in USING)]
)
def test_examples_of_settings_are_valid(name: str, tmp_path: Path) -> None:
    examples = fenced(read(name), "yaml")
    assert examples
    for example in examples:
        plugins = yaml.safe_load(example)["plugins"]
        listed = plugins if isinstance(plugins, list) else [plugins]
        options = next((p[PLUGIN] for p in listed if isinstance(p, dict) and PLUGIN in p), None)
        read_options(options or {})
        if "site_name" in example:
            hub = write_files(tmp_path, {"mkdocs.yml": example})
            assert read_settings(hub).has_plugin


def test_every_dependency_has_its_reason() -> None:
    groups = [need for group in PROJECT["dependency-groups"].values() for need in group]
    extras = PROJECT["project"]["optional-dependencies"].values()
    optional = [need for extra in extras for need in extra]
    names = {
        Requirement(need).name
        for need in [*PROJECT["project"]["dependencies"], *optional, *groups]
        if not need.startswith("types-")
    }

    text = read("docs/decisions/dependencies.md")

    assert {name for name in names if f"`{name}`" not in text} == set()


def test_every_decision_is_short_and_listed() -> None:
    index = read("docs/README.md")
    decisions = sorted((ROOT / "docs/decisions").glob("[0-9]*.md"))

    numbers = [file.name[:4] for file in decisions]
    assert len(set(numbers)) == len(numbers)
    for number, file in zip(numbers, decisions, strict=True):
        text = read(file)
        assert text.startswith(f"# {number} ")
        assert len(text.splitlines()) <= 40
        title = text.splitlines()[0].removeprefix(f"# {number} ")
        assert f"| [{number}](decisions/{file.name}) | {title} |" in index


def test_decisions_that_the_code_names_are_there() -> None:
    for module in (ROOT / "plugins").rglob("*.py"):
        for number in re.findall(r"docs/decisions/(\d{4})", module.read_text(encoding="utf-8")):
            assert list((ROOT / "docs/decisions").glob(f"{number}-*.md")), module
