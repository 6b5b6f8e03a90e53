"""A hub's own colour: readable on both papers, or refused in words."""

import re
from pathlib import Path

import pytest

from commonplace.language import language
from commonplace.settings import read_config
from commonplace.starting import NewHub, make_hub
from commonplace.starting.colours import (
    DARK_GROUNDS,
    LIGHT_GROUNDS,
    READABLE,
    ColourError,
    accent_of,
    contrast,
)
from tests.test_starter import TODAY

STYLES = Path(__file__).parent.parent / "plugins/mkdocs_commonplace/styles/tokens.css"


def test_contrast_is_counted_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colour", ["#a8401f", "#1f6fa8", "#7a3fb0", "#000", "#856a00", "#0000ff"])
def test_words_in_an_accent_and_on_it_can_be_read_in_both_schemes(colour: str) -> None:
    accent = accent_of(colour)

    assert all(contrast(accent.light, ground) >= READABLE for ground in LIGHT_GROUNDS)
    assert all(contrast(accent.dark, ground) >= READABLE for ground in DARK_GROUNDS)
    assert contrast(accent.light, accent.light_ink) >= READABLE
    assert contrast(accent.dark, accent.dark_ink) >= READABLE


@pytest.mark.parametrize("colour", ["#ffcc00", "#0a7", "#FFF"])
def test_a_faint_colour_is_refused_with_one_that_would_do(colour: str) -> None:
    with pytest.raises(ColourError, match="is too faint") as caught:
        accent_of(colour)

    nearest = str(caught.value.values["nearest"])
    assert accent_of(nearest).light == nearest
    assert "对比度" in caught.value.sentence(language("zh"))


@pytest.mark.parametrize("text", ["cinnabar", "#12", "a8401f", "#a8401g", "#a8401f; color: red"])
def test_what_is_no_colour_is_refused(text: str) -> None:
    with pytest.raises(ColourError, match="is not a colour"):
        accent_of(text)


def test_the_grounds_are_those_of_the_styles() -> None:
    css = STYLES.read_text(encoding="utf-8")
    light, dark = css.split('[data-md-color-scheme="slate"] {', maxsplit=1)

    for part, grounds in ((light, LIGHT_GROUNDS), (dark, DARK_GROUNDS)):
        for name, ground in zip(("paper", "raised", "sunken"), grounds, strict=True):
            found = re.search(rf"--cp-{name}: (#\w+);", part)
            assert found
            assert ground in (found[1], "#" + "".join(digit * 2 for digit in found[1][1:]))


def test_a_new_hub_has_its_colours_in_its_settings(tmp_path: Path) -> None:
    hub = NewHub(languages=("en",), name={"en": "A"}, goal={"en": "B."}, accent="#1F6FA8")

    make_hub(tmp_path / "hub", hub, TODAY, language("en"))

    own = read_config(tmp_path / "hub/mkdocs.yml")["extra"]["commonplace"]
    accent = accent_of("#1f6fa8")
    assert own == {
        "accent": accent.light,
        "accent_ink": accent.light_ink,
        "accent_dark": accent.dark,
        "accent_dark_ink": accent.dark_ink,
    }
