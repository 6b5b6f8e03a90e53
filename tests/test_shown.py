"""HTML of pages that is kept: made again where something that a page shows has changed, only there.

Every test compares the whole site with the one that MkDocs builds.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import material
import pytest
from jinja2 import Environment
from mkdocs.commands.build import build as reference
from mkdocs.config import load_config

from mkdocs_commonplace.build.crew import Crew
from mkdocs_commonplace.build.driver import build
from mkdocs_commonplace.build.looks import PLUGINS, UNTOLD, looks_of
from mkdocs_commonplace.build.theme_sources import OURS
from tests.hubs import ADA, BO, NOTES, article, event, write, write_hub

# MkDocs says it of files that the hub's plugin puts in the place of Material's.
pytestmark = pytest.mark.filterwarnings("ignore:To replace an existing file:DeprecationWarning")

CONFIG = """
site_name: Test hub
site_url: https://hub.test/
repo_url: https://forge.test/hub
docs_dir: site_src
theme:
  {name: material, language: en, font: false, custom_dir: overrides, features: [navigation.tabs]}
plugins: {search: {}, commonplace/hub: {}, commonplace/credits: {}}
nav:
- Home: index.md
- Handbook:
  - handbook/index.md
  - Flow:
    - handbook/flow/index.md
    - handbook/flow/max-flow.md
    - handbook/flow/max-flow/cuts.md
  - Rain:
    - handbook/rain/index.md
    - handbook/rain/drops.md
- Far: https://far.test/
"""

PAGES = {
    "mkdocs.yml": CONFIG,
    "overrides/.keep": "",
    "site_src/index.md": "# Home\n",
    "site_src/handbook/index.md": "# Handbook\n",
    "site_src/handbook/flow/index.md": "# Flow\n\n[more](max-flow.md)\n",
    "site_src/handbook/flow/max-flow.md": "# Max flow\n\n## How\n",
    "site_src/handbook/flow/max-flow/cuts.md": "# Cuts\n",
    "site_src/handbook/rain/index.md": "# Rain\n",
    "site_src/handbook/rain/drops.md": "# Drops\n",
    "site_src/loose.md": "---\ntitle: Loose\n---\nIn no nav.\n",
}

RECORDS = {
    **ADA,
    **BO,
    **NOTES,
    "columns/notes/a.md": article("A", tags="[one]"),
    "columns/notes/b.md": article("B", authors="[bo]"),
    "events/evening.md": event(),
}

ALONE = Crew(1)
JINJA = Environment(extensions=["jinja2.ext.i18n"])  # noqa: S701 - as MkDocs has it


class Site:
    """A hub in a folder, built again and again with what is kept of it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.changed: dict[str, Any] = {}

    def write(self, name: str, text: str) -> None:
        """Write one of its files."""
        write(self.root / name, text)

    def edit(self, name: str, old: str, new: str) -> None:
        """Change a part of a file that is there."""
        text = (self.root / name).read_text("utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def built(self, how: Callable[..., Any] = reference, *more: Any) -> dict[str, bytes]:
        """Build, and return every file of the site."""
        folder = self.root / "built"
        config = load_config(str(self.root / "mkdocs.yml"), site_dir=str(folder))
        config.plugins.on_startup(command="build", dirty=False)
        self.changed = how(config, *more) or {}
        config.plugins.on_shutdown()
        files = (path for path in folder.rglob("*") if path.is_file())
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}

    def quick(self) -> dict[str, bytes]:
        """Build with what is kept."""
        return self.built(build, self.root / "kept", ALONE)

    def made_again(self) -> set[str]:
        """Build, compare with MkDocs' own build, and return which pages were made again."""
        quick, made = self.quick(), {*self.changed}
        expected = self.built()
        assert quick.keys() == expected.keys()
        assert [name for name in quick if quick[name] != expected[name]] == []
        return made


