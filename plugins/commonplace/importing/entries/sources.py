"""The files of an import of entries: Markdown, one entry a file; JSON and CSV, one a row."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from commonplace.documents.text import LARGEST_FILE
from commonplace.importing.entries.arrivals import arrivals
from commonplace.importing.entries.draft import Drafts, EntryDraft
from commonplace.importing.entries.markdown_entry import MarkdownEntry
from commonplace.importing.entries.options import EntryOptions
from commonplace.importing.entries.sections import Section, form_lines, sections_of
from commonplace.importing.entries.table import read_table
from commonplace.importing.entries.words import key_of
from commonplace.importing.events.ics_source import LARGEST_SOURCE
from commonplace.importing.files import Progress
from commonplace.importing.front_matter import FrontMatterError, read_page
from commonplace.importing.reasons import ImportProblem, problem
from commonplace.slugs import slug_for

_MARKDOWN = (".md", ".markdown", ".mdown")
_TABLES = (".json", ".csv", ".tsv")
_ABOUT = re.compile(
    r"readme|contributing|code-of-conduct|licen[cs]e|changelog|security|support|governance"
    r"|(?:pull-request|issue)-template"
)
_FEWEST_WORDS = 15


def read_sources(paths: Iterable[Path], options: EntryOptions, progress: Progress) -> Drafts:
    """Return what is in files, and in the files of folders, in the order of their names."""
    result = Drafts()
    files = sorted({*_files(paths)}, key=lambda found: found[1])
    texts: list[tuple[Path, str, list[Section]]] = []
    for number, (path, name) in enumerate(files, 1):
        text, fault = _text(path, name)
        if fault is not None:
            result.problems.append(fault)
            result.found += 1
        elif path.suffix.lower() in _TABLES:
            read_table(name, text, options, result)
        elif _ABOUT.fullmatch(slug_for(path.stem)):
            result.leave_out(name, "about-the-collection")
        else:
            texts.append((path, name, _sections(text)))
        progress(number, len(files))
    _read_texts(texts, options, result)
    return result


def _sections(text: str) -> list[Section]:
    try:
        page = read_page(text)
    except FrontMatterError:
        return sections_of(text)
    fields = [
        Section(2, key, 1, "\n".join(map(str, value)) if isinstance(value, list) else str(value))
        for key, value in page.fields.items()
    ]
    return [*fields, *sections_of(page.body, page.body_line)]


def _read_texts(
    texts: list[tuple[Path, str, list[Section]]], options: EntryOptions, result: Drafts
) -> None:
    questions = form_lines(sections for _, _, sections in texts)
    for path, _, sections in texts:
        if "template" in path.stem.lower():
            questions |= {key_of(section.first_line) for section in sections if section.level}
    questions = {line for line in questions if len(line) >= _FEWEST_WORDS}
    counts: Counter[str] = Counter()
    when = arrivals([path for path, _, _ in texts])
    for path, name, sections in texts:
        for section in sections:
            first = section.first_line
            if section.level and section.without_form(questions):
                counts[key_of(first)] += 1
        draft = EntryDraft(name, 0, path.parent.name if path.stem == "index" else path.stem)
        draft.received = when.get(path)
        entry = MarkdownEntry(draft, path, options.fields)
        if not entry.has_answers(sections):
            result.leave_out(name, "form-only")
        elif entry.read(sections):
            result.add(draft)
        else:
            result.leave_out(name, "no-fields", found=", ".join(entry.met) or "–")
    result.form_lines = dict(counts.most_common())


def _files(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Yield each file with its name, below the folder that was named, or as it was named."""
    endings = (*_MARKDOWN, *_TABLES)
    for path in paths:
        if path.is_dir():
            for file in path.rglob("*"):
                inside = file.relative_to(path)
                is_wanted = file.suffix.lower() in endings and ".git" not in inside.parts
                if is_wanted and file.is_file():
                    yield file, inside.as_posix()
        else:
            yield path, path.name


def _text(path: Path, name: str) -> tuple[str, ImportProblem | None]:
    limit = LARGEST_SOURCE if path.suffix.lower() in _TABLES else LARGEST_FILE
    try:
        size = path.stat().st_size
        if size > limit:
            values = {"size": -(-size // 1024), "limit": limit // 1024}
            kind = "source-too-large" if limit == LARGEST_SOURCE else "too-large"
            return "", problem(name, kind, **values)
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n"), None
    except OSError as error:
        return "", problem(name, "unreadable", reason=error.strerror or error)
    except UnicodeDecodeError as error:
        return "", problem(name, "not-utf8", reason=error.reason)
