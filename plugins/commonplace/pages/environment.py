"""The Jinja environment of the page templates: Markdown as it is, HTML parts escaped."""

from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from babel.numbers import format_decimal, format_percent
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from commonplace.language import Language, join_sentences, language, language_name
from commonplace.pages import dates
from commonplace.pages.markup import escape_markdown
from commonplace.pages.words import ROLES, WORDS
from commonplace.values.instants import instant

TEMPLATES = Path(__file__).parent.parent / "templates"


def _is_html(name: str | None) -> bool:
    return name is not None and name.endswith(".html")


@cache
def environment(tag: str) -> Environment:
    """Return the environment that speaks one language."""
    speaks = language(tag)
    found = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=_is_html,  # noqa: S701 - by a part's ending: HTML is escaped, Markdown is not
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,  # they come with the program
        cache_size=-1,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
    )
    catalogue: Any = found
    catalogue.install_gettext_callables(speaks.gettext, speaks.ngettext, newstyle=True)
    found.filters.update(_filters(speaks))
    return found


def _filters(speaks: Language) -> dict[str, Any]:
    weekdays = dates.worded_short_weekdays(speaks)

    def word(value: str) -> str:
        return speaks.gettext(WORDS.get(value, value))

    return {
        "md": escape_markdown,
        "word": word,
        "role": lambda role: speaks.gettext(ROLES[role]),
        "day": lambda day: dates.worded_day(day, speaks),
        "month_name": lambda day: dates.worded_month_name(day, speaks),
        "short_month": lambda day: dates.worded_short_month(day, speaks),
        "short_day": lambda day: dates.worded_short_day(day, speaks),
        "month": lambda day: dates.worded_month(day, speaks),
        "weekday": lambda day: dates.worded_weekday(day, speaks),
        "weekday_short": lambda day: weekdays[day.weekday()],
        "weekday_name": lambda day: dates.worded_weekday_name(day, speaks),
        "clock": lambda moment: dates.worded_time(moment, speaks),
        "instant": instant,
        "moment": lambda moment: dates.worded_moment(moment, speaks),
        "length_of_time": lambda length: dates.worded_length(length, speaks),
        "language_name": lambda tag: language_name(tag, spoken_in=speaks.tag),
        "language_name_of": lambda tag: language_name(tag, spoken_in=tag),
        "percent": lambda share: format_percent(share, locale=speaks.locale),
        "number": lambda number: format_decimal(number, locale=speaks.locale),
        "score": lambda number: format_decimal(number, "#,##0.00", locale=speaks.locale),
        "host": lambda url: (urlsplit(url).hostname or url).removeprefix("www."),
        "sentences": lambda parts: join_sentences(*parts),
        "first_few": lambda words: speaks.gettext(", ").join(words[:3]),
    }
