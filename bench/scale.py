"""Unit costs of a hub's build: CPU seconds and bytes a page, by what they are spent on.

`.venv/bin/python bench/scale.py FOLDER` builds the hub in FOLDER (as `bench/generate` writes one)
twice, into `site/` there, without any other process for pages, and prints a table.
"""

import argparse
import gzip
import hashlib
import os
import resource
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

import jinja2
from mkdocs.config import load_config

from mkdocs_commonplace import hub
from mkdocs_commonplace.build.crew import Crew
from mkdocs_commonplace.build.driver import build, kept_beside
from mkdocs_commonplace.build.rendering import Renderer
from mkdocs_commonplace.build.searching import Sections
from mkdocs_commonplace.segmenter import quiet_segmenter

MIB = 1024 * 1024


class Clock:
    """CPU seconds of this process by stage, without those of stages within."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self._within = [0.0]

    def watch(self, owner: Any, name: str, stage: Callable[..., str]) -> None:
        """Count what a function takes."""
        own = getattr(owner, name)

        def timed(*args: Any, **named: Any) -> Any:
            began = process_time()
            self._within.append(0.0)
            try:
                return own(*args, **named)
            finally:
                took = process_time() - began
                self.spent[stage(*args)] += took - self._within.pop()
                self._within[-1] += took

        setattr(owner, name, timed)


def main() -> None:
    """Build, and print what it cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    root = parser.parse_args().folder.resolve()
    os.environ["SOURCE_DATE_EPOCH"] = "1795392000"
    os.chdir(root)
    for old in (root / "site", root / ".cache", kept_beside(root) or root / ".cache"):
        shutil.rmtree(old, ignore_errors=True)
    quiet_segmenter(root)
    clock = Clock()
    clock.watch(Renderer, "render", lambda *_: "Markdown")
    clock.watch(Sections, "add", lambda *_: "search sections")
    clock.watch(jinja2.Template, "render", _template)
    clock.watch(hub, "read_edition", lambda *_: "reading and making generated pages")
    clock.watch(hub, "refuse_leaks", lambda *_: "what is kept, looked for in the site")
    for how in ("cold", "nothing changed"):
        clock.spent.clear()
        began, children = process_time(), _of_children()
        _build(root)
        whole = process_time() - began
        pages = len([*(root / "site").rglob("index.html")])
        sys.stdout.write(f"\n{how}: {pages} pages\n")
        rest = whole - sum(clock.spent.values())
        for name, seconds in [*sorted(clock.spent.items()), ("everything else", rest)]:
            _row(name, seconds * 1000 / pages, "ms a page")
        others = (_of_children() - children) * 1000 / pages
        _row("members' texts and git (children)", others, "ms a page")
        _row("the most memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "MiB")
    _weights(root, pages)


def _build(root: Path) -> None:
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(root / "site"))
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config, kept_beside(root), Crew(1))
    finally:
        config.plugins.on_shutdown()


def _template(template: jinja2.Template, *_: Any) -> str:
    name = template.filename or ""
    of_page = name.endswith(".html") and ("material" in name or "mkdocs" in name)
    return "templates of pages" if of_page else "templates of generated pages"


def _weights(root: Path, pages: int) -> None:
    files = [path for path in (root / "site").rglob("*") if path.is_file()]
    contents = {path: path.read_bytes() for path in files}
    whole = sum(map(len, contents.values()))
    html = [content for path, content in contents.items() if path.suffix == ".html"]
    index = contents[root / "site/search/search_index.json"]
    sys.stdout.write("\nbytes\n")
    _row("files", len(files) / pages, "a page")
    _row("the whole site", whole / pages, "a page")
    _row("HTML", sum(map(len, html)) / pages, "a page")
    _row("HTML, gzip", sum(len(gzip.compress(one, 6)) for one in html) / pages, "a page")
    _row("search index", len(index) / pages, "a page")
    _row("search index, gzip", len(gzip.compress(index, 6)) / pages, "a page")
    _row("sitemap", len(contents[root / "site/sitemap.xml"]) / pages, "a page")
    for kept in sorted((kept_beside(root) or root).glob("*")):
        _row(f"kept in {kept.name}", kept.stat().st_size / pages if kept.is_file() else 0, "a page")
    began = process_time()
    for content in contents.values():
        hashlib.sha256(content).digest()
    _row("SHA-256 of the site", (process_time() - began) * 1000 / pages, "ms a page")
    began = process_time()
    with tempfile.TemporaryDirectory(dir=root) as folder:
        for number, content in enumerate(contents.values()):
            (Path(folder) / str(number)).write_bytes(content)
        _row("writing the site", (process_time() - began) * 1000 / pages, "ms a page")


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _row(name: str, number: float, unit: str) -> None:
    sys.stdout.write(f"  {name:40} {number:10.2f} {unit}\n")


if __name__ == "__main__":
    main()
