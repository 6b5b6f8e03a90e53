"""Where posts were on the old site, and that those addresses still lead somewhere."""

import posixpath
import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from pydantic import TypeAdapter, ValidationError

from commonplace.addresses import is_kept_address, url_of
from commonplace.importing.front_matter import text_of, texts_of
from commonplace.importing.hugo_source import Post
from commonplace.importing.reasons import ImportProblem, problem
from commonplace.model import Hub
from commonplace.values import RedirectPath

DEFAULT = "/:year/:month/:slug/"
"""Where posts were, when neither the site's configuration nor the user says it."""

_BY_PATH = "/:sections/:slugorcontentbasename/"
_TOKEN = re.compile(r":([a-z]+)")
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_REDIRECT: TypeAdapter[str] = TypeAdapter(RedirectPath)


class Permalinks:
    """The addresses of posts on the old site, by the pattern of each section."""

    def __init__(
        self, config: Mapping[str, Any], posts: Iterable[Post], wanted: str | None
    ) -> None:
        sections = [post.section for post in posts]
        self._patterns = {} if wanted else _configured(config)
        self._main = max(sorted(set(sections)), key=sections.count, default="")
        self._main_pattern = wanted or (_BY_PATH if config else DEFAULT)

    def path_of(self, post: Post) -> str:
        """Return where a post was, as `/2020/05/rain/`; empty where its pattern cannot be read."""
        if own := text_of(post.page.fields.get("url")):
            return f"/{urlsplit(own).path.lstrip('/')}"
        other = self._main_pattern if post.section == self._main else _BY_PATH
        pattern = self._patterns.get(post.section, other)
        values = _values(post)
        if any(token not in values for token in _TOKEN.findall(pattern)):
            return ""
        path = _TOKEN.sub(lambda token: values[token[1]], pattern)
        return re.sub(r"//+", "/", f"/{path}")

    def aliases_of(self, post: Post) -> list[str]:
        """Return further old addresses, as the post lists them."""
        home = posixpath.dirname(self.path_of(post).rstrip("/"))
        aliases = [urlsplit(alias).path for alias in texts_of(post.page.fields.get("aliases"))]
        return [posixpath.join(home or "/", alias) for alias in aliases if alias]


def key_of_path(path: str) -> str:
    """Return what is the same for all ways of writing one old address."""
    plain = unquote(path).removesuffix("index.html").removesuffix(".html")
    return plain.strip("/").casefold()


class Redirects:
    """Hands out old addresses, each to one page only."""

    def __init__(self, hub: Hub, planned: Iterable[str]) -> None:
        self._taken = {url_of(record.source.uri): record.source.uri for record in hub.page_records}
        self._taken |= {url_of(uri): uri for uri in planned}
        for record in hub.page_records:
            for redirect in record.redirect_from:
                self._taken.setdefault(redirect, record.source.uri)

    def claim(
        self, path: str, uri: str, old_paths: Iterable[str]
    ) -> tuple[list[str], list[ImportProblem]]:
        """Return those of `old_paths` that may lead to the page `uri`; `path` is its source."""
        granted: list[str] = []
        problems = []
        for old in old_paths:
            try:
                redirect = _REDIRECT.validate_python(_safe(old))
            except ValidationError:
                problems.append(problem(path, "redirect-invalid", found=old))
                continue
            if is_kept_address(redirect):
                problems.append(problem(path, "redirect-invalid", found=old))
            elif (other := self._taken.setdefault(redirect, uri)) != uri:
                problems.append(problem(path, "redirect-taken", found=redirect, other=other))
            elif redirect not in granted and redirect != url_of(uri):
                granted.append(redirect)
        return granted, problems


def _safe(path: str) -> str:
    """Escape what may not stand in an address; a Chinese character may."""
    parts = (
        "".join(
            char if char.isalnum() or char in "_.~%-" else quote(char, safe="") for char in part
        )
        for part in unquote(path).lstrip("/").split("/")
    )
    return "/".join(parts)


def _configured(config: Mapping[str, Any]) -> dict[str, str]:
    patterns = config.get("permalinks")
    if not isinstance(patterns, Mapping):
        return {}
    nested = patterns.get("page")
    found = {**patterns, **(nested if isinstance(nested, Mapping) else {})}
    return {str(section): pattern for section, pattern in found.items() if isinstance(pattern, str)}


def _values(post: Post) -> dict[str, str]:
    day = post.date
    folders = posixpath.dirname(str(post.bundle) if post.bundle else post.path)
    file_name = post.bundle.name if post.bundle else posixpath.basename(post.path)
    base = file_name if post.bundle else posixpath.splitext(file_name)[0]
    slug = text_of(post.page.fields.get("slug"))
    title = _hugo_slug(text_of(post.page.fields.get("title"))) or base
    return {
        "year": f"{day.year:04}",
        "month": f"{day.month:02}",
        "monthname": _MONTHS[day.month - 1],
        "day": f"{day.day:02}",
        "yearday": str(day.timetuple().tm_yday),
        "slug": slug or title,
        "title": title,
        "filename": base,
        "contentbasename": base,
        "slugorfilename": slug or base,
        "slugorcontentbasename": slug or base,
        "section": post.section,
        "sections": folders,
    }


def _hugo_slug(title: str) -> str:
    """Return a title as Hugo puts it into an address."""
    return re.sub(r"[^\w.-]+", "-", title.lower()).strip("-")
