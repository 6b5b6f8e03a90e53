"""One page of each kind of a built site: what pictures and yardsticks look at."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

LANGUAGES = {"zh": "zh/"}
"""Languages with a folder of their own; what lies outside is English."""

PATTERNS = {
    "home": "",
    "columns": "columns/",
    "column": "columns/[^/]+/",
    "article": "columns/[^/]+/[^/]+/",
    "topics": "topics/",
    "topic": "topics/[^/]+/",
    "tags": "tags/",
    "tag": "tags/[^/]+/",
    "archive": "archive/",
    "year": r"archive/\d+/",
    "events": "events/",
    "past-events": "events/past/",
    "agenda": "events/agenda/",
    "months": "events/months/",
    "month": "events/months/[^/]+/",
    "kind": "events/kinds/[^/]+/",
    "series": "events/series/[^/]+/",
    "event": "events/[^/]+/",
    "occurrence": r"events/[^/]+/\d{4}-\d\d-\d\d(-\d{4})?/",
    "competitions": "competitions/",
    "gallery": "competitions/gallery/",
    "hall-of-fame": "competitions/hall-of-fame/",
    "certificates": "competitions/certificates/",
    "competition": "competitions/[^/]+/",
    "results": "competitions/[^/]+/results/",
    "sensitivity": "competitions/[^/]+/results/sensitivity/",
    "certificate": "competitions/[^/]+/certificates/[^/]+/[^/]+/",
    "entry": "competitions/[^/]+/entries/[^/]+/",
    "members": "members/",
    "member": "members/[^/]+/",
    "contributors": "contributors/",
    "how-credit": "contributors/how-credit-is-counted/",
    "contribute": "contribute/",
    "chapters": "handbook/",
    "chapter": "handbook/.+/",
    "part": "[^/]+/",
    "text": "([^/]+/)+",
}
"""The address of each kind; the first that fits. What the last two fit was written by hand."""

FORMS = {
    "competition": {
        "edition": 'id="editions"',
        "challenge": 'id="completed"',
        "competition-to-come": "cp-pill--soon",
        "competition-open": "cp-pill--open",
    }
}
"""Kinds of which pages differ by what they are about: what tells each of them, the first that fits.

What fits none keeps the name of the kind.
"""


@dataclass(frozen=True)
class Example:
    """A page that stands for its kind."""

    language: str
    kind: str
    path: str

    @property
    def name(self) -> str:
        """Give what pictures of it are called: `home-en`."""
        return f"{self.kind}-{self.language}"


@dataclass(frozen=True)
class Share:
    """A share of the examples, so that several workers can look at them: each into one share."""

    number: int

    def of(self, examples: Iterable[Example]) -> Iterator[Example]:
        """Yield those of the share."""
        return islice(examples, self.number, None, len(SHARES))

    def __str__(self) -> str:
        return f"share {self.number + 1}"


SHARES = tuple(Share(number) for number in range(6))
"""All of them. As many pages in each, and of all kinds: neighbours are alike."""


def examples(site: Path) -> Iterator[Example]:
    """Yield the fullest page of each kind in each language, and each language's 404 page."""
    fullest: dict[tuple[str, str], tuple[int, str]] = {}
    for file in sorted(site.rglob("index.html")):
        folder = file.parent.relative_to(site).as_posix()
        path = "" if folder == "." else f"{folder}/"
        text = file.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' not in text:
            language, kind = _place(path)
            key = language, _form(kind, text)
            fullest[key] = max(fullest.get(key, (0, "")), (len(text), path))
    order = [name for kind in PATTERNS for name in (kind, *FORMS.get(kind, ()))]
    for language, kind in sorted(fullest, key=lambda key: (key[0], order.index(key[1]))):
        yield Example(language, kind, fullest[language, kind][1])
    for file in sorted(site.rglob("404.html")):
        folder = file.parent.relative_to(site).as_posix()
        yield Example("en" if folder == "." else folder, "404", file.relative_to(site).as_posix())


def _place(path: str) -> tuple[str, str]:
    """Give the language and the kind of the page at an address."""
    language = next((one for one, folder in LANGUAGES.items() if path.startswith(folder)), "en")
    own = path.removeprefix(LANGUAGES.get(language, ""))
    return language, next(kind for kind, form in PATTERNS.items() if re.fullmatch(form, own))


def _form(kind: str, text: str) -> str:
    """Give the kind of a page more closely, by what it says."""
    return next((name for name, mark in FORMS.get(kind, {}).items() if mark in text), kind)
