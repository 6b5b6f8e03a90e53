"""What members' HTML may hold, as `allowed.toml` lists it."""

import re
import tomllib
from importlib.resources import files
from typing import Any

from pygments.token import STANDARD_TYPES

_LISTS: dict[str, Any] = tomllib.loads(
    files("commonplace.trust").joinpath("allowed.toml").read_text(encoding="utf-8")
)

ELEMENTS = frozenset(_LISTS["elements"].split())
DROPPED_WHOLE = frozenset(_LISTS["dropped_whole"].split())
SCHEMES = frozenset(_LISTS["schemes"].split())
ATTRIBUTES = {name: frozenset(words.split()) for name, words in _LISTS["attributes"].items()}
VALUES = {name: re.compile(pattern) for name, pattern in _LISTS["values"].items()}

_CLASSES = frozenset(_LISTS["classes"].split())
_CLASS_FAMILIES = re.compile(_LISTS["class_families"])
_TOKENS = frozenset(STANDARD_TYPES.values()) - {""}
"""What highlighted code is made of."""


def is_allowed(element: str) -> bool:
    """Whether an element of this name stays."""
    return element in ELEMENTS


def is_allowed_attribute(element: str, attribute: str, value: str | None = None) -> bool:
    """Whether an attribute stays on an element; with a value, whether it may have that."""
    known = ATTRIBUTES["*"] | ATTRIBUTES.get(element, frozenset())
    wanted = VALUES.get(attribute)
    return attribute in known and (value is None or wanted is None or bool(wanted.fullmatch(value)))


def allowed_classes(value: str) -> str:
    """Return those classes of an attribute that pages give a meaning to inside a text."""
    return " ".join(
        name
        for name in value.split()
        if name in _CLASSES or name in _TOKENS or _CLASS_FAMILIES.fullmatch(name)
    )
