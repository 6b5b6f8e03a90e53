"""One call of the command: what every command may ask about it."""

import os
from dataclasses import dataclass, field
from pathlib import Path

import click

from commonplace.language import N_, Language, language, language_from_environment
from commonplace.root import NoHubError, find_root


def _language() -> Language:
    return language(language_from_environment(os.environ))


@dataclass
class Call:
    """The words, the hub and the manners of one call."""

    language: Language = field(default_factory=_language)
    hub: Path | None = None
    debug: bool = False

    def gettext(self, message: str, /, **values: object) -> str:
        """Return a message in the user's language, with its `{names}` filled."""
        worded = self.language.gettext(message)
        return worded.format(**values) if values else worded

    def say(self, message: str, /, **values: object) -> None:
        """Print a message in the user's language."""
        click.echo(self.gettext(message, **values))

    def warn(self, message: str, /, **values: object) -> None:
        """Print a message in the user's language where no other program reads it as data."""
        click.echo(self.gettext(message, **values), err=True)

    @property
    def root(self) -> Path:
        """The hub's folder: the one of `--hub`, else found from the current one upwards.

        Raises NoHubError where there is none, or no folder at all where `--hub` says.
        """
        if self.hub is None:
            return find_root(Path.cwd())
        if not self.hub.is_dir():
            raise NoHubError(N_("There is no folder {folder}."), folder=self.hub.as_posix())
        return self.hub.resolve()


pass_call = click.make_pass_decorator(Call, ensure=True)
"""Gives a command its `Call` as first argument."""
