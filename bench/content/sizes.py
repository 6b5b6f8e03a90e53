"""How many of what a hub of so many pages has, and how long its texts are."""

import random
from dataclasses import dataclass

from content.documents import USUAL

LARGEST = 48_000
"""Below what one text may have."""


@dataclass(frozen=True)
class Shares:
    """Of the pages that somebody wrote, half are a handbook, 35 % articles and 15 % events.

    Besides there are members and the pages of columns, which are short.
    """

    handbook: int
    articles: int
    events: int
    columns: int
    members: int


def shares(pages: int) -> Shares:
    """Return how many of each a hub of `pages` has."""
    articles, events = pages * 35 // 100, pages * 15 // 100
    return Shares(
        handbook=pages - articles - events,
        articles=articles,
        events=events,
        columns=max(2, articles // 40),
        members=max(4, pages // 20),
    )


def size_of(chance: random.Random) -> int:
    """Return the length of a text in bytes: the usual one on average, few of them long."""
    return min(LARGEST, max(400, int(USUAL * chance.lognormvariate(-0.18, 0.6))))
