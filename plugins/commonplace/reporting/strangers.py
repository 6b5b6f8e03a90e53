"""Whom commits name and no record claims, in words: each with the record they lack."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from commonplace.documents.writing import write_fields
from commonplace.language import N_, NN_, join_sentences
from commonplace.problems.reports import dump
from commonplace.problems.reports import plain as escaped
from commonplace.reporting.dress import Dress
from commonplace.reporting.text import broken
from commonplace.terminal import printable
from commonplace.views.strangers import Stranger, fields_of, file_of

VERSION = 1
"""Rises when a name in the JSON goes or comes to mean something else, not when one is added."""

_MOST = 25
_HEAD = NN_(
    "{count} person is named in commits and claimed by no record.",
    "{count} people are named in commits and claimed by no record.",
)
_COMMITS = NN_("{count} commit", "{count} commits")
_NAMED = NN_("named in {count} commit", "named in {count} commits")
_FILES = NN_("{count} file", "{count} files")
_NEXT = N_(
    "--write writes the new files, all or those you name. Show each to the person it is about: "
    "names and accounts in it are public, addresses are only their SHA-256."
)


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Who lacks a record in a hub; `folder` is that of its submissions.

    `plain` shows addresses as they are. `is_whole` shows all of them in a terminal too.
    """

    hub: str
    folder: str
    strangers: Sequence[Stranger]
    plain: bool = False
    is_whole: bool = False


def write_text(found: Suggestions, dress: Dress) -> str:
    """Return the suggestions as plain text."""
    lines = [dress.paint(printable(f"{found.hub}: {_head(found, dress)}"), "title")]
    most = len(found.strangers) if found.is_whole else _MOST
    for stranger in found.strangers[:most]:
        told = dress.paint(_told(stranger, dress), "quiet")
        lines += ["", f"{dress.paint(printable(stranger.name), 'path')}  {told}"]
        lines += [f"  {broken(printable(note), dress)}" for note in _notes(found, stranger, dress)]
        lines += [f"    {printable(line)}" for line in _yaml(found, stranger).splitlines()]
    if len(found.strangers) > most:
        message = N_("… and {count} more; --format markdown names all.")
        lines += ["", dress.fill(message, {"count": f"{len(found.strangers) - most:,}"})]
    if any(not stranger.members for stranger in found.strangers):
        lines += ["", f"{dress.paint('→', 'quiet')} {broken(dress.fill(_NEXT, {}), dress)}"]
    return "\n".join(lines) + "\n"


def write_markdown(found: Suggestions, dress: Dress) -> str:
    """Return the suggestions for an issue; nothing in them is taken for markup."""
    parts = [f"# {escaped(found.hub)}", escaped(_head(found, dress))]
    for stranger in found.strangers:
        parts.append(f"## {escaped(stranger.name)}")
        notes = [f"- {escaped(note)}" for note in _notes(found, stranger, dress)]
        parts.append("\n".join([f"- {escaped(_told(stranger, dress))}", *notes]))
        if text := _yaml(found, stranger):
            parts.append(f"```yaml\n{text}```")
    return "\n\n".join(parts) + "\n"


def write_json(found: Suggestions, dress: Dress) -> str:  # noqa: ARG001 - as every form
    """Return the suggestions for programs."""
    people = [_data(found, stranger) for stranger in found.strangers]
    return dump({"version": VERSION, "hub": found.hub, "people": people})


SUGGESTIONS: Mapping[str, Callable[[Suggestions, Dress], str]] = {
    "text": write_text,
    "json": write_json,
    "markdown": write_markdown,
}


def _data(found: Suggestions, stranger: Stranger) -> dict[str, Any]:
    return {
        "id": stranger.id,
        "name": stranger.name,
        "others": list(stranger.others),
        "commits": stranger.commits,
        "named": stranger.named,
        "files": stranger.files,
        "since": stranger.since.isoformat() if stranger.since else None,
        "until": stranger.until.isoformat() if stranger.until else None,
        "path": None if stranger.members else f"{found.folder}/{file_of(stranger)}",
        "members": list(stranger.members),
        "apart": list(stranger.apart),
        "perhaps": list(stranger.perhaps),
        "fields": fields_of(stranger, plain=found.plain),
    }


def _head(found: Suggestions, dress: Dress) -> str:
    if not found.strangers:
        return dress.fill(N_("Everybody whom commits name has a record."), {})
    count = len(found.strangers)
    return dress.language.ngettext(*_HEAD, count).format(count=count)


def _told(stranger: Stranger, dress: Dress) -> str:
    """Say how much somebody did, and when."""
    counts = {_COMMITS: stranger.commits, _NAMED: stranger.named, _FILES: stranger.files}
    parts = [
        dress.language.ngettext(*words, count).format(count=count)
        for words, count in counts.items()
        if count
    ]
    days = dict.fromkeys(day.isoformat() for day in (stranger.since, stranger.until) if day)
    return " · ".join([*parts, " – ".join(days)] if days else parts)


def _notes(found: Suggestions, stranger: Stranger, dress: Dress) -> Iterator[str]:
    if stranger.others:
        yield dress.fill(N_("Also written: {names}"), {"names": ", ".join(stranger.others)})
    doubts = []
    if stranger.apart:
        message = N_("Names that are nothing alike have one address: {names}. Is it one person?")
        doubts.append(dress.fill(message, {"names": ", ".join(stranger.apart)}))
    if stranger.perhaps:
        message = N_("Perhaps this is {names}.")
        doubts.append(dress.fill(message, {"names": ", ".join(stranger.perhaps)}))
    if doubts:
        yield join_sentences(*doubts)
    paths = ", ".join(f"{found.folder}/members/{member}.md" for member in stranger.members)
    if len(stranger.members) > 1:
        yield dress.fill(N_("One of {paths}: add to whose it is:"), {"paths": paths})
    elif paths:
        yield dress.fill(N_("Likely {path}: add to it:"), {"path": paths})
    else:
        path = f"{found.folder}/{file_of(stranger)}"
        yield dress.fill(N_("A new file, {path}:"), {"path": path})


def _yaml(found: Suggestions, stranger: Stranger) -> str:
    return write_fields(fields_of(stranger, plain=found.plain))
