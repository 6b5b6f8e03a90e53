"""What stands around a word: by this a word on a page is known to be one that somebody wrote."""

import re
from typing import NamedTuple

_LAST_WORD = re.compile(r"([^\W_]+)[\W_]*$")
_FIRST_WORD = re.compile(r"[\W_]*([^\W_]+)")
_TAGS = re.compile(r"<[^<>]*>")
_OPEN = re.compile(r"<[^<>]*$")
_ALONE_BEFORE = re.compile(r"(?:^|\n|[\"'\[|>#])[ \t*_`-]*(?:[\w-]+:[ \t]*)?[ \t*_`\"']*$")
_ALONE_AFTER = re.compile(r"[ \t*_`\"'#]*(?:$|\r?\n|[\"'\]|<{])")
_REACH = 240
_KEPT = 12


class Surroundings(NamedTuple):
    """The words before and after, as far as they matter; both empty where there are none."""

    before: str
    after: str


def surroundings(text: str, start: int, end: int) -> Surroundings:
    """Return the words around a part of a text. Tags are passed over, as are signs of Markdown.

    In an attribute, what stands around is its value.
    """
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    if _OPEN.search(before) and '"' in before:
        before, after = before.rpartition('"')[2], after.partition('"')[0]
    left = _LAST_WORD.search(_TAGS.sub(" ", before))
    right = _FIRST_WORD.match(_TAGS.sub(" ", after))
    return Surroundings(
        left[1][-_KEPT:].lower() if left else "", right[1][:_KEPT].lower() if right else ""
    )


def is_alone(text: str, start: int, end: int) -> bool:
    """Whether a part of a text is all of a line, a heading, a value or the words of a link.

    Such a text may stand anywhere on the site: in lists, in menus, in titles of pages.
    """
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    return bool(_ALONE_BEFORE.search(before) and _ALONE_AFTER.match(after))
