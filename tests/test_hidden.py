"""What nobody sees is refused in names and titles and shown in bodies; what writing needs stays."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.documents import read_document
from commonplace.documents.hidden import SHOWN, hidden_character, shown

BLACK_FLAG = "\U0001f3f4"
SCOTLAND = BLACK_FLAG + "".join(chr(0xE0000 + ord(char)) for char in "gbsct") + "\U000e007f"

NEEDED = {
    "a family": "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "a heart on fire": "\u2764\ufe0f\u200d\U0001f525",
    "a skin": "\U0001f44d\U0001f3fd",
    "a flag of letters": "\U0001f1e8\U0001f1f3",
    "a flag of a region": f"From {SCOTLAND}",
    "a key": "1\ufe0f\u20e3",
    "Persian": "می\u200cخواهم",
    "Hindi": "क्\u200dष",
    "a form of a Han character": "葛\U000e0100城",
    "a form of a sign": "\u2194\ufe0e",
    "Mongolian": "\u1820\u180b",
    "Vietnamese": unicodedata.normalize("NFD", "Nguyễn Thế Hiển"),
    "Thai": "ที่นี่\u200bน้ำ",
    "Chinese and Latin": "关于 R 语言的 β 分布\u3000与「引号」",
    "Hebrew": "שָׁלוֹם",
}
HIDDEN = {
    "right to left": "a\u202eb",
    "isolate": "a\u2066b",
    "a mark of direction": "a\u200fb",
    "zero width": "a\u200bb",
    "a joiner between letters": "a\u200db",
    "a joiner at the end": "می\u200c",
    "a soft hyphen": "a\u00adb",
    "a byte order mark": "a\ufeffb",
    "a filler": "a\u3164",
    "a selector behind a letter": "a\ufe0f",
    "a row of selectors": "\U0001f60a\U000e0158\U000e0155",
    "two selectors": "\u2764\ufe0f\ufe0f",
    "tags": f"{BLACK_FLAG} a\U000e0067\U000e007f",
    "tags without an end": SCOTLAND[:-1],
    "private": "a\ue000",
    "never a character": "a\ufdd0",
    "control": "a\x9bb",
    "a heap of marks": "Z" + "\u0301" * 60,
    "a separator": "a\u2028b",
}


@pytest.mark.parametrize("text", NEEDED.values(), ids=NEEDED)
def test_what_writing_needs_stays(text: str) -> None:
    assert hidden_character(text) == ""
    assert shown(text) == text


@pytest.mark.parametrize("text", HIDDEN.values(), ids=HIDDEN)
def test_what_nobody_sees_is_found_in_names_and_titles(text: str) -> None:
    assert hidden_character(text) != ""


@pytest.mark.parametrize(
    "body", ["a\u202e b", "`a\u202e`", "```\na\u202e\n```", "![\u202ea](b.png)"]
)
def test_in_a_body_a_mark_stands_for_it_in_code_too(body: str) -> None:
    document, problems = read_document("a.md", f"---\ntitle: A\n---\n\n{body}\n".encode())
    assert document is not None
    assert document.body == f"\n{body}\n".replace("\u202e", SHOWN)
    assert [(problem.code, problem.is_error) for problem in problems] == [("text-hidden", False)]


def test_of_each_kind_the_first_is_named() -> None:
    text = "---\ntitle: A\n---\n\u202e \u202e\n\u200b\u202e\n"
    _, problems = read_document("a.md", text.encode())
    assert [(problem.place, problem.values["character"][:6]) for problem in problems] == [
        ((4, 1), "U+202E"),
        ((5, 1), "U+200B"),
    ]


def test_hints_for_setting_a_text_may_stay_in_a_body() -> None:
    assert shown("Donau\u00addampf שלום\u200f!") == "Donau\u00addampf שלום\u200f!"


@given(st.text())
def test_every_character_keeps_its_place(text: str) -> None:
    seen = shown(text)
    assert len(seen) == len(text)
    assert all(new in (old, SHOWN) for old, new in zip(text, seen, strict=True))
    assert shown(seen) == seen or "\u0301" in text or any(map(unicodedata.combining, text))


@given(st.characters(categories=["L", "N", "P", "S", "Zs"]))
def test_what_is_seen_is_no_hidden_character(char: str) -> None:
    if char not in "\u115f\u1160\u2800\u3164\uffa0":
        assert hidden_character(f"a{char}b") == ""
