"""How an event comes again: from words such as `every first Thursday` to a rule of RFC 5545."""

import re
from collections.abc import Iterable
from datetime import date

from commonplace.language import N_
from commonplace.trouble import Trouble


class RhythmError(Trouble):
    """Words that say no rhythm we know."""


def rule_of(words: str) -> str:
    """Return the rule that words mean; a rule is returned as it is.

    Raises RhythmError where they mean none that can be told for sure.
    """
    if re.match(r"\s*(RRULE:)?FREQ=", words, re.IGNORECASE):
        return words
    text = " ".join(words.lower().replace("’", "'").strip(" .。!！").split())
    text, end = _end(text)
    parts = _chinese(text) if re.search(r"[\u4e00-\u9fff]", text) else _english(text)
    if parts is None:
        raise RhythmError(
            N_(
                "“{found}” cannot be read for sure. Write, for example: every Thursday; every two "
                "weeks on Friday; every first Thursday; every month on the 15th until 2027-12-31."
            ),
            found=words,
        )
    return ";".join(part for part in (*parts, end) if part)


_END = re.compile(
    r"[\s,，]*(?:(?:until|till|直到|到|至)\s*(?P<day>\d{4}-\d{2}-\d{2})(?:为止)?"
    r"|(?:for\s+|共)?(?P<count>\d{1,4})\s*(?:times|次))$"
)


def _end(text: str) -> tuple[str, str]:
    """Part the words from what they say of the end."""
    found = _END.search(text)
    if not found:
        return text, ""
    before = text[: found.start()].strip()
    if found["count"]:
        return before, f"COUNT={int(found['count'])}"
    try:
        return before, f"UNTIL={date.fromisoformat(found['day']):%Y%m%d}"
    except ValueError:
        return text, ""


Parts = tuple[str, ...] | None

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "other": 2,
    "second": 2, "third": 3, "fourth": 4,
    "一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6,
}  # fmt: skip
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
_UNITS = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
_WHOLE = {
    "daily": ("DAILY", 1),
    "weekly": ("WEEKLY", 1),
    "fortnightly": ("WEEKLY", 2),
    "monthly": ("MONTHLY", 1),
    "quarterly": ("MONTHLY", 3),
    "yearly": ("YEARLY", 1),
    "annually": ("YEARLY", 1),
}


def _english(text: str) -> Parts:
    whole, _, on = text.partition(" on ")
    if whole in _WHOLE:
        return _joined(*_WHOLE[whole], _english_on(on) if on else ())
    found = re.fullmatch(
        r"every (?:(?P<number>\w+) )?(?P<unit>day|week|month|quarter|year)s?(?: on (?P<on>.+))?",
        text,
    )
    if found:
        number = _number(found["number"])
        if number is None:
            return None
        unit, times = ("month", 3) if found["unit"] == "quarter" else (found["unit"], 1)
        return _joined(
            _UNITS[unit], number * times, _english_on(found["on"]) if found["on"] else ()
        )
    if found := re.fullmatch(r"every other (.+)", text):
        on_days = _english_on(found[1])
        return _joined("WEEKLY", 2, on_days) if on_days and on_days[0] == "WEEKLY" else None
    every = text.removeprefix("every ").removeprefix("on ")
    every = re.sub(r" (?:(?:of|in) )?(?:the|each|every) month$", "", every)
    on_parts = _english_on(every)
    return _joined(on_parts[0], 1, on_parts) if on_parts else None


def _english_on(text: str) -> Parts:
    """Return the frequency that days belong to, and the part that names them."""
    words = [word for word in re.split(r",? and |, | ", text.removeprefix("the ")) if word != "the"]
    if words and all(_english_day(word) for word in words):
        return "WEEKLY", f"BYDAY={','.join(_in_week(_english_day(word) for word in words))}"
    *order, last = words
    if order and (day := _english_day(last)) and all(word in _ORDINALS for word in order):
        return "MONTHLY", f"BYDAY={','.join(f'{_ORDINALS[word]}{day}' for word in order)}"
    days = [_day_of_month(word) for word in words]
    if days and all(days):
        return "MONTHLY", f"BYMONTHDAY={','.join(map(str, days))}"
    return ("MONTHLY", "BYMONTHDAY=-1") if words == ["last", "day"] else None


