"""Hugo's front matter in three languages, and its dates in all forms."""

from datetime import date

import pytest

from commonplace.importing.front_matter import FrontMatterError, read_date, read_page


@pytest.mark.parametrize(
    "text",
    [
        '---\ntitle: "No"\ndate: 2020-05-04\ndraft: true\ntags: [a, b]\n---\nText\n',
        '+++\ntitle = "No"\ndate = 2020-05-04\ndraft = true\ntags = ["a", "b"]\n+++\nText\n',
        '{"title": "No", "date": "2020-05-04", "draft": true, "tags": ["a", "b"]}\nText\n',
    ],
)
def test_three_languages_say_the_same(text: str) -> None:
    page = read_page(text)
    assert page.fields == {"title": "No", "date": "2020-05-04", "draft": "true", "tags": ["a", "b"]}
    assert page.body.strip() == "Text"


def test_words_stay_words() -> None:
    page = read_page("---\nTitle: no\nslug: 007\nempty:\n---\n")
    assert page.fields == {"title": "no", "slug": "007", "empty": ""}


def test_the_body_knows_its_line() -> None:
    assert read_page("---\ntitle: A\n---\nText\n").body_line == 4


def test_a_text_without_front_matter_is_told_apart() -> None:
    assert not read_page("Just text\n=========\n").has_front_matter
    assert not read_page("{ not json }\n").has_front_matter


@pytest.mark.parametrize(
    "text", ["---\ntitle: [a\n---\n", "+++\ntitle = a\n+++\n", "---\ntitle: A\n", "---\n- a\n---\n"]
)
def test_broken_front_matter_has_a_reason(text: str) -> None:
    with pytest.raises(FrontMatterError, match=r"\w+"):
        read_page(text)


@pytest.mark.parametrize(
    "written",
    [
        "2020-05-04", "2020-5-4", "2020-05-04T23:59:00+00:00", "2020-05-04T7:05:00+08:00",
        "2020-05-04 10:00", "2020/05/04", "2020.5.4", "20200504", "2020年5月4日", "5/4/2020",
        "May 4, 2020", "4 May 2020", "Mon, 4 May 2020 10:00:00 GMT", "4th May 2020",
    ],
)  # fmt: skip
def test_dates_are_read_in_every_form(written: str) -> None:
    assert read_date(written) == date(2020, 5, 4)


@pytest.mark.parametrize(
    "written", ["", "2020-13-40", "`r Sys.Date()`", "YYYY-mm-dd", "4 Mai-ish 20"]
)
def test_what_is_no_date_is_none(written: str) -> None:
    assert read_date(written) is None
