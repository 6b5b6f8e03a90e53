"""People: what each member gave, and in which order people are listed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from commonplace.model import (
    Article,
    Competition,
    Entry,
    Event,
    Hub,
    Member,
    Question,
    QuestionStatus,
    Record,
    Role,
)
from commonplace.model.programme import EventStatus, Override
from commonplace.views.names import folded

NEW_FOR = timedelta(days=60)
"""How long somebody is new, counted from the first thing they gave."""


@dataclass(frozen=True, slots=True)
class Given:
    """One thing a member gave: the kind of work, the record it shows on, and the day."""

    role: Role
    record: Record
    date: date | None
    evidence: str | None = None
    what: str = ""


def contributions(hub: Hub, articles: Iterable[Article]) -> Mapping[str, tuple[Given, ...]]:
    """Return what each member gave, newest first, by the member's id.

    Only what the records themselves say is counted, each thing once.
    """
    groups: dict[str, dict[tuple[str, str], Given]] = defaultdict(dict)
    for member, given in _all(hub, articles):
        groups[merged_into(hub, member)].setdefault(
            (given.role, f"{given.record.path} {given.what}"), given
        )
    return {
        member: tuple(sorted(found.values(), key=_newest_first)) for member, found in groups.items()
    }


def merged_into(hub: Hub, member_id: str) -> str:
    """Return the id under which somebody is known today: records may be merged into others."""
    seen = {member_id}
    while (member := hub.members.get(member_id)) and member.merged_into:
        if member.merged_into in seen:
            break
        member_id = member.merged_into
        seen.add(member_id)
    return member_id


def _all(hub: Hub, articles: Iterable[Article]) -> Iterator[tuple[str, Given]]:
    for article in articles:
        yield from _in_article(hub, article)
    for column in hub.columns.values():
        for editor in column.editors:
            yield editor, Given(Role.EDITOR, column, None)
    for event in hub.events.values():
        yield from _at_event(event)
    for question in hub.questions.values():
        yield from _about_question(hub, question)
    for competition in hub.competitions.values():
        yield from _at_competition(competition)
    for entry in hub.entries.values():
        yield from _in_entry(entry)
    for record in hub.credits.values():
        for credit in record.credits:
            what = credit.evidence or ""
            yield credit.member, Given(credit.role, record, credit.date, credit.evidence, what)


def _in_article(hub: Hub, article: Article) -> Iterator[tuple[str, Given]]:
    role = article.author_role
    original = hub.articles.get(article.translation_of or "")
    # What somebody wrote is counted once, in whatever languages it can be read.
    counted = original.authors if original and role is Role.CONTENT else ()
    for author in article.authors:
        if author not in counted:
            yield author, Given(role, article, article.date)
    yield from _written_down(article, article.date)


def _at_competition(competition: Competition) -> Iterator[tuple[str, Given]]:
    day = min(phase.start.date() for phase in competition.phases)
    for organizer in competition.organizers:
        if isinstance(organizer, str):
            yield organizer, Given(Role.EVENT_ORGANIZING, competition, day)
    for judge in competition.judges:
        yield judge.member, Given(Role.JUDGE, competition, day)
    yield from _written_down(competition, day)


def _at_event(event: Event) -> Iterator[tuple[str, Given]]:
    day = event.start.date()
    for organizer in event.organizers:
        if isinstance(organizer, str):
            yield organizer, Given(Role.EVENT_ORGANIZING, event, day)
    speakers = [*event.speakers, *(who for session in event.sessions for who in session.speakers)]
    for speaker in speakers:
        if isinstance(speaker, str):
            yield speaker, Given(Role.TALK, event, day)
    for override in event.overrides:
        yield from _at_occurrence(event, override)
    yield from _written_down(event, day)


def _at_occurrence(event: Event, override: Override) -> Iterator[tuple[str, Given]]:
    """Yield who spoke at one time of an event that recurs, on the day of that time."""
    if override.status in (EventStatus.CANCELLED, EventStatus.POSTPONED):
        return
    day = event.start_on(override.start or override.occurrence).date()
    for speaker in override.speakers:
        if isinstance(speaker, str):
            yield speaker, Given(Role.TALK, event, day, what=day.isoformat())


def _in_entry(entry: Entry) -> Iterator[tuple[str, Given]]:
    day = entry.submitted.date() if entry.submitted else None
    for member in entry.member_ids:
        yield member, Given(Role.CONTENT, entry, day)
    yield from _written_down(entry, day)


def _about_question(hub: Hub, question: Question) -> Iterator[tuple[str, Given]]:
    """Yield who asked and who answered; a question that was declined is told of nobody."""
    event = hub.events.get(question.source.parent)
    if event is None or question.state is QuestionStatus.DECLINED:
        return
    asked = question.date or question.answered_at or event.start.date()
    if isinstance(question.asked_by, str):
        yield question.asked_by, Given(Role.IDEAS, question, asked)
    if question.state is QuestionStatus.ANSWERED:
        answered = question.answered_at or max(asked, event.start.date())
        for member in question.answered_by:
            if isinstance(member, str):
                yield member, Given(Role.QUESTION, question, answered)
        yield from _written_down(question, answered)


def _written_down(
    record: Article | Event | Entry | Record, day: date | None
) -> Iterator[tuple[str, Given]]:
    for credit in getattr(record, "credits", ()):
        yield credit.member, Given(credit.role, record, credit.date or day, credit.evidence)


def _newest_first(given: Given) -> tuple[bool, int, str, str]:
    day = given.date.toordinal() if given.date else 0
    return (given.date is None, -day, given.record.path, given.role)


def sort_key(member: Member) -> str:
    """Return what a member's name sorts by: letters for letters, pinyin for Chinese."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - a large table, needed only by the directory

    return folded(member.sort_name or " ".join(lazy_pinyin(member.name)))


def directory(hub: Hub) -> tuple[Member, ...]:
    """Return the members that may be named, by name."""
    shown = (m for m in hub.members.values() if m.visibility != "hidden" and not m.merged_into)
    return tuple(sorted(shown, key=lambda member: (sort_key(member), member.id)))


def newcomers(
    members: Iterable[Member], given: Mapping[str, tuple[Given, ...]], today: date
) -> tuple[tuple[Member, Given], ...]:
    """Return the public members whose first gift is of the last `NEW_FOR`, with it, newest first.

    What is still to come, such as a talk that is announced, makes nobody new.
    """
    found = []
    for member in members:
        dated = [item for item in given.get(member.id, ()) if item.date]
        if not member.is_public or not dated:
            continue
        first = dated[-1]
        if first.date and today - NEW_FOR <= first.date <= today:
            found.append((member, first))
    return tuple(sorted(found, key=lambda row: (row[1].date or today, row[0].id), reverse=True))


def topics_of(given: Iterable[Given]) -> tuple[str, ...]:
    """Return the topics of what somebody gave, those they gave most to first."""
    counts: dict[str, int] = defaultdict(int)
    for item in given:
        for topic in getattr(item.record, "topics", ()):
            counts[topic] += 1
    return tuple(sorted(counts, key=lambda topic: (-counts[topic], topic)))
