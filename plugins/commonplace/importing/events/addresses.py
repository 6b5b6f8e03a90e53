"""Web addresses in a stranger's text, and mail addresses, which no public file may hold."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

from pydantic import TypeAdapter, ValidationError

from commonplace.values import WebAddress

_ADDRESS = re.compile(r"https?://[^\s<>\"`，。；、！？（））】》」』|\\^{}]+", re.IGNORECASE)
_TRAILING = ".,;:!?'*_~"
_BRACKETS = {")": "(", "]": "["}
_MAIL = re.compile(
    r"(?:mailto:)?[\w.!#$%&'*+/=?^`{|}~-]*\w@(?:[a-z0-9-]+\.)+[a-z]{2,}(?![\w-])", re.IGNORECASE
)
_REMOVED = "…"
_WEB_ADDRESS: TypeAdapter[str] = TypeAdapter(WebAddress)


def find_addresses(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each web address begins and ends, and how it is written in Markdown."""
    for found in _ADDRESS.finditer(text):
        raw = found[0]
        while raw and (raw[-1] in _TRAILING or _is_unopened(raw)):
            raw = raw[:-1]
        if url := web_address(raw):
            yield found.start(), found.start() + len(raw), url


def _is_unopened(raw: str) -> bool:
    """Whether the last character closes a bracket that was opened before the address."""
    opening = _BRACKETS.get(raw[-1])
    return opening is not None and raw.count(raw[-1]) > raw.count(opening)


def web_address(text: str) -> str:
    """Return a web address as a field may hold it, or an empty text where it is none.

    Characters that have no place in an address are encoded; mail addresses in a query are dropped.
    """
    text = text.strip().strip("<>")
    if not re.match(r"https?://", text, re.IGNORECASE):
        return ""
    text = _without_mail_in_query(text)
    text = re.sub(r"[\s<>\"\\^`{|}$*_~\[\]]", lambda found: _encoded(found[0]), text)
    try:
        return _WEB_ADDRESS.validate_python(text)
    except ValidationError:
        return ""


def given_address(text: str) -> str:
    """Return the address in a field that is for one; people leave out what goes without saying."""
    text = text.strip()
    bare = re.fullmatch(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?", text, re.IGNORECASE)
    return web_address(f"https://{text}" if bare else text)


def _encoded(char: str) -> str:
    return char if char in "_~*" else quote(char, safe="")


def _without_mail_in_query(url: str) -> str:
    if "@" not in unquote(url):
        return url
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not _MAIL.search(value)]
    query = parts.query if len(kept) == len(pairs) else urlencode(kept)
    path = parts.path if not _MAIL.search(unquote(parts.path)) else ""
    if parts.username:
        return ""
    return urlunsplit((parts.scheme, parts.netloc, path, query, parts.fragment))


def without_mail(text: str) -> str:
    """Return `text` with every mail address taken out; web addresses stay."""
    if "@" not in text:
        return text
    pieces, done = [], 0
    for start, end, _ in find_addresses(text):
        pieces += [_MAIL.sub(_REMOVED, text[done:start]), text[start:end]]
        done = end
    return "".join([*pieces, _MAIL.sub(_REMOVED, text[done:])])


def has_mail(text: str) -> bool:
    """Whether a text holds a mail address outside its web addresses."""
    return without_mail(text) != text
