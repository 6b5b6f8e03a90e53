"""Members whose file has mistakes and who want little shown: what can be read of it still holds."""

import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from commonplace.documents import read_document
from commonplace.documents.text import LARGEST_FILE
from commonplace.load.addresses import Files
from commonplace.load.tree import FoundFile
from commonplace.model import Hub, Member, Source
from commonplace.model.member import Visibility
from commonplace.regular_files import read_regular

_LINE = re.compile(r"^(visibility|merged_into|name):[ \t]*[\"']?([^\n\"'#]+)", re.MULTILINE)


def withheld_members(hub: Hub, files: Files) -> dict[str, Member]:
    """Return the members of refused files who are not to be shown as they are, by id.

    Whoever says anything of `visibility` but that it is public is hidden: a slip there must not
    show what was to be kept.
    """
    found = {}
    for (collection, key), file in files.items():
        if collection == Member.collection and key not in hub.members:
            path = f"{hub.settings.submissions}/{file.uri}"
            if (member := _member(file, path)) and not member.is_public:
                found[key] = member
    return dict(sorted(found.items()))


def _member(file: FoundFile, path: str) -> Member | None:
    try:
        data, _ = read_regular(file.path, LARGEST_FILE)
    except OSError:
        return None
    document, _ = read_document(path, data)
    fields = dict(document.fields) if document else {}
    if not fields:
        fields = dict(_LINE.findall(data.decode("utf-8", "replace")))
    member = _with_what_is_right({**fields, "visibility": _visibility(fields)}, file.id)
    member._source = Source(path, file.uri, file.id)  # noqa: SLF001 - as a reader does
    return member


def _visibility(fields: dict[str, Any]) -> str:
    said = str(fields.get("visibility") or "public").strip().lower()
    return said if said in {*Visibility} else Visibility.HIDDEN


def _with_what_is_right(fields: dict[str, Any], member_id: str) -> Member:
    """Return a member with as many of the fields as are right; the id stands for a lost name."""
    left = {name: value for name, value in fields.items() if name in Member.model_fields}
    while True:
        try:
            return Member.model_validate({"name": member_id, **left})
        except ValidationError as error:
            wrong = {*_wrong(error)} & left.keys()
            left = {name: value for name, value in left.items() if name not in wrong}
            if not wrong:
                left = {"visibility": fields["visibility"]}


def _wrong(error: ValidationError) -> Iterator[str]:
    for fault in error.errors(include_url=False):
        if fault["loc"]:
            yield str(fault["loc"][0])
        else:  # fields that do not go together, as a picture without words
            yield from ("image", "image_alt")
