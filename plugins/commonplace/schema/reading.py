"""A document against its noun: a frozen record, or every reason why not."""

import re
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from commonplace.documents import Document
from commonplace.documents.places import FieldPath
from commonplace.language import N_
from commonplace.model.record import Record, Source
from commonplace.problems import CODES, Problem, Word, closest
from commonplace.schema.examples import field_example, required_fields


def read_record(
    document: Document, model: type[Record], source: Source
) -> tuple[Record | None, list[Problem]]:
    """Hold a document's fields against a noun.

    Returns the record, or None where a field is wrong, and all problems of all fields at once.
    """
    if not document.fields:
        place = document.places.of_value(())
        required = ", ".join(required_fields(model))
        empty = Problem.at(document.path, place, "front-matter-empty", required=required)
        return None, [empty]
    fields = dict(document.fields)
    problems: list[Problem] = []
    record: Record | None = None
    while True:
        try:
            record = model.model_validate(fields)
        except ValidationError as error:
            faults = [fault for fault in error.errors(include_url=False) if _is_own(fault)]
        else:
            break
        left_out = document.fields.keys() - fields.keys()
        found = [_problem(document, model, fault) for fault in faults]
        problems += [
            problem
            for problem in found
            if not {problem.values.get("field"), problem.values.get("other")} & left_out
        ]
        # Fields are held against each other only where each is right by itself, so the others are
        # held against each other without the wrong ones.
        wrong = {str(at[0]) for fault in faults if (at := _at(document, fault))} & fields.keys()
        if not wrong or wrong & {*required_fields(model)}:
            break
        fields = {name: value for name, value in fields.items() if name not in wrong}
    if problems or record is None:
        return None, _once_each(problems)
    record._source = source  # noqa: SLF001 - set here, once, where the record is made
    return record, []


def _is_own(fault: ErrorDetails) -> bool:
    """Whether a fault is no echo: a list whose items are all wrong is not too short as well."""
    shortest = (fault.get("ctx") or {}).get("min_length", 0)
    return fault["type"] != "too_short" or len(fault["input"]) < shortest


def _at(document: Document, fault: ErrorDetails) -> FieldPath:
    """Return the field of a fault; a mistake between fields says itself which one it blames."""
    at = _known_path(document, fault)
    values = fault.get("ctx") or {}
    if fault["type"] not in CODES:
        return at
    return (*at, *values.get("at", (values["field"],) if "field" in values else ()))


def _once_each(problems: list[Problem]) -> list[Problem]:
    """Drop repetitions: each branch of a union complains about the same value."""
    seen: dict[tuple[Any, ...], Problem] = {}
    for problem in problems:
        seen.setdefault((problem.place, problem.code, problem.values.get("field")), problem)
    return list(seen.values())


def _problem(document: Document, model: type[Record], fault: ErrorDetails) -> Problem:
    at = _at(document, fault)
    values = {
        name: value
        for name, value in (fault.get("ctx") or {}).items()
        if name not in ("error", "at")
    }
    field = _dotted(at)
    owner = _model_at(model, _named(at)[:-1])
    code, worded = _word(fault, values, owner, at)
    worded = {"example": _example(model, at), **worded}
    if "other" in worded and at:
        worded["other"] = _dotted((*at[:-1], str(worded["other"])))
    places = document.places
    on_key = code in _ON_KEY
    place = places.of_key(at) if on_key else places.of_value(at)
    return Problem.at(document.path, place, code, **(worded | {"field": field}))


_ON_KEY = frozenset(
    {"field-unknown", "field-missing", "field-empty", "field-together", "field-apart"}
)
"""Rules that a field breaks by being there or not; the others look at its value."""


def _example(model: type[BaseModel], at: FieldPath) -> str:
    """Return how the innermost field on the way to `at` is written."""
    for end in range(len(at), 0, -1):
        name = at[end - 1]
        if isinstance(name, str) and (line := field_example(_model_at(model, at[: end - 1]), name)):
            return line
    return ""


