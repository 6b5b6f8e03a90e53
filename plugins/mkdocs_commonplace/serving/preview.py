"""A hub's site for one's own eyes, with what was said while it was built.

Each change builds every language again into a folder of its own; only when that has worked do
readers see it, so the last good pages stay while a mistake is mended.
"""

import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from commonplace.addresses import url_of
from commonplace.publish.files import files_of
from commonplace.settings import SiteLanguage, read_settings
from mkdocs_commonplace.build.compiled import Compiled
from mkdocs_commonplace.build.driver import build, kept_beside

log = logging.getLogger("mkdocs.commonplace")

_HUB = "commonplace/hub"


@dataclass(frozen=True)
class Said:
    """What the last build complained about; `is_failure` if it came to nothing."""

    messages: tuple[str, ...] = ()
    is_failure: bool = False


class Preview:
    """The built site in `site_dir`, and how to build it again.

    `watched` are the files and folders that pages are made of. The page of a file that is left out
    for a mistake stays as it was.
    """

    def __init__(self, root: Path, site_dir: Path, url: str) -> None:
        """`site_dir` lies in a folder of which all is ours."""
        self.root = root
        self.site_dir = site_dir
        self.url = url
        self.said = Said()
        self.watched: set[Path] = set()
        self.configs: list[MkDocsConfig] = []
        self._pages: dict[str, set[str]] = {}  # of each member's file
        self._faulty: set[str] = set()
        self._compiled = Compiled()
        self._kept = kept_beside(root) or site_dir.with_name("kept")
        self._before = site_dir.with_name(f"{site_dir.name}-before")

    @property
    def stands(self) -> bool:
        """Whether there is a site to show."""
        return self.site_dir.exists()

    def page_before(self, uri: str) -> Path | None:
        """Return a page as it was before its file was left out for a mistake; else None."""
        found = self._before / uri
        return found if found.is_file() else None

    def rebuild(self) -> None:
        """Build again after a change; where that fails, say why and keep the last good pages.

        Whatever stops the host, its own way to exit included, is a mistake somebody is mending:
        MkDocs' server would answer nobody until it is mended.
        """
        with _heard() as messages:
            try:
                self._build()
            except (Exception, SystemExit) as error:  # noqa: BLE001 - see above
                log.error("%s", error)  # noqa: TRY400 - the reason is for a writer, not a trace
                self.said = Said((*messages,), is_failure=True)
            else:
                self.said = Said((*messages,))

    def _build(self) -> None:
        """Build every language; the site changes only when all of them are built."""
        settings = read_settings(self.root)
        fresh = self.site_dir.with_name(f"{self.site_dir.name}-next")
        shutil.rmtree(fresh, ignore_errors=True)
        self.watched.add(self.root / settings.submissions)
        self._faulty = set()
        self.configs = []
        for site in settings.languages:
            config = load_config(
                config_file=str(self.root / site.config_file), site_dir=str(fresh / site.path)
            )
            config.site_url = f"{self.url}{site.path}"
            self.watched |= _sources(config)
            self.configs.append(config)
            self._build_one(config)
            self._note(config, site)
        self._keep_pages(fresh)
        self._show(fresh)

    def _build_one(self, config: MkDocsConfig) -> None:
        config.plugins.on_startup(command="serve", dirty=False)
        try:
            build(config, self._kept, compiled=self._compiled, serve_url=config.site_url)
        finally:
            config.plugins.on_shutdown()

    def _note(self, config: MkDocsConfig, site: SiteLanguage) -> None:
        """Note where the page of each file is, and which files have none for a mistake."""
        hub: Any = config.plugins.get(_HUB)
        if hub is None:
            return
        self._faulty |= {one.path for one in hub.edition.hub.problems if one.is_error}
        for uri, record in hub.edition.records_by_uri.items():
            page = f"{site.path}{url_of(uri)}index.html"
            self._pages.setdefault(record.path, set()).add(page)

    def _keep_pages(self, fresh: Path) -> None:
        """Keep the pages of faulty files as they were, and no others."""
        pages = {page for path in self._faulty for page in self._pages.get(path, ())}
        lost = {page for page in pages if not (fresh / page).exists()}
        for page in lost:
            if (old := self.site_dir / page).is_file():
                (kept := self._before / page).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(old, kept)
        for page in {*files_of(self._before)} - lost:
            (self._before / page).unlink()

    def _show(self, fresh: Path) -> None:
        """Let readers see what was built."""
        old = self.site_dir.with_name(f"{self.site_dir.name}-old")
        if self.site_dir.exists():
            self.site_dir.rename(old)
        fresh.rename(self.site_dir)
        shutil.rmtree(old, ignore_errors=True)


def _sources(config: MkDocsConfig) -> set[Path]:
    """Return the files and folders that MkDocs makes pages of, by one configuration.

    Any YAML beside the configuration's own file may be what it inherits.
    """
    own = Path(config.config_file_path)
    hooks = [Path(own.parent, name) for name in config.hooks]
    theme = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
    found = {own, *own.parent.glob("*.y*ml"), *hooks, *theme, Path(config.docs_dir)}
    return {path for path in (*found, *map(Path, config.watch)) if path.exists()}


@contextmanager
def _heard() -> Iterator[dict[str, None]]:
    """Collect what is complained about meanwhile, each thing once, in order."""
    heard: dict[str, None] = {}
    listener = _Listener(heard)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(listener)
    try:
        yield heard
    finally:
        logger.removeHandler(listener)


class _Listener(logging.Handler):
    def __init__(self, heard: dict[str, None]) -> None:
        super().__init__(logging.WARNING)
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self._heard[record.getMessage()] = None
