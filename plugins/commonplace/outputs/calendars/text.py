"""Values as RFC 5545 writes them: all of a text arrives, and nothing in it gets out."""

import re
from collections.abc import Iterable
from urllib.parse import quote, urlsplit, urlunsplit

from icalendar import vCategory, vGeo, vText, vUri

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_NOT_ALLOWED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_ESCAPED = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"})
_SAFE_IN_ADDRESSES = "%/:?#[]@!$&'()*+,;=~"


class Text(vText):
    """A text whose reader gets it as it is: the library's own ends a line where a path has N."""

    def to_ical(self) -> bytes:
        """Return the text with what has a meaning in a calendar escaped."""
        return str(self).translate(_ESCAPED).encode()


class Categories(vCategory):
    """Words to sort an event by."""

    def __init__(self, words: Iterable[str]) -> None:
        super().__init__([])
        self.cats = [text(word) for word in words]


class Position(vGeo):
    """Latitude and longitude, never as 1e-05, which RFC 5545 does not know."""

    def to_ical(self) -> str:
        """Return both with six decimals, which tell one metre from the next."""
        return f"{self.latitude:.6f};{self.longitude:.6f}"


def text(value: str) -> Text:
    """Return a text without what no calendar may hold: controls, and halves of characters."""
    return Text(_NOT_ALLOWED.sub("", _LINE_ENDS.sub("\n", value)))


def address(url: str, **parameters: str | list[str]) -> vUri:
    """Return an address in the letters that RFC 3986 knows, with its property's parameters."""
    parts = urlsplit(url)
    host = parts.netloc
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            host = quote(host, safe=_SAFE_IN_ADDRESSES)
    rest = (quote(part, safe=_SAFE_IN_ADDRESSES) for part in parts[2:])
    return vUri(urlunsplit((parts.scheme, host, *rest)), params=parameters)