def _english_day(word: str) -> str:
    """Return the code of a weekday by its name or the beginning of it, or an empty text."""
    names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    stem = word.removesuffix("s") if word.endswith("days") else word
    fits = [code for name, code in zip(names, _DAYS, strict=True) if name.startswith(stem)]
    return fits[0] if len(stem) > 2 and len(fits) == 1 else ""  # noqa: PLR2004 - as in "Thu"


def _day_of_month(word: str) -> int:
    found = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)", word)
    return int(found[1]) if found and 1 <= int(found[1]) <= 31 else 0  # noqa: PLR2004 - a month


def _number(word: str | None) -> int | None:
    if not word:
        return 1
    return int(word) if word.isascii() and word.isdecimal() else _NUMBERS.get(word)


_CHINESE_DAYS = dict(zip("一二三四五六日", _DAYS, strict=True))
_CHINESE_UNITS = {"天": "DAILY", "周": "WEEKLY", "月": "MONTHLY", "年": "YEARLY"}


def _chinese(text: str) -> Parts:
    text = re.sub(r"星期|礼拜", "周", text.replace(" ", ""))
    text = text.replace("周天", "周日").replace("每日", "每天").replace("季度", "季")
    text = re.sub(r"^(?:隔|每隔)一?个?(?=[天周月年])", "每两", text)
    found = re.fullmatch(
        r"每(?P<number>\d{1,2}|[一两二三四五六])?个?(?P<unit>[天周月季年])的?(?P<on>.*)", text
    )
    if not found:
        return None
    number, on = _number(found["number"]), found["on"].removeprefix("，").removeprefix("的")
    if number is None:
        return None
    if found["unit"] == "季":
        unit, number = "MONTHLY", number * 3
    else:
        unit = _CHINESE_UNITS[found["unit"]]
    if unit == "WEEKLY" and on and on[0] in _CHINESE_DAYS:
        on = f"周{on}"
    return _joined(unit, number, _chinese_on(on) if on else ())


def _chinese_on(text: str) -> Parts:
    if re.fullmatch(r"周[一二三四五六日](?:[、和及,，]?周?[一二三四五六日])*", text):
        named = [_CHINESE_DAYS[char] for char in text if char in _CHINESE_DAYS]
        return "WEEKLY", f"BYDAY={','.join(_in_week(named))}"
    weekday = re.fullmatch(
        r"(?P<order>(?:第[一二三四](?:个)?[、和及]?)+|最后一个|最后)周(?P<day>[一二三四五六日])",
        text,
    )
    if weekday:
        numbers = [_NUMBERS[char] for char in re.findall(r"第(.)", weekday["order"])] or [-1]
        day = _CHINESE_DAYS[weekday["day"]]
        return "MONTHLY", f"BYDAY={','.join(f'{number}{day}' for number in numbers)}"
    if text in ("最后一天", "月底"):
        return "MONTHLY", "BYMONTHDAY=-1"
    found = re.fullmatch(r"(\d{1,2})[日号](?:[、和及](\d{1,2})[日号])?", text)
    days = [int(day) for day in found.groups() if day] if found else []
    if days and all(1 <= day <= 31 for day in days):  # noqa: PLR2004 - a month
        return "MONTHLY", f"BYMONTHDAY={','.join(map(str, days))}"
    return None


def _in_week(days: Iterable[str]) -> list[str]:
    """Return weekdays once each, from Monday on."""
    found = set(days)
    return [day for day in _DAYS if day in found]


def _joined(frequency: str, interval: int, on: Parts) -> Parts:
    """Return the parts of a rule, or None where the days do not belong to the frequency."""
    if on is None or (on and on[0] != frequency):
        return None
    every = f"INTERVAL={interval}" if interval > 1 else ""
    return tuple(part for part in (f"FREQ={frequency}", every, *on[1:]) if part)
