"""Whom the message of a commit names, however it is spelt.

Trailers stand at the end of a message as git would have it; forges that squash a branch leave them
in the middle, and people write them by hand.
"""

import re
from collections.abc import Iterable, Iterator

from commonplace.model.attribution import Part

_LEAD = r"^[ \t]*(?:[-*>•][ \t]*)*"
_HEAD = re.compile(
    rf"{_LEAD}(?P<key>co[-_ ]*author(?:s|ed)?(?:[-_ ]*(?:by|with))?"
    r"|(?:translated|reviewed|reported|suggested)[-_ ]*by)[ \t]*[:：][ \t]*(?P<people>.*)$",
    re.IGNORECASE | re.MULTILINE,
)
_PARTS = {
    "co": Part.CO_AUTHOR,
    "tr": Part.TRANSLATOR,
    "rev": Part.REVIEWER,
    "rep": Part.REPORTER,
    "su": Part.SUGGESTER,
}
_SQUASHED = re.compile(
    r"^[ \t]*commit [0-9a-f]{40,64}[^\n]*\n"
    r"(?:[ \t]*Merge:[^\n]*\n)?[ \t]*Author:(?P<people>[^\n]+)",
    re.MULTILINE,
)
"""What `git merge --squash` proposes as a message names the author of each commit."""
_NOBODY = re.compile(r"^[ \t]*credits[ \t]*[:：][ \t]*none[ \t\r]*$", re.IGNORECASE | re.MULTILINE)
_PERSON = re.compile(r"(?P<name>[^<>;；、\n]*)<(?P<address>[^<>\n]*)>")
_BEFORE = re.compile(r"^(?:[\s,，;；、&+/>*•-]|and\s)*", re.IGNORECASE)
_AND = re.compile(r"^[和与及]")
_LIST = re.compile(r"[,，;；、&+]|\sand\s", re.IGNORECASE)
_NOT_THE_NAME = re.compile(r"\([^()]*\)|（[^（）]*）|https?://\S*")
_IS_MORE = re.compile(r"^[^\n:：]*<[^<>\n]+>[\s,，;；、.]*$")
_HAS_LETTER = re.compile(r"[^\W\d_]")
_IS_PROSE = re.compile(r"[.!?]\s|[。！？]|#\d")
_MOST_WORDS = 5
_LAST_AND_FIRST = 2


def named_in(message: str) -> Iterator[tuple[Part, str, str]]:
    """Yield the part, the name and the address of everybody whom a message credits.

    Where no address is written, it is empty. Who signed off vouches for a change, and gave none.
    """
    if ":" not in message and "：" not in message:
        return
    for found in _HEAD.finditer(message):
        key = found["key"].lower()
        part = next(part for begin, part in _PARTS.items() if key.startswith(begin))
        for name, address in _people(found["people"] + _more(message, found)):
            yield part, name, address
    for found in _SQUASHED.finditer(message):
        for name, address in _people(found["people"]):
            yield Part.CO_AUTHOR, name, address


def credits_nobody(message: str) -> bool:
    """Whether a message says of its commit that it counts for nobody."""
    return _NOBODY.search(message) is not None


def _more(message: str, head: re.Match[str]) -> str:
    """Return the lines below a trailer that only name further people."""
    more = []
    for line in message[head.end() + 1 :].splitlines():
        if not _IS_MORE.search(line) or _HEAD.match(line):
            break
        more.append(line)
    return "".join(f"\n{line}" for line in more)


def _people(text: str) -> Iterator[tuple[str, str]]:
    """Yield the names and addresses of a list; of those without an address, the names."""
    end = 0
    for found in _PERSON.finditer(text):
        name = _BEFORE.sub("", found["name"])
        name = _AND.sub("", name) if end else name
        end = found.end()
        names = [each for each in _LIST.split(name) if each.strip()]
        if len(names) > _LAST_AND_FIRST:
            yield from _names(names[:-1])
            name = names[-1]
        name, address = " ".join(name.split()), found["address"].strip()
        if name or address:
            yield name, address
    rest = text[end:]
    if not _IS_PROSE.search(rest):
        yield from _names(_LIST.split(rest))


def _names(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield what is a name, without what people put around it; of a handle not its `@`."""
    for text in texts:
        name = _NOT_THE_NAME.sub("", _BEFORE.sub("", text)).strip(" \t\r\n,.，。*_`\"'“”[]")
        words = name.removeprefix("@").split()
        name = " ".join(words)
        if _HAS_LETTER.search(name) and "@" not in name and len(words) <= _MOST_WORDS:
            yield name, ""
