"""An example line for each field, from the noun's own class."""

import re
from typing import Any

import yaml
from pydantic import BaseModel

_QUOTED_DAY = re.compile(r"'(\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?)'")


def field_example(model: type[BaseModel] | None, name: str) -> str:
    """Return `name: value` as an author would write it, or an empty text."""
    info = model.model_fields.get(name) if model else None
    if info is None:
        return ""
    if not info.examples:
        return f"{name}: …"  # a test asks for an example of every field
    # Our reader takes a day for text anyway; only YAML 1.1 needs quotes around one.
    return _QUOTED_DAY.sub(r"\1", yaml_line(name, info.examples[0]))


def yaml_line(name: str, value: Any) -> str:
    """Return a field as one line of YAML."""
    flow = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, width=10_000)
    return f"{name}: {flow.removesuffix(chr(10)).removesuffix('...').strip()}"


def required_fields(model: type[BaseModel]) -> list[str]:
    """Return the names of the fields that an author must write."""
    return [name for name, info in model.model_fields.items() if info.is_required()]
