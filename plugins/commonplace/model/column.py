"""A named series of articles with editors, an order and a feed."""

from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from commonplace.language import N_
from commonplace.model.record import MemberId, PageRecord
from commonplace.values import FileInside, LanguageTag, Licence, Line, Paragraph, Topic


class OpenTo(StrEnum):
    """Who may send an article to a column."""

    EDITORS = "editors"
    MEMBERS = "members"
    ANYONE = "anyone"


class Order(StrEnum):
    """How a column's articles are ordered."""

    NEWEST = "newest"
    POSITION = "position"


class ColumnStatus(StrEnum):
    """Whether a column still goes on."""

    ACTIVE = "active"
    PAUSED = "paused"
    CLOSED = "closed"


class Column(PageRecord):
    """A named series; the body introduces it."""

    collection: ClassVar[str] = "column"

    title: Line = Field(description=N_("The column's name."), examples=["Field notes"])
    description: Paragraph = Field(
        description=N_("What the column is about and for whom, in a sentence or two."),
        examples=["What we learn while cleaning data."],
    )
    editors: tuple[MemberId, ...] = Field(
        min_length=1,
        description=N_("Members who look after the column."),
        examples=[["wang-jia"]],
    )
    lang: LanguageTag | None = Field(
        None,
        description=N_("The language of its articles, unless they say another."),
        examples=["en"],
    )
    topics: tuple[Topic, ...] = Field(
        (), description=N_("Topics it belongs to."), examples=[["statistics"]]
    )
    cover: FileInside | None = Field(
        None, description=N_("A picture, a file in the column's folder."), examples=["cover.png"]
    )
    license: Licence | None = Field(
        None, description=N_("The licence of its articles, in SPDX form."), examples=["CC-BY-4.0"]
    )
    open: OpenTo = Field(
        OpenTo.MEMBERS, description=N_("Who may send an article."), examples=["members"]
    )
    order: Order = Field(
        Order.NEWEST, description=N_("How its articles are ordered."), examples=["newest"]
    )
    status: ColumnStatus = Field(
        ColumnStatus.ACTIVE, description=N_("Whether it goes on."), examples=["active"]
    )
