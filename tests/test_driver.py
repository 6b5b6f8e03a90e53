"""MkDocs' build with what is kept of earlier builds and on all cores: the same bytes, always."""

import logging
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment
from mkdocs.commands.build import build as reference
from mkdocs.config import load_config

from mkdocs_commonplace.build import host
from mkdocs_commonplace.build.compiled import Compiled
from mkdocs_commonplace.build.crew import Crew, work
from mkdocs_commonplace.build.driver import build

CONFIG = """\
site_name: Water
site_url: https://water.test/
theme: {name: material, font: false}
plugins: {search: {lang: [en, zh]}}
markdown_extensions:
  admonition: {}
  attr_list: {}
  footnotes: {}
  md_in_html: {}
  tables: {}
  toc: {permalink: true}
  pymdownx.highlight: {}
  pymdownx.superfences: {}
  pymdownx.tabbed: {alternate_style: true}
"""

PAGES = {
    "index.md": "# Water\n\nRead of [flow](graph/flow/index.md#speed) and of [rain](rain.md).\n",
    "rain.md": "---\ntitle: Rain & <wind>\ntags: [weather]\n---\n\n## Drops[^1]\n\n[^1]: Small.\n",
    "graph/index.md": "# G\n\n<a name></a>\n\n|a|\n|--:|\n|1|\n\n```python\nx = 1\n```\n",
    "graph/flow/index.md": "# Flow\n\n## Speed {#speed}\n\n!!! note\n    Fast.\n",
    "graph/flow/max-flow/index.md": "# Max\n\n=== A\n    1\n\n=== B\n    2\n\n[up](../index.md)\n",
    "zh/水.md": "# 水\n\n水往低处流，人往高处走。河流汇入大海。\n",
    "hidden.md": "---\nsearch: {exclude: true}\n---\n\n# H\n\n[gone](gone.md) [rain](/rain.md)\n",
}

SEVERAL = Crew(3, fewest=1)
ALONE = Crew(1)

Tree = dict[str, bytes]


