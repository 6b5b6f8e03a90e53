"""Ways into a reader's own calendar: links that do nothing until somebody follows one."""

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote, urlencode, urlsplit

from commonplace.addresses import url_of
from commonplace.language import N_
from commonplace.model import Event, is_recurring
from commonplace.values import ANYWHERE_ON_EARTH
from commonplace.views import Edition
from commonplace.views.calendars import Calendar
from commonplace.views.events import Occurrence

_GOOGLE = "https://calendar.google.com/calendar"
_OUTLOOK = "https://outlook.live.com/calendar/0"
_DAYS, _TIMES = "%Y%m%d", "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Way:
    """A link into some calendar: where it leads and what that calendar is called."""

    name: str
    url: str


def ways_to_subscribe(calendar: Calendar, edition: Edition) -> tuple[Way, ...]:
    """Return the ways to follow a calendar: the reader's own program first."""
    address = edition.absolute(calendar.uri)
    return (
        Way(N_("Calendar app"), _webcal(address)),
        Way("Google", f"{_GOOGLE}/r?{urlencode({'cid': _webcal(address)}, quote_via=quote)}"),
        Way("Outlook", _outlook_subscription(address, calendar.title)),
    )


def ways_to_add(calendar: Calendar, edition: Edition) -> tuple[Way, ...]:
    """Return the ways to copy one event into a calendar, beside its file.

    What recurs cannot be handed over in an address with all that differs: its calendar is followed
    instead.
    """
    event = calendar.events[0].event
    if is_recurring(event):
        return ways_to_subscribe(calendar, edition)[1:]
    return (
        Way("Google", _google_event(event, edition)),
        Way("Outlook", _outlook_event(event, edition)),
    )


def _webcal(address: str) -> str:
    return f"webcal:{urlsplit(address)._replace(scheme='').geturl()}"


def _outlook_subscription(address: str, title: str) -> str:
    return f"{_OUTLOOK}/addfromweb?{urlencode({'url': address, 'name': title}, quote_via=quote)}"


def _google_event(event: Event, edition: Edition) -> str:
    form = _DAYS if event.all_day else _TIMES
    times = "/".join(
        _utc(event, moment).strftime(form) for moment in (event.starts_at, event.ends_at)
    )
    values = {
        "action": "TEMPLATE",
        "text": event.title,
        "dates": times,
        "details": _details(event, edition),
        "location": _place(event, edition),
    }
    if not event.all_day and event.timezone != ANYWHERE_ON_EARTH:
        values["ctz"] = event.timezone
    return f"{_GOOGLE}/render?{urlencode(values, quote_via=quote)}"


def _outlook_event(event: Event, edition: Edition) -> str:
    form = "%Y-%m-%d" if event.all_day else "%Y-%m-%dT%H:%M:%SZ"
    values = {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "subject": event.title,
        "startdt": _utc(event, event.starts_at).strftime(form),
        "enddt": _utc(event, event.ends_at).strftime(form),
        "body": _details(event, edition),
        "location": _place(event, edition),
    }
    if event.all_day:
        values["allday"] = "true"
    return f"{_OUTLOOK}/action/compose?{urlencode(values, quote_via=quote)}"


def _utc(event: Event, moment: datetime) -> datetime:
    """Return a moment in UTC; the days of what lasts whole days are nobody's zone."""
    return moment if event.all_day else moment.astimezone(UTC)


def _details(event: Event, edition: Edition) -> str:
    url = edition.absolute(url_of(event.source.uri))
    return "\n\n".join(filter(None, (event.description, url)))


def _place(event: Event, edition: Edition) -> str:
    occurrence = Occurrence(event, event.starts_at, event.ends_at)
    location = occurrence.location
    if location is None or occurrence.status == "moved_online":
        return occurrence.join_url or edition.language.gettext(N_("Online"))
    return ", ".join(filter(None, (location.name, location.address)))
