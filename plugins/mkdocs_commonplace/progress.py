"""Counting pages while MkDocs works, for a progress bar."""

from collections.abc import Callable
from typing import Any

from mkdocs.config.base import Config
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files

_STEPS = 100


class NoOptions(Config):
    """The build puts the plugin in, not mkdocs.yml, so there is nothing to set."""


class Progress(BasePlugin[NoOptions]):
    """Tells how many of how many steps are done.

    A page is two, its text and its file. Each text of a member is one before that.
    """

    def __init__(self, tell: Callable[[int, int], None]) -> None:
        super().__init__()
        self.pages = 0
        self._tell = tell
        self._done = 0
        self._total = 0

    def ahead(self, done: int, texts: int, pages: int) -> None:
        """Count a member's text that is rendered before any page is made."""
        self._done, self._total = done - 1, texts + 2 * pages
        self._step()

    @event_priority(-100)
    def on_files(self, files: Files, **_: Any) -> Files:
        """Count the pages after every plugin has added its own."""
        self.pages = len(
            [file for file in files.documentation_pages() if file.inclusion.is_included()]
        )
        self._total = self._done + 2 * self.pages
        self._tell(self._done, self._total)
        return files

    def on_page_content(self, html: str, **_: Any) -> str:
        """Count a page whose text is rendered."""
        self._step()
        return html

    def on_post_page(self, output: str, **_: Any) -> str:
        """Count a page that is about to be written."""
        self._step()
        return output

    def _step(self) -> None:
        self._done += 1
        if self._done % max(1, self._total // _STEPS) == 0:
            self._tell(self._done, self._total)
