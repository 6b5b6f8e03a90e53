"""What pages may run and load, told to the templates that tell browsers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.utils.templates import TemplateContext

from commonplace.settings import Options
from commonplace.trust.policy import HEADERS, page_policy
from commonplace.views import Edition

HEADERS_URI = "_headers"

_DIAGRAM = "data-cp-diagram"
_INSTANT = "navigation.instant"

WritePolicy = Callable[[str], str]
"""Returns a page's policy, by what its templates write; empty where there is to be none."""


def no_policy(_: str) -> str:
    """Return nothing: a page without a policy."""
    return ""


class KnowsWhetherServed:
    """A plugin that knows whether pages are served while they are written."""

    is_served = False

    def on_startup(self, *, command: str, **_: Any) -> None:
        """Note what the host was called for."""
        self.is_served = command == "serve"


@dataclass(frozen=True)
class Policies:
    """The policies of a hub's pages. While a site is served, its server adds a script to each."""

    options: Options
    is_served: bool

    def tell(
        self, context: TemplateContext, content: str = "", *, is_sent: bool = True
    ) -> TemplateContext:
        """Put the policy of a page with `content` into what its template knows."""
        policy = self._of_page(context["config"], content, is_sent=is_sent)
        context["commonplace"]["policy"] = policy  # type: ignore[typeddict-item]
        return context

    def _of_page(self, config: MkDocsConfig, content: str, *, is_sent: bool) -> WritePolicy:
        """Return what writes the policy of a page with `content`, sent by members or maintained.

        Where the theme changes pages without loading them, the policy of the first is that of all.
        """
        wanted = self.options.content_security_policy
        if not wanted or self.is_served:
            return no_policy
        more: dict[str, list[str]] = {}
        if wanted is not True:
            more = {name: sources.split() for name, sources in wanted.items()}
        features = config.theme.get("features") or []

        return PagePolicy(
            "" if is_sent else content,
            content if is_sent else "",
            has_diagrams=_DIAGRAM in content or _INSTANT in features,
            more=more,
        )


@dataclass(frozen=True)
class PagePolicy:
    """Writes the policy of a page: data, so that a build can tell whether it is still the same."""

    maintained: str
    sent: str
    has_diagrams: bool
    more: Mapping[str, list[str]]

    def __call__(self, theme: str) -> str:
        """Return the policy, by what the page's templates write."""
        return page_policy(
            theme, self.maintained, self.sent, has_diagrams=self.has_diagrams, more=self.more
        )


def append_headers(files: Files, config: MkDocsConfig, edition: Edition) -> None:
    """Append what hosts may say with every file, to the site at the root, unless it has its own."""
    wanted = edition.hub.settings.options.content_security_policy and not edition.site.path
    if wanted and files.get_file_from_path(HEADERS_URI) is None:
        files.append(File.generated(config, HEADERS_URI, content=HEADERS))
