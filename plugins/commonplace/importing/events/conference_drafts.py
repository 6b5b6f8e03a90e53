"""A conference as a draft: days, town, website, and the day by which talks are proposed."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from babel import Locale, UnknownLocaleError

from commonplace.importing.events.addresses import (
    given_address,
    has_mail,
    web_address,
    without_mail,
)
from commonplace.importing.events.calendar_drafts import Drafts
from commonplace.importing.events.clock import UnreadableError
from commonplace.importing.events.conference_source import Conference
from commonplace.importing.events.countries import zone_of_place
from commonplace.importing.events.draft import EventDraft
from commonplace.importing.events.options import EventOptions
from commonplace.importing.events.places import is_online, location_of
from commonplace.importing.events.prose import inline
from commonplace.importing.front_matter import clean
from commonplace.importing.reasons import problem
from commonplace.language import N_, Language, language
from commonplace.model import Hub
from commonplace.model.event import EventKind
from commonplace.slugs import slug_for
from commonplace.values import ANYWHERE_ON_EARTH, EARLIEST_YEAR, LATEST_YEAR, LONGEST_LINE

_KEYS = frozenset({
    *("name", "url", "startDate", "endDate", "city", "country", "online", "locales", "cfpUrl"),
    *("cfpEndDate", "cocUrl", "offersSignLanguageOrCC"),
    *("twitter", "mastodon", "bluesky", "github", "linkedin"),
})  # fmt: skip
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_ANYWHERE = re.compile(r"\baoe\b|anywhere on earth", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{2,4})?")
_HANDLE = re.compile(r"@?([\w.-]+)(?:@([\w.-]+))?")
_YEAR = re.compile(r"(?:[-–' ]*\b(?:19|20)\d\d\b)")

_WEBSITE = N_("Website")
_CALL = N_("Call for papers")
_LANGUAGES = N_("Languages")
_ACCESS = N_("Sign language or captions are offered.")


def draft_conferences(conferences: Iterable[Conference], hub: Hub, options: EventOptions) -> Drafts:
    """Return conferences as drafts, and a problem for each that cannot be one."""
    result = Drafts()
    words = language(hub.settings.default_language)
    for conference in conferences:
        result.found += 1
        try:
            result.drafts.append(_draft(conference, hub, options, words))
        except UnreadableError as error:
            path, line = conference.path, conference.line
            result.problems.append(problem(path, error.kind, line, **error.values))
    return result


def _draft(conference: Conference, hub: Hub, options: EventOptions, words: Language) -> EventDraft:
    if not isinstance(conference.fields, dict):
        raise UnreadableError("event-broken", reason="{…}")
    fields = {str(key): value for key, value in conference.fields.items()}
    given = _text(fields, "name")
    title = clean(without_mail(given))
    if not title:
        raise UnreadableError("event-broken", reason="name: …")
    start = _day(fields, "startDate")
    if start is None:
        raise UnreadableError("no-start")
    draft = EventDraft(
        path=conference.path,
        line=conference.line,
        title=title if len(title) <= LONGEST_LINE else f"{title[: LONGEST_LINE - 1]}…",
        start=start,
        timezone=hub.settings.options.timezone,
        end=_day(fields, "endDate"),
        kind=options.kind or str(EventKind.CONFERENCE),
        organizers=list(options.organizers),
    )
    if draft.title != " ".join(given.split()):
        draft.report("title-changed", title=draft.title)
    for key in fields.keys() - _KEYS:
        draft.report("field-passed-over", found=key)
    _place(draft, fields, options)
    _links(draft, fields)
    _deadline(draft, fields, words)
    _sort_in(draft, conference.topic, fields, hub, options)
    _access(draft, fields, words)
    draft.body = _body(draft, fields, words)
    return draft


def _text(fields: dict[str, Any], key: str) -> str:
    value = fields.get(key)
    return str(value).strip() if isinstance(value, str | int) and value is not True else ""


def _day(fields: dict[str, Any], key: str) -> date | None:
    """Return the day of a field, None where it holds none. Raises UnreadableError."""
    text = _text(fields, key)
    if not text:
        return None
    found = _DAY.fullmatch(text)
    try:
        day = date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        day = None
    if day is None or not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise UnreadableError("moment-odd", field=key, found=text)
    return day


def _place(draft: EventDraft, fields: dict[str, Any], options: EventOptions) -> None:
    town, country = (clean(without_mail(_text(fields, key))) for key in ("city", "country"))
    on_the_web = fields.get("online") is True or is_online(town) or is_online(country)
    town, country = ("" if is_online(text) else text for text in (town, country))
    place = "\n".join(filter(None, [town, country]))
    draft.location = location_of(place, None)
    draft.mode = ("mixed" if on_the_web else "offline") if place else "online"
    if not place and not on_the_web:
        draft.report("place-missing")
    found = options.timezone or (zone_of_place(town, country) if place else "")
    if place and not found:
        draft.report("zone-assumed", zone=draft.timezone, why=N_("it is the hub's own"))
    draft.timezone = found or draft.timezone


def _links(draft: EventDraft, fields: dict[str, Any]) -> None:
    for key, name in (("url", "registration_url"), ("cocUrl", "coc_url")):
        given = _text(fields, key)
        url = given_address(given)
        if given and not url:
            draft.report("link-odd", found=given)
        setattr(draft, name, url)
    if any(has_mail(str(fields.get(key, ""))) for key in ("name", "url", "city", "cfpUrl")):
        draft.report("mail-removed")


def _deadline(draft: EventDraft, fields: dict[str, Any], words: Language) -> None:
    text, url = _text(fields, "cfpEndDate"), given_address(_text(fields, "cfpUrl"))
    day = _DAY.match(text)
    try:
        at = date(int(day[1]), int(day[2]), int(day[3])) if day else None
    except ValueError:
        at = None
    if at is None:
        if text:
            draft.report("deadline-odd", found=text)
        return
    deadline: dict[str, Any] = {"title": words.gettext(_CALL), "at": at}
    if _ANYWHERE.search(text):
        deadline["timezone"] = ANYWHERE_ON_EARTH
    if url:
        deadline["url"] = url
    draft.deadlines = [deadline]


def _sort_in(
    draft: EventDraft, topic: str, fields: dict[str, Any], hub: Hub, options: EventOptions
) -> None:
    known = hub.settings.options.topics
    own = [topic] if topic else []
    is_topic = not known or topic in known
    draft.topics = list(dict.fromkeys((*options.topics, *(own if is_topic else ()))))
    draft.tags = list(dict.fromkeys((*options.tags, *(() if is_topic else own))))
    tags = _languages(fields)
    draft.lang = options.held_in or (tags[0] if tags else "")
    name = _YEAR.sub("", draft.title).strip() or draft.title
    own_series = slug_for(name, fallback="series") if options.by_name else ""
    draft.series = options.series or own_series


def _languages(fields: dict[str, Any]) -> list[str]:
    texts = [part.strip() for part in re.split(r"[,;/]", _text(fields, "locales"))]
    return [text.lower() for text in texts if _LANGUAGE.fullmatch(text)]


def _access(draft: EventDraft, fields: dict[str, Any], words: Language) -> None:
    if fields.get("offersSignLanguageOrCC") is True and draft.location:
        draft.location["accessibility"] = words.gettext(_ACCESS)


def _body(draft: EventDraft, fields: dict[str, Any], words: Language) -> str:
    """Return the announcement: the links that no field is for, one below the other."""
    rows: list[str] = []
    if draft.registration_url:
        rows.append(_row(words.gettext(_WEBSITE), f"<{draft.registration_url}>"))
    call = given_address(_text(fields, "cfpUrl"))
    if call and not draft.deadlines:
        rows.append(_row(words.gettext(_CALL), f"<{call}>"))
    rows += (_row(name, f"<{url}>") for name, url in _profiles(fields))
    tags = _languages(fields)
    if len(tags) > 1:
        named = ", ".join(_name_of(tag, words) for tag in tags)
        rows.append(_row(words.gettext(_LANGUAGES), inline(named, starts_line=False)))
    if fields.get("offersSignLanguageOrCC") is True and not draft.location:
        rows.append(words.gettext(_ACCESS))
    return "  \n".join(rows)


def _row(label: str, value: str) -> str:
    return f"{label}: {value}" if label.isascii() else f"{label}：{value}"


def _profiles(fields: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the name of each service where a conference speaks, and its page there."""
    for key, name, host in (
        ("mastodon", "Mastodon", ""),
        ("bluesky", "Bluesky", "bsky.app/profile"),
        ("twitter", "X", "x.com"),
        ("github", "GitHub", "github.com"),
        ("linkedin", "LinkedIn", ""),
    ):
        text = _text(fields, key)
        url = web_address(text)
        handle = _HANDLE.fullmatch(text)
        if not url and handle and handle[2] and key == "mastodon":
            url = web_address(f"https://{handle[2]}/@{handle[1]}")
        elif not url and handle and host and not handle[2]:
            url = web_address(f"https://{host}/{handle[1]}")
        if url:
            yield name, url


def _name_of(tag: str, words: Language) -> str:
    try:
        found = Locale.parse(tag.replace("-", "_")).get_display_name(words.locale)
    except (UnknownLocaleError, ValueError):
        found = None
    return found or tag
