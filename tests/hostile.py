"""Attacks, one idea a file in `attacks/`, and hubs that have them in every text that is written.

`DEED` in a file stands for a script that tells that it ran, `ELSEWHERE` for another site.
"""

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from itertools import count, pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args
from urllib.parse import quote

from pydantic import BaseModel, ValidationError

from commonplace.model import COLLECTIONS, Hub, Record
from commonplace.schema.examples import yaml_line
from tests.hubs import ADA, DOT, NOTES, article, event, record, write_hub
from tests.quiet_people import PICTURE
from tests.showcases import CONFIG

DEED = "top.deeds=1"
ELSEWHERE = "https://other.test"

ATTACKS = {
    path.stem: path.read_text(encoding="utf-8")
    .replace("DEED", DEED)
    .replace("ELSEWHERE", ELSEWHERE)
    for path in sorted((Path(__file__).parent / "attacks").glob("*.md"))
}

FieldPath = tuple[str | int, ...]
Around = Mapping[FieldPath, Mapping[str, Any]]

_ENTRY = "city-at-night"
"""The entry that examples speak of."""

_FILES: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "member": ("members/{}.md", {"name": "Somebody"}),
    "column": (
        "columns/{}/index.md",
        {"title": "A column", "description": "Words.", "editors": ["ada"]},
    ),
    "article": (
        "columns/notes/{}.md",
        {"title": "An article", "authors": ["ada"], "date": "2026-05-12"},
    ),
    "event": (
        "events/{}.md",
        {
            "title": "An event",
            "kind": "talk",
            "start": "2026-12-14T19:30",
            "timezone": "Asia/Shanghai",
            "mode": "online",
        },
    ),
    "question": ("events/evening/questions/{}.md", {"title": "Why?"}),
    "competition": (
        "competitions/{}/index.md",
        {
            "title": "A competition",
            "description": "Words.",
            "organizers": ["ada"],
            "timezone": "UTC",
            "phases": [
                {"id": "submission", "start": "2026-04-01T00:00", "end": "2026-04-30T23:59"}
            ],
            "criteria": [{"id": "clarity", "name": "Clarity"}],
            "results_at": "2026-05-10T12:00",
        },
    ),
    "entry": (
        "competitions/jam/entries/{}/index.md",
        {
            "title": "An entry",
            "description": "Words.",
            "team": {"members": [{"name": "Some Body"}]},
        },
    ),
    "poll": ("competitions/jam/polls/{}.yml", {"name": "A poll", "votes": {_ENTRY: 1}}),
    "award": (
        "competitions/jam/awards/{}.yml",
        {"name": "An award", "recipients": [_ENTRY], "citation": "Words."},
    ),
    "ballot": (
        "competitions/jam/ballots/{}.yml",
        {"judge": "ada", "scores": {_ENTRY: {"clarity": 5}}},
    ),
    "credits": ("credits/{}.yml", {"credits": [{"name": "Some Body", "role": "design"}]}),
}
"""Where a file of each kind lies, and the least that it holds."""


_NOT_IN_NAMES = re.compile(r"[<>:\"|?*\\/]|[^ -~]")
"""Signs that no name of a file may have."""

PICTURES = tuple(
    dict.fromkeys(
        f"{_NOT_IN_NAMES.sub('', ' '.join(text.split()))[:60].strip('. ').lower()}.gif"
        for text in ATTACKS.values()
    )
)
"""Names of pictures: of each attack, what may be the name of a file."""

_NAMED = article(
    "Pictures by name",
    "\n\n".join(f"![A dot]({quote(name)})\n\n[To it](<{name}>)" for name in PICTURES),
    image=json.dumps(PICTURES[0]),
    image_alt="A dot",
)


