"""Rules of recurrence from elsewhere, in the form that an event here can have."""

import re
from datetime import date, datetime, timedelta, tzinfo
from itertools import islice
from typing import cast

from dateutil.rrule import rrule, rrulestr
from pydantic_core import PydanticCustomError

from commonplace.importing.events.clock import UnreadableError
from commonplace.importing.events.component import Property
from commonplace.language import N_
from commonplace.model.rules import last_moment, recurrence_rule, rule_parts

FOLLOWED = timedelta(days=3660)
_MOST = 6_000
_FAR_YEAR = "2900"
_FINER = frozenset({"HOURLY", "MINUTELY", "SECONDLY"})


def rule_of(rules: tuple[Property, ...], start: date) -> str:
    """Return how something recurs, empty where it does not; `start` is its first day or moment.

    Raises UnreadableError where no event here can recur like that.
    """
    texts = list(dict.fromkeys(one.value.strip() for one in rules if one.value.strip()))
    if not texts:
        return ""
    line = rules[0].line
    if len(texts) > 1:
        raise _beyond(line, " + ".join(texts), N_("it has several rules"))
    parts = _parts(texts[0], line)
    if parts.get("FREQ") in _FINER:
        raise _beyond(line, texts[0], N_("nobody meets more often than once a day"))
    _drop_needless(parts, start)
    if "UNTIL" in parts:
        parts["UNTIL"] = _until(parts["UNTIL"], start)
        if parts["UNTIL"][:4] >= _FAR_YEAR:
            del parts["UNTIL"]
    if "UNTIL" in parts and "COUNT" in parts:
        _keep_the_nearer_end(parts, start)
    rule = ";".join(f"{name}={value}" for name, value in parts.items())
    try:
        return recurrence_rule(rule)
    except PydanticCustomError as error:
        reason = N_("a part of it is not known here")
        if error.type == "rule-mixed":
            reason = N_("calendars read its parts differently")
        raise _beyond(line, texts[0], reason) from None


def _beyond(line: int, found: str, reason: str) -> UnreadableError:
    return UnreadableError("rule-beyond", line, found=found, reason=reason)


def _parts(text: str, line: int) -> dict[str, str]:
    parts: dict[str, str] = {}
    for part in re.sub(r"\s", "", text).upper().removeprefix("RRULE:").strip(";").split(";"):
        name, _, value = part.partition("=")
        if parts.get(name, value) != value:
            raise _beyond(line, text, N_("a part of it is there twice"))
        parts[name] = value
    # The frequency first, as people read it.
    return {"FREQ": parts.pop("FREQ", ""), **parts}


def _drop_needless(parts: dict[str, str], start: date) -> None:
    """Take out what says nothing: the usual calendar, and the time that the start has anyway."""
    if parts.get("RSCALE") == "GREGORIAN":
        del parts["RSCALE"]
        if parts.get("SKIP") == "OMIT":
            del parts["SKIP"]
    if parts.get("INTERVAL") == "1":
        del parts["INTERVAL"]
    if isinstance(start, datetime):
        clock = {"BYHOUR": start.hour, "BYMINUTE": start.minute, "BYSECOND": start.second}
        for name, value in clock.items():
            if parts.get(name, "").isdecimal() and int(parts[name]) == value:
                del parts[name]
    _drop_signs(parts)


def _drop_signs(parts: dict[str, str]) -> None:
    """Write numbers plainly: `+01` is `1`."""
    for name in ("BYMONTHDAY", "BYMONTH", "BYYEARDAY", "BYWEEKNO", "BYSETPOS"):
        if name in parts:
            numbers = parts[name].split(",")
            parts[name] = ",".join(re.sub(r"^\+?(-?)0*(?=\d)", r"\1", one) for one in numbers)
    for name in ("COUNT", "INTERVAL"):
        if parts.get(name, "").isdecimal():
            parts[name] = str(int(parts[name]))


def _until(until: str, start: date) -> str:
    """Return the end of a rule; of a rule of whole days, its day."""
    until = until.replace("-", "").replace(":", "")
    if not isinstance(start, datetime):
        return until[:8]
    return until


def _keep_the_nearer_end(parts: dict[str, str], start: date) -> None:
    """Keep one of two ends, for a rule has one; which of them comes first, the rule says."""
    count = parts.pop("COUNT")
    rule = ";".join(f"{name}={value}" for name, value in parts.items())
    until = starts_of(rule, start, limit=int(count) + 1)
    if len(until) > int(count):
        del parts["UNTIL"]
        parts["COUNT"] = count


def starts_of(rule: str, start: date, limit: int = _MOST) -> list[datetime]:
    """Return the times on the clock at which a rule fires, for ten years at most.

    Days are midnights. Raises UnreadableError where the rule cannot be followed.
    """
    clock = _clock(start)
    parts = rule_parts(rule)
    count = int(parts.pop("COUNT")) if "COUNT" in parts else limit
    end, until = clock + FOLLOWED, parts.pop("UNTIL", "")
    try:
        if until:
            end = min(end, _end_on_clock(until, start))
        open_end = ";".join(f"{name}={value}" for name, value in parts.items())
        fires = cast("rrule", rrulestr(open_end, dtstart=clock))
        return list(islice(fires.replace(until=end), min(count, limit)))
    except (ValueError, OverflowError):
        raise _beyond(0, rule, N_("it cannot be followed")) from None


def _clock(start: date) -> datetime:
    if isinstance(start, datetime):
        return start.replace(tzinfo=None)
    return datetime(start.year, start.month, start.day)  # noqa: DTZ001 - a day is on every clock


def _end_on_clock(until: str, start: date) -> datetime:
    zone: tzinfo | None = start.tzinfo if isinstance(start, datetime) else None
    if zone is None:
        return datetime.strptime(until[:8] + "235959", "%Y%m%d%H%M%S")  # noqa: DTZ007
    return last_moment(until, zone).replace(tzinfo=None)
