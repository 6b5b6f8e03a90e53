"""The nouns of a hub, each a frozen value. Read this package first.

A noun's fields are the front matter its author writes, so each class is at once the vocabulary of
the code, the schema that `check` holds a file against and the source of the editor's JSON Schema
(docs/decisions/0001). What a file's path says, its id and what it belongs to, is in `Record`.
"""

from commonplace.model.article import Article, ArticleStatus, Correction
from commonplace.model.attribution import NO_ATTRIBUTION, Attribution
from commonplace.model.column import Column
from commonplace.model.competition import Competition, Judge, Phase, Track
from commonplace.model.contribution import Credit, CreditsRecord
from commonplace.model.entry import Entry
from commonplace.model.event import Event
from commonplace.model.history import (
    NO_HISTORY,
    DeletedEvent,
    EventHistory,
    Histories,
    RefusedEvent,
)
from commonplace.model.hub import Asset, Hub
from commonplace.model.judging import Award, Ballot, Poll
from commonplace.model.ledger import Contribution, Evidence, Ledger
from commonplace.model.maintained_page import MaintainedPage
from commonplace.model.member import Member
from commonplace.model.programme import Deadline, Location, Override, Resource, Session
from commonplace.model.question import Question, QuestionStatus
from commonplace.model.record import Guest, PageRecord, Record, Source
from commonplace.model.recurrence import Recurrence, is_recurring
from commonplace.model.scoring import Criterion
from commonplace.values.roles import Role

COLLECTIONS: dict[str, type[Record]] = {
    "member": Member,
    "column": Column,
    "article": Article,
    "event": Event,
    "question": Question,
    "competition": Competition,
    "entry": Entry,
    "ballot": Ballot,
    "poll": Poll,
    "award": Award,
    "credits": CreditsRecord,
}
"""Every kind of record by its name, in the order of the road: people first."""

__all__ = [
    "COLLECTIONS",
    "NO_ATTRIBUTION",
    "NO_HISTORY",
    "Article",
    "ArticleStatus",
    "Asset",
    "Attribution",
    "Award",
    "Ballot",
    "Column",
    "Competition",
    "Contribution",
    "Correction",
    "Credit",
    "CreditsRecord",
    "Criterion",
    "Deadline",
    "DeletedEvent",
    "Entry",
    "Event",
    "EventHistory",
    "Evidence",
    "Guest",
    "Histories",
    "Hub",
    "Judge",
    "Ledger",
    "Location",
    "MaintainedPage",
    "Member",
    "Override",
    "PageRecord",
    "Phase",
    "Poll",
    "Question",
    "QuestionStatus",
    "Record",
    "Recurrence",
    "RefusedEvent",
    "Resource",
    "Role",
    "Session",
    "Source",
    "Track",
    "is_recurring",
]
