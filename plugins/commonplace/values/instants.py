"""Days and times as other programs read them (ISO 8601, RFC 3339)."""

from datetime import datetime, timedelta, timezone

_MINUTE = timedelta(minutes=1)


def instant(moment: datetime) -> str:
    """Return an aware moment to the second, with an offset in whole minutes.

    Before 1900, clocks of many towns differed from each other by seconds.
    """
    offset = moment.utcoffset() or timedelta()
    plain = timezone(offset // _MINUTE * _MINUTE)
    return moment.astimezone(plain).isoformat(timespec="seconds")


def day_or_instant(moment: datetime, *, all_day: bool) -> str:
    """Return the day alone for what lasts whole days."""
    return moment.date().isoformat() if all_day else instant(moment)


def last_day_or_instant(end: datetime, *, all_day: bool) -> str:
    """Return when something ends; of whole days the last one, which it still lasts."""
    return day_or_instant(end - timedelta(microseconds=1) if all_day else end, all_day=all_day)


def iso_duration(length: timedelta) -> str:
    """Return a length of time as ISO 8601 writes it: `PT2H30M`, `P2D`."""
    minutes = int(length.total_seconds()) // 60
    days, minutes = divmod(minutes, 24 * 60)
    hours, minutes = divmod(minutes, 60)
    day = f"{days}D" if days else ""
    time = "".join(f"{count}{unit}" for count, unit in ((hours, "H"), (minutes, "M")) if count)
    return f"P{day}{f'T{time}' if time or not day else ''}" if day or time else "PT0M"
