"""The ways in which a file may write a letter, undone: what a reader's program would make of it."""

import html
import re
import unicodedata

_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_HEX = "[0-9a-fA-F]"
_NUMBERED = rf"(?:u{_HEX}{{4}}|u\{{{_HEX}{{1,6}}\}}|x{_HEX}{{2}})"
# Each begins with one sign, for which a text of a megabyte is searched in a millisecond.
_ENTITY = re.compile(
    r"&(?!(?:lt|gt|quot|#3[49]|amp(?!;#|;[a-zA-Z]+;));)"
    rf"(?:#[xX]?{_HEX}{{1,7}};?|[a-zA-Z]{{2,32}};)"
)
_PERCENT = re.compile(rf"%{_HEX}{{2}}(?:%{_HEX}{{2}})*")
_NUMBERS = re.compile(rf"\\\\*{_NUMBERED}(?:\\+{_NUMBERED})*")
_NUMBER = re.compile(r"\\+[ux]\{?([0-9a-fA-F]+)\}?")
_OF_JSON = re.compile(rf"(?:\\u{_HEX}{{4}})+")
_FOLD = re.compile(r"\r?\n[ \t]")
_SOFT_BREAK = re.compile(r"=[ \t]*\r?\n")
_QUOTED = re.compile(r"(?:=[0-9a-fA-F]{2})+")
_DEEPEST = 3


def undone(text: str) -> str:
    """Return a text without entities, percent signs and numbers of letters, also one in another."""
    for _ in range(_DEEPEST):
        plain = _once(text)
        if plain == text:
            break
        text = plain
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def unfolded(text: str) -> str:
    """Return a calendar's text with its lines whole, in quoted-printable too where that is used."""
    whole = _FOLD.sub("", text)
    if "=" not in text:
        return whole
    plain = _QUOTED.sub(
        lambda found: _utf8(bytes.fromhex(found[0].replace("=", ""))), _SOFT_BREAK.sub("", whole)
    )
    return whole if plain == whole else f"{whole}\n{plain}"


def _once(text: str) -> str:
    text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    text = _PERCENT.sub(lambda found: _utf8(bytes.fromhex(found[0].replace("%", ""))), text)
    text = _NUMBERS.sub(_numbered, text)
    if not text.isascii():
        for letter in _UNSEEN:
            if letter in text:  # `replace` alone would take twenty times as long
                text = text.replace(letter, "")
    return text


def _numbered(found: re.Match[str]) -> str:
    if _OF_JSON.fullmatch(found[0]):  # all of a site's search, where its texts are Chinese
        units = bytes.fromhex(found[0].replace("\\u", ""))
        return units.decode("utf-16-be", "replace")
    units = b"".join(
        chr(min(int(number, 16), 0x10FFFF)).encode("utf-16-be", "surrogatepass")
        for number in _NUMBER.findall(found[0])
    )
    return units.decode("utf-16-be", "replace")


def _utf8(data: bytes) -> str:
    return data.decode("utf-8", "replace")
