"""What records say of who gave what: bylines, organisers, speakers, teams, awards, and credits."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime

from commonplace.credits.given import Given, Giver
from commonplace.documents.places import FieldPath
from commonplace.model import (
    Article,
    Award,
    Column,
    Competition,
    Credit,
    CreditsRecord,
    Entry,
    Event,
    Guest,
    Hub,
    Question,
    QuestionStatus,
    Record,
)
from commonplace.model.entry import EntryStatus
from commonplace.model.ledger import Evidence
from commonplace.model.maintained_page import MaintainedPage
from commonplace.model.programme import EventStatus
from commonplace.values.roles import Role


def written_down(hub: Hub, articles: Iterable[Article], now: datetime) -> Iterator[Given]:
    """Yield all that a hub's records say was given.

    Of the articles only `articles` count, and awards only once they may be known.
    """
    for article in articles:
        yield from _in_article(hub, article)
    for event in hub.events.values():
        yield from _at_event(event)
    for question in hub.questions.values():
        yield from _about_question(hub, question)
    for competition in hub.competitions.values():
        yield from _at_competition(hub, competition, now)
    for entry in hub.entries.values():
        yield from _in_entry(entry)
    for page in (*hub.columns.values(), *hub.pages.values(), *hub.credits.values()):
        yield from _elsewhere(page)


def _elsewhere(record: Record) -> Iterator[Given]:
    """Yield what columns, maintainers' pages and files of credits say."""
    if isinstance(record, Column):
        yield from _people(record, "editors", Role.EDITOR, None, record.editors)
    elif isinstance(record, MaintainedPage):
        yield from _on_page(record)
    elif isinstance(record, CreditsRecord):
        for index, credit in enumerate(record.credits):
            # Without a page, each is a thing of its own.
            own = _credited(record, ("credits", index), credit, credit.date)
            yield replace(own, what=credit.evidence or str(index))


def _at(record: Record, field: FieldPath, giver: Giver, role: Role, day: date | None) -> Given:
    place = record.source.places.of_value(field)
    return Given(giver, role, record, day, Evidence(record.path, place.line, column=place.column))


def _people(
    record: Record, field: str, role: Role, day: date | None, people: Iterable[str | Guest]
) -> Iterator[Given]:
    for index, person in enumerate(people):
        yield _at(record, (field, index), person, role, day)


def _in_article(hub: Hub, article: Article) -> Iterator[Given]:
    role = article.author_role
    original = hub.articles.get(article.translation_of or "")
    # What somebody wrote is counted once, in whatever languages it can be read.
    counted = original.authors if original and role is Role.CONTENT else ()
    for index, author in enumerate(article.authors):
        if author not in counted:
            yield _at(article, ("authors", index), author, role, article.date)
    yield from _in_credits(article, article.date)


def _at_event(event: Event) -> Iterator[Given]:
    day = event.start.date()
    yield from _people(event, "organizers", Role.EVENT_ORGANIZING, day, event.organizers)
    yield from _people(event, "speakers", Role.TALK, day, event.speakers)
    for number, session in enumerate(event.sessions):
        for index, speaker in enumerate(session.speakers):
            yield _at(event, ("sessions", number, "speakers", index), speaker, Role.TALK, day)
    for number, override in enumerate(event.overrides):
        if override.status in (EventStatus.CANCELLED, EventStatus.POSTPONED):
            continue
        own = event.start_on(override.start or override.occurrence).date()
        for index, speaker in enumerate(override.speakers):
            field = ("overrides", number, "speakers", index)
            yield replace(_at(event, field, speaker, Role.TALK, own), what=own.isoformat())
    yield from _in_credits(event, day)


def _about_question(hub: Hub, question: Question) -> Iterator[Given]:
    """Yield who asked and who answered; a question that was declined is told of nobody."""
    event = hub.events.get(question.source.parent)
    if event is None or question.state is QuestionStatus.DECLINED:
        return
    asked = question.date or question.answered_at or event.start.date()
    if question.asked_by is not None:
        yield _at(question, ("asked_by",), question.asked_by, Role.IDEAS, asked)
    if question.state is QuestionStatus.ANSWERED:
        answered = question.answered_at or max(asked, event.start.date())
        people = question.answered_by
        yield from _people(question, "answered_by", Role.QUESTION, answered, people)
        yield from _in_credits(question, answered)


def _at_competition(hub: Hub, competition: Competition, now: datetime) -> Iterator[Given]:
    day = min(phase.start.date() for phase in competition.phases)
    people = competition.organizers
    yield from _people(competition, "organizers", Role.EVENT_ORGANIZING, day, people)
    for index, judge in enumerate(competition.judges):
        yield _at(competition, ("judges", index, "member"), judge.member, Role.JUDGE, day)
    yield from _in_credits(competition, day)
    if competition.shows_results(now):
        for award in hub.awards_by_competition.get(competition.id, ()):
            yield from _won(hub, competition, award)


def _in_entry(entry: Entry) -> Iterator[Given]:
    if entry.status is EntryStatus.WITHDRAWN:
        return
    day = entry.submitted.date() if entry.submitted else None
    for index, person in enumerate(entry.team.members):
        yield _at(entry, ("team", "members", index), person.person, Role.CONTENT, day)
    yield from _in_credits(entry, day)


def _won(hub: Hub, competition: Competition, award: Award) -> Iterator[Given]:
    """Yield who won an award, alone or in a team; the day is that of the results."""
    results = competition.results_at.date() if competition.results_at else None
    day = award.presented_at or results
    for index, recipient in enumerate(award.recipients):
        entry = hub.entries.get(f"{competition.id}/{recipient}")
        givers: Iterable[Giver] = (
            [person.person for person in entry.team.members] if entry else [recipient]
        )
        for giver in givers:
            yield _at(award, ("recipients", index), giver, Role.AWARD, day)


def _on_page(page: MaintainedPage) -> Iterator[Given]:
    for index, author in enumerate(page.authors):
        if isinstance(author, str) and author.strip():
            yield _at(page, ("authors", index), Guest(name=author), Role.CONTENT, None)
    yield from _in_credits(page, None)


def _in_credits(record: Record, day: date | None) -> Iterator[Given]:
    for index, credit in enumerate(getattr(record, "credits", ())):
        yield _credited(record, ("credits", index), credit, credit.date or day)


def _credited(record: Record, field: FieldPath, credit: Credit, day: date | None) -> Given:
    place = record.source.places.of_value((*field, "member" if credit.member else "name"))
    words = credit.evidence or ""
    evidence = Evidence(record.path, place.line, words=words, column=place.column)
    return Given(credit.person, credit.role, record, day, evidence, credit.degree)
