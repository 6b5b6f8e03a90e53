"""Times that the clocks of a zone skip, or show twice."""

from collections.abc import Iterator
from datetime import date, datetime

from commonplace.documents.places import FieldPath
from commonplace.load.addresses import Files
from commonplace.model import Competition, Event, Hub
from commonplace.problems import Problem
from commonplace.values import shown_moment


def check_clocks(hub: Hub, files: Files) -> Iterator[Problem]:  # noqa: ARG001 - as every check
    """Yield a warning for each time that its author's clock will not show, or will show twice."""
    for event in hub.events.values():
        if not event.all_day:
            yield from _check(event, _times_of_event(event))
    for competition in hub.competitions.values():
        yield from _check(competition, _times_of_competition(competition))


Times = Iterator[tuple[FieldPath, date | None]]


def _check(record: Event | Competition, times: Times) -> Iterator[Problem]:
    for path, moment in times:
        if not isinstance(moment, datetime) or moment.tzinfo:
            continue
        meant = record.on_clock(moment)
        second = moment.replace(tzinfo=record.zone, fold=1)
        place = record.source.places.of_value(path)
        values = {"found": shown_moment(moment), "timezone": record.timezone}
        if (shown := meant.replace(tzinfo=None, fold=0)) != moment:
            values["meant"] = shown_moment(shown)
            yield Problem.at(record.path, place, "time-skipped", **values)
        elif meant.utcoffset() != second.utcoffset():
            values["meant"] = shown_moment(meant)
            yield Problem.at(record.path, place, "time-twice", **values)


def _times_of_event(event: Event) -> Times:
    yield from ((("start",), event.start), (("end",), event.end))
    for index, session in enumerate(event.sessions):
        yield ("sessions", index, "start"), session.start
        yield ("sessions", index, "end"), session.end
    for index, override in enumerate(event.overrides):
        yield ("overrides", index, "start"), override.start
        yield ("overrides", index, "end"), override.end
    for index, extra in enumerate(event.rdate):
        yield ("rdate", index), extra


def _times_of_competition(competition: Competition) -> Times:
    for index, phase in enumerate(competition.phases):
        yield ("phases", index, "start"), phase.start
        yield ("phases", index, "end"), phase.end
    yield ("results_at",), competition.results_at