def _word(
    fault: ErrorDetails, values: dict[str, Any], owner: type[BaseModel] | None, at: FieldPath
) -> tuple[str, dict[str, Any]]:
    """Turn one of pydantic's complaints into one of our codes and its values."""
    kind, found = fault["type"], fault["input"]
    if kind in CODES:
        if kind == "field-type" or values.get("found") in ("", None):
            values = values | {"found": _describe(found)}
        return kind, values
    if kind == "missing":
        return "field-missing", {}
    if kind == "extra_forbidden":
        names = list(owner.model_fields) if owner else []
        likely = closest(str(at[-1]), names)
        return "field-unknown", {"allowed": ", ".join(names), "suggestion": likely}
    if found is None:
        return "field-empty", {}
    if kind in ("enum", "literal_error"):
        return _word_choice(found, _choices(owner, at))
    return _word_amount(kind, found, values)


def _word_choice(found: Any, words: list[str]) -> tuple[str, dict[str, Any]]:
    if not isinstance(found, str):
        return "field-type", {"found": _describe(found), "wanted": Word(N_("a single word"))}
    allowed = ", ".join(words)
    return "field-choice", {"found": found, "allowed": allowed, "suggestion": closest(found, words)}


def _word_amount(kind: str, found: Any, values: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    if kind in ("too_short", "too_long"):
        code = "field-too-few" if kind == "too_short" else "field-too-many"
        limit = values.get("min_length", values.get("max_length"))
        return code, {"length": len(found), "limit": limit}
    if kind in _BOUNDS:
        bound = next(iter(values.values()))
        shown = bound if isinstance(bound, int) else f"{bound:g}"
        return "field-range", {"found": found, "wanted": f"{_BOUNDS[kind]} {shown}"}
    return "field-type", {"found": _describe(found), "wanted": _wanted(kind)}


_BOUNDS = {"greater_than": ">", "greater_than_equal": "≥", "less_than": "<", "less_than_equal": "≤"}

_WANTED = (
    ("int", Word(N_("a whole number"))),
    ("float", Word(N_("a number"))),
    ("finite", Word(N_("a number"))),
    ("bool", Word(N_("true or false"))),
    ("tuple", Word(N_("a list"))),
    ("list", Word(N_("a list"))),
    ("dict", Word(N_("fields of its own"))),
    ("model", Word(N_("fields of its own"))),
)


def _wanted(kind: str) -> Word:
    return next((word for prefix, word in _WANTED if kind.startswith(prefix)), Word(N_("a text")))


def _describe(value: Any) -> str:
    if value is None:
        return Word(N_("empty"))
    if isinstance(value, list):
        return Word(N_("a list"))
    if isinstance(value, dict):
        return Word(N_("fields of its own"))
    return f"“{value}”"


def _dotted(path: FieldPath) -> str:
    return re.sub(r"\.(\d+)", r"[\1]", ".".join(str(part) for part in path))


def _known_path(document: Document, fault: ErrorDetails) -> FieldPath:
    """Return the fault's field path without the marks that pydantic adds for unions and keys."""
    path: FieldPath = ()
    location = fault["loc"]
    for index, part in enumerate(location):
        here = (*path, part)
        is_last = index == len(location) - 1
        if part == "guest" and not is_last and path and isinstance(path[-1], int):
            continue  # a mark of the union, even where the guest has a field of this name
        names_a_field = fault["type"] in ("missing", "extra_forbidden") and is_last
        if names_a_field or document.places.has(here):
            path = here
    return path


def _model_at(model: type[BaseModel], path: FieldPath) -> type[BaseModel] | None:
    """Return the class whose fields stand at a path, e.g. Location at `("location",)`."""
    found: type[BaseModel] | None = model
    for part in path:
        if isinstance(part, int) or found is None:
            continue
        info = found.model_fields.get(part)
        found = _model_in(info.annotation) if info else None
    return found


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, (_model_in(part) for part in get_args(annotation))), None)


def _choices(owner: type[BaseModel] | None, at: FieldPath) -> list[str]:
    """Return the words that a field may hold, or each item of it where it is a list."""
    info = owner.model_fields.get(str(_named(at)[-1])) if owner else None
    return _words_of(info.annotation) if info else []


def _named(at: FieldPath) -> FieldPath:
    """Return the path of the field that a value stands in, alone or in a list."""
    end = len(at)
    while end > 1 and isinstance(at[end - 1], int):
        end -= 1
    return at[:end]


def _words_of(annotation: Any) -> list[str]:
    if hasattr(annotation, "__members__"):
        return [str(value) for value in annotation]
    return [word for part in get_args(annotation) for word in _words_of(part)]
