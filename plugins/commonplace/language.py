"""Words, dates and numbers in the languages Commonplace speaks.

Every word that a reader, member or maintainer sees is an English msgid here in the code and has a
translation in `locale/<language>/LC_MESSAGES/commonplace.po` (GNU gettext, read with Babel).
"""

import json
import locale as system_locale
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from gettext import c2py
from pathlib import Path

from babel import Locale, UnknownLocaleError

LANGUAGES = ("en", "zh")
"""The languages whose catalogues are complete; the first is the language of the msgids."""

_CATALOGUES = Path(__file__).parent / "locale"
_LOCALES = {"en": "en", "zh": "zh_Hans_CN"}


def N_(message: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Mark `message` for the catalogues; it is translated where it is shown."""
    return message


def NN_(singular: str, plural: str) -> tuple[str, str]:  # noqa: N802 - as above
    """Mark a message that counts for the catalogues."""
    return singular, plural


@dataclass(frozen=True)
class Language:
    """One language of the interface: its tag (BCP 47), Babel's locale and its catalogue."""

    tag: str
    locale: Locale
    messages: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)
    plural_form: Callable[[int], int] = field(default=lambda _: 0, repr=False, compare=False)

    def gettext(self, message: str | None) -> str:
        """Return `message` in this language; nothing stays an empty text."""
        return self.messages.get(message, (message,))[0] if message else ""

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """Return the form of a message that goes with `count`."""
        forms = self.messages.get(singular)
        if forms is None:
            return singular if count == 1 else plural
        return forms[self.plural_form(count)]

    def choose(self, names: Mapping[str, str] | str) -> str:
        """Return the name in this language out of `{language: name}`, else the first there is."""
        if isinstance(names, str):
            return names
        return names.get(self.tag) or next(iter(names.values()), "")


@cache
def language(tag: str) -> Language:
    """Return the language for a tag such as `zh`, `zh-CN` or `en`; English where it is unknown."""
    known = interface_language(tag)
    messages = _read_catalogue(known)
    header = messages.pop("", ("",))[0]
    forms = re.search(r"plural=([^;\n]+)", header)
    return Language(
        known, Locale.parse(_LOCALES[known]), messages, c2py(forms[1] if forms else "n != 1")
    )


def interface_language(tag: str) -> str:
    """Return which of `LANGUAGES` serves a reader of `tag`, the name of a language or a locale."""
    return _known(tag) or LANGUAGES[0]


def _known(tag: str) -> str:
    primary = re.split(r"[-_.@ ]", tag.strip().lower(), maxsplit=1)[0]
    primary = _OTHER_NAMES.get(primary, primary)
    return primary if primary in LANGUAGES else ""


_OTHER_NAMES = {"chinese": "zh", "cmn": "zh", "yue": "zh", "zho": "zh"}
"""The first is what Windows calls it: `Chinese (Simplified)_China`."""


def join_sentences(*sentences: str) -> str:
    """Return sentences as one text; after a full-width stop, as in Chinese, comes no space."""
    joined = ""
    for sentence in filter(None, sentences):
        needs_space = joined and joined[-1] not in "。！？；："
        joined += f" {sentence}" if needs_space else sentence
    return joined


def language_name(tag: str, *, spoken_in: str) -> str:
    """Return what a language is called, e.g. `中文` for `zh` spoken in `zh`."""
    try:
        wanted = Locale.parse(tag.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return tag
    return wanted.get_language_name(language(spoken_in).locale) or tag


def language_from_environment(environment: Mapping[str, str]) -> str:
    """Return the language a terminal's user reads, from the usual variables or the system.

    As in GNU gettext, LANGUAGE is a list of wishes and comes first, except where the locale is C.
    """
    given = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    own = next(filter(None, given), None) or system_locale.getlocale()[0] or ""
    wishes = [] if _PLAIN.match(own) else environment.get("LANGUAGE", "").split(":")
    return next(filter(None, map(_known, wishes)), "") or interface_language(own)


_PLAIN = re.compile(r"(?:C|POSIX)(?:\.|$)")


def _read_catalogue(tag: str) -> dict[str, tuple[str, ...]]:
    """Return the translations of a language by msgid, the header by an empty one.

    Babel's own reader takes three times as long as all else that a short command does.
    """
    path = _CATALOGUES / tag / "LC_MESSAGES" / "commonplace.po"
    messages: dict[str, tuple[str, ...]] = {}
    if not path.is_file():
        return messages
    for entry in path.read_text(encoding="utf-8").split("\n\n"):
        texts: dict[str, str] = {}
        keyword = ""
        for line in entry.splitlines():
            before, quote, text = line.partition('"')
            if before.startswith("#") or not quote:
                continue
            keyword = before.strip() or keyword
            # What a catalogue escapes, JSON escapes alike.
            texts[keyword] = texts.get(keyword, "") + json.loads(quote + text)
        if "msgid" in texts:
            messages[texts["msgid"]] = tuple(texts[name] for name in texts if "msgstr" in name)
    return messages
