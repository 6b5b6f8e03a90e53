"""The plugin `commonplace/hub`: what members sent becomes pages of a MkDocs site.

Each event body is a call or two; what a page says is decided in `commonplace.pages`.
"""

import logging
from pathlib import Path
from typing import Any

from mkdocs.config.base import Config, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_datetime as build_time
from mkdocs.utils.templates import TemplateContext

from commonplace.pages.generated import GeneratedPage
from commonplace.pages.pictures import Pictures
from commonplace.pages.site import generated_files
from commonplace.settings import Settings, SettingsError, read_options, read_settings
from commonplace.trust.rendering import TextRenderer
from commonplace.views import Edition
from commonplace.views.calendars import Calendar, by_page, calendars
from mkdocs_commonplace.diagrams import append_drawing
from mkdocs_commonplace.files import append_files, append_smaller_pictures, complete_pictures
from mkdocs_commonplace.log import log_problems
from mkdocs_commonplace.member_texts import put_texts, tell_lost_options, text_renderer
from mkdocs_commonplace.policies import KnowsWhetherServed, Policies
from mkdocs_commonplace.privacy import refuse_leaks
from mkdocs_commonplace.reading import Around, read_edition
from mkdocs_commonplace.theme_context import facts_of, site_context, theme_context
from mkdocs_commonplace.theming import add_theme

log = logging.getLogger(f"mkdocs.plugins.{__name__}")


class HubConfig(Config):
    """MkDocs reads no option itself: `commonplace.settings.Options` does, for every command."""


class HubPlugin(KnowsWhetherServed, BasePlugin[HubConfig]):
    """Adds the pages of a hub to a MkDocs site."""

    settings: Settings
    edition: Edition
    calendars: dict[str, Calendar]
    pages: dict[str, GeneratedPage]
    pictures: Pictures
    markdown: TextRenderer
    around: Around = Around()

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[list[Any], list[Any]]:
        """Hold the options against the library's own list of them."""
        super().load_config({}, config_file_path)
        try:
            read_options(options)
        except SettingsError as error:
            return [("options", ValidationError(str(error)))], []
        return [], []

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the settings, and add our templates and styles below the hub's own."""
        self.root = (config_file := Path(config.config_file_path)).parent
        self.settings = read_settings(self.root, config_file.name)
        self.policies = Policies(self.settings.options, is_served=self.is_served)
        return add_theme(config, self.settings)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Append every page and file that the library makes for this language."""
        site = self.settings.site_of_config(Path(config.config_file_path).name)
        self.markdown = text_renderer(config, self.root, self.settings)
        self.edition, self.pages, self.pictures = read_edition(
            self.root, self.settings, site, build_time(), self.markdown, self.around
        )
        log_problems(self.edition.hub, log)
        tell_lost_options(self.markdown, self.settings)
        self.calendars = by_page(calendars(self.edition))
        others = generated_files(self.edition, self.pictures)
        append_files(files, config, self.pictures, self.pages.values(), others)
        append_smaller_pictures(files, config, self.pictures)
        return files

    def on_page_content(
        self, html: str, *, page: Page, files: Files, config: MkDocsConfig, **_: Any
    ) -> str:
        """Put members' texts in their places, and complete pictures and diagrams."""
        whole = put_texts(html, page, self.pages.get(page.file.src_uri), self.markdown)
        append_drawing(whole, files, config)
        return complete_pictures(whole, page.url, files, config, self.pictures)

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, **_: Any
    ) -> TemplateContext:
        """Tell the templates what they may want to know of the page."""
        generated = self.pages.get(page.file.src_uri)
        facts = generated.facts if generated else facts_of(page, self.edition)
        context["commonplace"] = theme_context(self.edition, facts, page, config, self.calendars)  # type: ignore[typeddict-unknown-key]
        return self.policies.tell(context, page.content or "", is_sent=generated is not None)

    def on_template_context(self, context: TemplateContext, **_: Any) -> TemplateContext:
        """Tell a template that is no page, such as 404.html, what holds for the whole site."""
        context["commonplace"] = site_context(self.edition, self.calendars)  # type: ignore[typeddict-unknown-key]
        return self.policies.tell(context)

    @event_priority(-100)  # after all that write files of their own, such as the search
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Let the build fail, and publish nothing, where it tells what somebody keeps."""
        self.markdown.close()
        refuse_leaks(self.edition, config, self.edition.attribution.seen)

    def on_serve(self, server: LiveReloadServer, **_: Any) -> LiveReloadServer:
        """Build again when a member's file changes."""
        server.watch(str(self.root / self.settings.submissions))
        return server
