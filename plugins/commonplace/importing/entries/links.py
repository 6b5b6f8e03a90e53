"""The links of an entry, by what they lead to, and what of a text they leave."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from commonplace.documents.links import links
from commonplace.importing.events.addresses import find_addresses, web_address

_REPOSITORY = re.compile(
    r"https?://(?:www\.)?(?:github\.com|gitlab\.com|gitee\.com|codeberg\.org|bitbucket\.org|git\.sr\.ht)"
    r"/(?!user-attachments/|orgs/|users/)[^/?#]+/[^/?#]+"
)
_VIDEO = re.compile(
    r"(?:^|\.)(?:youtube\.com|youtu\.be|vimeo\.com|loom\.com|bilibili\.com|b23\.tv|streamable\.com|"
    r"peertube\.[a-z.]+|asciinema\.org)$"
)
_VIDEO_PATH = re.compile(r"\.(?:mp4|webm|mov|m4v)$|^/file/d/", re.IGNORECASE)
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|avif|svg)$", re.IGNORECASE)
_PICTURE_HOST = re.compile(
    r"(?:^|\.)(?:i\.imgur\.com|imgur\.com|user-images\.githubusercontent\.com)$"
)
_ATTACHED = "/user-attachments/"
_HTML_PICTURE = re.compile(
    r"<img\b[^>]*?\bsrc\s*=\s*[\"'](?P<src>[^\"']+)[\"'][^>]*>", re.IGNORECASE
)
_LABEL = re.compile(
    r"""
    a|and|app|at|available|check|click|code|demo|deployed|deployment|drive|files?|for|github|gitlab
    |google|here|hosted|images?|is|it|links?|live|loom|my|netlify|of|on|or|our|out|page|photos?
    |pictures?|product|project|public|published|repo|repos|repository|see|site|source|the|this|try
    |url|vercel|videos?|view|visit|watch|web|website|youtube|yt
    |演示|视频|链接|源码|代码|仓库|在线|网站|项目|地址|截图
    """,
    re.VERBOSE,
)
"""Words that say what a link is, and nothing else."""


@dataclass(frozen=True, slots=True)
class Address:
    """A web address in a text: what it leads to, and where it stands."""

    url: str
    kind: str
    words: str
    start: int
    end: int


def addresses_in(text: str) -> list[Address]:
    """Return the web addresses of a text in their order: of links, of pictures, and bare ones."""
    found = []
    for link in links(text):
        if url := web_address(link.target):
            kind = "picture" if link.is_picture else kind_of(url)
            found.append(Address(url, kind, link.words, link.start, link.end))
    found += (
        Address(url, "picture", "", *tag.span())
        for tag in _HTML_PICTURE.finditer(text)
        if (url := web_address(tag["src"]))
    )
    taken = [(address.start, address.end) for address in found]
    for start, end, url in find_addresses(text):
        if not any(begin <= start < over for begin, over in taken):
            found.append(Address(url, kind_of(url), "", start, end))
    return sorted(found, key=lambda address: address.start)


def kind_of(url: str) -> str:
    """Return what an address leads to: repository, video, picture, or a page as a demo is."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return "page"
    host = parts.hostname or ""
    if _ATTACHED in parts.path and host == "github.com":
        return "video"  # its pictures stand as pictures in a text
    if _PICTURE.search(parts.path) or _PICTURE_HOST.search(host):
        return "picture"
    if _VIDEO.search(host) or (_VIDEO_PATH.search(parts.path)):
        return "video"
    return "repository" if _REPOSITORY.match(url) else "page"


def owner_of(repository: str) -> str:
    """Return whose a repository is, by its address."""
    return urlsplit(repository).path.strip("/").partition("/")[0]


def without_pictures_elsewhere(text: str) -> str:
    """Return a text in which pictures of other sites are links: the reader decides to go there."""
    pieces, done = [], 0
    for address in addresses_in(text):
        if address.kind == "picture" and text.startswith(("!", "<"), address.start):
            words = " ".join(address.words.split()) or (urlsplit(address.url).hostname or "")
            is_inside = text[address.start - 1 : address.start] == "["  # a picture as a link
            shown = words if is_inside else f"[{words}]({address.url})"
            pieces += [text[done : address.start], shown]
            done = address.end
    return "".join([*pieces, text[done:]])


def says_more(text: str, used: set[str]) -> bool:
    """Whether a text says anything besides the links that have become fields, and their labels."""
    rest, done = [], 0
    for address in addresses_in(text):
        if address.url in used:
            rest += [text[done : address.start], "" if "://" in address.words else address.words]
            done = address.end
    return any(
        not _LABEL.fullmatch(word.casefold()) for word in _words("".join([*rest, text[done:]]))
    )


def _words(text: str) -> Iterator[str]:
    for found in re.finditer(r"[^\W_]+", text):
        yield found[0]
