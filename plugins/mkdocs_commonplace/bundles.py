"""Our styles and our script: small files to read here, one of each for a browser to load."""

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from rcssmin import cssmin
from rjsmin import jsmin

from commonplace.settings.showcase import SHOWCASE_PLUGIN

STYLES_URI = "assets/commonplace/commonplace.css"
SCRIPT_URI = "assets/commonplace/commonplace.js"
FINDER_URI = "assets/commonplace/finder.js"
SHOWCASE_URI = "assets/commonplace/showcase.js"

_HERE = Path(__file__).parent

# In the order of the cascade: what is general first, `media` with the last word.
STYLES = (
    "tokens",
    "skeleton",
    "header",
    "search",
    "text",
    "math",
    "pictures",
    "diagrams",
    "pieces",
    "clocks",
    "people",
    "contributors",
    "cards",
    "finder",
    "indexes",
    "home",
    "empty",
    "article",
    "credits",
    "events",
    "calendars",
    "questions",
    "schedule",
    "months",
    "competitions",
    "results",
    "charts",
    "member",
    "footer",
    "media",
)
BEHAVIOUR = (
    "start",
    "switches",
    "clocks",
    "phases",
    "states",
    "contents",
    "sharing",
    "search",
    "scrolling",
    "formulas",
    "diagrams",
    "end",
)
# Loaded by pages with a filter only.
FINDING = ("start", "matching", "covers", "cards", "finder", "months")
# Loaded by pages of results and certificates only.
SHOWCASE = ("start", "tables", "certificates", "end")


def append_bundles(files: Files, config: MkDocsConfig) -> None:
    """Append the files, unless the hub has one of its own at that place."""
    made = [(STYLES_URI, styles()), (SCRIPT_URI, script()), (FINDER_URI, finder_script())]
    if SHOWCASE_PLUGIN in config.plugins:
        made.append((SHOWCASE_URI, showcase_script()))
    for uri, content in made:
        if files.get_file_from_path(uri) is None:
            files.append(File.generated(config, uri, content=content))


@cache
def styles() -> str:
    """Return all styles, without comments and blanks."""
    return _minified(cssmin, _parts("styles", STYLES, ".css"))


@cache
def script() -> str:
    """Return the whole script, without comments and blanks, in a scope of its own."""
    return _script("behaviour", BEHAVIOUR)


@cache
def finder_script() -> str:
    """Return the script of pages with a filter."""
    return _script("finding", FINDING)


@cache
def showcase_script() -> str:
    """Return the script of pages of results and certificates."""
    return _script("showcase", SHOWCASE)


def _script(folder: str, names: Iterable[str]) -> str:
    joined = "\n".join(_parts(folder, names, ".js"))
    return _minified(jsmin, ['(() => {\n"use strict";\n', joined, "\n})();"])


def _parts(folder: str, names: Iterable[str], ending: str) -> list[str]:
    return [(_HERE / folder / f"{name}{ending}").read_text(encoding="utf-8") for name in names]


def _minified(minify: Callable[..., Any], parts: Iterable[str]) -> str:
    return f"{minify(''.join(parts))}\n"
