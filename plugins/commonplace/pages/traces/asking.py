"""Asking again what a template asked: once in a build, where the page plays no part."""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

from commonplace.pages.traces.arguments import Arguments
from commonplace.pages.traces.rules import ANYWHERE, ITEM
from commonplace.trust.fingerprints import Fingerprints
from commonplace.trust.keys import digest

NOWHERE = "_/_/_.md"
"""A place at which no page is. From there every link leads somewhere, and each elsewhere."""

Tools = Callable[[], Mapping[str, Any]]


def as_question(path: Iterable[str], along: Any) -> str:
    """Return a question as text: the way to what is asked by names, and what is given along.

    Nothing is given along where nothing is called.
    """
    return json.dumps([[*path], along])


def is_anywhere(path: Iterable[str]) -> bool:
    """Whether it follows from the answer at one place what the answer is at any other."""
    return next(iter(path)) in ANYWHERE


class Asking:
    """Asks for one edition; `tools` are those of a page at `NOWHERE`."""

    def __init__(self, known: Fingerprints, tools: Tools) -> None:
        self._known = known
        self._meant = Arguments(known).meant
        self._new_tools = tools
        self._told: dict[str, str] = {}

    @cached_property
    def _tools(self) -> Mapping[str, Any]:
        return self._new_tools()

    def answers(self, questions: Iterable[str], page: Tools) -> str:
        """Ask questions again, in their order, and return the digest of the answers.

        `page` gives what the page itself is asked. Raises whatever comes of it where something
        cannot be asked.
        """
        told = self._told
        return digest([told.get(one) or self._asked(one, page) for one in questions])

    def told_anywhere(self, question: str) -> str | None:
        """Return the fingerprint of the answer to a question in which the page plays no part."""
        try:
            return self._told.get(question) or self._asked(question, lambda: self._tools)
        except Exception:  # noqa: BLE001 - whatever was asked cannot be asked again
            return None

    def _asked(self, question: str, page: Tools) -> str | None:
        path, along = json.loads(question)
        if not is_anywhere(path):
            return self._known.of(self._answer(path, along, page()))
        found = self._known.of(self._answer(path, along, self._tools))
        if found is not None:
            self._told[question] = found
        return found

    def _answer(self, path: Iterable[str], along: Any, given: Mapping[str, Any]) -> Any:
        first, *others = path
        found = given[first]
        for name in others:
            found = found.__getitem__ if name == ITEM else getattr(found, name)
        if along is None:
            return found
        values, named = along
        return found(
            *[self._meant(value) for value in values],
            **{key: self._meant(value) for key, value in named.items()},
        )
