"""From a folder to a Hub: read every file, hold it against its schema, then against the others."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from commonplace.addresses import url_of
from commonplace.documents import Document, read_data, read_document
from commonplace.documents.text import LARGEST_FILE
from commonplace.load.addresses import Files, check_addresses
from commonplace.load.assets import check_assets
from commonplace.load.awards import decided_awards
from commonplace.load.badges import read_badges
from commonplace.load.claims import check_claims
from commonplace.load.clocks import check_clocks
from commonplace.load.companions import with_owners
from commonplace.load.competitions import check_competitions
from commonplace.load.entries import check_entries
from commonplace.load.entry_twins import check_entry_twins
from commonplace.load.event_twins import check_event_twins
from commonplace.load.events import check_events
from commonplace.load.links import check_links
from commonplace.load.look_alikes import check_look_alikes
from commonplace.load.markup import check_markup
from commonplace.load.mentions import check_mentions, check_refused
from commonplace.load.pages import read_pages
from commonplace.load.pictures import check_pictures, leave_out
from commonplace.load.questions import check_questions
from commonplace.load.readings import Reading, Readings, readings
from commonplace.load.tree import FoundFile, Tree, read_tree
from commonplace.load.uids import check_uids
from commonplace.load.withheld import withheld_members
from commonplace.model import COLLECTIONS, Asset, Hub, MaintainedPage, PageRecord, Record, Source
from commonplace.privacy import Guests, mentioned
from commonplace.problems import Place, Problem
from commonplace.regular_files import NotRegularError, read_regular
from commonplace.schema import read_record
from commonplace.settings import Settings

_MAPPINGS = {
    "member": "members",
    "column": "columns",
    "article": "articles",
    "event": "events",
    "question": "questions",
    "competition": "competitions",
    "entry": "entries",
    "ballot": "ballots",
    "poll": "polls",
    "award": "awards",
    "credits": "credits",
}

Progress = Callable[[int, int], None]


def load_hub(
    root: Path,
    settings: Settings,
    progress: Progress | None = None,
    known: Iterable[Problem] = (),
) -> Hub:
    """Load all submissions of the hub in `root`.

    Never stops at a mistake: a file with an error is left out and named in `Hub.refused`, and all
    problems of all files are in `Hub.problems`. `progress` is told how many of how many files are
    read; `known` are problems that only a build can see.
    """
    with readings(root) as kept:
        return _loaded(root, settings, progress, known, kept)


def _loaded(
    root: Path,
    settings: Settings,
    progress: Progress | None,
    known: Iterable[Problem],
    kept: Readings,
) -> Hub:
    tree = read_tree(root / settings.submissions, settings.submissions)
    pages, faults = read_pages(root, settings, kept)
    badges, wrong = read_badges(root, settings)
    records: dict[str, Record] = {}
    problems = [*tree.problems, *faults, *wrong, *known]
    problems += check_pictures(tree, settings.submissions)
    leave_out(tree, problems, settings.submissions)
    for number, file in enumerate(tree.files, 1):
        record, found = _read(file, settings.submissions, kept)
        problems += found
        if record is not None:
            records[file.uri] = record
        if progress is not None:
            progress(number, len(tree.files))
    problems += _check_twins(tree, records, settings.submissions)
    draft = _hub(root, settings, tree, _sound(records.values(), problems), pages, problems)
    files = {(file.collection, file.key): file for file in reversed(tree.files)}
    for check in (
        check_addresses,
        check_assets,
        check_mentions,
        check_events,
        check_competitions,
        check_uids,
    ):
        problems += check(draft, files)
    hub = _hub(root, settings, tree, _sound(records.values(), problems), pages, problems)
    # Warnings only from here on: they look at what is really there in the end.
    for check in (
        check_refused,
        check_claims,
        check_look_alikes,
        check_links,
        check_markup,
        check_clocks,
        check_questions,
        check_event_twins,
        check_entries,
        check_entry_twins,
    ):
        problems += check(hub, files)
    hub = replace(hub, awards=decided_awards(hub))
    return replace(_discreet(hub, files, problems), badges=badges)


def _discreet(hub: Hub, files: Files, problems: list[Problem]) -> Hub:
    """Return a hub in which nobody is named, and nothing is beside a record, that is to be kept.

    What lies beside texts that are not there yet knows for which of them it waits.
    """
    hub = replace(hub, withheld=withheld_members(hub, files))
    guests = Guests(hub.people)
    named: dict[str, Any] = {
        kind: {key: guests.named(record) for key, record in getattr(hub, kind).items()}
        for kind in _WITH_PEOPLE
    }
    assets = tuple(asset for asset in hub.assets if _is_public(asset, hub))
    hub = replace(hub, **named, assets=assets)
    hub = replace(hub, assets=with_owners(hub))
    problems += mentioned(hub)
    return replace(hub, problems=tuple(sorted(problems, key=lambda problem: problem.sort_key)))


_WITH_PEOPLE = ("articles", "events", "questions", "competitions", "entries", "credits", "pages")
"""Collections whose records may name somebody who has no record."""


def _is_public(asset: Asset, hub: Hub) -> bool:
    """Whether a file may be seen by all: one beside a member only if the member is."""
    folder, _, rest = asset.uri.partition("/")
    member = hub.members.get(rest.partition("/")[0])
    return folder != "members" or (member is not None and member.is_public)


def _read(file: FoundFile, prefix: str, kept: Readings) -> Reading:
    path = f"{prefix}/{file.uri}"
    try:
        data, size = read_regular(file.path, LARGEST_FILE + 1)
    except NotRegularError:
        return None, [Problem.at(path, Place(), "file-special")]
    except OSError as error:
        reason = error.strerror or str(error)
        return None, [Problem.at(path, Place(), "file-unreadable", reason=reason)]
    if size > LARGEST_FILE:
        values = {"size": -(-size // 1024), "limit": LARGEST_FILE // 1024}
        return None, [Problem.at(path, Place(), "file-too-large", **values)]
    return kept.of(path, data, lambda: _read_text(file, path, data))


def _read_text(file: FoundFile, path: str, data: bytes) -> Reading:
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


def _check_twins(tree: Tree, records: dict[str, Record], prefix: str) -> Iterator[Problem]:
    """Yield a problem for every file that is the record of another, as `a.md` and `a/index.md`.

    The first that can be used keeps the place, so that a faulty newcomer pushes nobody out.
    """
    twins: dict[tuple[str, str], list[FoundFile]] = {}
    for file in tree.files:
        twins.setdefault((file.collection, file.key), []).append(file)
    for (collection, key), files in twins.items():
        if len(files) == 1:
            continue
        keeper = next((file for file in files if file.uri in records), files[0])
        for file in files:
            if file is keeper:
                continue
            path, other = f"{prefix}/{file.uri}", f"{prefix}/{keeper.uri}"
            if issubclass(COLLECTIONS[collection], PageRecord):
                url = f"/{url_of(file.uri)}"
                yield Problem.at(path, Place(), "url-taken", url=url, other=other)
            else:
                yield Problem.at(path, Place(), "record-taken", found=key, other=other)


def _sound(records: Iterable[Record], problems: list[Problem]) -> list[Record]:
    wrong = _wrong(problems)
    return [record for record in records if record.path not in wrong]


def _wrong(problems: Iterable[Problem]) -> set[str]:
    return {problem.path for problem in problems if problem.is_error}


def _hub(  # noqa: PLR0913, PLR0917 - all that a hub is made of
    root: Path,
    settings: Settings,
    tree: Tree,
    records: list[Record],
    pages: Mapping[str, MaintainedPage],
    problems: list[Problem],
) -> Hub:
    mappings: dict[str, Any] = {name: {} for name in _MAPPINGS.values()}
    for record in sorted(records, key=lambda record: record.key):
        mappings[_MAPPINGS[record.collection]][record.key] = record
    kept = {record.source.uri for record in records}
    wrong = _wrong(problems)
    assets = tuple(one for one in tree.assets if f"{settings.submissions}/{one.uri}" not in wrong)
    kept |= {asset.uri for asset in assets}
    found = [*(file.uri for file in tree.files), *(asset.uri for asset in tree.assets)]
    refused = [*tree.refused, *(uri for uri in found if uri not in kept)]
    return Hub(
        root=root,
        settings=settings,
        **mappings,
        pages=pages,
        assets=assets,
        problems=tuple(sorted(problems, key=lambda problem: problem.sort_key)),
        refused=tuple(sorted(refused)),
    )
