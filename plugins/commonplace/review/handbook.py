"""Pages that maintainers look after: what is new in them that does more than be read."""

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from commonplace.documents.code import without_code
from commonplace.documents.links import place_of
from commonplace.problems import Place, Problem
from commonplace.review.case import Case
from commonplace.review.change import Change
from commonplace.review.spot import Area


class Trait(NamedTuple):
    """Something in a text: the rule it comes under, what it is, and where it begins."""

    code: str
    found: str
    start: int


SCRIPT, HTML = "review-page-script", "review-page-html"
INCLUDE, REMOTE = "review-page-include", "review-page-remote"

_RUNNING = (
    r"script|iframe|frame|frameset|object|embed|applet|form|input|button|textarea|select|base|link"
    r"|meta|style|svg|math|template|portal|dialog|slot|xml|noscript"
)
_SCRIPT = re.compile(
    rf"<\s*(?:{_RUNNING})\b[^>\n]{{0,80}}>?"
    r"|[\s\"'/{<]on[a-z]{3,}\s*=[^>\n}]{0,60}"
    r"|(?:java|vb)\s*script\s*:[^\s)\"'>]{0,60}"
    r"|data\s*:\s*(?:text/html|image/svg|application/xhtml)[^\s)\"'>]{0,60}"
    r"|\bsrcdoc\s*=|\bstyle\s*=\s*[\"']?[^\"'\n]{0,60}",
    re.IGNORECASE,
)
_HTML = re.compile(r"<\s*[A-Za-z][\w:-]*(?=[\s/>]|$)[^>\n]{0,80}>?", re.MULTILINE)
_INCLUDE = re.compile(
    r"-+8<-+[^\n]{0,80}|\{%-?\s*(?:include|import|from|extends|set|macro|call)\b[^\n]{0,80}"
    r"|\{\{[^\n]{0,80}|^\s*(?:template|hooks|plugins|extra_javascript|extra_css)\s*:[^\n]{0,80}",
    re.IGNORECASE | re.MULTILINE,
)
_REMOTE = re.compile(
    r"!\[[^\]\n]*\]\(\s*<?\s*(?:[a-z][a-z0-9+.-]*:)?[\\/]{2}[^\s)]{0,100}"
    r"|\b(?:src|srcset|poster|data|background|action|formaction|xlink:href)\s*=\s*[\"']?\s*"
    r"(?:[a-z][a-z0-9+.-]*:)?[\\/]{2}[^\s\"'>]{0,100}"
    r"|(?:url\(|@import)\s*[\"']?\s*(?:[a-z][a-z0-9+.-]*:)?[\\/]{2}[^\s\"')]{0,100}"
    r"|^[ \t>]*\[[^\]\n]+\]:\s*<?[a-z]+://[^\s>]+\.(?:png|jpe?g|gif|webp|avif|svg)\b",
    re.IGNORECASE | re.MULTILINE,
)
_HIDING = re.compile(r"[\t\0\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_LINK = re.compile(r"<\s*(?:https?:|mailto:)", re.IGNORECASE)


def handbook(case: Case) -> Iterator[Problem]:
    """Yield each page that changes, and what is new in it."""
    is_maintainer = case.actor is not None and case.actor.is_maintainer
    for change in case.changes:
        area = case.spot(change.path).area
        if area is not Area.PAGE:
            continue
        if not is_maintainer:
            yield Problem.at(change.path, Place(), "review-page")
        if change.new and change.is_file:
            yield from _new_in(case, change)


def _new_in(case: Case, change: Change) -> Iterator[Problem]:
    before = _text(case, change.old_blob)
    after = _text(case, change.new_blob)
    had = Counter((trait.code, trait.found) for trait in traits(before))
    for trait in traits(after):
        key = (trait.code, trait.found)
        if had[key] > 0:
            had[key] -= 1
            continue
        place = place_of(after, trait.start, 1)
        yield Problem.at(change.new, place, trait.code, found=trait.found)


def _text(case: Case, blob: str) -> str:
    text = case.texts.get(blob, b"").decode("utf-8", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def traits(text: str) -> Iterator[Trait]:
    """Yield what in a text runs, is HTML, takes in other files, or is loaded from elsewhere.

    What could run is looked for in code as well: readers of Markdown differ in what is code.
    """
    plain = without_code(text)
    found = [*_all(SCRIPT, _SCRIPT, text), *_disguised(text)]
    found += _all(INCLUDE, _INCLUDE, text)
    found += _all(REMOTE, _REMOTE, plain)
    known = {trait.start for trait in found}
    found += (
        trait
        for trait in _all(HTML, _HTML, plain)
        if trait.start not in known and not _LINK.match(trait.found)
    )
    yield from sorted(found, key=lambda trait: (trait.start, trait.code))


def _all(code: str, pattern: re.Pattern[str], text: str) -> Iterable[Trait]:
    return [Trait(code, _shown(found[0]), found.start()) for found in pattern.finditer(text)]


def _disguised(text: str) -> Iterator[Trait]:
    """Yield lines in which what runs is spelt so that only browsers see it."""
    start = 0
    for line in text.split("\n"):
        bare = _HIDING.sub("", html.unescape(line))
        if bare != line and not _SCRIPT.search(line) and (found := _SCRIPT.search(bare)):
            yield Trait(SCRIPT, _shown(found[0]), start)
        start += len(line) + 1


def _shown(text: str) -> str:
    return " ".join(text.split())
