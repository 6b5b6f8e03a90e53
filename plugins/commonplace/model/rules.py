"""Rules by which an event recurs (RFC 5545, 3.3.10), as far as people meet by them."""

import re
from datetime import UTC, date, datetime, time, tzinfo

from commonplace.values import mistake

_WEEKDAY = r"([+-]?([1-9]|[1-4]\d|5[0-3]))?(MO|TU|WE|TH|FR|SA|SU)"

_RULE_PARTS = {
    "FREQ": r"DAILY|WEEKLY|MONTHLY|YEARLY",
    "INTERVAL": r"[1-9]\d{0,2}",
    "COUNT": r"[1-9]\d{0,3}",
    "UNTIL": r"\d{8}(T\d{6}Z?)?",
    "BYDAY": rf"{_WEEKDAY}(,{_WEEKDAY})*",
    "BYMONTHDAY": r"-?([1-9]|[12]\d|3[01])(,-?([1-9]|[12]\d|3[01]))*",
    "BYMONTH": r"([1-9]|1[0-2])(,([1-9]|1[0-2]))*",
    "BYYEARDAY": r"-?[1-9]\d{0,2}(,-?[1-9]\d{0,2})*",
    "BYWEEKNO": r"-?[1-9]\d?(,-?[1-9]\d?)*",
    "BYSETPOS": r"-?[1-9]\d{0,2}(,-?[1-9]\d{0,2})*",
    "WKST": r"MO|TU|WE|TH|FR|SA|SU",
}
"""What a rule may say. Finer than days is left out: nobody meets by the minute."""

_NOT_WITH = {
    "BYWEEKNO": ("DAILY", "WEEKLY", "MONTHLY"),
    "BYYEARDAY": ("DAILY", "WEEKLY", "MONTHLY"),
    "BYMONTHDAY": ("WEEKLY",),
    "BYSETPOS": ("DAILY",),
}
"""Parts that RFC 5545 has no meaning for at some frequencies; calendars then differ."""

_MOST_IN_A_MONTH = 5
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_FIRST_YEAR, _LAST_YEAR = 2000, 2040
"""Forty years hold every combination of leap years and weekdays there is."""


def recurrence_rule(text: str) -> str:
    """Return a rule in its plain form; breaks `rule-invalid` where nobody could meet by it."""
    rule = "".join(text.upper().split()).removeprefix("RRULE:").rstrip(";")
    parts = {}
    for part in rule.split(";"):
        name, _, value = part.partition("=")
        if name in parts or not re.fullmatch(_RULE_PARTS.get(name, "(?!)"), value, re.ASCII):
            raise mistake("rule-invalid", found=text, part=part)
        parts[name] = value
    if "FREQ" not in parts:
        raise mistake("rule-invalid", found=text, part="FREQ=")
    _check_company(text, parts)
    _check_days(text, parts)
    if "COUNT" in parts and "UNTIL" in parts:
        raise mistake("rule-invalid", found=text, part=f"UNTIL={parts['UNTIL']}")
    _check_occurrences(text, parts)
    return rule


def _check_company(text: str, parts: dict[str, str]) -> None:
    """Refuse parts that mean nothing beside the others (RFC 5545, 3.3.10)."""
    frequency = parts["FREQ"]
    for name in sorted(parts):
        if frequency in _NOT_WITH.get(name, ()):
            raise mistake("rule-mixed", found=f"{name}={parts[name]}", other=f"FREQ={frequency}")
    numbered = re.search(r"\d", parts.get("BYDAY", ""))
    if numbered and (frequency not in ("MONTHLY", "YEARLY") or "BYWEEKNO" in parts):
        other = "BYWEEKNO" if "BYWEEKNO" in parts else f"FREQ={frequency}"
        raise mistake("rule-mixed", found=f"BYDAY={parts['BYDAY']}", other=other)
    # Counted in a month, where there is no sixth: dateutil looks for it beyond the year's end.
    period = "BYMONTH" if "BYMONTH" in parts else f"FREQ={frequency}"
    is_in_month = frequency == "MONTHLY" or "BYMONTH" in parts
    counts = [int(number) for number in re.findall(r"\d+", parts.get("BYDAY", ""))]
    if is_in_month and max(counts, default=0) > _MOST_IN_A_MONTH:
        raise mistake("rule-mixed", found=f"BYDAY={parts['BYDAY']}", other=period)
    chosen_from = ("BYDAY", "BYMONTHDAY", "BYMONTH", "BYYEARDAY", "BYWEEKNO")
    if "BYSETPOS" in parts and not any(name in parts for name in chosen_from):
        raise mistake("rule-invalid", found=text, part=f"BYSETPOS={parts['BYSETPOS']}")


def _check_days(text: str, parts: dict[str, str]) -> None:
    """Refuse days that none of the months has: dateutil would look for one until the year 9999."""
    if "BYMONTHDAY" not in parts:
        return
    months = [int(month) for month in parts.get("BYMONTH", "1").split(",")]
    longest = max(_LONGEST_MONTHS[month - 1] for month in months)
    if all(abs(int(day)) > longest for day in parts["BYMONTHDAY"].split(",")):
        raise mistake("rule-invalid", found=text, part=f"BYMONTHDAY={parts['BYMONTHDAY']}")


def rule_parts(rule: str) -> dict[str, str]:
    """Return the parts of a rule in its plain form, such as `{"FREQ": "WEEKLY", "COUNT": "4"}`."""
    return dict(part.split("=", 1) for part in rule.split(";"))


def last_moment(until: str, zone: tzinfo) -> datetime:
    """Return the last moment that `UNTIL=` allows, with the zone.

    A day alone is meant with all its hours; a time without `Z` is on the event's own clock.
    """
    day = date(int(until[:4]), int(until[4:6]), int(until[6:8]))
    if len(until) == len("20260514"):
        return datetime.combine(day, time(23, 59, 59), zone)
    clock = time(int(until[9:11]), int(until[11:13]), int(until[13:15]))
    if until.endswith("Z"):
        return datetime.combine(day, clock, UTC).astimezone(zone)
    return datetime.combine(day, clock, zone)


def _check_occurrences(text: str, parts: dict[str, str]) -> None:
    """Refuse a rule that no calendar reads or that names a day which never comes."""
    from dateutil.rrule import rrulestr  # noqa: PLC0415 - only records that recur need it

    if until := parts.get("UNTIL"):
        try:
            datetime.strptime(until[:8], "%Y%m%d").replace(tzinfo=UTC)
            time.fromisoformat(until[9:15] or "000000")
        except ValueError:
            raise mistake("rule-invalid", found=text, part=f"UNTIL={until}") from None
    open_end = ";".join(
        f"{name}={value}"
        for name, value in parts.items()
        if name not in ("UNTIL", "COUNT", "INTERVAL")
    )
    start = datetime(_FIRST_YEAR, 1, 1)  # noqa: DTZ001 - which zone it is in matters only later
    try:
        rule = rrulestr(f"{open_end};UNTIL={_LAST_YEAR}0101", dtstart=start)
        fires = next(iter(rule), None) is not None
    except ValueError:
        fires = False
    if not fires:
        raise mistake("rule-invalid", found=text, part=open_end)
