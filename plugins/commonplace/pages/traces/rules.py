"""What of the things that a template can ask is a question to be asked again."""

from collections.abc import Mapping
from typing import Any, Final

from commonplace.views.credits.orders import Contributors

ASKED: Final = "asked"
"""The answer may be another one in the next build."""
SURE: Final = "sure"
"""The answer follows from what is in the key: the settings, the edition's language, the place."""
EVERY: Final = "*"
"""Any other name."""
ITEM: Final = "[]"
"""What stands for a thing in brackets."""

Rules = Mapping[str, Any]
"""By name `ASKED`, `SURE`, or the rules of what is found there.

Who asks for what has no rule gets it, and the page is not kept.
"""

_BY_KEY: Rules = {"get": ASKED, ITEM: ASKED}

EDITION: Rules = {
    "absolute": SURE,
    "articles": {"by_column": _BY_KEY},
    "events": {"is_over": ASKED, "next_of": ASKED},
    "given": _BY_KEY,
    "language": SURE,
    "series_name": ASKED,
    "site": SURE,
    "topics": {"slug": ASKED},
}
HUB: Rules = {
    "articles": _BY_KEY,
    "badges": ASKED,
    "columns": _BY_KEY,
    "entries": _BY_KEY,
    "entries_by_competition": _BY_KEY,
    "events": _BY_KEY,
    "settings": SURE,
}
LINKS: Rules = {
    "file": ASKED,
    "file_url": SURE,
    "home": SURE,
    "is_file_here": ASKED,
    "md": SURE,
    "to": ASKED,
    "uri": SURE,
    "url": SURE,
}
BY_NAME: Mapping[str, Rules] = {"edition": EDITION, "hub": HUB, "links": LINKS}

BY_TYPE: Mapping[type, Rules] = {Contributors: {EVERY: ASKED}}
"""Values that hold the whole hub: it is asked what is wanted of them."""

SURE_TOOLS = frozenset(
    {
        *("anchor_of", "ask_url", "cover_of", "edit_url", "form_url", "interval", "lasts"),
        *("minutes", "offsets", "short_days", "span", "topic_name", "ways_to_add"),
        *("ways_to_subscribe", "zone", "zone_name", "zone_pattern"),
    }
)
"""Tools whose answers follow from what they are given and from the key, and are no question's."""

ANYWHERE = frozenset(
    {
        *("ahead_of", "calendar_of", "certificates_for", "coming_turn", "distance_to", "edition"),
        *("face", "face_of_contributor", "feed_of", "has_come", "hub", "is_day_over"),
        *("is_foreign", "is_today", "lang_of", "language_badge", "language_mark", "links"),
        *("next_change", "round_of", "state_of", "state_of_round", "timeline_ahead"),
        *("timeline_of", "timeline_of_competition", "turns_of", "turns_of_deadline"),
    }
)
"""Whose answers have nothing to do with the page, or nothing but ways that begin there.

They are asked at one place for all pages: two ways from there differ where those from here do.
"""

PLACING_TOOLS = frozenset({"answer", "body", "own_words"})
"""Tools that put a member's text on the page, each time they are asked."""