class Hub:
    """A small site in a folder, which can be built in either way."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.kept = root / "kept"
        (root / "mkdocs.yml").write_text(CONFIG)
        for name, text in PAGES.items():
            self.write(name, text)

    def write(self, name: str, text: str) -> None:
        """Write a page."""
        path = self.root / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def remove(self, name: str) -> None:
        """Remove a page, if it is there."""
        (self.root / "docs" / name).unlink(missing_ok=True)

    def built(self, how: Callable[..., Any] = reference, *more: Any) -> Tree:
        """Build, and return every file of the site."""
        site = self.root / "site"
        config = load_config(str(self.root / "mkdocs.yml"), site_dir=str(site))
        config.plugins.on_startup(command="build", dirty=False)
        how(config, *more)
        config.plugins.on_shutdown()
        return {str(p.relative_to(site)): p.read_bytes() for p in site.rglob("*") if p.is_file()}

    def quick(self, crew: Crew = ALONE) -> Tree:
        """Build with what is kept, by the processes of `crew`."""
        return self.built(build, self.kept, crew)


@pytest.fixture(scope="module", autouse=True)
def _moment() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1795392000")
        yield


@pytest.fixture
def hub(tmp_path: Path) -> Hub:
    return Hub(tmp_path)


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """Return what MkDocs builds of the hub in which nothing was changed."""
    return Hub(tmp_path_factory.mktemp("reference")).built()


def test_a_first_build_and_the_next_are_what_mkdocs_builds(hub: Hub, expected: Tree) -> None:
    assert hub.quick() == expected
    assert hub.quick() == expected


@pytest.mark.parametrize("crew", [SEVERAL, Crew(8, fewest=1), Crew(2, "spawn", fewest=1)])
def test_it_does_not_matter_how_many_do_the_work_or_how_they_begin(
    hub: Hub, expected: Tree, crew: Crew
) -> None:
    assert hub.quick(crew) == expected


def test_what_is_kept_is_used(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = hub.quick()
    monkeypatch.setattr(host, "render", None)
    monkeypatch.setattr(host.SearchIndex, "create_entry_for_section", None)

    assert hub.quick() == expected


def test_another_build_beside_this_one_does_no_harm(hub: Hub, expected: Tree) -> None:
    command = [sys.executable, "-c", BESIDE, str(hub.root)]
    others = [subprocess.Popen(command) for _ in range(2)]

    assert hub.quick() == expected
    assert [other.wait() for other in others] == [0, 0]
    assert hub.quick() == expected


BESIDE = """
import os
import sys
from pathlib import Path
from mkdocs.config import load_config
from mkdocs_commonplace.build.driver import build
root = Path(sys.argv[1])
site = root / f"other-{os.getpid()}"
build(load_config(str(root / "mkdocs.yml"), site_dir=str(site)), root / "kept")
"""


def test_a_link_is_looked_up_again(hub: Hub) -> None:
    hub.quick()
    hub.remove("rain.md")
    hub.write("gone.md", "# Here now\n")

    assert hub.quick() == hub.built()


def test_warnings_are_said_each_time(hub: Hub, caplog: pytest.LogCaptureFixture) -> None:
    hub.built()
    expected = [(one.name, one.levelno, one.getMessage()) for one in caplog.records]
    for crew in (SEVERAL, ALONE):
        caplog.clear()
        with caplog.at_level(logging.INFO, "mkdocs"):
            hub.quick(crew)
        said = [(one.name, one.levelno, one.getMessage()) for one in caplog.records]
        assert [one for one in said if one[1] >= logging.WARNING] == [
            one for one in expected if one[1] >= logging.WARNING
        ]
    assert any("gone.md" in message for _, _, message in expected)


def test_a_hook_that_changes_texts_is_asked(hub: Hub) -> None:
    hub.quick()
    (hub.root / "hook.py").write_text(
        "def on_page_markdown(markdown, page, **_):\n    return markdown + f'\\n{page.url}!\\n'\n"
    )
    (hub.root / "mkdocs.yml").write_text(CONFIG + f"hooks: [{hub.root / 'hook.py'}]\n")

    assert (built := hub.quick(SEVERAL)) == hub.built()
    assert b"rain/!" in built["rain/index.html"]


@pytest.mark.parametrize("options", ["", ", auto_append: [part.md]"])
def test_a_part_from_another_file_is_read_anew(hub: Hub, options: str) -> None:
    (hub.root / "part.md").write_text("old\n")
    (hub.root / "mkdocs.yml").write_text(
        f"{CONFIG}  pymdownx.snippets: {{base_path: ['{hub.root}']{options}}}\n"
    )
    hub.write("rain.md", "# Rain\n" if options else '--8<-- "part.md"\n')
    hub.quick(SEVERAL)
    (hub.root / "part.md").write_text("drizzle\n")

    assert b"drizzle" in hub.quick(SEVERAL)["rain/index.html"]


def test_nothing_is_kept_of_texts_that_a_strangers_extension_has_a_part_in(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    (hub.root / "count.py").write_text(COUNTING)
    monkeypatch.syspath_prepend(str(hub.root))
    (hub.root / "mkdocs.yml").write_text(f"{CONFIG}  count: {{}}\n")
    hub.quick(SEVERAL)
    (hub.root / "told").write_text("drizzle")

    assert b"drizzle" in hub.quick(SEVERAL)["rain/index.html"]


COUNTING = """
from pathlib import Path
from markdown import Extension
from markdown.postprocessors import Postprocessor
class Told(Postprocessor):
    def run(self, text):
        told = Path(__file__).with_name("told")
        return text + (told.read_text() if told.exists() else "old")
class Telling(Extension):
    def extendMarkdown(self, md):
        md.postprocessors.register(Told(md), "told", 1)
def makeExtension(**_):
    return Telling()
