"""Programs that make commits: they are thanked elsewhere, and are no contributors."""

import re
from collections.abc import Iterable

from commonplace.credits.known_bots import ADDRESSES, NAMES
from commonplace.model.attribution import Identity
from commonplace.model.handles import account_in

_MARKED = re.compile(r"\[bot\](?:@.*)?")
"""How GitHub and others mark a program, in its name or its address. No person can have that."""
_GITLAB = re.compile(
    r"(?:(?:project|group)_?[0-9]+_bot_?[0-9a-f]*|service_account_(?:\w+_)?[0-9a-f]+)"
    r"(?:@(?:noreply\.[\w.-]+|example\.com))?"
)
"""What GitLab calls the owner of a token, as name and as address."""
_TRADE = re.compile(
    r"(?:.*[-_ .])?(?:auto-?fix|backport|build|bump|cd|changelog|ci|commit|dependency"
    r"|deploy|deployment|docs?|format(?:ting)?|i18n|l10n|licen[cs]e|lint|merge|pr|publish|release"
    r"|sync|tests?|translations?|updater?)[-_ ](?:ro)?bot"
)
"""A trade and `bot`: `openeuler-ci-bot`. Not every `-bot`: Le Bot is a family in Brittany."""
_WEBLATE = re.compile(r"noreply(?:-[\w-]+)?@weblate\.org")


class Bots:
    """Knows programs by how they are marked, by name, and by what maintainers say."""

    def __init__(self, patterns: Iterable[str] = ()) -> None:
        self._patterns = [_pattern(text) for text in patterns]

    def has(self, who: Identity) -> bool:
        """Whether commits of this identity are a program's."""
        names = {_plain(name) for name in (who.name, who.written_name)}
        addresses = {_plain(text) for text in (who.address, who.written_address)}
        accounts = {account.handle for text in addresses if (account := account_in(text))}
        return bool(
            any(map(_is_program, names | accounts))
            or any(map(_is_address_of_program, addresses))
            or any(one.fullmatch(text) for one in self._patterns for text in names | addresses)
        )


def _is_program(name: str) -> bool:
    return bool(
        name in NAMES or _MARKED.search(name) or _GITLAB.fullmatch(name) or _TRADE.fullmatch(name)
    )


def _is_address_of_program(address: str) -> bool:
    return bool(
        address in ADDRESSES
        or _MARKED.search(address)
        or _GITLAB.fullmatch(address)
        or _WEBLATE.fullmatch(address)
    )


def _pattern(text: str) -> re.Pattern[str]:
    """Return what a maintainer wrote; only `*` means more than itself, as names hold brackets."""
    return re.compile(".*".join(map(re.escape, _plain(text).split("*"))))


def _plain(text: str) -> str:
    return " ".join(text.lower().split())
