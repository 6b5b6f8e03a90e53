"""Rules that every calendar reads alike.

RFC 5545 leaves little open, but programs have their faults: Mozilla's loses its way in rules with
BYWEEKNO, for example, and from some it never comes back. So a rule is put into a plain form that
says the same; where there is none that all agree on, the dates are written one by one.
"""

from collections.abc import Mapping
from datetime import date

Rule = Mapping[str, str]

_AGREED = {
    "DAILY": ({"BYDAY"}, {"BYMONTH"}, {"BYDAY", "BYMONTH"}),
    "WEEKLY": ({"BYDAY"}, {"BYMONTH"}, {"BYDAY", "BYMONTH"}),
    "MONTHLY": ({"BYDAY"}, {"BYMONTHDAY"}, {"BYDAY", "BYMONTHDAY"}, {"BYDAY", "BYSETPOS"}),
    "YEARLY": ({"BYMONTH"}, {"BYMONTH", "BYDAY"}, {"BYMONTH", "BYMONTHDAY"}),
}
"""What narrows a rule, by how often it fires, so that all read it alike."""

_DAYS_OF_ALL_MONTHS = 28
_FEBRUARY = 2


def agreed_rule(parts: Rule, first: date) -> Rule | None:
    """Return a rule in a form on which calendars agree, or None where they agree on none.

    `first` is the first day that it gives; what a rule does not say it takes from there.
    """
    rule = {name: _in_order(name, value) for name, value in parts.items()}
    if rule.get("INTERVAL", "1") == "1":
        rule.pop("INTERVAL", None)
        rule["FREQ"] = _usual_frequency(rule)
    narrowed = {name for name in rule if name.startswith("BY")}
    if narrowed and narrowed not in _AGREED[rule["FREQ"]]:
        return None
    return None if _counts_weekdays_oddly(rule) or _asks_too_much(rule, first) else rule


def _in_order(name: str, value: str) -> str:
    if name.startswith("BY") and name != "BYDAY":
        return ",".join(str(number) for number in sorted({int(each) for each in value.split(",")}))
    return value.replace("+", "")


def _usual_frequency(rule: Rule) -> str:
    """Return how often a rule fires as most people would say it: every month, not every day."""
    frequency = rule["FREQ"]
    if "BYMONTHDAY" in rule and frequency in ("DAILY", "YEARLY") and not _counts_weekdays(rule):
        frequency = "MONTHLY"
    if "BYMONTH" in rule and "BYSETPOS" not in rule and frequency == "MONTHLY":
        frequency = "YEARLY"
    return frequency


def _counts_weekdays(rule: Rule) -> bool:
    """Whether a rule says which of several weekdays is meant, as in the first Thursday."""
    return any(char.isdigit() for char in rule.get("BYDAY", ""))


def _counts_weekdays_oddly(rule: Rule) -> bool:
    """Whether weekdays are counted in a week, or some month has only one of two that are meant."""
    if not _counts_weekdays(rule):
        return False
    return rule["FREQ"] in ("DAILY", "WEEKLY") or ("5" in rule["BYDAY"] and "," in rule["BYDAY"])


def _asks_too_much(rule: Rule, first: date) -> bool:
    """Whether a rule names days that not every month has, where some programs take the next one."""
    if rule["FREQ"] == "MONTHLY" and "BYDAY" not in rule:
        return False
    is_by_day = rule["FREQ"] in ("DAILY", "WEEKLY") or "BYDAY" in rule
    # Each year on the same day: only one day is not in each.
    is_once = rule["FREQ"] == "YEARLY" and "BYMONTH" not in rule and first.month != _FEBRUARY
    days = [1 if is_by_day or is_once else first.day]
    if "BYMONTHDAY" in rule:
        days = [int(day) for day in rule["BYMONTHDAY"].split(",")]
    return not 0 < min(days) <= max(days) <= _DAYS_OF_ALL_MONTHS
