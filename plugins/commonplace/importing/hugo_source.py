"""A Hugo site on the disk: its pages, its configuration, and what lies beside them."""

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
    read_toml,
    read_yaml,
    text_of,
)
from commonplace.importing.reasons import ImportProblem, problem
from commonplace.language import N_

MARKDOWN = (".md", ".markdown", ".mdown")
_OTHER_PAGES = (".html", ".htm", ".org", ".adoc", ".asciidoc", ".rst", ".pandoc", ".rmd", ".rmarkdown", ".ipynb")
_CONFIGS = ("hugo", "config", "config/_default/hugo", "config/_default/config")
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

    content: Path
    posts: tuple[Post, ...] = ()
    problems: tuple[ImportProblem, ...] = ()
    files: tuple[PurePosixPath, ...] = ()
    pages_found: int = 0
    config: dict[str, Any] = field(default_factory=dict)
    people: tuple[dict[str, str], ...] = ()

    @property
    def static(self) -> Path:
        """The folder of files that Hugo copies as they are."""
        return self.content.parent / "static"


def read_hugo_source(source: Path, progress: Progress | None = None) -> HugoSource:
    """Read a Hugo site, its `content` folder, or one section below that.

    Raises NotADirectoryError where `source` is no folder.
    """
    if not source.is_dir():
        raise NotADirectoryError(f"{source} is not a folder")
    content, start = _content_folder(source)
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
    people, found = _read_people(content.parent)
    return HugoSource(
        content=content,
        posts=tuple(posts),
        problems=(*problems, *found),
        files=files,
        pages_found=len(pages),
        config=_read_config(content.parent),
        people=people,
    )


def _content_folder(source: Path) -> tuple[Path, Path]:
    """Return the content folder and the part of it that is to be read."""
    if (source / "content").is_dir():
        return source / "content", source / "content"
    resolved = source.resolve()
    for folder in (resolved, *resolved.parents):
        if folder.name == "content":
            return folder, resolved
    return resolved, resolved


def _walk(content: Path, start: Path) -> list[PurePosixPath]:
    found = []
    for path in start.rglob("*"):
        inside = PurePosixPath(path.relative_to(content).as_posix())
        if path.is_file() and not path.is_symlink() and not any(part[0] == "." for part in inside.parts):
            found.append(inside)
    return sorted(found)


def _stem(path: PurePosixPath) -> str:
    found = _LANGUAGE.fullmatch(path.stem)
    return found["stem"] if found else path.stem


def _read_post(
    content: Path, path: PurePosixPath, bundles: set[PurePosixPath]
) -> tuple[Post | None, list[ImportProblem]]:
    shown = str(path)
    if path.suffix.lower() in _OTHER_PAGES:
        return None, [problem(shown, "other-format", ending=path.suffix)]
    try:
        data = (content / path).read_bytes()
    except OSError as error:
        return None, [problem(shown, "unreadable", reason=error.strerror or error)]
    if len(data) > LARGEST_FILE:
        size, limit = -(-len(data) // 1024), LARGEST_FILE // 1024
        return None, [problem(shown, "too-large", size=size, limit=limit)]
    text, faults = read_text(shown, data)
    if text is None:
        reason = f"{faults[0].values.get('byte', 'NUL')} {faults[0].values.get('encoding', '')}"
        return None, [problem(shown, "not-utf8", faults[0].place.line, reason=reason.strip())]
    if rule := _rule_of_place(path, bundles):
        return None, [problem(shown, "not-a-post", rule=rule)]
    try:
        page = read_page(text)
    except FrontMatterError as error:
        return None, [problem(shown, "front-matter-broken", reason=error)]
    if not page.has_front_matter:
        return None, [problem(shown, "no-front-matter")]
    if rule := _rule_of_fields(page.fields):
        return None, [problem(shown, "not-a-post", rule=rule)]
    return _dated(path, page, bundles)


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
    problems = []
    for key in ("date", "publishdate", "pubdate", "published"):
        written = text_of(fields.get(key))
        if day := read_date(written):
            return day, problems
        if written:
            instead = named or N_("nothing")
            problems.append(problem(path, "date-odd", field=key, found=written, instead=instead))
    return named, problems


def _read_config(root: Path) -> dict[str, Any]:
    for name in _CONFIGS:
        for ending, read in ((".toml", read_toml), (".yaml", read_yaml), (".yml", read_yaml), (".json", read_yaml)):
            file = root / f"{name}{ending}"
            if not file.is_file():
                continue
            try:
                config = read(file.read_text(encoding="utf-8-sig"))
            except (FrontMatterError, OSError, UnicodeDecodeError):
                return {}
            # Hugo reads these keys in any case.
            return {str(key).lower(): value for key, value in config.items()} if isinstance(config, dict) else {}
    return {}


def _read_people(root: Path) -> tuple[tuple[dict[str, str], ...], list[ImportProblem]]:
    """Read a list of people with bios, where the site keeps one in its data folder."""
    people: list[dict[str, str]] = []
    for name in ("members", "authors", "people"):
        for ending in (".yaml", ".yml", ".json", ".toml"):
            file = root / "data" / f"{name}{ending}"
            if not file.is_file():
                continue
            shown = f"data/{file.name}"
            try:
                read = read_toml if ending == ".toml" else read_yaml
                value = read(file.read_text(encoding="utf-8-sig"))
            except (FrontMatterError, OSError, UnicodeDecodeError) as error:
                return (), [problem(shown, "data-unread", reason=error)]
            people += [_texts(person) for person in _persons(value)]
    return tuple(person for person in people if person.get("name")), []


def _persons(value: Any) -> list[dict[str, Any]]:
    """Return the mappings with a name, from a list, a field with a list, or fields by id."""
    if isinstance(value, list):
        return [item for item in value if isinstance(item, dict)]
    if isinstance(value, dict):
        inside = [person for item in value.values() if isinstance(item, list) for person in _persons(item)]
        return inside or [
            {"id": key, **item} for key, item in value.items() if isinstance(item, dict)
        ]
    return []


def _texts(person: dict[str, Any]) -> dict[str, str]:
    return {key.lower(): value.strip() for key, value in person.items() if isinstance(value, str) and value.strip()}
