"""The pages that maintainers wrote themselves, as far as credits go."""

import re
from collections.abc import Iterator
from pathlib import Path

import pathspec

from commonplace.documents import Document, read_document
from commonplace.documents.text import LARGEST_FILE
from commonplace.load.readings import Readings
from commonplace.model.maintained_page import MaintainedPage
from commonplace.model.record import Source
from commonplace.problems import Problem
from commonplace.schema import read_record
from commonplace.settings import Settings, SiteLanguage

_CREDITS = re.compile(rb"^(?:authors|credits):", re.MULTILINE)
_TITLE = re.compile(r"^title:[ \t]*(['\"]?)(.+?)\1[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"^#[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*(?:\{[^{}]*\})?[ \t]*$", re.MULTILINE)
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*$", re.MULTILINE | re.DOTALL)
_OURS = ("authors", "credits")


def read_pages(
    root: Path, settings: Settings, kept: Readings
) -> tuple[dict[str, MaintainedPage], list[Problem]]:
    """Return the maintainers' pages in every language by path, and what is wrong with credits."""
    pages: dict[str, MaintainedPage] = {}
    problems: list[Problem] = []
    for site in settings.languages:
        for path, uri in _files(root, site, settings):
            page, found = _read(root / path, path, uri, site, kept)
            problems += found
            pages[path] = page
    return dict(sorted(pages.items())), problems


def _files(root: Path, site: SiteLanguage, settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield path and URI of each page of one language: not those of another below the folder."""
    folder = root / site.docs_dir
    others = [
        (root / other.docs_dir).resolve() for other in settings.languages if other is not site
    ]
    inner = [other for other in others if folder.resolve() in other.parents]
    excluded = pathspec.GitIgnoreSpec.from_lines(site.excluded.splitlines())
    for path in sorted(folder.rglob("*.md")):
        uri = path.relative_to(folder).as_posix()
        is_hidden = any(part.startswith(".") for part in Path(uri).parts)
        if is_hidden or excluded.match_file(uri) or not path.is_file():
            continue
        if inner and any(other in path.resolve().parents for other in inner):
            continue
        yield path.relative_to(root).as_posix(), _page_uri(uri)


def _page_uri(uri: str) -> str:
    """Return where the page is; a README is the index of its folder, as for MkDocs."""
    folder, slash, name = uri.rpartition("/")
    return f"{folder}{slash}index.md" if name.lower() == "readme.md" else uri


def _read(
    file: Path, path: str, uri: str, site: SiteLanguage, kept: Readings
) -> tuple[MaintainedPage, list[Problem]]:
    try:
        data = file.read_bytes()[:LARGEST_FILE]
    except OSError:
        data = b""
    key = f"{path} {uri} {site.tag}"
    page, problems = kept.of(key, data, lambda: _read_text(path, uri, data, site))
    assert isinstance(page, MaintainedPage)  # noqa: S101 - a page of maintainers is never left out
    return page, problems


def _read_text(
    path: str, uri: str, data: bytes, site: SiteLanguage
) -> tuple[MaintainedPage, list[Problem]]:
    problems: list[Problem] = []
    page: MaintainedPage | None = None
    title = _title(data.decode("utf-8", "replace"), uri)
    if data.startswith(b"---") and _CREDITS.search(data):
        page, problems = _with_credits(path, uri, data, title, site)
    if page is None:
        page = MaintainedPage(title=title, lang=site.tag)
        page._source = Source(path, uri, uri.removesuffix(".md"))  # noqa: SLF001 - as a reader does
    return page, problems


def _with_credits(
    path: str, uri: str, data: bytes, title: str, site: SiteLanguage
) -> tuple[MaintainedPage | None, list[Problem]]:
    document, problems = read_document(path, data)
    if document is None:
        return None, problems
    fields = {name: value for name, value in document.fields.items() if name in _OURS}
    if not isinstance(fields.get("authors", []), list):
        fields["authors"] = [fields["authors"]]
    own = Document(path, {"title": title, "lang": site.tag, **fields}, places=document.places)
    source = Source(path, uri, uri.removesuffix(".md"), places=document.places)
    page, found = read_record(own, MaintainedPage, source)
    return (page if isinstance(page, MaintainedPage) else None), found


def _title(text: str, uri: str) -> str:
    """Return what a page is called: as its front matter says, its heading, or its file."""
    front_matter = _FRONT_MATTER.match(text)
    if front_matter and (said := _TITLE.search(front_matter[1])):
        return said[2]
    if heading := _HEADING.search(text, front_matter.end() if front_matter else 0):
        return heading[1]
    stem = uri.removesuffix(".md").removesuffix("/index").rpartition("/")[2]
    return stem.replace("-", " ").replace("_", " ").capitalize()
