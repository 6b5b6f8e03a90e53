"""What a noun's class says about one of its fields, also about one inside another."""

from enum import Enum
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from commonplace.documents.places import FieldPath
from commonplace.schema.examples import yaml_line


def path_name(at: FieldPath) -> str:
    """Return a field's path as problems write it, such as `phases[0].end`."""
    words = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in at)
    return "".join(words).removeprefix(".")


def description_at(model: type[BaseModel], at: FieldPath) -> str:
    """Return a field's description, marked for translation."""
    return _info_at(model, at).description or ""


def choices_at(model: type[BaseModel], at: FieldPath) -> tuple[str, ...]:
    """Return the words that a field may hold; none where it is free."""
    return _words_of(_info_at(model, at).annotation)


def example_line(model: type[BaseModel], name: str) -> str:
    """Return a field as a line of YAML that passes the schema: the example, else the default."""
    info = model.model_fields[name]
    value = info.examples[0] if info.examples else info.default
    if isinstance(value, Enum):
        value = value.value
    if value is None and (words := _words_of(info.annotation)):
        value = words[0]
    return yaml_line(name, value)


def ordered(model: type[BaseModel], fields: dict[str, Any]) -> dict[str, Any]:
    """Return fields in the order of the class, also inside one another."""
    result = {}
    for name, info in model.model_fields.items():
        if name in fields:
            value, inner = fields[name], _model_of(info.annotation)
            if inner and isinstance(value, dict):
                value = ordered(inner, value)
            elif inner and isinstance(value, list):
                value = [ordered(inner, item) if isinstance(item, dict) else item for item in value]
            result[name] = value
    return result


def _info_at(model: type[BaseModel], at: FieldPath) -> FieldInfo:
    *way, last = (part for part in at if isinstance(part, str))
    for name in way:
        model = _model_of(model.model_fields[name].annotation) or model
    return model.model_fields[last]


def _model_of(annotation: Any) -> type[BaseModel] | None:
    """Return the first class with fields that a type is made of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_of(part))), None)


def _words_of(annotation: Any) -> tuple[str, ...]:
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return tuple(str(member.value) for member in annotation)
    return next((found for part in get_args(annotation) if (found := _words_of(part))), ())
