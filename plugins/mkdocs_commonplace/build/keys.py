"""What tells one state of everything that has a part in a page from another."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import commonplace
import mkdocs_commonplace
from commonplace.trust.handing_over import Parcel, origins
from commonplace.trust.keys import digest, icons, makers
from commonplace.trust.member_markdown import may_be_used
from mkdocs_commonplace.build.rendering import Renderer

INCLUDES = "--8<--"
"""What begins a part from another file, where the extension for it is used."""

_SNIPPETS = "pymdownx.snippets"
_MAKERS = (
    "backrefs",
    "jieba",
    "jinja2",
    "latex2mathml",
    "markdown",
    "markupsafe",
    "mkdocs",
    "mkdocs-material",
    "properdocs",
    "pygments",
    "pymdown-extensions",
)


def programs() -> tuple[str, ...]:
    """Return what tells one version of every program that has a part in a page from another."""
    packages = (commonplace, mkdocs_commonplace)
    return makers(_MAKERS, tuple(Path(package.__file__ or "").parent for package in packages))


def key_of_dialect(renderer: Renderer) -> str:
    """Return a name for how pages are rendered that include no other file.

    Empty where that cannot be told: an extension may read files or something else that we do not
    see, or has options that are no values.
    """
    options = {name: renderer.options.get(name) or {} for name in renderer.extensions}
    if not all(may_be_used(name) or name == _SNIPPETS for name in renderer.extensions):
        return ""
    appended = _appended(options.get(_SNIPPETS) or {})
    parcel = Parcel()
    packed = parcel.pack(options)
    if parcel.lost or any(INCLUDES in text for text in appended):
        return ""
    of_links = [renderer.uses_folders, dict(renderer.loudness), renderer.level]
    how = [renderer.extensions, packed, *origins(options), *icons(options), appended, of_links]
    return digest([*how, *programs()])


def _appended(options: Mapping[str, Any]) -> list[str]:
    """Return the texts that the extension for includes puts behind every page."""
    bases = options.get("base_path") or ["."]
    folders = [Path(base) for base in (bases if isinstance(bases, list | tuple) else [bases])]
    names = options.get("auto_append") or ()
    found = [folder / name for name in names for folder in folders if (folder / name).is_file()]
    return [path.read_text(encoding="utf-8", errors="replace") for path in found]
