"""Where each field stands in its file."""

from collections.abc import Mapping

from commonplace.problems import Place

FieldPath = tuple[str | int, ...]


class Places:
    """The places of keys and values by their path, e.g. `("team", "members", 0, "role")`."""

    __slots__ = ("_keys", "_values")

    def __init__(
        self,
        keys: Mapping[FieldPath, Place] | None = None,
        values: Mapping[FieldPath, Place] | None = None,
    ) -> None:
        self._keys = keys or {}
        self._values = values or {}

    def of_key(self, path: FieldPath) -> Place:
        """Return where the field's name stands, else the nearest place that holds it."""
        return self._keys.get(path) or self.of_value(path)

    def of_value(self, path: FieldPath) -> Place:
        """Return where the field's value stands, else the nearest place that holds it."""
        while path:
            if place := self._values.get(path):
                return place
            path = path[:-1]
        return self._values.get((), Place())

    def has(self, path: FieldPath) -> bool:
        """Whether a value stands at the path."""
        return path in self._values
