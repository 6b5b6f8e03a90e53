"""The translations hold every word of the interface, and nothing that no longer is one."""

import ast
import re
import subprocess
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from commonplace.importing.reasons import REASONS
from commonplace.language import LANGUAGES, language
from commonplace.model import COLLECTIONS, Role
from commonplace.model.article import AiDisclosure
from commonplace.model.column import ColumnStatus, OpenTo
from commonplace.model.competition import CompetitionKind, PhaseId
from commonplace.model.entry import EntryStatus
from commonplace.model.event import EventKind, Mode
from commonplace.model.member import MemberStatus
from commonplace.model.scoring import Method
from commonplace.pages.words import ROLES, WORDS
from commonplace.problems import CODES
from commonplace.schema import json_schema
from commonplace.values.roles import Degree

ROOT = Path(__file__).parent.parent
TRANSLATED = [tag for tag in LANGUAGES if tag != "en"]
KEPT = re.compile(r"%\(\w+\)s|\{\w*\}|`[^`]+`|(?<![\w-])--[a-z][a-z-]+")
"""What a translation takes over as it is: values, and what somebody types."""

SPEAKING = {"UsageError", "gettext", "help", "ngettext", "progress", "say", "warn", "words"}
"""What takes a text for somebody's eyes, besides the kinds of trouble."""


def messages(tag: str) -> list[Message]:
    path = ROOT / f"plugins/commonplace/locale/{tag}/LC_MESSAGES/commonplace.po"
    with path.open("rb") as file:
        return [message for message in read_po(file) if message.id]


def texts(of: str | Iterable[str]) -> tuple[str, ...]:
    return (of,) if isinstance(of, str) else tuple(of)


def pairs(tag: str) -> Iterator[tuple[str | Iterable[str], str]]:
    """Yield every message with each of its translations."""
    for message in messages(tag):
        for text in texts(message.string or ""):
            yield message.id, text


def calls(source: Path) -> Iterator[tuple[str, ast.expr]]:
    """Yield the name of every called function, with each text among its arguments."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else ast.unparse(function)
            for argument in node.args:
                if isinstance(argument, ast.JoinedStr) or is_text(argument):
                    yield name, argument
            for keyword in node.keywords:
                if keyword.arg == "help" and is_text(keyword.value):
                    yield "help", keyword.value


def is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_code_and_translations_agree() -> None:
    checked = subprocess.run(
        ["bash", "scripts/catalogues", "--check"],  # noqa: S607 - wherever bash is
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize("tag", TRANSLATED)
def test_every_message_is_translated_and_none_is_left_over(tag: str) -> None:
    path = ROOT / f"plugins/commonplace/locale/{tag}/LC_MESSAGES/commonplace.po"
    with path.open("rb") as file:
        catalogue = read_po(file)

    assert not catalogue.obsolete
    assert not [message.id for message in catalogue if message.id and message.fuzzy]
    assert not [m.id for m in messages(tag) if not all(texts(m.string or ""))]


@pytest.mark.parametrize("tag", TRANSLATED)
def test_translations_keep_values_and_what_is_typed(tag: str) -> None:
    def kept(text: str | Iterable[str]) -> set[str]:
        return {found for part in texts(text) for found in KEPT.findall(part)}

    assert [text for source, text in pairs(tag) if kept(text) != kept(source)] == []


@pytest.mark.parametrize("tag", TRANSLATED)
def test_translations_have_the_lines_of_what_they_translate(tag: str) -> None:
    def lines(text: str) -> int:
        return len(text.split("\n"))

    assert [text for source, text in pairs(tag) if lines(text) != lines(texts(source)[0])] == []
    assert [text for _, text in pairs(tag) if text != text.rstrip()] == []


def test_chinese_has_chinese_punctuation() -> None:
    narrow = re.compile(r"[\u4e00-\u9fff][,;!?]|[\u4e00-\u9fff]\.(?:\s|$)")
    spaced = re.compile(r"[，。：；！？、（）] (?!\d)|(?<!`) [，。：；！？、（）]")

    assert [text for _, text in pairs("zh") if narrow.search(text)] == []
    assert [text for _, text in pairs("zh") if spaced.search(text)] == []


def test_our_reader_finds_what_babel_finds() -> None:
    for tag in TRANSLATED:
        speaks = language(tag)
        for message in messages(tag):
            assert speaks.messages[texts(message.id)[0]] == texts(message.string or "")
        assert len(speaks.messages) == len(messages(tag))


@pytest.mark.parametrize("tag", TRANSLATED)
@pytest.mark.parametrize(
    "words",
    [
        pytest.param([code.message for code in CODES.values()], id="problems"),
        pytest.param([code.hint for code in CODES.values()], id="hints"),
        pytest.param([reason.message for reason in REASONS.values()], id="import"),
        pytest.param([reason.name for reason in REASONS.values()], id="import-names"),
        pytest.param(ROLES.values(), id="roles"),
        pytest.param(WORDS.values(), id="words"),
    ],
)
def test_tables_of_words_are_translated(tag: str, words: Iterable[str]) -> None:
    known = language(tag).messages

    assert [word for word in words if word not in known] == []


def test_every_role_has_a_word() -> None:
    assert set(ROLES) == set(Role)


@pytest.mark.parametrize(
    "values",
    [
        AiDisclosure,
        ColumnStatus,
        CompetitionKind,
        Degree,
        EntryStatus,
        EventKind,
        MemberStatus,
        Method,
        Mode,
        OpenTo,
        PhaseId,
    ],
)
def test_values_that_pages_show_have_words(values: type[StrEnum]) -> None:
    assert [value for value in values if value not in WORDS] == []


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_every_field_is_described_in_every_language(collection: str) -> None:
    schema = json_schema(collection)
    english = {text for text in descriptions(schema) if len(text.split("\n")) < len(LANGUAGES)}

    assert english == set()
    assert len(schema["title"].split(" / ")) == len(LANGUAGES)


def descriptions(part: Any) -> Iterator[str]:
    """Yield the description of every field in a schema."""
    if isinstance(part, dict):
        for name, field in part.get("properties", {}).items():
            yield field.get("description", f"{name}: nothing")
        for inner in part.values():
            yield from descriptions(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from descriptions(inner)


def test_no_text_in_the_code_is_left_unmarked() -> None:
    known = {text for message in messages("zh") for text in texts(message.id)}
    sources = sorted((ROOT / "plugins").rglob("*.py"))
    speaking = SPEAKING | troubles(sources)
    unmarked = [
        f"{source.name}:{text.lineno}: {ast.unparse(text)}"
        for source in sources
        for name, text in calls(source)
        if name in speaking and says_something(text) and getattr(text, "value", None) not in known
    ]

    assert unmarked == []


def says_something(text: ast.expr) -> bool:
    """Whether a text has words of its own beside the values in it."""
    return not is_text(text) or bool(re.search(r"[^\W\d_]", KEPT.sub("", ast.literal_eval(text))))


def troubles(sources: Iterable[Path]) -> set[str]:
    """Return the names of the kinds of trouble."""
    found = {"Trouble"}
    for source in sources:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            bases = node.bases if isinstance(node, ast.ClassDef) else []
            if isinstance(node, ast.ClassDef) and found & {ast.unparse(base) for base in bases}:
                found.add(node.name)
    return found
