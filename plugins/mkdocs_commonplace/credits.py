"""The plugin `commonplace/credits`: who made each page, as the repository's history tells it.

Beside `commonplace/hub` it only brings its options: the hub's pages show the credits.
"""

from typing import Any

from mkdocs.config.base import Config, ValidationError
from mkdocs.plugins import BasePlugin

from commonplace.settings import SettingsError, read_credit_options


class CreditsConfig(Config):
    """MkDocs reads no option itself: `commonplace.settings.CreditOptions` does."""


class CreditsPlugin(BasePlugin[CreditsConfig]):
    """Names everybody who gave something to a page."""

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[list[Any], list[Any]]:
        """Hold the options against the library's own list of them."""
        super().load_config({}, config_file_path)
        try:
            read_credit_options(options)
        except SettingsError as error:
            return [("options", ValidationError(str(error)))], []
        return [], []
