"""Addresses that forges make for those who hide theirs; each holds the name of an account."""

import re
from dataclasses import dataclass

FORGES = ("github", "gitlab", "gitee", "codeberg")
"""Services whose accounts make commits."""


def _pattern(start: str, host: str) -> re.Pattern[str]:
    return re.compile(rf"{start}(?P<handle>[^@+\s]+)@{host}", re.IGNORECASE)


_HIDDEN = (
    ("github", _pattern(r"(?:(?P<number>[0-9]+)[+])?", r"users\.noreply\.github\.com")),
    ("gitee", _pattern(r"(?:(?P<number>[0-9]+)[+])?", r"user\.noreply\.gitee\.com")),
    ("codeberg", _pattern(r"(?:(?P<number>[0-9]+)[+])?", r"noreply\.codeberg\.org")),
    ("gitlab", _pattern(r"(?:(?P<number>[0-9]+)-)?", r"users\.noreply\.gitlab\.com")),
    # Every GitLab does so, on whatever host; without a number it may be a Weblate.
    ("gitlab", _pattern(r"(?P<number>[0-9]+)-", r"users\.noreply\.(?P<host>[a-z0-9.-]+)")),
)


@dataclass(frozen=True, slots=True)
class Account:
    """An account on a forge; its `number`, where it is known, outlives the handle.

    `host` is that of a forge of somebody's own.
    """

    service: str
    handle: str
    number: str = ""
    host: str = ""


def account_in(address: str) -> Account | None:
    """Return the account that an address of a forge is about, None where it is anybody's own."""
    for service, pattern in _HIDDEN:
        if found := pattern.fullmatch(address.strip()):
            host = found.groupdict().get("host") or ""
            return Account(service, found["handle"], found["number"] or "", host.lower())
    return None
