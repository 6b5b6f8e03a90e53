"""Texts that readers see, ids and tags."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

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


_ZERO_WIDTH_JOINER = "\u200d"
_ZERO_WIDTH_NON_JOINER = "\u200c"
_INVISIBLE = frozenset(
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u2028\u2029\u2800\u3164\ufeff\uffa0"
)


def hidden_character(text: str) -> str:
    """Return the first character of `text` that nobody can see but that changes it, or "".

    Joiners stay where writing needs them: between emoji, and between letters of scripts that join.
    """
    if text.isascii() and text.isprintable():
        return ""
    for index, char in enumerate(text):
        if char in "\n\t" or (char.isalnum() and char not in _INVISIBLE):
            continue
        if char in (_ZERO_WIDTH_JOINER, _ZERO_WIDTH_NON_JOINER):
            before, after = text[index - 1 : index], text[index + 1 : index + 2]
            if before and after and _joins(before) and _joins(after):
                continue
            return char
        if _in_a_flag(char) and "\U0001f3f4" in text:
            continue
        # Not category Cn: what one version of Python does not know yet is an emoji to the next.
        if char in _INVISIBLE or unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co"):
            return char
    return ""


def _in_a_flag(char: str) -> bool:
    return "\U000e0020" <= char <= "\U000e007f"


def _joins(char: str) -> bool:
    kind = unicodedata.category(char)
    return kind in ("So", "Sk", "Mn", "Mc") or (kind == "Lo" and not "\u2e80" <= char <= "\uffdc")


def visible(text: str) -> str:
    """Return `text`; breaks a rule where it holds what nobody can see."""
    if char := hidden_character(text):
        name = unicodedata.name(char, "CONTROL")
        raise mistake("hidden-character", character=f"U+{ord(char):04X} {name}")
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
