"""A hub's own colour: whether words in it can be read, and its twin for the dark scheme."""

import re
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass

from commonplace.language import N_
from commonplace.trouble import Trouble

LIGHT_GROUNDS = ("#fbfaf7", "#ffffff", "#f4efe7")
DARK_GROUNDS = ("#15171c", "#1d2027", "#23262d")
"""The paper, and what is raised above it or sunken into it; a test holds them to the styles."""

READABLE = 4.5
"""The contrast that WCAG asks of text."""

_LIGHT_INK, _DARK_INK = "#ffffff", "#1b1210"
_AT_EASE = 6.0  # the twin is a little clearer than it must be, as the rest of the dark scheme is
_STEPS = 200
_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})")


class ColourError(Trouble):
    """A text is no colour, or a colour in which words could not be read."""


@dataclass(frozen=True, slots=True)
class Accent:
    """A colour for links and buttons in both schemes, each with that of the words on it."""

    light: str
    light_ink: str
    dark: str
    dark_ink: str


def accent_of(text: str) -> Accent:
    """Return the accent that begins with a colour in CSS's hexadecimal form.

    Raises ColourError where it is no such colour, or where it is too faint on our light paper; the
    sentence then names the nearest shade that would do.
    """
    light = text.strip().lower()
    if not _HEX.fullmatch(light):
        raise ColourError(
            N_("“{found}” is not a colour; write it as # and six hexadecimal digits: #a8401f."),
            found=text,
        )
    if len(light) == len("#rgb"):
        light = "#" + "".join(digit * 2 for digit in light[1:])
    found = _faintest(light, LIGHT_GROUNDS)
    if found < READABLE:
        raise ColourError(
            N_(
                "{colour} is too faint on the site's paper: a contrast of {found} : 1, and words "
                "need {needed} : 1. The nearest shade that can be read is {nearest}."
            ),
            colour=light,
            found=f"{int(found * 10) / 10:.1f}",
            needed=READABLE,
            nearest=_shade(light, LIGHT_GROUNDS, READABLE, step=-1),
        )
    dark = _shade(light, DARK_GROUNDS, _AT_EASE, step=1)
    return Accent(light, _ink(light), dark, _ink(dark))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG counts it, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _faintest(colour: str, grounds: tuple[str, ...]) -> float:
    return min(contrast(colour, ground) for ground in grounds)


def _ink(ground: str) -> str:
    return max(_LIGHT_INK, _DARK_INK, key=lambda ink: contrast(ink, ground))


def _shade(colour: str, grounds: tuple[str, ...], needed: float, step: int) -> str:
    """Return the nearest darker (-1) or lighter (1) shade of a hue that can be read on grounds.

    At either end is black or white, which can be read on any of ours.
    """
    hue, lightness, saturation = rgb_to_hls(*_channels(colour))
    shades = (
        _hex(*hls_to_rgb(hue, min(1.0, max(0.0, lightness + step * count / _STEPS)), saturation))
        for count in range(_STEPS + 1)
    )
    return next(shade for shade in shades if _faintest(shade, grounds) >= needed)


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _hex(*channels: float) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
