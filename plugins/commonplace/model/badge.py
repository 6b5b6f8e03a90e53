"""Badges: small honours by rule, for what somebody gave; the rules are data of the hub."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from commonplace.language import N_
from commonplace.model.record import Record
from commonplace.values import LanguageTag, Line
from commonplace.values.roles import Role


class PageKind(StrEnum):
    """What somebody gave something to; a `page` is one that maintainers wrote.

    A `challenge` is an entry that completes one, in time.
    """

    ARTICLE = "article"
    CHALLENGE = "challenge"
    COLUMN = "column"
    COMPETITION = "competition"
    ENTRY = "entry"
    EVENT = "event"
    PAGE = "page"
    QUESTION = "question"


class BadgeRule(Record):
    """When somebody has a badge; of its parts each that is given must hold."""

    title: Line | dict[LanguageTag, Line] = Field(
        description=N_("What the badge is called, in one language or several."),
        examples=[{"en": "Ten reviews", "zh": "评审十篇"}],
    )
    role: Role | None = Field(None, description=N_("Only this role counts."), examples=["review"])
    on: PageKind | None = Field(
        None,
        description=N_("Only what was given to pages of this kind counts."),
        examples=["article"],
    )
    at_least: Annotated[int, Field(ge=1, le=100_000)] = Field(
        1, description=N_("How many different things there must be."), examples=[10]
    )
    years: Annotated[int, Field(ge=1, le=100)] | None = Field(
        None, description=N_("In how many different years."), examples=[3]
    )


DEFAULT_BADGES: Mapping[str, BadgeRule] = {
    "first-article": BadgeRule(
        title={"en": "First article", "zh": "首篇文章"}, role=Role.CONTENT, on=PageKind.ARTICLE
    ),
    "speaker": BadgeRule(title={"en": "Spoke at an event", "zh": "在活动上分享"}, role=Role.TALK),
    "host": BadgeRule(
        title={"en": "Organised an event", "zh": "组织过活动"},
        role=Role.EVENT_ORGANIZING,
        on=PageKind.EVENT,
    ),
    "ten-reviews": BadgeRule(
        title={"en": "Ten reviews", "zh": "审阅十篇"}, role=Role.REVIEW, at_least=10
    ),
    "five-translations": BadgeRule(
        title={"en": "Five translations", "zh": "翻译五篇"}, role=Role.TRANSLATION, at_least=5
    ),
    "caretaker": BadgeRule(
        title={"en": "Looked after ten pages", "zh": "维护十个页面"},
        role=Role.MAINTENANCE,
        at_least=10,
    ),
    "challenge": BadgeRule(
        title={"en": "Completed a challenge", "zh": "完成过挑战"},
        role=Role.CONTENT,
        on=PageKind.CHALLENGE,
    ),
    "winner": BadgeRule(title={"en": "Won an award", "zh": "获过奖"}, role=Role.AWARD),
    "three-years": BadgeRule(title={"en": "Three years", "zh": "参与三年"}, years=3),
}
"""Few, each for something that anybody may do; none for how much in how short a time."""
