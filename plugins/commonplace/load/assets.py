"""Pictures and other files that lie beside a record: of which one, and in whose place."""

from collections.abc import Iterator

from commonplace.load.addresses import Files, maintained_file
from commonplace.load.mentions import Names
from commonplace.model import Hub
from commonplace.problems import Place, Problem

_COLLECTIONS = {
    "members": "member",
    "columns": "column",
    "events": "event",
    "competitions": "competition",
}
"""Folders whose own folders are records, and which."""


def check_assets(hub: Hub, files: Files) -> Iterator[Problem]:
    """Yield a problem for each file beside a record that is not there, or in another's place."""
    names = Names(files)
    for asset in hub.assets:
        path = f"{hub.settings.submissions}/{asset.uri}"
        if other := maintained_file(hub, asset.uri):
            yield Problem.at(path, Place(), "url-taken", url=f"/{asset.uri}", other=other)
        for collection, key in _beside(asset.uri):
            if (collection, key) not in files:
                likely = names.closest(collection, key)
                code = f"{collection}-unknown"
                yield Problem.at(path, Place(), code, found=key, suggestion=likely)
                break


def _beside(uri: str) -> Iterator[tuple[str, str]]:
    """Yield collection and key of the records in whose folders a file lies."""
    folder, name, *rest = uri.split("/")
    yield _COLLECTIONS[folder], name
    if folder == "competitions" and rest[0] == "entries":
        yield "entry", f"{name}/{rest[1]}"
