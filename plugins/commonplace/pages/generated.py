"""What the pages package hands over: values, not files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in another language, or that language's home where there is none."""

    lang: str
    name: str
    url: str
    is_same_page: bool


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a theme may want to know of a page besides its Markdown. All text is plain text.

    `url` is the page's address below its edition's root, and addresses in `alternates` are relative
    to the page. `canonical_url` is set only where the text first appeared elsewhere. `source` is
    the member's file, for edit links; `section` the part of the site the page belongs to.
    `linked_data` is JSON-LD as it may stand in a `script` element, empty where there is none.
    """

    title: str
    description: str = ""
    url: str = ""
    lang: str = "en"
    section: str = ""
    source: str = ""
    canonical_url: str = ""
    is_indexed: bool = True
    alternates: tuple[Alternate, ...] = ()
    linked_data: str = ""


@dataclass(frozen=True, slots=True)
class MemberText:
    """A member's Markdown for one place of a page, and the file it is from.

    It stands below a heading of the level `level_above`. Ids of the text that would clash with the
    page's own begin with `mark`; where several texts stand on one page, all do. `linked` brings the
    links of the text, once it is clean HTML, to where they lead from this page.
    """

    markdown: str
    path: str
    level_above: int = 1
    mark: str = "words"
    is_one_of_many: bool = False
    linked: Callable[[str], str] = field(default=str, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """One page: where its Markdown would be below the site's root, and what it says.

    In `markdown` nothing is a member's own Markdown: there are places for `texts`, which are
    rendered by themselves (see `pages.texts`).
    """

    uri: str
    markdown: str
    facts: PageFacts
    meta: Mapping[str, Any] = field(default_factory=dict)
    texts: tuple[MemberText, ...] = ()

    @property
    def text(self) -> str:
        """The page as a file: front matter and Markdown."""
        front_matter = yaml.safe_dump(dict(self.meta), allow_unicode=True, sort_keys=False)
        return f"---\n{front_matter}---\n\n{self.markdown}"


@dataclass(frozen=True, slots=True)
class GeneratedFile:
    """A file for machines or a redirect: its path on the site and its whole content."""

    uri: str
    content: str
