"""A badge with the number of contributors: for shields.io, and as a picture of our own."""

from dataclasses import dataclass

from commonplace.language import N_
from commonplace.outputs.api.badge_shape import BadgeFile
from commonplace.outputs.api.shape import as_line
from commonplace.outputs.environment import environment
from commonplace.terminal import width
from commonplace.views import Edition

URI = "api/contributors-badge.json"
PICTURE_URI = "api/contributors-badge.svg"

_COLOUR = "a8401f"
_COLUMN = 6.2
"""How wide a column of text is, in pixels, at the size that the picture has; never too narrow."""
_PADDING = 7


@dataclass(frozen=True, slots=True)
class _Half:
    """A part of the picture: its text, where it begins and how wide it is, text and all."""

    text: str
    start: int
    text_width: int

    @property
    def width(self) -> int:
        return self.text_width + 2 * _PADDING

    @property
    def middle(self) -> float:
        return self.start + self.width / 2


def badge_file(edition: Edition, people: int) -> str:
    """Return the badge as shields.io wants it described."""
    found = BadgeFile(schemaVersion=1, label=_label(edition), message=str(people), color=_COLOUR)
    return f"{as_line(found.model_dump(mode='json'))}\n"


def badge_picture(edition: Edition, people: int) -> str:
    """Return the badge as SVG, legible on light and on dark, that says what it says aloud."""
    label = _half(_label(edition), 0)
    message = _half(str(people), label.width)
    return (
        environment()
        .get_template("badge.svg")
        .render(label=label, message=message, colour=_COLOUR, lang=edition.site.tag)
    )


def _half(text: str, start: int) -> _Half:
    return _Half(text, start, round(width(text) * _COLUMN))


def _label(edition: Edition) -> str:
    return edition.language.gettext(N_("contributors"))
