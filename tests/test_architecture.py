"""The rules of ARCHITECTURE.md that a machine can hold."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "plugins").rglob("*.py"))
PLUGINS = [
    ROOT / f"plugins/mkdocs_commonplace/{name}.py" for name in ("hub", "credits", "showcase")
]

IMPORT_EVERYTHING = """
import importlib, pkgutil, sys

class Uninstalled:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"material", "mkdocs", "mkdocs_commonplace", "properdocs"}:
            raise ModuleNotFoundError(f"{name} is not installed", name=name)

sys.meta_path.insert(0, Uninstalled())

def stop(name):
    raise

import commonplace
for module in pkgutil.walk_packages(commonplace.__path__, "commonplace.", onerror=stop):
    if not module.name.endswith(".__main__"):
        importlib.import_module(module.name)
        print(module.name)
"""

TAG = re.compile(
    r"(?<!/)(?<!\?P)"  # columns/<article>.md and (?P<title>…) are no tags
    r"<(?:!doctype|/?(?:a|abbr|address|article|aside|audio|b|blockquote|body|br|button|canvas|"
    r"caption|cite|code|col|colgroup|data|datalist|dd|del|details|dfn|dialog|div|dl|dt|em|embed|"
    r"fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hgroup|hr|html|i|iframe|img|input|"
    r"ins|kbd|label|legend|li|link|main|map|mark|math|menu|meta|meter|nav|noscript|object|ol|"
    r"optgroup|option|output|p|picture|pre|progress|q|rp|rt|ruby|s|samp|script|search|section|"
    r"select|slot|small|source|span|strong|style|sub|summary|sup|svg|table|tbody|td|template|"
    r"textarea|tfoot|th|thead|time|title|tr|track|u|ul|var|video|wbr))(?=[\s/>]|$)",
    re.IGNORECASE,
)


def find_tags(source: str) -> Iterator[int]:
    """Yield the lines of string literals that hold an HTML tag; a docstring may show one."""
    nodes = list(ast.walk(ast.parse(source)))
    docs = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if not isinstance(node, ast.Constant) or id(node) in docs:
            continue
        if isinstance(node.value, str) and TAG.search(node.value):
            yield node.lineno


def find_imports(source: str) -> Iterator[str]:
    """Yield the first part of every module that a source imports by its full name."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def count_lines(module: Path) -> int:
    return len(module.read_text(encoding="utf-8").splitlines())


def test_the_library_imports_without_a_site_generator() -> None:
    run = subprocess.run(
        [sys.executable, "-c", IMPORT_EVERYTHING], capture_output=True, text=True, check=False
    )

    assert run.returncode == 0, run.stderr
    assert "commonplace.model" in run.stdout.split()


def test_the_import_contracts_hold() -> None:
    command = Path(sys.executable).with_name("lint-imports")

    run = subprocess.run(
        [command, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert run.returncode == 0, run.stdout + run.stderr


def test_what_the_program_imports_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {
        canonicalize_name(Requirement(text).name)
        for text in chain(project["dependencies"], *project["optional-dependencies"].values())
    }
    sources = packages_distributions()
    imported = {name for module in MODULES for name in find_imports(module.read_text("utf-8"))}

    undeclared = {
        name
        for name in imported - sys.stdlib_module_names - {"commonplace", "mkdocs_commonplace"}
        if not declared & {canonicalize_name(source) for source in sources.get(name, [])}
    }

    assert not undeclared, (
        f"add to the dependencies in pyproject.toml, run scripts/lock: {undeclared}"
    )


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_html_stays_in_templates(module: Path) -> None:
    lines = list(find_tags(module.read_text(encoding="utf-8")))

    assert not lines, f"an HTML tag in {module}, lines {lines}: move it to a template"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('"""A docstring with <b>."""', []),
        ("x = 'a <b>bold</b> word'", [1]),
        ("x = f'\\n<a href={y}>'", [1]),
        ("x = '<div ' + y", [1]),
        ("x = 'new member <id>, 1 <2, columns/<article>.md, (?P<title>.)'", []),
    ],
)
def test_tags_are_found_in_strings_only(source: str, found: list[int]) -> None:
    assert list(find_tags(source)) == found


def test_modules_are_short() -> None:
    long = {module.name: count_lines(module) for module in MODULES if count_lines(module) > 320}

    assert not long, f"split by noun into a package of the same name: {long}"


def test_plugin_files_only_call() -> None:
    lengths = {path.name: count_lines(path) for path in PLUGINS if path.exists()}

    assert all(lines <= 120 for lines in lengths.values()), lengths
