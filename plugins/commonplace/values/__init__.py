"""The kinds of value a field can hold: text, days, addresses, ids. Each names its own mistakes.

A validator raises `PydanticCustomError` with the code of a rule in `problems.codes`; the schema
turns it into a problem with the field's place.
"""

from commonplace.documents.hidden import hidden_character
from commonplace.values.moments import (
    ANYWHERE_ON_EARTH,
    EARLIEST_YEAR,
    LATEST_YEAR,
    Day,
    DayOrMoment,
    Duration,
    Moment,
    TimeZone,
    before,
    is_before,
    on_clock,
    shown_moment,
    time_zone,
)
from commonplace.values.references import (
    ContactAddress,
    FileInside,
    HostName,
    LanguageTag,
    Licence,
    RedirectPath,
    WebAddress,
)
from commonplace.values.text import (
    LARGEST_NUMBER,
    LONGEST_LINE,
    SLUG,
    ArticleKey,
    Line,
    Paragraph,
    Reference,
    Slug,
    Tag,
    Topic,
    mistake,
)
from commonplace.values.weekdays import WEEKDAYS, WeekDay

__all__ = [
    "ANYWHERE_ON_EARTH",
    "EARLIEST_YEAR",
    "LARGEST_NUMBER",
    "LATEST_YEAR",
    "LONGEST_LINE",
    "SLUG",
    "WEEKDAYS",
    "ArticleKey",
    "ContactAddress",
    "Day",
    "DayOrMoment",
    "Duration",
    "FileInside",
    "HostName",
    "LanguageTag",
    "Licence",
    "Line",
    "Moment",
    "Paragraph",
    "RedirectPath",
    "Reference",
    "Slug",
    "Tag",
    "TimeZone",
    "Topic",
    "WebAddress",
    "WeekDay",
    "before",
    "hidden_character",
    "is_before",
    "mistake",
    "on_clock",
    "shown_moment",
    "time_zone",
]
