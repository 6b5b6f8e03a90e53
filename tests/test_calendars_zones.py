"""VTIMEZONE: only what is needed, and for every zone there is what the zone's clock shows."""

from datetime import UTC, datetime, timedelta
from importlib.resources import files

import icalendar
import pytest
from playwright.sync_api import Page

from commonplace.outputs.calendars.times import is_unclear
from commonplace.outputs.calendars.zone import zone_component
from commonplace.values import time_zone
from tests.calendar_readers import load_ical_js

EVERY_ZONE = files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()
MOMENTS = [datetime(2025, 12, 31, tzinfo=UTC) + timedelta(hours=167 * step) for step in range(260)]
"""Every week of five years, at another hour each time."""

OFFSETS_IN_JS = """rows => rows.map(([text, clocks]) => {
  const zone = new ICAL.Timezone(new ICAL.Component(ICAL.parse(text)));
  return clocks.map(clock => {
    const time = ICAL.Time.fromDateTimeString(clock);
    time.zone = zone;
    return time.utcOffset();
  });
})"""


def clocks(zone: str) -> dict[str, float]:
    """Return what the clock of a zone shows at each moment, but for hours that come twice."""
    local = [moment.astimezone(time_zone(zone)) for moment in MOMENTS]
    return {
        f"{each:%Y-%m-%dT%H:%M:%S}": (each.utcoffset() or timedelta()).total_seconds()
        for each in local
        if not is_unclear(each)
    }


def lines(component: str) -> list[str]:
    return component.splitlines()


def test_a_year_has_its_two_observances_and_no_other() -> None:
    assert lines(zone_component("Europe/Berlin", 2026, 2026)) == [
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Berlin",
        "BEGIN:STANDARD",
        "DTSTART:20251026T030000",
        "RDATE:20251026T030000",
        "RDATE:20261025T030000",
        "TZNAME:CET",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "END:STANDARD",
        "BEGIN:DAYLIGHT",
        "DTSTART:20260329T020000",
        "TZNAME:CEST",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "END:DAYLIGHT",
        "END:VTIMEZONE",
    ]


def test_a_zone_that_changes_no_clock_has_one_observance() -> None:
    component = icalendar.Timezone.from_ical(zone_component("Asia/Shanghai", 2026, None))

    (observance,) = component.subcomponents
    assert (observance.name, "RRULE" in observance) == ("STANDARD", False)


@pytest.mark.parametrize(
    ("zone", "rule"),
    [
        ("Europe/Berlin", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"),
        ("America/New_York", "RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3"),
        ("Australia/Lord_Howe", "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=10"),
        # The Saturday before the last Sunday.
        ("America/Nuuk", "RRULE:FREQ=YEARLY;BYDAY=SA;BYMONTHDAY=24,25,26,27,28,29,30;BYMONTH=3"),
    ],
)
def test_what_recurs_without_end_has_rules_that_go_on(zone: str, rule: str) -> None:
    assert rule in lines(zone_component(zone, 2026, None))


def test_a_rule_that_was_changed_ends_and_another_begins() -> None:
    found = lines(zone_component("America/New_York", 2000, 2012))

    assert "RRULE:FREQ=YEARLY;UNTIL=20060403T070000Z;BYDAY=1SU;BYMONTH=4" in found
    assert "RRULE:FREQ=YEARLY;UNTIL=20120312T070000Z;BYDAY=2SU;BYMONTH=3" in found


@pytest.mark.parametrize("last", [2031, None], ids=["to a year", "without end"])
def test_ical_js_reads_the_time_of_every_zone(page: Page, last: int | None) -> None:
    components = {zone: zone_component(zone, 2025, last) for zone in EVERY_ZONE}
    # Many zones have several names.
    different = {text.replace(zone, ""): zone for zone, text in components.items()}
    wanted = {zone: clocks(zone) for zone in different.values()}
    load_ical_js(page)

    found = page.evaluate(
        OFFSETS_IN_JS, [[components[zone], list(wanted[zone])] for zone in wanted]
    )

    for zone, offsets in zip(wanted, found, strict=True):
        assert dict(zip(wanted[zone], offsets, strict=True)) == wanted[zone], zone
