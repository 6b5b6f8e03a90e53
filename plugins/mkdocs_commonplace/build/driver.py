"""MkDocs' build of one site, with what is kept of earlier builds and on all cores."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from commonplace.git import git_folder
from commonplace.trust.store import Store
from mkdocs_commonplace.build import host
from mkdocs_commonplace.build.compiled import Compiled
from mkdocs_commonplace.build.crew import Crew
from mkdocs_commonplace.build.renderings import Renderings
from mkdocs_commonplace.build.searching import Sections, plugin_of
from mkdocs_commonplace.build.shown import Changed, Shown

_NAME = "commonplace/driver"
_LARGEST = 512 * 1024 * 1024


class NoOptions(Config):
    """The build puts the plugin in, not mkdocs.yml, so there is nothing to set."""


class Driver(BasePlugin[NoOptions]):
    """Is called at MkDocs' own stages, behind every other plugin."""

    def __init__(self, store: Store, crew: Crew, compiled: Compiled) -> None:
        super().__init__()
        self._compiled = compiled
        self._store = store
        self._crew = crew
        self._renderings: Renderings | None = None
        self._sections: Sections | None = None
        self._nav: Navigation | None = None
        self.shown: Shown | None = None

    @event_priority(-100)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Render what can be rendered ahead: every file is known now."""
        self._renderings = Renderings(config, self._store)
        pages = [file for file in files.documentation_pages() if file.inclusion.is_included()]
        self._renderings.prepare(pages, files, self._crew)
        self._nav = nav
        return nav

    @event_priority(-100)
    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Find the sections of all pages, which are complete now."""
        env.auto_reload = False  # nobody changes a template between two pages
        self._compiled.serve(env)
        if search := plugin_of(config):
            self._sections = Sections(search, self._store)
            pages = [file.page for file in files.documentation_pages() if file.page]
            self._sections.prepare(pages, self._crew)
        assert self._nav is not None  # noqa: S101 - as above
        self.shown = Shown(config, env, self._nav, self._store)
        return env

    def render(self, page: Page, files: Files) -> None:
        """Give a page its HTML; see `Renderings.render`."""
        assert self._renderings is not None  # noqa: S101 - pages are rendered behind `on_nav`
        self._renderings.render(page, files)

    def show(self, template: Any, context: Any) -> str:
        """Return a page as its template makes it; see `Shown.show`."""
        assert self.shown is not None  # noqa: S101 - pages are shown behind `on_env`
        return self.shown.show(template, context)


def build(
    config: MkDocsConfig,
    kept: Path | None = None,
    crew: Crew | None = None,
    compiled: Compiled | None = None,
    **how: Any,
) -> Changed:
    """Build a site as `mkdocs.commands.build.build` does, byte for byte, in less time.

    What is made of a page is kept in the folder `kept`, and not made again while it would be the
    same; without one, until the end of the build. A process that builds several times hands over
    what it has `compiled`. Returns which pages were made again, and why.
    """
    store = Store(kept / "pages.sqlite" if kept else None, _LARGEST)
    driver = Driver(store, crew or Crew(), compiled or Compiled())
    config.plugins[_NAME] = driver
    if (hub := config.plugins.get("commonplace/hub")) is not None:
        hub.around = replace(hub.around, store=store)
    try:
        with host.rendered_by(driver.render), host.shown_by(driver.show):
            host.build_site(config, **how)
    finally:
        store.close()
    return driver.shown.changed if driver.shown else {}


def kept_beside(root: Path) -> Path | None:
    """Return where to keep what is made of the pages of the site in `root`.

    In git's folder, where no pull request puts a file; nowhere, if there is none.
    """
    folder = git_folder(root)
    return folder / "commonplace" if folder else None
