"""Members' texts that cannot be rendered, as problems: found before anything is listed."""

from collections.abc import Callable, Collection

from commonplace.language import N_
from commonplace.model import Hub
from commonplace.pages.generated import GeneratedPage
from commonplace.pages.texts import Renders, faults_of
from commonplace.problems import Place, Problem, Word
from commonplace.trust import guard
from commonplace.trust.rendered import TOO_DEEP, TOO_MANY_HEADINGS, TextFault

Step = Callable[[int, int], None]

_CODES = {
    guard.TOO_SLOW: "text-too-slow",
    guard.TOO_MUCH_MEMORY: "text-too-heavy",
    guard.TOO_LARGE: "text-too-large",
}
_OTHERS = {
    guard.CRASHED: N_("it ends the program that reads it"),
    TOO_DEEP: N_("it becomes elements that are too deep inside each other"),
    TOO_MANY_HEADINGS: N_("it has too many headings"),
}


def text_problems(
    hub: Hub, pages: Collection[GeneratedPage], markdown: Renders, step: Step
) -> tuple[Problem, ...]:
    """Render the texts of all pages; return a problem for each file whose text cannot be.

    `step` is told how many of how many are rendered.
    """
    lines = {record.path: record.source.body_line for record in hub.text_records}
    total, done = sum(len(page.texts) for page in pages), 0
    found = {}
    for page in pages:
        for text, fault in faults_of(page, markdown):
            found[text.path] = _problem(text.path, lines.get(text.path, 1), fault)
        if page.texts:
            done += len(page.texts)
            step(done, total)
    return tuple(found.values())


def _problem(path: str, line: int, fault: TextFault) -> Problem:
    place = Place(line)
    if code := _CODES.get(fault.kind):
        return Problem.at(path, place, code, limit=fault.detail)
    reason = Word(_OTHERS[fault.kind]) if fault.kind in _OTHERS else fault.detail
    return Problem.at(path, place, "text-unreadable", reason=reason)
