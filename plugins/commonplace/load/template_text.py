"""Words of a form that stand where an answer should be: our own templates', and what many use."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from commonplace.documents.code import without_code

_TEMPLATES = Path(__file__).parent.parent / "archetypes" / "records"
_COMMON = re.compile(
    r"""
    lorem\s+ipsum\b.*
    |[<\[{【]\s*(?:(?:your|project|team|app|insert|enter|add|write|fill)\b[\w\s'/-]*
        |(?-i:[A-Z][A-Z_ -]{3,}))\s*[>\]}】]
    |(?:to\s*do|tbd|tba|xxx+|n/a|fixme|placeholder)\b[\s:.…-]*
    |(?:your|my)\s+(?:project|app|team|entry)(?:'s)?\s+(?:name|title|description)(?:\s+here)?
    |(?:(?:enter|insert|write|put|fill\s+in|describe|add)\s.{0,80}\bhere)
    |what\s+(?:is\s+the\s+name\s+of\s+your|have\s+you\s+built|is\s+the\s+story\s+behind)\b.*
    |(?:how\s+have\s+you\s+built|why\s+did\s+you\s+choose)\b.*\?
    |share\s+a\s+.{0,60}\bof\s+your\s+project
    |[<\[（(【]?(?:在此|在这里|请在此|此处|这里|请)(?:处)?(?:填写|输入|写上|写下|描述|介绍).{0,40}[>\]）)】]?
    |待(?:补充|填写|完善|定)|(?:项目|作品|团队)(?:名称|标题|简介)(?:填在?这里|占位)?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_MARKS = re.compile(r"^\s*(?:[-*+>]|\d+[.)]|\#{1,6})\s+|[*_`]")
_ENDING = " \t.。…:：!！"


def template_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the number (from 0) and the words of each line that is a form's, not its writer's."""
    for number, line in enumerate(without_code(text).split("\n")):
        if not line.strip() or line.lstrip().startswith("#"):
            continue  # headings are the form's, and may stay
        plain = _plain(line)
        if plain in _own_lines() or _COMMON.fullmatch(plain.rstrip(_ENDING)):
            yield number, line.strip()


def own_words(text: str) -> str:
    """Return a text without its headings and without what a form says."""
    of_form = {number for number, _ in template_lines(text)}
    lines = enumerate(text.split("\n"))
    kept = (line for number, line in lines if number not in of_form and line[:1] != "#")
    return "\n".join(kept)


def _plain(line: str) -> str:
    return " ".join(_MARKS.sub("", unicodedata.normalize("NFKC", line)).split())


@cache
def _own_lines() -> frozenset[str]:
    """Return the lines of our own templates of entries, in all languages."""
    files = sorted(_TEMPLATES.glob("*/entry.md.jinja"))
    lines = (line for file in files for line in file.read_text("utf-8").split("\n"))
    return frozenset(
        plain for line in lines if not line.startswith(("#", "{")) and (plain := _plain(line))
    )
