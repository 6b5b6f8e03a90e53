"""Where each field stands in its file."""

import json
from collections.abc import Mapping

from commonplace.problems import Place

FieldPath = tuple[str | int, ...]


class Places:
    """The places of keys and values by their path, e.g. `("team", "members", 0, "role")`.

    Kept as one text, which is read when somebody asks: few files have a mistake.
    """

    __slots__ = ("_keys", "_text", "_values")

    def __init__(
        self,
        keys: Mapping[FieldPath, Place] | None = None,
        values: Mapping[FieldPath, Place] | None = None,
    ) -> None:
        self._keys = keys or {}
        self._values = values or {}
        self._text = ""

    def __getstate__(self) -> str:
        if self._text:
            return self._text
        return json.dumps([[*map(list, at.items())] for at in (self._keys, self._values)])

    def __setstate__(self, text: str) -> None:
        self._keys, self._values, self._text = {}, {}, text

    def of_key(self, path: FieldPath) -> Place:
        """Return where the field's name stands, else the nearest place that holds it."""
        self._read()
        return self._keys.get(path) or self.of_value(path)

    def of_value(self, path: FieldPath) -> Place:
        """Return where the field's value stands, else the nearest place that holds it."""
        self._read()
        while path:
            if place := self._values.get(path):
                return place
            path = path[:-1]
        return self._values.get((), Place())

    def has(self, path: FieldPath) -> bool:
        """Whether a value stands at the path."""
        self._read()
        return path in self._values

    def _read(self) -> None:
        if self._text:
            self._keys, self._values = (
                {(*path,): Place(*place) for path, place in kept} for kept in json.loads(self._text)
            )
            self._text = ""
