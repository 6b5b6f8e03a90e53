"""The plugin `commonplace/credits`: who made each page, as the repository's history tells it.

Beside `commonplace/hub` it only brings its options: the hub's pages show the credits. Alone it adds
a block below the text of every page of a site that is no hub.
"""

from typing import Any

from jinja2 import Environment
from mkdocs.config.base import Config, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from commonplace.settings import PLUGIN, CreditOptions, SettingsError, read_credit_options
from mkdocs_commonplace.credited_site import CreditedSite
from mkdocs_commonplace.credits_block import add_block, append_styles, reach_behind
from mkdocs_commonplace.credits_page import append_everybody
from mkdocs_commonplace.privacy import refuse_leaks


class CreditsConfig(Config):
    """MkDocs reads no option itself: `commonplace.settings.CreditOptions` does."""


class CreditsPlugin(BasePlugin[CreditsConfig]):
    """Names everybody who gave something to a page, and to the site."""

    options: CreditOptions
    is_alone: bool
    site: CreditedSite
    everybody: File | None

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[list[Any], list[Any]]:
        """Hold the options against the library's own list of them."""
        super().load_config({}, config_file_path)
        try:
            self.options = read_credit_options(options)
        except SettingsError as error:
            return [("options", ValidationError(str(error)))], []
        return [], []

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Put the block and its styles into the theme of a site that is no hub."""
        self.is_alone = PLUGIN not in config.plugins
        return add_block(config) if self.is_alone else config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read who made what, and append the styles and the page of everybody."""
        if self.is_alone:
            self.site = CreditedSite.read(config, self.options)
            append_styles(files, config)
            self.everybody = append_everybody(files, config, self.site.edition(config))
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, **_: Any) -> Environment:
        """Let the block stand behind what the theme has in its place."""
        return reach_behind(env, config) if self.is_alone else env

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, **_: Any
    ) -> TemplateContext:
        """Tell the templates who made the page."""
        if self.is_alone:
            context["commonplace"] = self.site.context(page, config, self.everybody)  # type: ignore[typeddict-unknown-key]
        return context

    @event_priority(-100)  # after all that write files of their own, such as the search
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Let the build fail, and publish nothing, where it tells what somebody keeps."""
        if self.is_alone:
            refuse_leaks(self.site.edition(config), config)
