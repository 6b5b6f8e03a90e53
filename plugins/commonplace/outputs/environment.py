"""The Jinja environment of files for other programs: XML, escaped."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from commonplace.values.instants import instant

TEMPLATES = Path(__file__).parent.parent / "templates" / "outputs"


@cache
def environment() -> Environment:
    """Return the environment; every value is escaped, and none may be missing."""
    found = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["instant"] = instant
    return found
