"""The site while it is being written: `python -m mkdocs_commonplace.serving`.

One server for every language. Each change builds all of them again into a folder of its own; only
when that has worked do readers see it, so the last good pages stay while a mistake is mended.
"""

import argparse
import contextlib
import logging
import shutil
import signal
import sys
import tempfile
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from commonplace.settings import Settings, read_settings
from mkdocs_commonplace.build.driver import build, kept_beside
from mkdocs_commonplace.segmenter import quiet_segmenter

log = logging.getLogger("mkdocs.commonplace")


def main() -> int:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="mkdocs_commonplace.serving", description=main.__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--open", action="store_true")
    parser.add_argument("--built", type=Path)
    arguments = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that nothing is left behind
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stdout)
    quiet_segmenter(Path.cwd())
    with tempfile.TemporaryDirectory(prefix="commonplace-") as folder:
        site_dir = arguments.built or Path(folder, "site")
        site = Preview(Path.cwd(), site_dir, f"http://{arguments.host}:{arguments.port}/")
        server = LiveReloadServer(
            builder=site.rebuild, host=arguments.host, port=arguments.port, root=str(site_dir)
        )
        server.error_handler = site.error_page
        if not arguments.built:
            try:
                site.build()
            except (Exception, SystemExit) as error:  # noqa: BLE001 - see `Preview.rebuild`
                log.error("%s", error)  # noqa: TRY400 - the reason is for a writer, not a trace
                return 2
            for watched in site.watched:
                server.watch(str(watched))
        _serve(server, open_browser=arguments.open)
    return 0


def _serve(server: LiveReloadServer, *, open_browser: bool) -> None:
    with contextlib.suppress(KeyboardInterrupt):
        server.serve(open_in_browser=open_browser)
    server.shutdown()


class Preview:
    """A hub's site for one's own eyes."""

    def __init__(self, root: Path, site_dir: Path, url: str) -> None:
        self.root = root
        self.site_dir = site_dir
        self.url = url
        self.watched: list[Path] = []

    def rebuild(self) -> None:
        """Build again after a change; where that fails, say why and keep the last good pages.

        Whatever stops the host, its own way to exit included, is a mistake somebody is mending:
        MkDocs' server would answer nobody until it is mended.
        """
        try:
            self.build()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - see above
            log.error("%s", error)  # noqa: TRY400 - the reason is for a writer, not a trace

    def build(self) -> None:
        """Build every language; the site changes only when all of them are built."""
        settings = read_settings(self.root)
        fresh = self.site_dir.with_name(f"{self.site_dir.name}-next")
        shutil.rmtree(fresh, ignore_errors=True)
        self.watched = self._watched(settings)
        for site in settings.languages:
            config = load_config(
                config_file=str(self.root / site.config_file), site_dir=str(fresh / site.path)
            )
            config.site_url = f"{self.url}{site.path}"
            self._build_one(config)
        old = self.site_dir.with_name(f"{self.site_dir.name}-old")
        if self.site_dir.exists():
            self.site_dir.rename(old)
        fresh.rename(self.site_dir)
        shutil.rmtree(old, ignore_errors=True)

    def _build_one(self, config: MkDocsConfig) -> None:
        config.plugins.on_startup(command="serve", dirty=False)
        try:
            build(config, kept_beside(self.root), serve_url=config.site_url)
        finally:
            config.plugins.on_shutdown()

    def _watched(self, settings: Settings) -> list[Path]:
        """Return everything a page may be made of."""
        folders = {self.root / site.docs_dir for site in settings.languages}
        files = {self.root / site.config_file for site in settings.languages}
        return sorted(
            path for path in {*folders, *files, self.root / settings.submissions} if path.exists()
        )

    def error_page(self, code: int) -> bytes | None:
        """Return the site's own page for an error, if it has one."""
        page = self.site_dir / f"{code}.html"
        return page.read_bytes() if page.is_file() else None


if __name__ == "__main__":
    sys.exit(main())
