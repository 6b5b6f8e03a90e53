"""A Hugo site on the disk: its pages, its configuration, and what lies beside them."""

import errno
import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from commonplace.documents.text import LARGEST_FILE, read_text
from commonplace.importing.front_matter import (
    FrontMatterError,
    Page,
    is_true,
    read_date,
    read_page,
    text_of,
)
from commonplace.importing.hugo_data import PeopleFile, read_config, read_people
from commonplace.importing.reasons import ImportProblem, problem
from commonplace.language import N_

MARKDOWN = (".md", ".markdown", ".mdown")
_OTHER_PAGES = (
    ".html",
    ".htm",
    ".org",
    ".adoc",
    ".asciidoc",
    ".rst",
    ".pandoc",
    ".rmd",
    ".rmarkdown",
    ".ipynb",
)
_NAME = re.compile(r"(?:(?P<date>\d{4}-\d{1,2}-\d{1,2})[-_ ]?)?(?P<rest>.*)")
_LANGUAGE = re.compile(r"(?P<stem>.+)\.(?P<lang>en|zh|de|fr|ja|ko|es|pt|ru|it|zh-[A-Za-z]{2,4})")
_LIST_LAYOUTS = frozenset({"archives", "archive", "search", "list", "terms", "taxonomy"})

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Post:
    """A source file that can become an article."""

    path: str
    page: Page
    section: str
    name: str
    date: date
    lang: str = ""
    bundle: PurePosixPath | None = None

    @property
    def slug(self) -> str:
        """The last part of its address, as Hugo would have it."""
        return text_of(self.page.fields.get("slug")) or self.name


@dataclass(frozen=True, slots=True)
class HugoSource:
    """All that is read of a Hugo site; paths are relative to `content`."""

    site: Path
    content: Path
    posts: tuple[Post, ...] = ()
    problems: tuple[ImportProblem, ...] = ()
    files: tuple[PurePosixPath, ...] = ()
    pages_found: int = 0
    config: dict[str, Any] = field(default_factory=dict)
    people: PeopleFile = field(default_factory=PeopleFile)


def read_hugo_source(source: Path, progress: Progress | None = None) -> HugoSource:
    """Read a Hugo site, its `content` folder, or one section below that.

    Raises NotADirectoryError where `source` is no folder.
    """
    if not source.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(source))
    site, content, start = _folders(source)
    files = tuple(_walk(content, start))
    pages = [path for path in files if path.suffix.lower() in (*MARKDOWN, *_OTHER_PAGES)]
    bundles = {path.parent for path in pages if _stem(path) == "index" and path.suffix in MARKDOWN}
    posts, problems = [], []
    for number, path in enumerate(pages, 1):
        post, found = _read_post(content, path, bundles)
        posts += [post] if post else []
        problems += found
        if progress is not None:
            progress(number, len(pages))
    people, found = read_people(site)
    return HugoSource(
        site=site,
        content=content,
        posts=tuple(posts),
        problems=(*problems, *found),
        files=files,
        pages_found=len(pages),
        config=read_config(site),
        people=people,
    )


def _folders(source: Path) -> tuple[Path, Path, Path]:
    """Return the site, its content folder, and the part of that which is to be read."""
    resolved = source.resolve()
    if (resolved / "content").is_dir():
        return resolved, resolved / "content", resolved / "content"
    for folder in (resolved, *resolved.parents):
        if folder.name == "content":
            return folder.parent, folder, resolved
    # A folder of texts and nothing else is one section, and there is no site around it.
    return resolved, resolved.parent, resolved


def _walk(content: Path, start: Path) -> list[PurePosixPath]:
    found = []
    for path in start.rglob("*"):
        inside = PurePosixPath(path.relative_to(content).as_posix())
        if (
            path.is_file()
            and not path.is_symlink()
            and not any(part[0] == "." for part in inside.parts)
        ):
            found.append(inside)
    return sorted(found)


def _stem(path: PurePosixPath) -> str:
    found = _LANGUAGE.fullmatch(path.stem)
    return found["stem"] if found else path.stem


