"""Names in bylines and credit lines: who is meant, and for what."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from commonplace.importing.front_matter import clean
from commonplace.slugs import split_name
from commonplace.values.roles import Role

_HAN = "\u3400-\u9fff\uf900-\ufaff"
_STRONG = re.compile(
    r"\s*(?:[、，,；;|/／\n]|(?<=\s)&(?=\s)|＆|(?<=\s)and(?=\s)|(?<=\s)und(?=\s))\s*"
)
_WEAK = re.compile(r"\s*[和与及&]\s*")
_LINK = re.compile(r"\[(?P<words>[^\[\]]*)\]\((?P<url>[^()\s]*)[^()]*\)")
_ASIDE = re.compile(r"\s*[（(][^（）()]*[)）]\s*")
_AFTER_NAME = re.compile(r"^(?:jr|sr|ph\.?d|m\.?d|ii|iii|iv)\.?$", re.IGNORECASE)
_TITLES = re.compile(r"(?:副?教授|博士|老师|先生|女士|同学|院士|研究员|主编|编辑)$")
_LATIN_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){0,5}")
_LONGEST_NAME = 80
_LONGEST_HAN_NAME = 6

_ROLES: dict[str, Role | None] = {
    "翻译": Role.TRANSLATION, "译者": Role.TRANSLATION, "编译": Role.TRANSLATION,
    "译": Role.TRANSLATION,
    "审稿": Role.REVIEW, "审稿人": Role.REVIEW, "审阅": Role.REVIEW, "审阅者": Role.REVIEW,
    "审校": Role.REVIEW, "审校定稿": Role.REVIEW, "审核": Role.REVIEW, "审校者": Role.REVIEW,
    "校对": Role.PROOFREADER, "校对者": Role.PROOFREADER, "校": Role.PROOFREADER,
    "编辑": Role.EDITOR, "责编": Role.EDITOR, "排版": Role.EDITOR, "主编": Role.EDITOR,
    "采访": Role.CONTENT, "采访者": Role.CONTENT, "采访人": Role.CONTENT, "访谈": Role.CONTENT,
    "整理": Role.CONTENT, "撰稿": Role.CONTENT, "供稿": Role.CONTENT,
    "受访人": Role.INTERVIEWEE, "受访者": Role.INTERVIEWEE, "受访嘉宾": Role.INTERVIEWEE,
    "设计": Role.DESIGN, "绘图": Role.DESIGN, "插图": Role.DESIGN,
    "作者": None, "文": None,
    "translator": Role.TRANSLATION, "translators": Role.TRANSLATION,
    "translation": Role.TRANSLATION, "translated by": Role.TRANSLATION,
    "reviewer": Role.REVIEW, "reviewers": Role.REVIEW, "review": Role.REVIEW,
    "reviewed by": Role.REVIEW,
    "proofreader": Role.PROOFREADER, "proofreaders": Role.PROOFREADER,
    "proofreading": Role.PROOFREADER,
    "editor": Role.EDITOR, "editors": Role.EDITOR, "edited by": Role.EDITOR,
    "interviewer": Role.CONTENT, "interviewers": Role.CONTENT,
    "interviewee": Role.INTERVIEWEE, "interviewees": Role.INTERVIEWEE,
    "illustrator": Role.DESIGN, "design": Role.DESIGN,
    "author": None, "authors": None, "written by": None,
}  # fmt: skip
"""What people are called in credit lines; None is the author of the text."""

_WORD = "|".join(sorted(map(re.escape, _ROLES), key=len, reverse=True))
_QUALIFIED = rf"(?:(?:微信|录音|文字|责任|技术|英文|中文|原)?(?:{_WORD}))"
_ROLE = re.compile(
    rf"(?<![{_HAN}A-Za-z])(?P<roles>{_QUALIFIED}(?:\s*[与和及、&]\s*{_QUALIFIED})*)(?:\s*[：:]|(?<=人)\s+)\s*",
    re.IGNORECASE,
)
_QUALIFIER = re.compile(r"^(?:微信|录音|文字|责任|技术|英文|中文|原)")


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody in a byline: the name, and the page that it links to."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Somebody in a credit line; `role` is None for an author of the text."""

    person: Named
    role: Role | None
    evidence: str = ""


def split_byline(text: str) -> list[Named]:
    """Return everybody a byline names. Whether a piece can be a name, `is_name` says."""
    urls = {found["words"].strip(): found["url"] for found in _LINK.finditer(text)}
    plain = _ASIDE.sub(" ", _LINK.sub(lambda found: found["words"], text))
    names: list[str] = []
    for piece in _pieces(unicodedata.normalize("NFKC", plain.replace("、", ";"))):
        name = clean(piece).strip(" .:*_\"'“”")
        if _AFTER_NAME.match(name) and names:
            names[-1] = f"{names[-1]}, {clean(piece)}"
        elif name and name not in names:
            names.append(name)
    return [Named(name, urls.get(name, "")) for name in names]


