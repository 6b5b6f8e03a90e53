"""The process that unpacks members' pictures; `pictures.ready` asks it."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PIL import Image, features

from commonplace.pictures.header import read_header
from commonplace.pictures.kinds import KINDS, kind_of
from commonplace.pictures.limits import MOST_BYTES, MOST_IN_MOTION
from commonplace.pictures.rewriting import rewritten
from commonplace.pictures.variants import Versions, in_plain_colours, write_whole
from commonplace.regular_files import read_regular
from commonplace.trust.worker import Handle, serve

_ENDINGS = {kind: ending for ending, kind in KINDS.items()}


def main() -> None:
    """Make pictures ready until nobody asks any more."""
    serve(prepare)


def prepare(_start: Mapping[str, Any]) -> tuple[Handle, Mapping[str, Any]]:
    """Return what makes one picture ready, with all that Pillow needs for that loaded."""
    Image.init()
    Image.MAX_IMAGE_PIXELS = MOST_IN_MOTION
    features.get_supported()
    return _handle, {}


def _handle(request: Mapping[str, Any]) -> Mapping[str, Any]:
    """Write a picture anew, and its smaller versions; return their names and what they measure.

    Raises ValueError where the file is not what was asked for.
    """
    folder, stem = Path(request["folder"]), request["stem"]
    data, _ = read_regular(Path(request["path"]), MOST_BYTES)
    if hashlib.sha256(data).hexdigest() != request["digest"]:
        raise ValueError("the file has changed")
    content, shown = rewritten(data)
    header = read_header(content)
    if header is None:
        raise ValueError("nothing to be seen")
    name = f"{stem}{_ENDINGS[header.kind]}"
    write_whole(folder / name, content)
    smaller = []
    if shown is not None:
        is_drawn = kind_of(data) == "PNG"
        versions = Versions(stem, folder, len(content), is_drawn=is_drawn)
        found = versions.of(shown.width, lambda: in_plain_colours(shown))
        smaller = [[version.width, version.name] for version in found]
    return {"name": name, "width": header.width, "height": header.height, "smaller": smaller}
