"""A list in JSON or CSV: each row is an entry, each column a field."""

import csv
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import PurePosixPath
from typing import Any

from commonplace.importing.entries.draft import Drafts, EntryDraft
from commonplace.importing.entries.links import addresses_in
from commonplace.importing.entries.options import EntryOptions
from commonplace.importing.entries.people import Maker, makers_in
from commonplace.importing.entries.values import words_in
from commonplace.importing.entries.words import Field, meaning_of
from commonplace.importing.events.addresses import without_mail
from commonplace.importing.front_matter import clean
from commonplace.importing.json_places import after_blank, items
from commonplace.importing.text import shortened
from commonplace.language import N_
from commonplace.model.entry import LONGEST_ENTRY_DESCRIPTION
from commonplace.values import LONGEST_LINE

_EMPTY = frozenset({"none", "null", "nan", "n/a"})
_SPECIAL = str.maketrans({char: f"&#{ord(char)};" for char in "*_`[]<>#|\\"})


def read_table(name: str, text: str, options: EntryOptions, result: Drafts) -> None:
    """Add the rows of a list, each as an entry or with the reason why not."""
    passed_over: Counter[str] = Counter(result.passed_over)
    try:
        rows = list(_json_rows(text) if name.lower().endswith(".json") else _csv_rows(name, text))
    except (ValueError, RecursionError, csv.Error) as error:
        reason = getattr(error, "msg", "") or (N_("nested too deep") if not str(error) else error)
        result.leave_out(name, "table-broken", getattr(error, "lineno", 0), reason=reason)
        return
    for line, row in rows:
        if isinstance(row, dict) and (draft := _draft(name, line, row, options, passed_over)):
            result.add(draft)
        else:
            result.leave_out(name, "row-broken", line)
    result.passed_over = dict(passed_over)


def _json_rows(text: str) -> Iterator[tuple[int, Any]]:
    """Yield the line and value of each item of a list. Raises ValueError where it is none."""
    start = after_blank(text, 0)
    if text[start : start + 1] != "[":
        raise json.JSONDecodeError(N_("it is not a list"), text, start)
    line, counted = 1, 0
    for at, row in items(text, start):
        line, counted = line + text.count("\n", counted, at), at
        yield line, row


def _csv_rows(name: str, text: str) -> Iterator[tuple[int, Any]]:
    first = text.split("\n", 1)[0]
    signs = "\t" if name.lower().endswith(".tsv") else max(",;\t", key=first.count)
    reader = csv.DictReader(StringIO(text, newline=""), delimiter=signs, strict=True)
    line = 2
    for row in reader:
        yield line, {key: value for key, value in row.items() if key}
        line = reader.line_num + 1


def _draft(
    path: str, line: int, row: Mapping[str, Any], options: EntryOptions, passed_over: Counter[str]
) -> EntryDraft | None:
    """Return the entry of a row; None where nothing names it."""
    values: dict[Field, Any] = {}
    for key, value in row.items():
        meaning = meaning_of(key, options.fields)
        if meaning is None or (meaning in values and meaning is not Field.LINKS):
            passed_over[key] += 1
        elif meaning is Field.LINKS:
            values[meaning] = f"{values.get(meaning, '')} {_word(value)}"
        elif _word(value):
            values[meaning] = value
    name = PurePosixPath(_word(values.get(Field.ID, ""))).stem or _word(values.get(Field.TITLE, ""))
    if not name:
        return None
    draft = EntryDraft(path, line, name)
    _fill(draft, values)
    return draft


def _fill(draft: EntryDraft, values: Mapping[Field, Any]) -> None:
    draft.title = clean(_word(values.get(Field.TITLE, "")))[:LONGEST_LINE]
    if not draft.title:
        draft.title = draft.name.replace("_", " ").replace("-", " ")
        draft.report("title-missing", title=draft.title)
    whole = _word(values.get(Field.DESCRIPTION, ""))
    draft.description = shortened(clean(whole), LONGEST_ENTRY_DESCRIPTION)
    if draft.description != clean(whole):
        draft.body = without_mail(whole.translate(_SPECIAL))
    draft.makers = _makers(draft, values.get(Field.TEAM, ""))
    for meaning in (Field.REPOSITORY, Field.LINKS):
        for address in addresses_in(_word(values.get(meaning, ""))):
            draft.links.setdefault(address.kind, address.url)
    draft.built_with = words_in(values.get(Field.BUILT_WITH, []))
    draft.tags = words_in(values.get(Field.TAGS, []))
    draft.track = clean(_word(values.get(Field.TRACK, "")))
    draft.license = clean(_word(values.get(Field.LICENCE, "")))
    draft.submitted = clean(_word(values.get(Field.SUBMITTED, "")))


def _makers(draft: EntryDraft, value: Any) -> list[Maker]:
    names = value if isinstance(value, list) else [value]
    lines = [one.get("name", "") if isinstance(one, dict) else one for one in names]
    found, strange = makers_in("\n".join(map(_word, lines)))
    for part in strange:
        draft.report("maker-unread", found=part)
    return found


def _word(value: Any) -> str:
    """Return a value as text; a word for nothing is none."""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False) if value else ""
    text = "" if value is None else str(value).strip()
    return "" if text.casefold() in _EMPTY else text
