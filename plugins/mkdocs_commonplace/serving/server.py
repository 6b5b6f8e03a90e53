"""MkDocs' own server, which tells in the page, too, what is wrong."""

import posixpath
import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from commonplace.language import language
from mkdocs_commonplace.build.host import LiveReloadServer
from mkdocs_commonplace.serving.preview import Preview
from mkdocs_commonplace.serving.watching import Watcher

_TEMPLATES = Path(__file__).parent
_LANGUAGE = re.compile(rb'<html[^>]*\slang="([a-z]+)')


class Server(LiveReloadServer):
    """Serves a preview, and builds it again when what it is made of changes."""

    def __init__(self, site: Preview, host: str, port: int) -> None:
        super().__init__(builder=self._rebuild, host=host, port=port, root=str(site.site_dir))
        self.site = site
        self.error_handler = self._error_page

    def follow(self, *, by_looking: bool = False) -> None:
        """Follow changes; see `Watcher` for `by_looking`."""
        self.observer: Any = Watcher(self._heard_change, by_looking=by_looking)
        self._watch_all()
        for config in self.site.configs:
            config.plugins.on_serve(self, config=config, builder=self.builder)

    def watch(self, path: str, *_: Any, **__: Any) -> None:
        """Watch a file or folder, for plugins too; each with all that is below it."""
        self._watched_paths[path] = 1
        self.observer.watch(Path(path))

    def _heard_change(self) -> None:
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def _rebuild(self) -> None:
        self.site.rebuild()
        self._watch_all()

    def _watch_all(self) -> None:
        for path in sorted(self.site.watched):
            self.watch(str(path))

    def _serve_request(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes] | None:
        """Answer as MkDocs does, and where it has nothing with the page as it was before."""
        answer: Iterable[bytes] | None = super()._serve_request(environ, start_response)
        if answer is not None:
            return answer
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        page = self.site.page_before(posixpath.normpath(f"/{path}/index.html").lstrip("/"))
        if page is None:
            return None
        start_response("200 OK", [("Content-Type", "text/html")])
        return [self._completed(page.read_bytes(), is_before=True)]

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        told = self._with_notice(content, is_before=False)
        return _injected(super(), told, epoch)

    def _error_page(self, code: int) -> bytes | None:
        """Return the site's own page for an error, if it has one; it, too, follows changes."""
        page = self.site.site_dir / f"{code}.html"
        return self._completed(page.read_bytes()) if page.is_file() else None

    def _completed(self, content: bytes, *, is_before: bool = False) -> bytes:
        """Return a page with what tells of mistakes, and the script that follows changes."""
        if not self.site.watched:
            return content
        told = self._with_notice(content, is_before=is_before)
        return _injected(super(), told, self._visible_epoch)

    def _with_notice(self, content: bytes, *, is_before: bool) -> bytes:
        said = self.site.said
        if not said.messages and not said.is_failure:
            return content
        found = _LANGUAGE.search(content)
        template = _environment(found[1].decode() if found else "en").get_template("notice.html")
        notice = template.render(said=said, is_before=is_before).encode()
        head, end, rest = content.rpartition(b"</body>")
        return head + notice + end + rest if end else content + notice


def _injected(server: Any, content: bytes, epoch: int) -> bytes:
    return server._inject_js_into_html(content, epoch)  # type: ignore[no-any-return]  # noqa: SLF001 - MkDocs has no types


@cache
def _environment(tag: str) -> Environment:
    speaks = language(tag)
    found = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    catalogue: Any = found
    catalogue.install_gettext_callables(speaks.gettext, speaks.ngettext, newstyle=True)
    return found
