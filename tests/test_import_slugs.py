"""Ids made of titles and names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonplace.addresses import is_reserved_id
from commonplace.slugs import LONGEST_SLUG, reading_of_name, slug_for, slug_for_name, unique_slug
from commonplace.values import SLUG


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Three clocks and a sundial", "three-clocks-and-a-sundial"),
        ("外婆的雨量本", "wai-po-de-yu-liang-ben"),
        ("用R语言画地图：第2版", "yong-r-yu-yan-hua-di-tu-di-2-ban"),
        ("Crème brûlée & Ｓｍøｒｒｅｂｒøｄ", "creme-brulee-smorrebrod"),
        ("Don’t panic", "dont-panic"),
        ("绿洲", "lv-zhou"),
        ("Index", "index-1"),
        ("con", "con-1"),
    ],
)
def test_a_title_becomes_an_id(title: str, slug: str) -> None:
    assert slug_for(title) == slug


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("林小满", "lin-xiaoman"),
        ("单云樵", "shan-yunqiao"),
        ("曾 小满", "zeng-xiaoman"),
        ("任远", "ren-yuan"),
        ("仇小满", "qiu-xiaoman"),
        ("欧阳小满", "ouyang-xiaoman"),
        ("Zélia Valadár", "zelia-valadar"),
        ("J. P. Marlow", "j-p-marlow"),
        ("阿满", "a-man"),
        ("河畔书局", "he-pan-shu-ju"),
        ("云上之都", "yun-shang-zhi-du"),
    ],
)
def test_a_name_becomes_an_id_with_the_family_name_whole(name: str, slug: str) -> None:
    assert slug_for_name(name) == slug


def test_letters_that_ascii_cannot_spell_become_a_fingerprint() -> None:
    assert slug_for("Тихая река").startswith("t-")
    assert slug_for("Тихая река") != slug_for("Тихая вода")
    assert slug_for("강물", fallback="article").startswith("article-")
    assert slug_for("???") == slug_for("???") != ""


def test_long_titles_are_cut_between_words() -> None:
    slug = slug_for("a very long title that goes on and on until nobody remembers where it began")
    assert slug == "a-very-long-title-that-goes-on-and-on-until-nobody-remembers"
    assert len(slug_for("x" * 500)) == LONGEST_SLUG


def test_a_taken_id_gets_a_number() -> None:
    assert unique_slug("notes", []) == "notes"
    assert unique_slug("notes", ["notes", "notes-2"]) == "notes-3"


def test_a_surname_is_read_as_a_surname() -> None:
    assert reading_of_name("单云樵") == "shan yunqiao"
    assert reading_of_name("Zélia Valadár") == "Zelia Valadar"


@settings(deadline=None)  # the machine may be busy
@given(st.text())
def test_every_text_has_an_id(text: str) -> None:
    for slug in (slug_for(text), slug_for_name(text)):
        assert SLUG.fullmatch(slug)
        assert len(slug) <= LONGEST_SLUG + len("-1")
        assert not is_reserved_id(slug)
