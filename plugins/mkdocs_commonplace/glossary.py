"""A hub's own abbreviations, which `pymdownx.snippets` appends to every page, in members' texts.

Members' texts can include no file. So the abbreviations alone are read here and handed over.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import RelativeDirPlaceholder

_SNIPPETS = "pymdownx.snippets"
_ABBR = "abbr"
_NAMES = (_ABBR, "markdown.extensions.abbr")
_LINE = re.compile(r"^[*]\[([^\\\]\n]+)\] ?: *(\S[^\n]*)$", re.MULTILINE)


def with_glossary(config: MkDocsConfig) -> tuple[list[str], dict[str, Any]]:
    """Return the extensions and options for members' texts, the hub's abbreviations among them."""
    extensions, options = [*config.markdown_extensions], dict(config.mdx_configs)
    if not (found := _abbreviations(config)):
        return extensions, options
    name = next((name for name in _NAMES if name in extensions), _ABBR)
    if name not in extensions:
        extensions.append(name)
    own = options.get(name) or {}
    options[name] = {**own, "glossary": {**found, **(own.get("glossary") or {})}}
    return extensions, options


def _abbreviations(config: MkDocsConfig) -> dict[str, str]:
    return {
        abbreviation.strip(): words.strip()
        for text in _appended(config)
        for abbreviation, words in _LINE.findall(text)
    }


def _appended(config: MkDocsConfig) -> Iterator[str]:
    """Yield the files that stand below each page of maintainers, found as the extension does."""
    if _SNIPPETS not in config.markdown_extensions:
        return
    given = config.mdx_configs.get(_SNIPPETS) or {}
    bases = given.get("base_path") or "."
    bases = bases if isinstance(bases, list | tuple) else (bases,)
    folders = [Path(os.fspath(one)) for one in bases if not isinstance(one, RelativeDirPlaceholder)]
    for name in given.get("auto_append") or ():
        found = [folder / str(name) for folder in folders if (folder / str(name)).is_file()]
        if found:
            yield found[0].read_text(encoding=str(given.get("encoding") or "utf-8"))
