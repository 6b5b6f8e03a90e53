"""One event of a calendar as a draft: its words, its place and its links."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit

from icalendar.parser import split_on_unescaped_comma

from commonplace.importing.bylines import is_name
from commonplace.importing.events.addresses import (
    given_address,
    has_mail,
    web_address,
    without_mail,
)
from commonplace.importing.events.clock import Clock
from commonplace.importing.events.component import Component, Property, SourceCalendar
from commonplace.importing.events.draft import EventDraft
from commonplace.importing.events.html_prose import description_of, is_html
from commonplace.importing.events.kinds import kind_by_words
from commonplace.importing.events.links import Leads, Links, leads_to
from commonplace.importing.events.options import EventOptions
from commonplace.importing.events.places import geo_of, location_of, split_place
from commonplace.importing.events.timing import Zones, when_of
from commonplace.importing.events.zones import zone_by_name
from commonplace.importing.front_matter import clean
from commonplace.importing.reasons import problem
from commonplace.language import N_, Language
from commonplace.model import Hub
from commonplace.model.event import EventKind
from commonplace.values import LONGEST_LINE

_STATUS = {"CANCELLED": "cancelled", "TENTATIVE": "tentative"}
_MOST_TAGS = 40
_SLIDES = re.compile(r"\.(?:pdf|pptx?|odp|key)$", re.IGNORECASE)
_SLIDE_HOSTS = re.compile(r"(?:^|\.)(?:speakerdeck\.com|slideshare\.net|slides\.com)$")
_FEED = re.compile(r"FEED|BROADCAST|STREAM", re.IGNORECASE)
_ROOM_PROPERTIES = (
    "X-GOOGLE-CONFERENCE",
    "X-MICROSOFT-SKYPETEAMSMEETINGURL",
    "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK",
    "X-ZOOM-JOIN-URL",
)
_UNTITLED = N_("Untitled event")


class Drafter:
    """Makes drafts of the events of one calendar."""

    def __init__(
        self, calendar: SourceCalendar, hub: Hub, options: EventOptions, words: Language
    ) -> None:
        self.calendar, self.hub, self.options, self.words = calendar, hub, options, words
        own, hub_zone = zone_by_name(calendar.zone), hub.settings.options.timezone
        likely = tuple(dict.fromkeys(name for name in (options.timezone, own) if name))
        self.zones = Zones(likely, hub_zone)
        self.is_named = bool(own) and not options.timezone
        floating = options.timezone or own or calendar.clock or hub_zone
        self.clock = Clock(calendar, floating, options.timezone)
        self.hosts = {urlsplit(site.url).hostname for site in hub.settings.languages if site.url}
        self.members = _names_of_members(hub)

    def draft(self, component: Component, master: EventDraft | None = None) -> EventDraft:
        """Return the draft of an event; what one occurrence does not say, its `master` says.

        Raises UnreadableError.
        """
        when = when_of(component, self.clock, self.zones)
        draft = EventDraft(
            path=component.path,
            line=component.line,
            title="",
            start=when.start,
            timezone=when.timezone,
            end=when.end,
            duration=when.duration,
            rule=when.rule,
        )
        for kind, values in when.notes:
            draft.report(kind, **values)
        draft.problems += component.notes
        for line, text in component.broken:
            draft.problems.append(problem(component.path, "line-broken", line, found=text))
        self._report_clock(draft, component)
        self._title(draft, component, master)
        self._words(draft, component)
        self._place_and_links(draft, component)
        self._people(draft, component)
        draft.status = _STATUS.get(component.text("STATUS").upper(), "")
        draft.uid = clean(component.text("UID"))[:LONGEST_LINE]
        self._sort_in(draft, component)
        return draft

    def _report_clock(self, draft: EventDraft, component: Component) -> None:
        given = component.first("DTSTART")
        if given is None or draft.all_day or given.params.get("TZID") or self.is_named:
            return
        floats = (
            all(getattr(moment, "tzinfo", None) is None for moment in given.moments)
            if given.moments
            else not given.value.strip().upper().endswith("Z")
        )
        if floats:
            why = (
                N_("--timezone says so")
                if self.options.timezone
                else N_("this format has it so")
                if self.calendar.clock
                else N_("it is the hub's own")
            )
            draft.report("zone-assumed", zone=draft.timezone, why=why)

    # --- words ------------------------------------------------------------------------------------

    def _title(self, draft: EventDraft, component: Component, master: EventDraft | None) -> None:
        given = component.text("SUMMARY")
        title = clean(without_mail(unescape(given) if "&" in given else given))
        if len(title) > LONGEST_LINE:
            title = f"{title[: LONGEST_LINE - 1]}…"
        if not title:
            title = (
                master.title
                if master
                else clean(self.calendar.name) or self.words.gettext(_UNTITLED)
            )
            if master is None:
                draft.report("title-missing", title=title)
        elif title != " ".join(without_mail(unescape(given)).split()):
            draft.report("title-changed", title=title)
        draft.title = title

    def _words(self, draft: EventDraft, component: Component) -> None:
        plain = component.text("DESCRIPTION")
        rich = component.text("X-ALT-DESC", "STYLED-DESCRIPTION")
        text = plain or rich
        draft.body = description_of(text)
        if any(has_mail(part) for part in (text, component.text("SUMMARY", "LOCATION"))):
            draft.report("mail-removed")

    def _sort_in(self, draft: EventDraft, component: Component) -> None:
        """Put it where it is found: kind, series, tags, topics, language."""
        categories = [
            clean(without_mail(str(text)))
            for one in component.all("CATEGORIES")
            for text in split_on_unescaped_comma(one.value)
        ]
        self.give_kind(draft, *categories)
        named = [text for text in categories if text and text.lower() != draft.kind]
        topics = self.hub.settings.options.topics
        draft.topics = list(
            dict.fromkeys((*self.options.topics, *(text for text in named if text in topics)))
        )
        tags = dict.fromkeys((*self.options.tags, *(text for text in named if text not in topics)))
        draft.tags = [tag for tag in tags if len(tag) <= LONGEST_LINE][:_MOST_TAGS]
        if len(tags) > _MOST_TAGS:
            left_out = ", ".join([*tags][_MOST_TAGS:])
            draft.report("tags-cut", found=len(tags), limit=_MOST_TAGS, left_out=left_out)
        draft.lang = self.options.held_in

    def give_kind(self, draft: EventDraft, *categories: str) -> None:
        """Name the kind: as the user says, else by the words of the title and the categories."""
        if self.options.kind:
            draft.kind = self.options.kind
            return
        named = next((text for text in categories if text.lower() in set(EventKind)), "")
        found = named.lower() or kind_by_words(draft.title, *categories, self.calendar.name)
        if not found:
            draft.report("kind-assumed")
        draft.kind = str(found or EventKind.MEETUP)

    # --- place and links --------------------------------------------------------------------------

    def _place_and_links(self, draft: EventDraft, component: Component) -> None:
        place, urls = split_place(component.text("LOCATION"))
        links = Links()
        for url in (*self._rooms(component, links), *urls):
            links.add(url)
        if own := self._own_url(draft, component):
            links.add(own)
        links.add_rooms_of(component.text("DESCRIPTION", "X-ALT-DESC"))
        apple = component.first("X-APPLE-STRUCTURED-LOCATION")
        geo = geo_of(component.text("GEO")) or geo_of(apple.value if apple else "")
        draft.location = location_of(place, geo)
        if not place and not links.join and not links.stream and links.pages:
            # The only way to it that there is.
            links.join, links.pages = links.pages[0], links.pages[1:]
        draft.join_url, draft.stream_url = links.join, links.stream
        draft.registration_url = links.registration
        reachable = links.join or links.stream
        draft.mode = ("mixed" if reachable else "offline") if place else "online"
        if not place and not reachable and not links.registration:
            draft.report("place-missing")
        self._attachments(draft, component)
        shown = [url for url in links.pages if url not in draft.body]
        draft.body = "\n\n".join(filter(None, [draft.body, *(f"<{url}>" for url in shown)]))

    def _rooms(self, component: Component, links: Links) -> Iterator[str]:
        """Yield the links that are said to be rooms, and note those that are said to be streams."""
        for one in component.all("CONFERENCE"):
            url = web_address(one.value)
            if url and _FEED.search(one.params.get("FEATURE", "")):
                links.stream = links.stream or url
            elif url:
                links.join = links.join or url
        for name in _ROOM_PROPERTIES:
            if url := web_address(component.text(name)):
                links.join = links.join or url
                yield url

    def _own_url(self, draft: EventDraft, component: Component) -> str:
        given = component.text("URL")
        url = given_address(given)
        if given and not url and not given.lower().startswith("mailto:"):
            draft.report("link-odd", found=given)
        # A link to this very site, in a calendar that it made, leads in a circle.
        return url if url and urlsplit(url).hostname not in self.hosts else ""

    def _attachments(self, draft: EventDraft, component: Component) -> None:
        for one in component.all("ATTACH"):
            url = web_address(one.value)
            host = urlsplit(url).hostname or "" if url else ""
            if not url:
                name = one.params.get("FILENAME") or one.params.get("X-FILENAME") or one.value[:40]
                draft.report("attachment-left-out", found=name)
            elif _SLIDES.search(urlsplit(url).path) or _SLIDE_HOSTS.search(host):
                draft.slides.append(url)
            elif leads_to(url) is Leads.STREAM or _is_video(one):
                draft.recordings.append(url)
            elif url not in draft.body:
                draft.body = "\n\n".join(filter(None, [draft.body, f"<{url}>"]))
        for one in component.all("IMAGE"):
            draft.report("attachment-left-out", found=one.value[:200])

    # --- people -----------------------------------------------------------------------------------

    def _people(self, draft: EventDraft, component: Component) -> None:
        """Name who organises it; an address is no name and belongs in no public file."""
        draft.organizers = list(self.options.organizers)
        for one in component.all("ORGANIZER"):
            name = clean(without_mail(one.params.get("CN", ""))).strip("'\" …")
            if not name or not is_name(name):
                continue
            person = self.members.get(name.casefold()) or {"name": name}
            if person not in draft.organizers:
                draft.organizers.append(person)


def _is_video(one: Property) -> bool:
    return one.params.get("FMTTYPE", "").lower().startswith("video/")


def _names_of_members(hub: Hub) -> dict[str, str]:
    names: dict[str, str] = {}
    for member in hub.members.values():
        for name in (member.name, *(alias.name for alias in member.aliases)):
            names.setdefault(name.casefold(), member.id)
    return names


def plain_description(component: Component) -> str:
    """Return a description as plain text, for one occurrence that says something else."""
    text = component.text("DESCRIPTION")
    return "" if is_html(text) else without_mail(text).strip()
