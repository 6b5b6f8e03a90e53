"""Keys of results that are kept: digests of all that has a part in what is made."""

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

_ENDINGS = frozenset({".html", ".jinja", ".mo", ".po", ".py", ".toml"})


def digest(parts: Any) -> str:
    """Return a name for what JSON can hold. Raises TypeError for what it cannot."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


@cache
def makers(distributions: tuple[str, ...], folders: tuple[Path, ...]) -> tuple[str, ...]:
    """Return what tells one version of some programs from another, and of files in `folders`."""
    return (sys.version, *map(_version, distributions), *_contents(folders, _ENDINGS))


def icons(options: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what tells a hub's own icons, among its options of Markdown, from those of before."""
    emoji = (options.get("pymdownx.emoji") or {}).get("options") or {}
    return tuple(_contents(map(Path, emoji.get("custom_icons") or ()), {".svg"}))


def _version(distribution: str) -> str:
    try:
        return f"{distribution} {version(distribution)}"
    except PackageNotFoundError:
        return distribution


def _contents(folders: Iterable[Path], endings: Iterable[str]) -> Iterator[str]:
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in endings:
                name = path.relative_to(folder).as_posix()
                yield f"{name} {hashlib.sha256(path.read_bytes()).hexdigest()}"
