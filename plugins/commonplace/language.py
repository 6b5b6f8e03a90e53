"""Words, dates and numbers in the languages Commonplace speaks.

Every word that a reader, member or maintainer sees is an English msgid here in the code and has a
translation in `locale/<language>/LC_MESSAGES/commonplace.po` (GNU gettext, read with Babel).
"""

import io
import locale as system_locale
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

LANGUAGES = ("en", "zh")
"""The languages whose catalogues are complete; the first is the language of the msgids."""

_CATALOGUES = Path(__file__).parent / "locale"
_LOCALES = {"en": "en", "zh": "zh_Hans_CN"}


def N_(message: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Mark `message` for the catalogues; it is translated where it is shown."""
    return message


@dataclass(frozen=True)
class Language:
    """One language of the interface: its tag (BCP 47), Babel's locale and its catalogue."""

    tag: str
    locale: Locale
    catalogue: NullTranslations

    def gettext(self, message: str | None) -> str:
        """Return `message` in this language; nothing stays an empty text."""
        return str(self.catalogue.gettext(message)) if message else ""

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """Return the form of a message that goes with `count`."""
        return str(self.catalogue.ngettext(singular, plural, count))

    def choose(self, names: Mapping[str, str] | str) -> str:
        """Return the name in this language out of `{language: name}`, else the first there is."""
        if isinstance(names, str):
            return names
        return names.get(self.tag) or next(iter(names.values()), "")


@cache
def language(tag: str) -> Language:
    """Return the language for a tag such as `zh`, `zh-CN` or `en`; English where it is unknown."""
    known = interface_language(tag)
    return Language(known, Locale.parse(_LOCALES[known]), _catalogue(known))


def interface_language(tag: str) -> str:
    """Return which of `LANGUAGES` serves a reader of `tag`."""
    primary = tag.replace("_", "-").split("-")[0].lower()
    return primary if primary in LANGUAGES else LANGUAGES[0]


def language_name(tag: str, *, spoken_in: str) -> str:
    """Return what a language is called, e.g. `中文` for `zh` spoken in `zh`."""
    try:
        wanted = Locale.parse(tag.replace("-", "_"))
    except ValueError:
        return tag
    return wanted.get_language_name(language(spoken_in).locale) or tag


def language_from_environment(environment: Mapping[str, str]) -> str:
    """Return the language a terminal's user reads, from the usual variables or the system."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        if environment.get(name):
            return interface_language(environment[name].split(":")[0])
    return interface_language(system_locale.getlocale()[0] or LANGUAGES[0])


def _catalogue(tag: str) -> NullTranslations:
    path = _CATALOGUES / tag / "LC_MESSAGES" / "commonplace.po"
    if not path.is_file():
        return NullTranslations()
    # The catalogue is compiled here, in memory: no binary to keep in step with its source.
    compiled = io.BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=_LOCALES[tag]))
    compiled.seek(0)
    return Translations(compiled)
