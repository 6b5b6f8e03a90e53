"""Files that are written can be read back, whatever they say."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonplace.documents import read_document
from commonplace.documents.writing import write_document
from commonplace.values import hidden_character

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"))
FIELDS = st.dictionaries(
    st.from_regex(r"[a-z][a-z_]{0,12}", fullmatch=True),
    st.none()
    | TEXT
    | st.lists(TEXT)
    | st.dictionaries(st.from_regex(r"[a-z]{1,9}", fullmatch=True), TEXT),
    min_size=1,
    max_size=6,
)


def read_back(text: str) -> tuple[dict[str, object], str]:
    document, problems = read_document("a.md", text.encode())
    assert document is not None, problems
    assert not problems
    return document.fields, document.body.strip("\n")


@settings(deadline=None)  # the machine may be busy
@given(FIELDS)
def test_fields_come_back_as_they_were(fields: dict[str, object]) -> None:
    assert read_back(write_document(fields, ""))[0] == fields


@pytest.mark.parametrize(
    "title",
    ["Rain: a report", "@marlow says", "- no list", "1.10", "no", "2026-05-14", "~", "a # b",
     '"q" \'p\'', "---", "first\n---\nlast", "trailing ", " leading", "{x}", "|", "\\", "end:"],
)  # fmt: skip
def test_awkward_titles_come_back(title: str) -> None:
    assert read_back(write_document({"title": title}, "text"))[0] == {"title": title}


def test_bodies_come_back() -> None:
    body = "First\n\n---\n\n    code\n\nlast line"
    assert read_back(write_document({"title": "A"}, f"\n\n{body}\n\n")) == ({"title": "A"}, body)
    assert read_back(write_document({"title": "A"}, "one\r\ntwo\rthree")) == (
        {"title": "A"},
        "one\ntwo\nthree",
    )


def test_a_file_looks_as_if_a_person_wrote_it() -> None:
    fields = {
        "title": "河水：一份报告",
        "authors": ["lin-xiaoman", "alice-marlow"],
        "date": date(2026, 5, 12),
        "publish_at": datetime(2026, 5, 12, 19, 30, tzinfo=UTC),
        "position": 3,
        "credits": [{"member": "he-qingyuan", "role": "review"}],
        "description": "One line.\nAnother.",
    }
    assert write_document(fields, "Text.\n") == (
        "---\n"
        "title: 河水：一份报告\n"
        "authors: [lin-xiaoman, alice-marlow]\n"
        "date: 2026-05-12\n"
        "publish_at: 2026-05-12 19:30:00+00:00\n"
        "position: 3\n"
        "credits:\n"
        "  - member: he-qingyuan\n"
        "    role: review\n"
        "description: |-\n"
        "  One line.\n"
        "  Another.\n"
        "---\n"
        "\n"
        "Text.\n"
    )


@settings(deadline=None)  # the machine may be busy
@given(TEXT)
def test_any_title_without_hidden_characters_comes_back(title: str) -> None:
    if not hidden_character(title):
        assert read_back(write_document({"title": title}, ""))[0] == {"title": title}
