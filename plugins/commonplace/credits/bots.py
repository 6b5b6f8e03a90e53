"""Programs that make commits: they are thanked elsewhere, and are no contributors."""

import re
from collections.abc import Iterable
from fnmatch import fnmatchcase

from commonplace.model.attribution import Identity

_MARKED = re.compile(r"\[bot\](?:@|$)", re.IGNORECASE)
"""How GitHub and others mark a program, in its name or its address. No person can have that."""
_GITLAB = re.compile(r"(?:project|group)_[0-9]+_bot(?:_[0-9a-f]+)?@noreply\.[\w.-]+", re.IGNORECASE)
_KNOWN = frozenset(
    {
        "allcontributors",
        "dependabot",
        "dependabot-preview",
        "github-actions",
        "greenkeeper",
        "imgbot",
        "mergify",
        "pre-commit-ci",
        "renovate",
        "renovate bot",
        "snyk-bot",
        "weblate",
    }
)
"""Whole names; a person called Talbot or Abbot is not among them."""


class Bots:
    """Knows programs by how they are marked, by name, and by what maintainers say."""

    def __init__(self, patterns: Iterable[str] = ()) -> None:
        self._patterns = tuple(pattern.lower() for pattern in patterns)

    def has(self, who: Identity) -> bool:
        """Whether commits of this identity are a program's."""
        texts = (who.name, who.address, who.written_name, who.written_address)
        return any(self._is_one(text.strip().lower()) for text in texts if text)

    def _is_one(self, text: str) -> bool:
        return bool(
            text in _KNOWN
            or _MARKED.search(text)
            or _GITLAB.fullmatch(text)
            or any(fnmatchcase(text, pattern) for pattern in self._patterns)
        )
