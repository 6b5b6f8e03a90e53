"""Who may be ready for more, in words: for a maintainer's eyes and for their own programs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from commonplace.language import N_
from commonplace.pages.dates import worded_day
from commonplace.problems.reports import dump
from commonplace.reporting.dress import Dress
from commonplace.reporting.text import broken
from commonplace.terminal import printable
from commonplace.views.credits.ready import Ready, Step

VERSION = 1
"""Rises when a name in the JSON goes or comes to mean something else, not when one is added."""

_PRIVATE = N_("For maintainers alone: ask people in private, and show this on no page or issue.")
_NOBODY = N_("Nobody today.")


@dataclass(frozen=True, slots=True)
class ReadyMembers:
    """Who may be asked for each step, in a hub, as seen on a day."""

    hub: str
    day: date
    steps: Mapping[Step, Sequence[Ready]]


def write_text(found: ReadyMembers, dress: Dress) -> str:
    """Return the list as plain text: every step with its rule, also where nobody is ready."""
    values = {"hub": found.hub, "day": worded_day(found.day, dress.language)}
    head = dress.fill(N_("{hub}: who may be ready for more, seen on {day}"), values)
    lines = [dress.paint(printable(head), "title"), broken(dress.fill(_PRIVATE, {}), dress)]
    for step, members in found.steps.items():
        lines += ["", *_step(step, members, dress)]
    return "\n".join(lines) + "\n"


def _step(step: Step, members: Sequence[Ready], dress: Dress) -> Iterator[str]:
    yield dress.paint(f"{dress.fill(step.title, {})} ({len(members):,})", "title")
    rule = broken(dress.fill(step.rule, step.least), dress, indent="  ")
    yield f"  {dress.paint(rule, 'quiet')}"
    for one in members:
        yield f"  {printable(one.member.name)}"
        yield f"      {broken(dress.fill(step.note, asdict(one.facts)), dress, indent='      ')}"
        yield f"      {dress.paint(printable(one.member.path), 'path')}"
    if not members:
        yield f"  {dress.fill(_NOBODY, {})}"


def write_json(found: ReadyMembers, dress: Dress) -> str:
    """Return the list as JSON. Names stay; texts are in the language of the call."""
    return dump(
        {
            "version": VERSION,
            "hub": found.hub,
            "day": found.day.isoformat(),
            "steps": [
                {
                    "name": step.name,
                    "title": dress.fill(step.title, {}),
                    "rule": dress.fill(step.rule, step.least),
                    "members": [_data(step, one, dress) for one in members],
                }
                for step, members in found.steps.items()
            ],
        }
    )


def _data(step: Step, one: Ready, dress: Dress) -> dict[str, Any]:
    facts = asdict(one.facts)
    return {
        "id": one.member.id,
        "name": one.member.name,
        "path": one.member.path,
        "reason": dress.fill(step.note, facts),
        "facts": {name: facts[name] for name in step.least},
    }


READY: Mapping[str, Callable[[ReadyMembers, Dress], str]] = {
    "text": write_text,
    "json": write_json,
}
"""What writes each form of the list, by its name."""
