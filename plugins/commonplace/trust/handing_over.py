"""A hub's options of Markdown on their way to the process that renders members' texts.

They may be anything that Python has, such as the function that makes slugs. So each value goes by
itself, as a pickle from here to there and never back. One that cannot go is left out and named.
"""

import base64
import hashlib
import pickle
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any


@dataclass
class Parcel:
    """Packs values, or unpacks them; `lost` names those that did not come through."""

    lost: list[str] = field(default_factory=list)

    def pack(self, value: Any, name: str = "") -> Any:
        """Return what JSON can hold of a value; `name` is what it is called among its options."""
        if isinstance(value, Mapping):
            items = ((key, self.pack(one, f"{name}.{key}")) for key, one in value.items())
            return {"map": [[key, packed] for key, packed in items if packed is not None]}
        if isinstance(value, list | tuple):
            packed = (self.pack(one, name) for one in value)
            return {"list": [one for one in packed if one is not None]}
        try:
            return base64.b64encode(pickle.dumps(value, protocol=4)).decode()
        except Exception:  # noqa: BLE001 - whatever a hub's own object says to it
            self.lost.append(name.lstrip("."))
            return None

    def unpack(self, packed: Any, name: str = "") -> Any:
        """Return the value again; a lost one is left out of what holds it."""
        if isinstance(packed, dict) and "map" in packed:
            items = ((key, self.unpack(one, f"{name}.{key}")) for key, one in packed["map"])
            return {key: value for key, value in items if value is not _LOST}
        if isinstance(packed, dict):
            values = (self.unpack(one, name) for one in packed["list"])
            return [value for value in values if value is not _LOST]
        try:
            return pickle.loads(base64.b64decode(packed))  # noqa: S301 - from our own parent
        except Exception:  # noqa: BLE001 - as above, such as a module that is not to be found here
            self.lost.append(name.lstrip("."))
            return _LOST


_LOST = object()


def origins(value: Any) -> Iterator[str]:
    """Yield a digest of each file that functions among some options are written in."""
    if isinstance(value, Mapping):
        for one in value.values():
            yield from origins(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from origins(one)
    elif isinstance(value, partial):
        yield from origins(value.func)
    elif callable(value):
        module = sys.modules.get(str(getattr(value, "__module__", "")))
        if file := getattr(module, "__file__", None):
            yield hashlib.sha256(Path(file).read_bytes()).hexdigest()


def sources_of(extensions: Iterable[str]) -> Iterator[str]:
    """Yield a digest of each file that some extensions are written in."""
    for extension in extensions:
        try:
            spec = find_spec(extension.partition(":")[0])
        except (ImportError, ValueError):
            continue
        folders = (spec and spec.submodule_search_locations) or ()
        files = [file for folder in folders for file in sorted(Path(folder).rglob("*.py"))]
        if not files and spec and spec.has_location and spec.origin:
            files = [Path(spec.origin)]
        yield from (hashlib.sha256(file.read_bytes()).hexdigest() for file in files)
