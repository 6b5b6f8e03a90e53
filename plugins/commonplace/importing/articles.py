"""From a post's fields to an article's: what each of Hugo's words becomes."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from commonplace.documents.code import without_code
from commonplace.importing.bylines import (
    Mentioned,
    Named,
    asides,
    is_name,
    read_credits,
    split_byline,
)
from commonplace.importing.front_matter import clean, is_true, read_date, text_of, texts_of
from commonplace.importing.hugo_source import Post
from commonplace.importing.reasons import ImportProblem, problem
from commonplace.language import N_
from commonplace.values import LONGEST_LINE
from commonplace.values.roles import Role

MOST_TAGS = 40
_CREDIT_LINES = ("meta_extra", "credits", "credit")
_CREDIT_FIELDS = {
    "translator": Role.TRANSLATION, "translators": Role.TRANSLATION,
    "translated_by": Role.TRANSLATION,
    "reviewer": Role.REVIEW, "reviewers": Role.REVIEW,
    "proofreader": Role.PROOFREADER, "proofreaders": Role.PROOFREADER,
    "editor": Role.EDITOR, "editors": Role.EDITOR,
    "interviewee": Role.INTERVIEWEE, "interviewees": Role.INTERVIEWEE,
    "interviewer": Role.CONTENT, "interviewers": Role.CONTENT,
}  # fmt: skip
_AUTHOR_FIELDS = ("author", "authors")
CARRIED_OVER = frozenset({
    "title", "date", "publishdate", "pubdate", "published", "lastmod", "expirydate", "slug", "url",
    "aliases", "draft", "description", "summary", "tags", "categories", "category", "lang",
    "language",
    *_AUTHOR_FIELDS, *_CREDIT_LINES, *_CREDIT_FIELDS,
})  # fmt: skip
"""Hugo's fields that an article takes over; all others are counted in the summary."""

_HAN = re.compile("[\u3400-\u9fff]")
_KANA = re.compile("[\u3040-\u30ff]")
_NO_WORDS = re.compile(r"^(?: {4}|\t|>? ?[$>#]).*$|\]\([^)]*\)|https?://\S+|<[^<>]*>", re.MULTILINE)
_SAMPLE = 10_000
_LETTER = re.compile(r"[^\W\d_]")
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?")


@dataclass(slots=True)
class Draft:
    """A post on its way to an article: who it names, and what is left to report."""

    post: Post
    title: str = ""
    authors: list[Named] = field(default_factory=list)
    credits: list[Mentioned] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    lang: str = ""
    problems: list[ImportProblem] = field(default_factory=list)

    def report(self, kind: str, **values: object) -> None:
        """Remember that something did not come along."""
        self.problems.append(problem(self.post.path, kind, 0, **values))


def draft_article(post: Post) -> Draft:
    """Read what a post says about itself."""
    fields = post.page.fields
    draft = Draft(post)
    draft.title = _title(draft)
    _read_people(draft)
    draft.categories = [
        clean(text) for text in (*_words(fields, "categories"), *_words(fields, "category"))
    ]
    draft.tags = [clean(text) for text in _words(fields, "tags")]
    said = text_of(fields.get("lang")) or text_of(fields.get("language")) or post.lang
    draft.lang = (
        said if _LANGUAGE_TAG.fullmatch(said) else language_of_text(draft.title, post.page.body)
    )
    return draft


def article_fields(
    draft: Draft, *, summary: str, column_lang: str, left_tag: str
) -> dict[str, Any]:
    """Return the front matter that needs no other file; `left_tag` has become the column."""
    fields = draft.post.page.fields
    found: dict[str, Any] = {"title": draft.title}
    description = clean(
        text_of(fields.get("description")) or text_of(fields.get("summary")) or summary
    )
    if description:
        found["description"] = description
    found |= {"authors": [], "date": draft.post.date}
    for key, name in (("lastmod", "updated"), ("expirydate", "expires")):
        if day := _later_day(draft, key):
            found[name] = day
    if is_true(fields.get("draft")):
        found["status"] = "draft"
    if tags := _tags(draft, left_tag):
        found["tags"] = tags
    if draft.lang.split("-")[0] != column_lang.split("-", maxsplit=1)[0]:
        found["lang"] = draft.lang
    return found