_AROUND = {
    **ADA,
    **NOTES,
    "columns/notes/by-name/index.md": _NAMED,
    **{f"columns/notes/by-name/{name}": DOT for name in PICTURES},
    "events/evening.md": event("An evening", kind="ama"),
    "competitions/jam/index.md": record(
        "A jam.",
        title="A jam",
        description="Words.",
        organizers="[ada]",
        timezone="UTC",
        phases="[{id: submission, start: 2026-04-01T00:00, end: 2026-04-30T23:59}]",
        criteria="[{id: clarity, name: Clarity}]",
        judges="[ada]",
        results_at="2026-05-10T12:00",
    ),
    f"competitions/jam/entries/{_ENTRY}/index.md": record(
        "A map.", title="The city", description="A map.", team="{members: [{name: Some Body}]}"
    ),
}


def write_hostile_hub(root: Path, copies: int) -> Hub:
    """Write a hub with an attack in every text of every kind of record that the schema lets pass.

    Each copy of a record has another attack in each of its fields; with as many copies as there
    are attacks, each field has had each attack.
    """
    files = dict(_AROUND)
    for collection, (path, least) in _FILES.items():
        for copy in range(1 if collection == "ballot" else copies):
            fields = _attacked(COLLECTIONS[collection], least, copy)
            lines = "".join(f"{yaml_line(key, value)}\n" for key, value in fields.items())
            body = "\n\n".join(list(ATTACKS.values())[copy::copies])
            whole = lines if path.endswith(".yml") else f"---\n{lines}---\n{body}\n"
            name = "ada" if collection == "ballot" else f"hostile-{copy}"
            files[path.format(name)] = whole
            if collection == "entry":
                picture = root / "member_submissions" / path.format(name)
                picture.parent.mkdir(parents=True)
                shutil.copy(PICTURE, picture.with_name("map.png"))
    return write_hub(root, files, CONFIG)


def _attacked(model: type[Record], least: Mapping[str, Any], turn: int) -> dict[str, Any]:
    """Return fields that pass the schema, with attacks in all the texts that can hold one."""
    assert _passes(model, least), model
    fields: dict[str, Any] = json.loads(json.dumps(least))
    lines = [" ".join(text.split()) for text in ATTACKS.values()]
    numbers = count(turn)
    for place, around in _texts(model):
        attack = lines[next(numbers) % len(lines)]
        for text in (attack[:300], f"https://hub.test/?{attack[:200]}", attack[:100]):
            tried = _with(fields, place, text, around)
            if _passes(model, tried):
                fields = tried
                break
    return fields


def _texts(
    model: type[BaseModel], path: FieldPath = (), around: Around = MappingProxyType({})
) -> Iterator[tuple[FieldPath, Around]]:
    """Yield the place of each field that may be a text; of a list, the first that it holds.

    With it, what the groups of fields on the way must hold.
    """
    for name, info in model.model_fields.items():
        inner = [*_models_in(info.annotation)]
        example = info.examples[0] if info.examples else ""
        here = (*path, name)
        if isinstance(example, list | tuple):
            here = (*here, 0)
        elif isinstance(example, Mapping) and example.keys() <= {_ENTRY}:
            here = (*here, _ENTRY)
        for one in inner:
            least = {
                key: field.examples[0]
                for key, field in one.model_fields.items()
                if field.is_required() and field.examples
            }
            yield from _texts(one, here, {**around, here: least})
        if isinstance(example, Mapping) and not inner:
            yield from (((*path, name, key), around) for key in example)
        yield here, around


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)


def _with(fields: Mapping[str, Any], place: FieldPath, text: str, around: Around) -> dict[str, Any]:
    """Return fields with a text at a place; what is missing around it is made."""
    whole: Any = json.loads(json.dumps(fields))
    inner = whole
    for depth, (step, following) in enumerate(pairwise(place), 1):
        empty: Any = [] if isinstance(following, int) else dict(around.get(place[:depth], {}))
        if isinstance(inner, list):
            if not inner or type(inner[0]) is not type(empty):
                inner[:1] = [empty]
        elif type(inner.get(step)) is not type(empty):
            inner[step] = empty
        inner = inner[step]
    if isinstance(inner, list):
        inner[:1] = [text]
    else:
        inner[place[-1]] = text
    return dict(whole)


def _passes(model: type[Record], fields: Mapping[str, Any]) -> bool:
    try:
        model.model_validate(fields)
    except ValidationError:
        return False
    return True
