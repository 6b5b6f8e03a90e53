"""From a folder to a Hub: read every file, hold it against its schema, then against the others."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from commonplace.documents import Document, read_data, read_document
from commonplace.load.addresses import check_addresses
from commonplace.load.competitions import check_competitions
from commonplace.load.links import check_links
from commonplace.load.mentions import check_mentions
from commonplace.load.tree import FoundFile, Tree, read_tree
from commonplace.model import COLLECTIONS, Hub, Record, Source
from commonplace.problems import Place, Problem
from commonplace.schema import read_record
from commonplace.settings import Settings

_MAPPINGS = {
    "member": "members",
    "column": "columns",
    "article": "articles",
    "event": "events",
    "competition": "competitions",
    "entry": "entries",
    "ballot": "ballots",
    "award": "awards",
    "credits": "credits",
}

Progress = Callable[[int, int], None]


def load_hub(root: Path, settings: Settings, progress: Progress | None = None) -> Hub:
    """Load all submissions of the hub in `root`.

    Never stops at a mistake: a file with an error is left out and named in `Hub.refused`, and all
    problems of all files are in `Hub.problems`. `progress` is told how many of how many files are
    read.
    """
    tree = read_tree(root / settings.submissions, settings.submissions)
    records: list[Record] = []
    problems = list(tree.problems)
    for number, file in enumerate(tree.files, 1):
        record, found = _read(file, settings.submissions)
        problems += found
        if record is not None:
            records.append(record)
        if progress is not None:
            progress(number, len(tree.files))
    draft = _hub(root, settings, tree, records, problems)
    found_files = {(file.collection, file.key): file for file in tree.files}
    for check in (check_addresses, check_mentions, check_competitions, check_links):
        problems += check(draft, found_files)
    wrong = {problem.path for problem in problems if problem.is_error}
    sound = [record for record in records if record.path not in wrong]
    return _hub(root, settings, tree, sound, problems)


def _read(file: FoundFile, prefix: str) -> tuple[Record | None, list[Problem]]:
    path = f"{prefix}/{file.uri}"
    try:
        data = file.path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        return None, [Problem.at(path, Place(), "file-unreadable", reason=reason)]
    is_data = file.path.suffix != ".md"
    document, problems = (read_data if is_data else read_document)(path, data)
    if document is None:
        return None, problems
    record, found = read_record(document, COLLECTIONS[file.collection], _source(file, document))
    return record, [*problems, *found]


def _source(file: FoundFile, document: Document) -> Source:
    return Source(
        path=document.path,
        uri=file.uri,
        id=file.id,
        parent=file.parent,
        body=document.body,
        body_line=document.body_line,
        places=document.places,
    )


def _hub(
    root: Path, settings: Settings, tree: Tree, records: list[Record], problems: list[Problem]
) -> Hub:
    mappings: dict[str, Any] = {name: {} for name in _MAPPINGS.values()}
    for record in sorted(records, key=lambda record: (record.key, record.source.uri)):
        # Of two files for one page the first keeps it; `check_addresses` reports the other.
        mappings[_MAPPINGS[record.collection]].setdefault(record.key, record)
    kept = {record.source.uri for records in mappings.values() for record in records.values()}
    refused = [*tree.refused, *(file.uri for file in tree.files if file.uri not in kept)]
    return Hub(
        root=root,
        settings=settings,
        **mappings,
        assets=tuple(tree.assets),
        problems=tuple(sorted(problems, key=lambda problem: problem.sort_key)),
        refused=tuple(sorted(refused)),
    )