def language_of_text(title: str, body: str) -> str:
    """Return `zh`, `ja` or `en`, by the letters of a text, code and addresses aside."""
    words = _NO_WORDS.sub("", without_code(body[:_SAMPLE]))
    sample = f"{title}\n{words}"
    han, kana, letters = (len(kind.findall(sample)) for kind in (_HAN, _KANA, _LETTER))
    if kana * 5 > han + kana:
        return "ja"
    # One character says about as much as four letters; names and terms often stay English.
    is_chinese = han * 4 > letters - han or (_HAN.search(title) and han * 8 > letters - han)
    return "zh" if is_chinese else "en"


def _words(fields: dict[str, Any], key: str) -> list[str]:
    value = fields.get(key)
    if isinstance(value, str) and "," in value:
        value = value.split(",")
    return [text for text in texts_of(value) if clean(text)]


def _title(draft: Draft) -> str:
    written = text_of(draft.post.page.fields.get("title"))
    title = clean(written)
    if not title:
        heading = re.search(r"^#\s+(.+?)\s*#*$", draft.post.page.body, re.MULTILINE)
        title = clean(heading[1]) if heading else draft.post.name
        draft.report("title-missing", title=title)
    if len(title) > LONGEST_LINE:
        title = f"{title[: LONGEST_LINE - 1]}…"
    if written and title != written:
        draft.report("title-changed", title=title)
    return title


def _read_people(draft: Draft) -> None:
    fields = draft.post.page.fields
    for key in _AUTHOR_FIELDS:
        for text in _bylines(fields.get(key)):
            _add_named(draft, text, draft.authors)
    for key in _CREDIT_LINES:
        for text in texts_of(fields.get(key)):
            mentioned, unread = read_credits(text)
            draft.credits += mentioned
            for part in (*unread, *asides(text)):
                draft.report("credit-unread", found=part)
    for key, role in _CREDIT_FIELDS.items():
        people: list[Named] = []
        for text in _bylines(fields.get(key)):
            _add_named(draft, text, people)
        draft.credits += [Mentioned(person, role) for person in people]
    if not draft.authors:
        draft.authors = [mention.person for mention in draft.credits if mention.role is None]


def _bylines(value: Any) -> list[str]:
    """Return names in a field that may hold a text, texts, or mappings with a name."""
    items = value if isinstance(value, list) else [value]
    return [
        text
        for item in items
        if (text := text_of(item.get("name") if isinstance(item, dict) else item))
    ]


def _add_named(draft: Draft, text: str, people: list[Named]) -> None:
    for person in split_byline(text):
        if is_name(person.name):
            people += [] if person in people else [person]
        else:
            draft.report("credit-unread", found=person.name)
    for part in asides(text):
        draft.report("credit-unread", found=part)


def _later_day(draft: Draft, key: str) -> date | None:
    written = text_of(draft.post.page.fields.get(key))
    day = read_date(written)
    if written and (day is None or day < draft.post.date):
        draft.report("date-odd", field=key, found=written, instead=N_("nothing"))
        return None
    return day


def _tags(draft: Draft, left_tag: str) -> list[str]:
    tags: dict[str, str] = {}
    for tag in (*draft.tags, *draft.categories):
        if tag and tag != left_tag:
            tags.setdefault(tag.casefold(), tag[:LONGEST_LINE])
    words = list(tags.values())
    if len(words) > MOST_TAGS:
        left_out = ", ".join(words[MOST_TAGS:])
        draft.report("tags-cut", found=len(words), limit=MOST_TAGS, left_out=left_out)
    return words[:MOST_TAGS]
