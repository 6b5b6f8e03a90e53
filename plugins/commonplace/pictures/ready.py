"""Members' pictures made ready for readers: written anew by a process that may hang or die.

What was made is kept by the content of the file it is made of, with what is wrong with a picture
that could not be made, so that each picture costs once.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import PIL
from PIL import features

from commonplace.language import N_
from commonplace.pictures.limits import MOST_BYTES, Fault, fault_of
from commonplace.pictures.room import mark_used
from commonplace.pictures.variants import Variant, write_whole
from commonplace.problems import Word
from commonplace.regular_files import read_regular
from commonplace.trust.guard import CRASHED, TOO_MUCH_MEMORY, TOO_SLOW, Guard, Limits, Outcome

LIMITS = Limits(seconds=30, hurried=3, patience=90, memory=1024 * 1024 * 1024)
"""What one picture may cost."""

_RECIPE = "2"
"""To be changed with what is made of a picture."""
_NAME = re.compile(r"[0-9a-f]{32}(?:-\d+)?\.[a-z]+")
_BROKEN = N_("what follows its beginning cannot be unpacked")
_CRASHED = N_("it ends the program that unpacks it")


@dataclass(frozen=True, slots=True)
class ReadyPicture:
    """A picture as it is published: where it lies, how large it is, and smaller versions."""

    path: Path
    width: int
    height: int
    variants: tuple[Variant, ...]


class PictureMaker:
    """Makes pictures ready and keeps them in `folder`; to be closed at the end."""

    def __init__(self, folder: Path, limits: Limits = LIMITS) -> None:
        self._folder = folder
        self._guard = Guard("commonplace.pictures.worker", limits=limits)
        codecs = ("jpg", "zlib", "webp", "avif", "littlecms2")
        made_by = [PIL.__version__, *(features.version(name) for name in codecs), _RECIPE]
        self._seed = json.dumps(made_by).encode()

    def ready(self, path: Path) -> ReadyPicture | Fault | None:
        """Return a picture ready to be published, or why it cannot be.

        None for one that what can be seen from its beginning rules out, or that cannot be read:
        the check says that.
        """
        try:
            data, size = read_regular(path, MOST_BYTES)
        except OSError:
            return None
        if fault_of(path.name, data, size):
            return None
        stem = hashlib.sha256(self._seed + data).hexdigest()[:32]
        kept = self._kept(stem)
        if kept is not None:
            return kept
        request = {
            "path": str(path.absolute()),
            "digest": hashlib.sha256(data).hexdigest(),
            "folder": str(self._folder.absolute()),
            "stem": stem,
        }
        outcome = self._guard.ask(request)
        found: Mapping[str, Any] = outcome.answer
        if outcome.fault:
            found = {"fault": _fault(outcome)}
        if outcome.is_lasting and outcome.fault != CRASHED:
            write_whole(self._folder / f"{stem}.json", json.dumps(found, sort_keys=True).encode())
        return self._read(found) or ("picture-unreadable", {"reason": Word(_CRASHED)})

    def close(self) -> None:
        """End the process."""
        self._guard.close()

    def _kept(self, stem: str) -> ReadyPicture | Fault | None:
        mark_used(self._folder / f"{stem}.json")
        with suppress(OSError, ValueError):
            return self._read(json.loads((self._folder / f"{stem}.json").read_bytes()))
        return None

    def _read(self, found: Mapping[str, Any]) -> ReadyPicture | Fault | None:
        """Return what was found as values; None where it is not whole, or files are gone."""
        try:
            if "fault" in found:
                code, values = found["fault"]
                return code, {name: _worded(value) for name, value in values.items()}
            smaller = [
                Variant(int(width), name, self._folder / name) for width, name in found["smaller"]
            ]
            picture = ReadyPicture(
                self._folder / found["name"], found["width"], found["height"], tuple(smaller)
            )
        except (AttributeError, KeyError, TypeError, ValueError):
            return None
        files = [picture.path, *(version.path for version in smaller)]
        is_whole = all(_NAME.fullmatch(file.name) and file.is_file() for file in files)
        return picture if is_whole else None


def _fault(outcome: Outcome) -> Fault:
    if outcome.fault == TOO_SLOW:
        return "picture-too-costly", {"limit": f"{outcome.detail} s"}
    if outcome.fault == TOO_MUCH_MEMORY:
        return "picture-too-costly", {"limit": f"{outcome.detail} MiB"}
    return "picture-unreadable", {"reason": _CRASHED if outcome.fault == CRASHED else _BROKEN}


def _worded(value: Any) -> object:
    return Word(value) if value in {_BROKEN, _CRASHED} else value