def is_name(text: str) -> bool:
    """Whether a text can be the name of a person or a group, not a phrase with a mark in it."""
    return 0 < len(text) <= _LONGEST_NAME and not re.search(r"[：:<>\[\]{}`$@#=]", text)


def is_personal_name(text: str) -> bool:
    """Whether a text looks like the name of one person."""
    return bool(split_name(text)[0]) or bool(_LATIN_NAME.fullmatch(text) and text.isascii())


def without_title(name: str, known: Iterable[str]) -> str:
    """Return a name without what stands around it: `北河大学林小满教授` → `林小满`.

    What stands before the name is only taken away where the rest is a name that is known.
    """
    bare = _TITLES.sub("", name)
    if not re.fullmatch(f"[{_HAN}]+", bare) or bare == name or split_name(bare)[0]:
        return bare if split_name(bare)[0] else name
    return next((end for end in known if len(end) > 1 and bare.endswith(end)), name)


def read_credits(text: str) -> tuple[list[Mentioned], list[str]]:
    """Read a line such as `翻译：林小满；审稿：Ann Lee、周岩`.

    Returns who is credited for what, and the parts that could not be understood.
    """
    links = {found["words"].strip(): found["url"] for found in _LINK.finditer(text)}
    # A role may be a link to where the work was done; then that is the evidence.
    plain = _LINK.sub(lambda found: found["words"] if _is_role(found["words"]) else found[0], text)
    plain = plain.replace("\n", "；")
    mentioned: list[Mentioned] = []
    unread: list[str] = []
    roles = list(_ROLE.finditer(plain))
    if before := plain[: roles[0].start() if roles else len(plain)].strip(" ；;。,，"):
        unread.append(before)
    for found, following in zip_longest(roles, roles[1:]):
        part = plain[found.end() : following.start() if following else len(plain)]
        people, strange = _credited_names(part)
        unread += [f"{found['roles']}：{name}" for name in strange]
        mentioned += [
            Mentioned(person, role, links.get(word, ""))
            for person in people
            for word, role in _roles(found["roles"])
        ]
    return mentioned, unread


def _credited_names(part: str) -> tuple[list[Named], list[str]]:
    """Return whom a part names for one role, and what in it can be no name."""
    people: list[Named] = []
    strange: list[str] = []
    for number, group in enumerate(re.split(r"[;；]", part)):
        for person in split_byline(group.strip(" 。.,，")):
            # A semicolon ends the list; behind it, only what is surely a name belongs to it.
            is_known = is_name(person.name) and (number == 0 or is_personal_name(person.name))
            if is_known:
                people.append(person)
            else:
                strange.append(person.name)
    return people, strange


def asides(text: str) -> list[str]:
    """Return what stands in brackets in a byline, which no name takes over."""
    return [found.strip() for found in _ASIDE.findall(_LINK.sub("", text))]


def _is_role(words: str) -> bool:
    return bool(re.fullmatch(_QUALIFIED, words.strip(), re.IGNORECASE))


def _roles(text: str) -> Iterator[tuple[str, Role | None]]:
    for word in re.split(r"\s*[与和及、&]\s*", text):
        bare = word.strip().lower()
        yield word.strip(), _ROLES[bare if bare in _ROLES else _QUALIFIER.sub("", bare)]


def _pieces(text: str) -> Iterator[str]:
    pieces = [piece for piece in _STRONG.split(text) if piece.strip()]
    if _is_inverted(text, pieces):
        yield f"{pieces[1]} {pieces[0]}"
        return
    for piece in pieces:
        for part in _split_weakly(piece):
            yield from _split_at_spaces(part)


def _is_inverted(text: str, pieces: list[str]) -> bool:
    """Whether `Marlow, Alice` is one person, the family name first."""
    words = [piece for piece in pieces if re.fullmatch(r"[^\W\d_.]+", piece) and piece.isascii()]
    return len(pieces) == len(words) == 2 and ", " in text and "and" not in text  # noqa: PLR2004


def _split_weakly(piece: str) -> list[str]:
    """Split at 和, 与, 及 only between names: they may also be part of one."""
    for found in _WEAK.finditer(piece):
        left, right = piece[: found.start()].strip(), piece[found.end() :].strip()
        if is_personal_name(left) and all(map(is_personal_name, _split_weakly(right))):
            return [left, *_split_weakly(right)]
    return [piece]


def _split_at_spaces(piece: str) -> list[str]:
    """Split `林小满 周岩`, but neither `周 岩` nor a Latin name."""
    parts = piece.split()
    if len(parts) > 1 and all(
        split_name(part)[0] and len(part) <= _LONGEST_HAN_NAME for part in parts
    ):
        return parts
    return [piece]
