"""The rhythm of a recurring event in words: `every first Thursday of the month at 19:30`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from babel.dates import format_skeleton, get_day_names, get_month_names
from babel.lists import format_list

from commonplace.language import N_, NN_, Language
from commonplace.model import Event
from commonplace.pages.dates import worded_day, worded_time
from commonplace.views.rhythms import Rhythm, Unit, is_working_days, last_day, rhythm_of

_LEAP_YEAR = 2000
_DATES = NN_("on {count} date", "on {count} dates")
_MORE_DATES = NN_("and on {count} more date", "and on {count} more dates")


def worded_rhythm(event: Event, language: Language) -> str:
    """Return when an event recurs, with its time of day, and until which day where it has an end.

    A rule too odd for words is said to be one; the event's page lists the dates.
    """
    words = language.gettext
    if not event.rrule:
        count = len({event.start_on(value) for value in (event.start, *event.rdate)})
        return language.ngettext(*_DATES, count).format(count=count)
    rhythm = rhythm_of(event.rrule, event.starts_at.date())
    found = _Speaker(language).rhythm(rhythm)
    if not event.all_day:
        clock = worded_time(event.starts_at, language)
        found = words("{rhythm} at {time}").format(rhythm=found, time=clock)
    if last := last_day(event):
        day = worded_day(last, language)
        found = words("{rhythm}, until {day}").format(rhythm=found, day=day)
    if event.rdate:
        count = len(event.rdate)
        more = language.ngettext(*_MORE_DATES, count).format(count=count)
        found = words("{rhythm}, {more}").format(rhythm=found, more=more)
    return found


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Says a rhythm in one language."""

    language: Language

    def rhythm(self, rhythm: Rhythm | None) -> str:
        if rhythm is None:
            return self._say(N_("on the days of a rule of its own"))
        if rhythm.months and (rhythm.nth or rhythm.month_days) and not rhythm.weekdays:
            return self._in_months(rhythm)
        said = self._each(rhythm) if rhythm.interval == 1 else self._every_other(rhythm)
        if not rhythm.months:
            return said
        months = self._months(rhythm.months)
        return self._say(N_("{rhythm} in {months}"), rhythm=said, months=months)

    def _each(self, rhythm: Rhythm) -> str:
        """Say what comes in every day, week or month."""
        if rhythm.nth and rhythm.unit is Unit.YEAR:
            return self._every_other(rhythm)
        if rhythm.nth or rhythm.places:
            days = self._nth(rhythm) if rhythm.nth else self._places(rhythm)
            return self._say(N_("every {days} of the month"), days=days)
        if rhythm.month_days:
            return self._each_month_day(rhythm)
        if is_working_days(rhythm.weekdays):
            return self._say(N_("every day from Monday to Friday"))
        if rhythm.weekdays:
            return self._say(N_("every {weekdays}"), weekdays=self._weekdays(rhythm.weekdays))
        return self._say(N_("every day"))

    def _each_month_day(self, rhythm: Rhythm) -> str:
        days = self._month_days(rhythm)
        if not rhythm.weekdays:
            return self._say(N_("on the {days} of every month"), days=days)
        message = N_("every {weekdays} that is the {days} of the month")
        return self._say(message, weekdays=self._weekdays(rhythm.weekdays, "or"), days=days)

    def _every_other(self, rhythm: Rhythm) -> str:
        """Say what comes in every second day, week, month or year."""
        every = self._every(rhythm)
        if rhythm.weekdays:
            message = N_("{every} on {weekdays}")
            return self._say(message, every=every, weekdays=self._weekdays(rhythm.weekdays))
        if rhythm.nth and rhythm.unit is Unit.YEAR:
            message = N_("{every} on the {days} of the year")
            return self._say(message, every=every, days=self._nth(rhythm))
        if rhythm.nth or rhythm.month_days:
            return self._say(N_("{every} on the {days}"), every=every, days=self._days(rhythm))
        return every

    def _in_months(self, rhythm: Rhythm) -> str:
        """Say what comes on certain days of certain months, and so from year to year."""
        every = self._every(rhythm if rhythm.unit is Unit.YEAR else Rhythm(Unit.YEAR))
        days = rhythm.month_days
        if len(days) == len(rhythm.months) == 1 and days[0] > 0:
            day = date(_LEAP_YEAR, rhythm.months[0], days[0])
            shown = format_skeleton("MMMMd", day, locale=self.language.locale)
            return self._say(N_("{every} on {date}"), every=every, date=shown)
        message = N_("{every} on the {days} of {months}")
        months = self._months(rhythm.months)
        return self._say(message, every=every, days=self._days(rhythm), months=months)

    def _every(self, rhythm: Rhythm) -> str:
        once, second, more = _EVERY[rhythm.unit]
        message = {1: once, 2: second}.get(rhythm.interval, more)
        return self._say(message, count=rhythm.interval)

    def _days(self, rhythm: Rhythm) -> str:
        return self._nth(rhythm) if rhythm.nth else self._month_days(rhythm)

    def _nth(self, rhythm: Rhythm) -> str:
        """Say weekdays by their places, e.g. `first and third Thursday`."""
        places: dict[int, list[int]] = {}
        for place, weekday in rhythm.nth:
            places.setdefault(weekday, []).append(place)
        return self._list(
            self._placed(found, self._weekdays((weekday,))) for weekday, found in places.items()
        )

    def _places(self, rhythm: Rhythm) -> str:
        """Say the place of a day among several weekdays, e.g. `last Saturday or Sunday`."""
        is_working = is_working_days(rhythm.weekdays)
        workday = self._say(N_("weekday (Monday to Friday)"))
        day = workday if is_working else self._weekdays(rhythm.weekdays, "or")
        return self._placed(rhythm.places, day)

    def _placed(self, places: Iterable[int], day: str) -> str:
        ordinals = self._list(self._say(_ORDINALS[place]) for place in places)
        return self._say(N_("{ordinals} {day}"), ordinals=ordinals, day=day)

    def _month_days(self, rhythm: Rhythm) -> str:
        return self._list(self._month_day(day) for day in rhythm.month_days)

    def _month_day(self, day: int) -> str:
        if day < 0:
            return self._say(_LAST_DAYS[day])
        is_teen = day in (11, 12, 13)
        message = _TH if is_teen else _ENDINGS.get(day % 10, _TH)
        return self._say(message, day=day)

    def _weekdays(
        self, weekdays: Iterable[int], style: Literal["standard", "or"] = "standard"
    ) -> str:
        names = get_day_names("wide", locale=self.language.locale)
        return self._list((names[weekday] for weekday in weekdays), style)

    def _months(self, months: Iterable[int]) -> str:
        names = get_month_names("wide", locale=self.language.locale)
        return self._list(names[month] for month in months)

    def _list(self, words: Iterable[str], style: Literal["standard", "or"] = "standard") -> str:
        return format_list(list(words), style=style, locale=self.language.locale)

    def _say(self, message: str, **values: object) -> str:
        return self.language.gettext(message).format(**values)


_EVERY = {
    Unit.DAY: (N_("every day"), N_("every second day"), N_("every {count} days")),
    Unit.WEEK: (N_("every week"), N_("every second week"), N_("every {count} weeks")),
    Unit.MONTH: (N_("every month"), N_("every second month"), N_("every {count} months")),
    Unit.YEAR: (N_("every year"), N_("every second year"), N_("every {count} years")),
}
_ORDINALS = {
    1: N_("first"),
    2: N_("second"),
    3: N_("third"),
    4: N_("fourth"),
    5: N_("fifth"),
    -1: N_("last"),
    -2: N_("second to last"),
    -3: N_("third to last"),
    -4: N_("fourth to last"),
    -5: N_("fifth to last"),
}
_LAST_DAYS = {
    -1: N_("last day"),
    -2: N_("second to last day"),
    -3: N_("third to last day"),
    -4: N_("fourth to last day"),
    -5: N_("fifth to last day"),
}
_TH = N_("{day}th")
_ENDINGS = {1: N_("{day}st"), 2: N_("{day}nd"), 3: N_("{day}rd")}
