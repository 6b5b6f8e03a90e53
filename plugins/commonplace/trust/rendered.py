"""A member's text as clean HTML, and what is known of it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any
from xml.etree.ElementTree import Element, tostring

from commonplace.trust.naming import KEEPS_IDS, Renaming, renamed

TOO_DEEP = "too-deep"
TOO_MANY_HEADINGS = "too-many-headings"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a text, for the contents of the page it stands on; `title` is plain HTML."""

    id: str
    title: str
    level: int


@dataclass(frozen=True, slots=True)
class TextFault:
    """Why a text cannot be shown: one of the faults of `trust.guard`, or one of the two above."""

    kind: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class RenderedText:
    """A text as it may stand on a page, once its ids are (see `on_page`); or why it may not."""

    html: str
    headings: tuple[Heading, ...] = ()
    fault: TextFault | None = None

    def on_page(self, rename: Renaming = KEEPS_IDS) -> "RenderedText":
        """Return the text with those ids changed that may not stay."""
        headings = tuple(replace(one, id=rename.new_name(one.id)) for one in self.headings)
        return replace(self, html=renamed(self.html, rename), headings=headings)

    def as_data(self) -> dict[str, Any]:
        """Return what JSON can hold."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "RenderedText":
        """Return the text that `as_data` was asked of.

        Raises ValueError, TypeError or KeyError for anything else.
        """
        headings = tuple(
            Heading(str(one["id"]), str(one["title"]), int(one["level"]))
            for one in data["headings"]
        )
        found = data["fault"]
        fault = TextFault(str(found["kind"]), str(found["detail"])) if found else None
        return cls(str(data["html"]), headings, fault)


def as_written(text: str, fault: TextFault) -> RenderedText:
    """Return a text that cannot be rendered, as its author wrote it."""
    shown = Element("pre")
    shown.text = text
    return RenderedText(tostring(shown, encoding="unicode", method="html"), fault=fault)
