"""What readers, subscribers and entrants will see of a pull request, were it merged."""

from commonplace.review.publication.comparison import Publication, compare, editions
from commonplace.review.publication.competitions import EntryNews, StandingsNews
from commonplace.review.publication.events import EventNews, Turn
from commonplace.review.publication.pages import Fate, PageNews
from commonplace.review.publication.people import PersonNews, credited_others

__all__ = [
    "EntryNews",
    "EventNews",
    "Fate",
    "PageNews",
    "PersonNews",
    "Publication",
    "StandingsNews",
    "Turn",
    "compare",
    "credited_others",
    "editions",
]
