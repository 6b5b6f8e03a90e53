"""Which fields of a noun refer to other records, seen from the types in its class."""

import types
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel

from commonplace.documents.places import FieldPath
from commonplace.model.record import Record
from commonplace.values import Reference


class Mention(NamedTuple):
    """One mention of another record: its collection, the id that is named, and the field."""

    collection: str
    key: str
    path: FieldPath


def references(record: Record) -> Iterator[Mention]:
    """Yield every mention of another record in the fields of `record`."""
    yield from _of_model(record, ())


def _of_model(model: BaseModel, at: FieldPath) -> Iterator[Mention]:
    for name, reference in _referring_fields(type(model)):
        value = getattr(model, name)
        if value is not None:
            yield from _of_value(value, reference, (*at, name))


def _of_value(value: Any, reference: str, at: FieldPath) -> Iterator[Mention]:
    if isinstance(value, BaseModel):
        yield from _of_model(value, at)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _of_value(item, reference, (*at, index))
    elif isinstance(value, str) and reference:
        yield Mention(reference, value, at)


@cache
def _referring_fields(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Fields whose type holds a Reference or another model, with the collection referred to."""
    found = []
    for name, info in model.model_fields.items():
        marks = [mark.collection for mark in info.metadata if isinstance(mark, Reference)]
        marks += _marks(info.annotation)
        if marks:
            found.append((name, next((mark for mark in marks if mark), "")))
    return tuple(found)


def _marks(annotation: Any) -> list[str]:
    """Return collections named inside a type; "" stands for a model that may name some."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *extras = get_args(annotation)
        return [extra.collection for extra in extras if isinstance(extra, Reference)] + _marks(
            inner
        )
    if origin in (tuple, list, Union, types.UnionType):
        return [mark for part in get_args(annotation) for mark in _marks(part)]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [""]
    return []