class _LeftOutError(Exception):
    """A file becomes no article; the problem says why."""

    def __init__(self, path: PurePosixPath, kind: str, line: int = 0, **values: object) -> None:
        super().__init__(kind)
        self.problem = problem(str(path), kind, line, **values)


def _read_post(
    content: Path, path: PurePosixPath, bundles: set[PurePosixPath]
) -> tuple[Post | None, list[ImportProblem]]:
    try:
        text = _read_text(content, path)
        if rule := _rule_of_place(path, bundles):
            raise _LeftOutError(path, "not-a-post", rule=rule)  # noqa: TRY301 - as its callees do
        page = read_page(text)
        if not page.has_front_matter:
            raise _LeftOutError(path, "no-front-matter")  # noqa: TRY301
        if rule := _rule_of_fields(page.fields):
            raise _LeftOutError(path, "not-a-post", rule=rule)  # noqa: TRY301
    except FrontMatterError as error:
        return None, [problem(str(path), "front-matter-broken", reason=error)]
    except _LeftOutError as error:
        return None, [error.problem]
    return _dated(path, page, bundles)


def _read_text(content: Path, path: PurePosixPath) -> str:
    if path.suffix.lower() in _OTHER_PAGES:
        raise _LeftOutError(path, "other-format", ending=path.suffix)
    try:
        data = (content / path).read_bytes()
    except OSError as error:
        raise _LeftOutError(path, "unreadable", reason=error.strerror or error) from error
    if len(data) > LARGEST_FILE:
        size, limit = -(-len(data) // 1024), LARGEST_FILE // 1024
        raise _LeftOutError(path, "too-large", size=size, limit=limit)
    text, faults = read_text(str(path), data)
    if text is None:
        reason = faults[-1].values.get("encoding") or N_("it holds a NUL byte")
        raise _LeftOutError(path, "not-utf8", faults[-1].place.line, reason=reason)
    return text


def _rule_of_place(path: PurePosixPath, bundles: set[PurePosixPath]) -> str:
    """Return why a page cannot be a post by where it is, or an empty text."""
    if _stem(path) == "_index":
        return N_("“_index” introduces a list")
    home = path.parent
    is_bundle = home in bundles and _stem(path) == "index"
    if len((path.parent if is_bundle else path).parts) == 1:
        return N_("it is a page of its own at the top of the site, in no section")
    above = home.parents if is_bundle else (home, *home.parents)
    if any(folder in bundles for folder in above):
        return N_("it lies beside the text of a post, as a part of it")
    return ""


def _rule_of_fields(fields: dict[str, Any]) -> str:
    layout = text_of(fields.get("layout")) or text_of(fields.get("type"))
    if layout.lower() in _LIST_LAYOUTS:
        return N_("its layout is that of a list")
    if is_true(fields.get("headless")):
        return N_("it is headless, so that it has no page")
    return ""


def _dated(
    path: PurePosixPath, page: Page, bundles: set[PurePosixPath]
) -> tuple[Post | None, list[ImportProblem]]:
    stem = _stem(path)
    bundle = path.parent if stem == "index" and path.parent in bundles else None
    named = _NAME.fullmatch(bundle.name if bundle else stem)
    day, problems = _day(str(path), page.fields, named["date"] if named else None)
    if day is None:
        return None, [*problems, problem(str(path), "no-date")]
    lang = _LANGUAGE.fullmatch(path.stem)
    post = Post(
        path=str(path),
        page=page,
        section=path.parts[0],
        name=(named["rest"] if named else "") or stem,
        date=day,
        lang=lang["lang"] if lang else "",
        bundle=bundle,
    )
    return post, problems


def _day(
    path: str, fields: dict[str, Any], in_name: str | None
) -> tuple[date | None, list[ImportProblem]]:
    """Return the day of a post: as it says, else as its name says."""
    named = read_date(in_name) if in_name else None
    problems: list[ImportProblem] = []
    for key in ("date", "publishdate", "pubdate", "published"):
        written = text_of(fields.get(key))
        if day := read_date(written):
            return day, problems
        if written:
            instead = named or N_("nothing")
            problems.append(problem(path, "date-odd", field=key, found=written, instead=instead))
    return named, problems