@pytest.fixture(scope="module", autouse=True)
def _moment() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1795392000")
        yield


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return a hub that was built once."""
    root = tmp_path_factory.mktemp("warm")
    write_hub(root, RECORDS, PAGES)
    site = Site(root)
    site.quick()
    return site


@pytest.fixture
def site(warm: Site, tmp_path: Path) -> Site:
    """Return a copy of the hub that was built, with what is kept of it."""
    shutil.copytree(warm.root, tmp_path / "hub")
    return Site(tmp_path / "hub")


def test_nothing_is_made_again_where_nothing_changed(site: Site) -> None:
    assert site.made_again() == set()


def test_pages_are_made_again_where_what_they_show_has_changed(site: Site) -> None:
    flow, rain = "handbook/flow/", "handbook/rain/"
    site.edit(f"site_src/{flow}max-flow.md", "# Max flow", "# Most flow")
    site.edit("mkdocs.yml", f"- {rain}drops.md", f"- {rain}hail.md\n    - {rain}drops.md")
    site.write(f"site_src/{rain}hail.md", "# Hail\n")
    site.edit("member_submissions/members/bo.md", "薄荷", "Mint")

    made = site.made_again()

    near = {f"{flow}index.md", f"{flow}max-flow.md", f"{flow}max-flow/cuts.md"}
    assert {name for name in made if name.startswith(flow)} == near
    assert {name for name in made if name.startswith(rain)} == {
        f"{rain}{name}.md" for name in ("index", "hail", "drops")
    }
    assert {"members/bo.md", "columns/notes/b.md", "contributors/index.md"} <= made
    assert made.isdisjoint({"loose.md", "handbook/index.md", "members/ada.md", "events/evening.md"})


def test_templates_of_a_hub_and_its_options_are_looked_at(site: Site) -> None:
    article = "{% extends 'commonplace/page.html' %}{% block announce %}<b>one</b>{% endblock %}"
    site.write("overrides/commonplace/article.html", article)
    assert site.made_again() == {"columns/notes/a.md", "columns/notes/b.md"}

    site.edit("mkdocs.yml", "nav:", "extra: {commonplace: {accent: '#123456'}}\nnav:")
    site.quick()
    every = {*site.changed}
    assert all("config.extra" in (one.parts or ()) for one in site.changed.values())

    site.write("overrides/partials/copyright.html", "{% for one in nav %}{{ one }}{% endfor %}")
    assert site.made_again() == every
    site.edit("site_src/handbook/rain/drops.md", "# Drops", "# Drips")
    assert site.made_again() == every, "the copyright names every page"


def test_a_hook_between_two_pages_is_reckoned_with(site: Site) -> None:
    site.write("hook.py", HOOK)
    site.edit("mkdocs.yml", "nav:", "hooks: [hook.py]\nnav:")
    site.quick()
    (site.root / "told").write_text("rain")

    assert "handbook/flow/index.md" in site.made_again()


HOOK = """
from pathlib import Path
def on_page_context(context, page, config, nav):
    told = Path(__file__).with_name("told")
    if page.url == "handbook/":  # behind pages that show the nav already
        nav.items[1].title = told.read_text() if told.exists() else "old"
    return context
"""


def test_what_an_environment_is_given_by_a_hook_is_not_trusted(site: Site) -> None:
    site.write("hook.py", ENVIRONMENT)
    site.edit("mkdocs.yml", "nav:", "hooks: [hook.py]\nnav:")
    site.write("overrides/partials/copyright.html", "{{ 'x' | told }}")
    site.quick()
    (site.root / "told").write_text("rain")

    assert "loose.md" in site.made_again()


ENVIRONMENT = """
from pathlib import Path
def on_env(env, **_):
    told = Path(__file__).with_name("told")
    env.filters["told"] = lambda text: told.read_text() if told.exists() else text
"""


@pytest.mark.parametrize(
    ("source", "name", "found"),
    [
        ("{{ config.extra.a }}{{ config['b'] }}", "config", {"extra", "b"}),
        ("{% set all = config %}", "config", {"*"}),
        ("{% if page and page.title %}{% endif %}", "page", {"title"}),
        ("{{ page == one }}{{ one(page) }}", "page", {"*"}),
        ("{% for one in nav.items %}{{ one.title }}{% endfor %}", "nav", {"items"}),
        ("{% for one in nav %}{{ one.meta['x'] }}{% endfor %}", "deep", {"meta", "x"}),
        ("{{ many | map(attribute='a.b') }}", "deep", {"a", "b"}),
        ("{{ one | hard }}", "filters", {"hard"}),
        ("{{ one is hard }}", "tests", {"hard"}),
        ("{% macro m() %}{{ build_date_utc }}{% endmacro %}", "names", {"build_date_utc"}),
        ("{{ one.items() }}{{ page.meta[two] }}{{ {}[two] }}{{ a[0] }}", "doubts", set()),
        ("{{ one[two] }}", "doubts", {UNTOLD}),
        ("{{ many | map(two) }}", "doubts", {UNTOLD}),
        ("{{ config.plugins.mike.version }}", "doubts", {PLUGINS}),
        ("{% if 'mike' in config.plugins %}{% endif %}", "doubts", set()),
        ("{{ many.append(1) }}", "doubts", {"append()"}),
        ("{{ config.load_dict({}) }}", "doubts", {"load_dict()"}),
        ("{{ page.__class__ }}", "doubts", {"__class__"}),
        ("{{ [1, 2] | random }}", "doubts", {"random"}),
        ("{{ build_date_utc.now() }}", "doubts", {"now"}),
        ("{% if %}", "doubts", {"no template"}),
    ],
)
def test_what_a_template_looks_at_is_read_from_its_source(
    source: str, name: str, found: set[str]
) -> None:
    assert getattr(looks_of(source, JINJA), name) == found


def test_templates_of_the_theme_look_at_what_we_read_in_them() -> None:
    """Where this fails, read what the theme's templates do now, then mend `theme_sources.py`."""
    doubts: dict[str, set[str]] = {}
    for folder in (OURS / "theme", Path(material.__file__).parent / "templates"):
        for file in folder.rglob("*.html"):
            looks = looks_of(file.read_text("utf-8"), JINJA)
            if found := looks.doubts | (looks.deep & {"content", "file", "pages", "toc"}):
                doubts[file.relative_to(folder).as_posix()] = found

    assert doubts == {
        "base.html": {PLUGINS},
        "fragments/tags/default/listing.html": {"content"},
        "partials/consent.html": {UNTOLD},
        "partials/header.html": {PLUGINS},
        "partials/nav-item.html": {"pages"},
        "partials/post.html": {"content"},
        "partials/social.html": {UNTOLD},
        "partials/source-file.html": {PLUGINS},
        "partials/toc.html": {"toc"},
    }
