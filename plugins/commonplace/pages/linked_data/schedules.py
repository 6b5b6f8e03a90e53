"""How an event recurs, in linked data (schema.org Schedule)."""

from datetime import UTC
from typing import Any

from commonplace.model import Event, Recurrence
from commonplace.model.programme import EventStatus
from commonplace.model.rules import last_moment, rule_parts
from commonplace.values import ANYWHERE_ON_EARTH
from commonplace.values.instants import day_or_instant, iso_duration

_UNITS = {"DAILY": "D", "WEEKLY": "W", "MONTHLY": "M", "YEARLY": "Y"}
_DAYS = {
    "MO": "Monday",
    "TU": "Tuesday",
    "WE": "Wednesday",
    "TH": "Thursday",
    "FR": "Friday",
    "SA": "Saturday",
    "SU": "Sunday",
}
_CODES = tuple(_DAYS)
_UNSAYABLE = frozenset(("BYWEEKNO", "BYYEARDAY", "BYSETPOS"))
"""Parts of a rule for which schema.org has no word."""
_EXCEPTIONS = 100


def schedule(event: Event) -> dict[str, Any] | None:
    """Return the schedule of an event's rule.

    None where it has none, or one that schema.org cannot say: half a rule names wrong days. The
    dates themselves are told besides.
    """
    if not event.rrule:
        return None
    rule = _with_position(rule_parts(event.rrule))
    month_days = [int(day) for day in rule.get("BYMONTHDAY", "").split(",") if day]
    if _UNSAYABLE & rule.keys() or any(day < 1 for day in month_days):
        return None
    found: dict[str, Any] = {
        "@type": "Schedule",
        "repeatFrequency": f"P{rule.get('INTERVAL', '1')}{_UNITS[rule['FREQ']]}",
        **_days(event, rule, month_days),
        "startDate": event.starts_at.date().isoformat(),
    }
    if "UNTIL" in rule:
        found["endDate"] = last_moment(rule["UNTIL"], event.zone).date().isoformat()
    if "COUNT" in rule:
        found["repeatCount"] = int(rule["COUNT"])
    if not event.all_day:
        found["startTime"] = event.starts_at.strftime("%H:%M:%S")
        length = event.ends_at.astimezone(UTC) - event.starts_at.astimezone(UTC)
        if length:
            found["endTime"] = event.ends_at.strftime("%H:%M:%S")
            # Of what goes past midnight the time alone would say that it ends before it begins.
            found["duration"] = iso_duration(length)
    is_anywhere = event.timezone == ANYWHERE_ON_EARTH
    found["scheduleTimezone"] = "Etc/GMT+12" if is_anywhere else event.timezone
    if exceptions := _exceptions(event):
        found["exceptDate"] = exceptions
    return found


def _with_position(rule: dict[str, str]) -> dict[str, str]:
    """Return a rule in which “of the Thursdays the first” is “the first Thursday”."""
    day, position = rule.get("BYDAY", ""), rule.get("BYSETPOS", "")
    is_one = day in _DAYS and position.lstrip("-").isdecimal()
    if rule["FREQ"] != "MONTHLY" or not is_one:
        return rule
    rest = {name: value for name, value in rule.items() if name != "BYSETPOS"}
    return {**rest, "BYDAY": f"{position}{day}"}


def _days(event: Event, rule: dict[str, str], month_days: list[int]) -> dict[str, Any]:
    """Return the days a rule names, or leaves to the first date to say."""
    first, frequency = event.starts_at, rule["FREQ"]
    days = [day for day in rule.get("BYDAY", "").split(",") if day]
    months = [int(month) for month in rule.get("BYMONTH", "").split(",") if month]
    if frequency == "WEEKLY" and not days:
        days = [_CODES[first.weekday()]]
    if frequency in ("MONTHLY", "YEARLY") and not days and not month_days:
        month_days = [first.day]
        if frequency == "YEARLY" and not months:
            months = [first.month]
    named = [f"https://schema.org/{_DAYS[day]}" if day in _DAYS else day for day in days]
    given: dict[str, list[Any]] = {"byDay": named, "byMonthDay": month_days, "byMonth": months}
    return {name: _one_or_all(values) for name, values in given.items() if values}


def _exceptions(event: Event) -> list[str]:
    """Return the dates of the rule on which nothing begins: left out, moved or called off."""
    recurrence = Recurrence(event)
    off = set(recurrence.left_out)
    for start, override in recurrence.overrides.items():
        if override.start or override.status in (EventStatus.CANCELLED, EventStatus.POSTPONED):
            off.add(start)
    dates = [day_or_instant(moment, all_day=event.all_day) for moment in sorted(off)]
    return dates[-_EXCEPTIONS:]


def _one_or_all(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values
