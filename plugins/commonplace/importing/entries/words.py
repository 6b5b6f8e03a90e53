"""What people call the fields of an entry: headings of a text, columns of a table."""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum


class Field(StrEnum):
    """What a heading or a column is about; an empty word for what is passed over."""

    TITLE = "title"
    TEAM = "team"
    DESCRIPTION = "description"
    BUILT_WITH = "built_with"
    REPOSITORY = "repository"
    LINKS = "links"
    LICENCE = "license"
    TAGS = "tags"
    TRACK = "track"
    SUBMITTED = "submitted"
    ID = "id"
    NOTHING = "nothing"


_NAMED = {
    Field.TITLE: r"""
        (?:(?:project|app|game|product|entry)\s)?(?:title|name)
        |(?:作品|项目)?(?:名称?|标题)""",
    Field.TEAM: r"""
        .*\b(?:team|members?|authors?|creators?|makers?|contributors?|handles?)\b.*|by
        |(?:团队|作者|成员|队员|参赛者)(?:成员|名单|介绍)?""",
    Field.BUILT_WITH: r"""
        .*\b(?:tech(?:nical|nology)?\s?stack|technologies[ ]used|built[ ]with)\b.*
        |tech|technologies|tools|技术栈|使用的?技术|(?:用到的)?工具""",
    Field.REPOSITORY: r"""
        .*\b(?:repo|repository|source[ ]code)\b.*|source|code
        |(?:代码)?仓库|源代?码|代码""",
    Field.LINKS: r"""
        .*\b(?:demo|videos?|photos?|screenshots?|images?|pictures?|deployed|deployment|hosted|live
        |website|links?|url)\b.*
        |.*(?:演示|视频|截图|图片|链接|网址)""",
    Field.LICENCE: r".*\blicen[cs]e\b.*|许可(?:证|协议)?|授权",
    Field.TAGS: r"tags?|keywords?|categories|标签|关键词|分类",
    Field.TRACK: r"track|category|division|theme|赛道|组别|类别",
    Field.SUBMITTED: r"""
        (?:(?:date|time)\s)?(?:submitted|added|created|handed[ ]in)(?:\s(?:on|at))?|date
        |(?:提交|添加)?(?:日期|时间)""",
    Field.ID: r"id|slug|file|filename|path",
    Field.DESCRIPTION: r"""
        .*\b(?:description|summary|overview|abstract|tagline)\b.*
        |about|what[ ]is[ ]it|what[ ]it[ ]does
        |(?:作品|项目)?(?:简介|描述|介绍|概述|说明)""",
}
_PATTERNS = {meaning: re.compile(pattern, re.VERBOSE) for meaning, pattern in _NAMED.items()}
_MARKUP = re.compile(r"\[([^\[\]]*)\]\([^()]*\)|[*_`#<>]|\([^()]*\)|（[^（）]*）")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def meaning_of(name: str, own: Mapping[str, Field]) -> Field | None:
    """Return what a heading or a column is about: as `own` says, or by its words."""
    key = key_of(name)
    given = {key_of(other): meaning for other, meaning in own.items()}
    if key in given:
        return None if given[key] is Field.NOTHING else given[key]
    return next((one for one, pattern in _PATTERNS.items() if pattern.fullmatch(key)), None)


def key_of(name: str) -> str:
    """Return a name without markup, signs and case, so that its spellings are equal."""
    plain = _MARKUP.sub(lambda found: found[1] or " ", name)
    words = _CAMEL.sub(" ", unicodedata.normalize("NFKC", plain)).replace("_", " ").casefold()
    return " ".join(re.findall(r"[\w'+-]+", words))
