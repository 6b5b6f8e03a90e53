"""What a template asks while it writes a page, noted with a digest of the answers."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from commonplace.pages.traces.arguments import Arguments, NoArgumentError
from commonplace.pages.traces.asking import Asking, as_question, is_anywhere
from commonplace.pages.traces.rules import (
    ASKED,
    BY_NAME,
    BY_TYPE,
    EVERY,
    ITEM,
    PLACING_TOOLS,
    SURE,
    SURE_TOOLS,
    Rules,
)
from commonplace.trust.fingerprints import Fingerprints
from commonplace.trust.keys import digest


class Trace:
    """Notes the questions of one page. `lacks` says what of it cannot be asked again."""

    def __init__(self, known: Fingerprints, asking: Asking) -> None:
        self.questions: list[str] = []
        self.lacks: list[str] = []
        self._known = known
        self._asking = asking
        self._arguments = Arguments(known)
        self._noted: set[str] = set()
        self._answers: list[str] = []

    def tools(self, tools: Mapping[str, Any]) -> dict[str, Any]:
        """Return what a template can ask, so that what it asks is noted."""
        return {name: self._tool(name, tool) for name, tool in tools.items()}

    def values(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return what a template is given, so that what it asks of it is noted."""
        return {name: self._value(name, value) for name, value in values.items()}

    def _tool(self, name: str, tool: Any) -> Any:
        if (rules := BY_NAME.get(name)) is not None:
            return _Watched(self, (name,), tool, rules)
        return tool if name in SURE_TOOLS else self.called((name,), tool)

    def _value(self, name: str, value: Any) -> Any:
        if not is_asked(value, self._known):
            return value
        if (rules := BY_TYPE.get(type(value))) is not None:
            return _Watched(self, (name,), value, rules)
        return self.called((name,), value)

    @property
    def answers(self) -> str:
        """A digest of all answers."""
        return digest(self._answers)

    def called(self, path: tuple[str, ...], function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function that notes each call."""

        def asking(*values: Any, **named: Any) -> Any:
            answer = function(*values, **named)
            self.note(path, (values, named), answer)
            return answer

        return asking

    def note(self, path: tuple[str, ...], given: Any, answer: Any) -> None:
        """Note a question and its answer: once, unless each time puts a text on the page."""
        try:
            question = as_question(path, self._as_data(given))
        except NoArgumentError:
            self.lacks.append(".".join(path))
            return
        if question in self._noted and path[0] not in PLACING_TOOLS:
            return
        self._noted.add(question)
        told = self._asking.told_anywhere(question) if is_anywhere(path) else self._known.of(answer)
        if told is None:
            self.lacks.append(".".join(path))
            return
        self.questions.append(question)
        self._answers.append(told)

    def _as_data(self, given: Any) -> Any:
        if given is None:
            return None
        values, named = given
        as_data = self._arguments.as_data
        return [
            [as_data(value) for value in values],
            {key: as_data(value) for key, value in named.items()},
        ]


def is_asked(value: Any, known: Fingerprints) -> bool:
    """Whether nothing can be told of a value but what it answers."""
    return type(value) in BY_TYPE or (callable(value) and known.of(value) is None)


class _Watched:
    """Stands for something on whose parts there are rules; what has none tells its trace so."""

    __slots__ = ("_path", "_real", "_rules", "_trace")

    def __init__(self, trace: Trace, path: tuple[str, ...], real: Any, rules: Rules) -> None:
        self._trace = trace
        self._path = path
        self._real = real
        self._rules = rules

    def __getattr__(self, name: str) -> Any:
        return self._found(name, getattr(self._real, name))

    def __getitem__(self, key: Any) -> Any:
        return self._found(ITEM, self._real.__getitem__)(key)

    def _found(self, name: str, found: Any) -> Any:
        rule = self._rules.get(name) or self._rules.get(EVERY)
        path = (*self._path, name)
        if rule is None:
            self._trace.lacks.append(".".join(path))
        if rule is None or rule == SURE:
            return found
        if rule != ASKED:
            return _Watched(self._trace, path, found, rule)
        if callable(found):
            return self._trace.called(path, found)
        self._trace.note(path, None, found)
        return found

    def __iter__(self) -> Iterator[Any]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())

    def __bool__(self) -> bool:
        return bool(self._whole())

    def __contains__(self, value: Any) -> bool:
        return value in self._whole()

    def __eq__(self, other: object) -> bool:
        return bool(self._whole() == other)

    def __hash__(self) -> int:
        return hash(self._whole())

    def __str__(self) -> str:
        return str(self._whole())

    def _whole(self) -> Any:
        """Return the thing itself, as nothing is known of how it is looked at."""
        self._trace.lacks.append(".".join(self._path))
        return self._real