"""


def test_other_options_make_other_pages(hub: Hub) -> None:
    hub.quick()
    changed = CONFIG.replace("permalink: true", "permalink: '#'").replace("[en, zh]", "[en]")
    (hub.root / "mkdocs.yml").write_text(changed)

    assert hub.quick() == hub.built()


def _truncate(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:3000])


def _scramble(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[100:4000] = bytes(3900)
    file.write_bytes(data)


def _swap(file: Path) -> None:
    with sqlite3.connect(file) as database:
        rows = database.execute("SELECT key, content, check_sum FROM result").fetchall()
        for (key, _, _), (_, content, check_sum) in zip(rows, rows[1:] + rows[:1], strict=True):
            put = "UPDATE result SET content = ?, check_sum = ? WHERE key = ?"
            database.execute(put, (content, check_sum, key))


def _other_version(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as database:
        database.execute("CREATE TABLE result (name TEXT PRIMARY KEY, page TEXT)")


def _garble(file: Path) -> None:
    with sqlite3.connect(file) as database:
        database.execute("UPDATE result SET content = X'00'")


@pytest.mark.parametrize("harm", [_truncate, _scramble, _swap, _other_version, _garble])
def test_a_store_that_is_broken_gives_no_wrong_page(
    hub: Hub, expected: Tree, harm: Callable[[Path], None]
) -> None:
    hub.quick()
    harm(hub.kept / "pages.sqlite")

    assert hub.quick() == expected
    assert hub.quick() == expected


def test_a_process_that_dies_takes_no_page_with_it(
    hub: Hub, expected: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mkdocs_commonplace.build.crew.work", _die)

    assert hub.quick(SEVERAL) == expected


def _die(packed: bytes, bundle: list[Any]) -> list[Any]:
    if any("Flow" in str(job) for job in bundle):
        os._exit(9)
    return work(packed, bundle)


def test_compiled_templates_are_shared_by_environments_that_compile_alike() -> None:
    """Jinja works out filters of constants when it compiles."""
    compiled = Compiled()

    def rendered(says: Callable[[str], str]) -> str:
        environment = Environment(loader=DictLoader({"a": "{{ 'hello' | say }}"}), autoescape=True)
        environment.filters["say"] = says
        compiled.serve(environment)
        return environment.get_template("a").render()

    assert [rendered(str.upper), rendered(str.title), rendered(str.upper)] == [
        "HELLO",
        "Hello",
        "HELLO",
    ]


def test_what_mkdocs_does_inside_is_what_we_read() -> None:
    """Where this fails, read what changed, mend `build/host.py`, then the digests here."""
    assert host.digests() == {
        "build": "c476b64474acfaa2",
        "context": "4b4bf8a076edc4a6",
        "environment": "9c26120fb96f9204",
        "look up": "523b46edca9448ef",
        "page": "adcdbd14b2361126",
        "populate": "31a70ea4caef1e12",
        "render": "320529348f7a8af1",
        "script": "1dc0756169927640",
        "search": "4ca78ac4321f7704",
        "sections": "89d7541516b0a9c4",
        "server": "e31977f2f87a63bd",
        "url": "aa52bb2422f2048e",
    }


NAMES = st.sampled_from([*PAGES, "new.md", "graph/new/index.md"])
TEXTS = st.sampled_from(
    ["# A\n\n[b](rain.md)\n", "## B\n\n[flow](flow/index.md#speed)\n", "水[^1]\n\n[^1]: 山\n", ""]
)
EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), NAMES, TEXTS),
        st.tuples(st.just("remove"), NAMES.filter(lambda name: name != "index.md"), st.none()),
        st.tuples(st.just("rename"), NAMES.filter(lambda name: name != "index.md"), NAMES),
    ),
    min_size=1,
    max_size=4,
)


@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(EDITS)
def test_after_any_edits_the_site_is_that_of_a_clean_build(hub: Hub, edits: Any) -> None:
    for what, name, more in edits:
        if what == "write":
            hub.write(name, more)
        elif what == "remove":
            hub.remove(name)
        elif (hub.root / "docs" / name).is_file():
            (hub.root / "docs" / more).parent.mkdir(parents=True, exist_ok=True)
            shutil.move(hub.root / "docs" / name, hub.root / "docs" / more)
        hub.quick()

    assert hub.quick() == hub.built()
