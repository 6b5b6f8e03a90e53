"""Texts that readers see, ids and tags."""

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from commonplace.documents.hidden import called, hidden_character
from commonplace.language import N_
from commonplace.problems import Word

LONGEST_LINE = 300
LARGEST_NUMBER = 1_000_000
"""Counts beyond it are slips of the keyboard, and no list or calendar could show them."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a text as the id of another record; `load` looks whether that record is there."""

    collection: str


def mistake(code: str, **values: object) -> PydanticCustomError:
    """Return the error that the schema turns into the problem `code`."""
    return PydanticCustomError(code, "{found}", {"found": "", **values})


def visible(text: str) -> str:
    """Return `text`; breaks a rule where it holds what nobody can see."""
    if char := hidden_character(text):
        raise mistake("hidden-character", character=called(char))
    return text


def plain_text(value: Any) -> Any:
    """Return a scalar as text; breaks a rule where it is empty or no scalar."""
    if value is None:
        raise mistake("field-empty")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, str):
        value = value.strip()
        if not value:
            raise mistake("field-empty")
        return value
    raise mistake("field-type", wanted=Word(N_("a text")))


def _one_line(text: str) -> str:
    if "\n" in text:
        raise mistake("field-line-break")
    if len(text) > LONGEST_LINE:
        raise mistake("field-too-long", length=len(text), limit=LONGEST_LINE)
    return text


Line = Annotated[
    str, BeforeValidator(plain_text), AfterValidator(visible), AfterValidator(_one_line)
]
"""One line of plain text that a reader sees."""

Paragraph = Annotated[str, BeforeValidator(plain_text), AfterValidator(visible)]
"""Plain text of any length; line breaks are allowed."""


def _slug(text: str) -> str:
    if not SLUG.fullmatch(text):
        raise mistake("slug-invalid", found=text)
    return text


SLUG = re.compile(r"[a-z0-9]+(?:-+[a-z0-9]+)*")
Slug = Annotated[str, BeforeValidator(plain_text), AfterValidator(_slug)]
"""An id: the name of a file or folder, as it stands in addresses."""


def _article_key(text: str) -> str:
    column, _, article = text.partition("/")
    if not (SLUG.fullmatch(column) and SLUG.fullmatch(article)):
        raise mistake("article-unknown", found=text)
    return text


ArticleKey = Annotated[
    str, BeforeValidator(plain_text), AfterValidator(_article_key), Reference("article")
]
"""An article by `column/article`."""

Tag = Annotated[
    str, BeforeValidator(plain_text), AfterValidator(visible), AfterValidator(_one_line)
]
Topic = Annotated[str, BeforeValidator(plain_text), AfterValidator(_slug), Reference("topic")]
