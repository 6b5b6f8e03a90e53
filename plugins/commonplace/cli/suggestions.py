"""What a shell offers for the ids of a competition, its judges and tracks: read without a check."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from commonplace.cli.call import Call
from commonplace.documents import read_document
from commonplace.documents.text import LARGEST_FILE
from commonplace.settings import read_settings
from commonplace.terminal import printable
from commonplace.trouble import Trouble


def competitions(
    ctx: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Offer the competitions of the hub, each with its title."""
    found = {folder.name: _call_of(folder).get("title") for folder in _folders(ctx)}
    return _offered(found, incomplete)


def judges(
    ctx: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Offer the judges of the competition that the line names."""
    return _offered(_named(ctx, "judges", "member", None), incomplete)


def tracks(
    ctx: click.Context, _parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Offer the tracks of the competition that the line names, each with its name."""
    return _offered(_named(ctx, "tracks", "id", "name"), incomplete)


def _offered(found: Mapping[str, object], incomplete: str) -> list[CompletionItem]:
    return [
        CompletionItem(name, help=printable(said) if isinstance(said, str) else None)
        for name, said in sorted(found.items())
        if name.startswith(incomplete)
    ]


def _named(ctx: click.Context, field: str, key: str, said: str | None) -> dict[str, object]:
    """Return what a list of the named competition has, by id; an item is an id or has one.

    An option without its value hides from click what stands before it: then all competitions count.
    """
    wanted = ctx.params.get("competition")
    folders = [one for one in _folders(ctx) if wanted in (None, one.name)]
    lists = (_call_of(folder).get(field) for folder in folders)
    items = [item for found in lists if isinstance(found, list) for item in found]
    pairs = [item if isinstance(item, dict) else {key: item} for item in items]
    return {
        name: pair.get(said) if said else None
        for pair in pairs
        if isinstance(name := pair.get(key), str)
    }


def _folders(ctx: click.Context) -> Iterator[Path]:
    """Yield the folders of competitions; none outside a hub, for a shell wants no complaint."""
    try:
        root = ctx.ensure_object(Call).root
        yield from (root / read_settings(root).submissions / "competitions").iterdir()
    except (OSError, Trouble):
        return


def _call_of(folder: Path) -> Mapping[str, Any]:
    """Return the fields of a competition, as far as they can be read."""
    path = folder / "index.md"
    try:
        with path.open("rb") as file:
            document, _ = read_document(path.as_posix(), file.read(LARGEST_FILE))
    except OSError:
        return {}
    return document.fields if document else {}
