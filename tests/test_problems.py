"""A problem says what was found and what to do, safely, whatever a stranger wrote."""

import re
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.language import language
from commonplace.problems import CODES, Place, Problem, Word, closest, printable

EN = language("en")


def test_a_problem_words_itself() -> None:
    problem = Problem.at("a.md", Place(3, 4), "member-unknown", found="adda", suggestion="ada")
    assert problem.message(EN) == "There is no member “adda”."
    assert problem.hint(EN).startswith("Did you mean “ada”? ")
    assert problem.is_error


def test_words_of_ours_are_translated_and_a_stranger_s_are_not() -> None:
    ours = Problem.at(
        "a.md", Place(), "field-type", field="a", found="a list", wanted=Word("a list")
    )
    message = ours.message(language("zh"))
    assert "a list" in message
    assert message.count("a list") < 2 or "列表" not in message


@given(st.text())
def test_no_value_breaks_the_line_or_the_message(text: str) -> None:
    problem = Problem.at("a.md", Place(), "member-unknown", found=text)
    message = problem.message(EN)
    assert message.isprintable()
    assert len(message) < 200
    assert message.startswith("There is no member “")


def test_braces_in_a_value_stay_as_they_are() -> None:
    problem = Problem.at("a.md", Place(), "member-unknown", found="{found} {0} {x.y}")
    assert problem.message(EN) == "There is no member “{found} {0} {x.y}”."


@pytest.mark.parametrize("code", CODES)
def test_each_rule_has_a_message_and_a_cure(code: str) -> None:
    rule = CODES[code]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", code)
    assert rule.message.endswith(".")
    assert rule.hint
    for text in (rule.message, rule.hint):
        names = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
        assert all(name.isidentifier() for name in names)


@pytest.mark.parametrize("code", CODES)
def test_translations_keep_the_names_of_the_values(code: str) -> None:
    for text in (CODES[code].message, CODES[code].hint):
        translated = language("zh").gettext(text)
        assert sorted(re.findall(r"\{\w+\}", translated)) == sorted(re.findall(r"\{\w+\}", text))


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("tag", ["tags", "title"], "tags"),
        ("Title", ["tags", "title"], "title"),
        ("xyz", ["tags", "title"], ""),
        ("", ["tags"], ""),
        ("tags", [], ""),
    ],
)
def test_did_you_mean(word: str, known: list[str], expected: str) -> None:
    assert closest(word, known) == expected


def test_printable() -> None:
    assert printable("a\nb\u202e\udcff 田") == "a\\u000ab\\u202e\\udcff 田"
