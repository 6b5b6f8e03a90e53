"""Who may change what: the people of each record, as the published version names them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from commonplace.model import (
    COLLECTIONS,
    Article,
    Column,
    Competition,
    Entry,
    Event,
    Guest,
    Hub,
    Member,
    Question,
    QuestionStatus,
    Record,
)
from commonplace.model.claims import merged_into
from commonplace.model.record import Person
from commonplace.review.spot import Area, Spot
from commonplace.schema import references
from commonplace.settings import CONFIG_FILE
from commonplace.values.roles import Role

People = frozenset[str]
NOBODY: People = frozenset()


@dataclass(frozen=True)
class Ownership:
    """Answers from one version of a hub; people are ids of members of today."""

    hub: Hub

    def owners(self, spot: Spot) -> People:
        """Return who may change what is there; nobody where only maintainers may."""
        if spot.area is not Area.RECORD:
            return NOBODY
        record = self.hub.of(spot.collection).get(spot.key)
        if record is None:
            return self.hosts(spot)
        return self.own(record) | self.hosts(spot)

    def has(self, spot: Spot) -> bool:
        """Whether this version has the record that a file is part of."""
        return spot.area is Area.RECORD and spot.key in self.hub.of(spot.collection)

    def own(self, record: Record) -> People:
        """Return whose a record is by what it says itself."""
        people: Callable[[Record], Iterable[str]] = _OWN.get(type(record), _nobodys)
        return self.today(people(record))

    def hosts(self, spot: Spot) -> People:
        """Return who looks after what a record belongs to: editors, organisers, hosts."""
        hub = self.hub
        if spot.collection in {"article", "column"}:
            column = hub.columns.get(spot.parent)
            return self.today(column.editors if column else ())
        if spot.collection in {"event", "question"}:
            event = hub.events.get(spot.parent)
            return self.today(members_among(event.organizers) if event else ())
        if spot.collection in _OF_COMPETITIONS:
            return self.organizers(spot.parent)
        return NOBODY

    def organizers(self, competition: str) -> People:
        """Return who runs a competition."""
        found = self.hub.competitions.get(competition)
        return self.today(members_among(found.organizers) if found else ())

    def today(self, people: Iterable[str]) -> People:
        """Return people under the ids by which they are known today."""
        return frozenset(merged_into(self.hub.people, who) for who in people)

    @cached_property
    def named(self) -> Mapping[str, str]:
        """Every id of a member that something here uses, and the file of one that does."""
        found = dict.fromkeys(self.hub.settings.options.maintainers, CONFIG_FILE)
        for problem in self.hub.problems:
            if problem.code == "member-unknown":  # waits for somebody of that name
                found.setdefault(problem.values["found"], problem.path)
        for collection in (*COLLECTIONS, "page"):
            for record in self.hub.of(collection).values():
                for mention in references(record):
                    if mention.collection == "member":
                        found.setdefault(mention.key, record.path)
        return found


def members_among(people: Iterable[Person]) -> tuple[str, ...]:
    """Return the ids of those who are members."""
    return tuple(who for who in people if not isinstance(who, Guest))


def _of_member(member: Record) -> Iterable[str]:
    return (member.id,) if isinstance(member, Member) else ()


def _of_article(article: Record) -> Iterable[str]:
    """Return the authors of an article; who translated one has made it as well."""
    if not isinstance(article, Article):
        return ()
    translators = (
        credit.member
        for credit in article.credits
        if article.translation_of and credit.role is Role.TRANSLATION and credit.member
    )
    return (*article.authors, *translators)


def _of_column(column: Record) -> Iterable[str]:
    return column.editors if isinstance(column, Column) else ()


def _of_gathering(record: Record) -> Iterable[str]:
    if isinstance(record, Event | Competition):
        return members_among(record.organizers)
    return ()


def _of_question(question: Record) -> Iterable[str]:
    if not isinstance(question, Question):
        return ()
    # An answer is no longer the asker's.
    is_open = question.asked_by and question.state is not QuestionStatus.ANSWERED
    asking = (question.asked_by,) if is_open and question.asked_by else ()
    return members_among((*asking, *question.answered_by))


def _of_entry(entry: Record) -> Iterable[str]:
    return entry.member_ids if isinstance(entry, Entry) else ()


def _nobodys(_: Record) -> Iterable[str]:
    return ()


_OWN: Mapping[type[Record], Callable[[Record], Iterable[str]]] = {
    Member: _of_member,
    Article: _of_article,
    Column: _of_column,
    Event: _of_gathering,
    Competition: _of_gathering,
    Question: _of_question,
    Entry: _of_entry,
}
"""Whose a record is. Ballots have rules of their own; polls, awards and credits are nobody's."""

_OF_COMPETITIONS = frozenset({"competition", "entry", "poll", "award"})
