"""The plugin `commonplace/showcase`: competitions with results, beside `commonplace/hub`.

It only brings its options: the hub's pages show what they ask for.
"""

from typing import Any

from mkdocs.config.base import Config, ValidationError
from mkdocs.plugins import BasePlugin

from commonplace.settings import SettingsError, read_showcase_options


class ShowcaseConfig(Config):
    """MkDocs reads no option itself: `commonplace.settings.ShowcaseOptions` does."""


class ShowcasePlugin(BasePlugin[ShowcaseConfig]):
    """Adds results, standings and awards to the competitions of a hub."""

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[list[Any], list[Any]]:
        """Hold the options against the library's own list of them."""
        super().load_config({}, config_file_path)
        try:
            read_showcase_options(options)
        except SettingsError as error:
            return [("options", ValidationError(str(error)))], []
        return [], []
