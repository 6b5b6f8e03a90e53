"""What an import of entries will write and what it cannot, worked out before a byte is written."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any

from commonplace.documents.writing import write_document
from commonplace.importing.articles import MOST_TAGS, language_of_text
from commonplace.importing.composing import checked
from commonplace.importing.entries.competition import call_for
from commonplace.importing.entries.draft import Drafts, EntryDraft
from commonplace.importing.entries.options import EntryOptions
from commonplace.importing.entries.people import Maker, Members
from commonplace.importing.entries.values import day_of
from commonplace.importing.files import PlannedFile, Progress
from commonplace.importing.reasons import ImportProblem
from commonplace.model import Hub
from commonplace.slugs import slug_for, unique_slug

_LINKS = {"repository": "repository", "page": "demo", "video": "video"}
_OPTIONAL = ("license", "submitted", "repository", "demo", "video", "track")
"""Fields that may be left out where what a source says cannot stand in them."""


@dataclass(frozen=True, slots=True)
class EntryPlan:
    """What an import will do: `found` is the sum of `entries` and of what is left out."""

    files: tuple[PlannedFile, ...] = ()
    problems: tuple[ImportProblem, ...] = ()
    found: int = 0
    form_lines: Mapping[str, int] = field(default_factory=dict)
    passed_over: Mapping[str, int] = field(default_factory=dict)

    @property
    def entries(self) -> int:
        """How many sources become entries."""
        return sum(file.kind == "entry" for file in self.files)

    @property
    def left_out(self) -> Mapping[str, int]:
        """How many sources become no entry, by the kind of their problem."""
        return Counter(found.kind for found in self.problems if found.leaves_out)


def plan_entries(
    drafts: Drafts, hub: Hub, options: EntryOptions, progress: Progress | None = None
) -> EntryPlan:
    """Work out what an import writes. Nothing on the disk is changed.

    Raises CallUnknownError where the competition has to be made and nothing says when it was.
    """
    step = progress or (lambda _done, _total: None)
    planner = _Planner(drafts, hub, options)
    for number, draft in enumerate(planner.drafts, 1):
        planner.take(draft)
        step(number, len(planner.drafts))
    return EntryPlan(
        files=(*planner.call_file(), *sorted(planner.files, key=lambda file: file.uri)),
        problems=tuple(sorted(planner.problems, key=lambda found: found.sort_key)),
        found=drafts.found,
        form_lines=drafts.form_lines,
        passed_over=drafts.passed_over,
    )


class _Planner:
    """One plan: the competition first, then each entry."""

    def __init__(self, drafts: Drafts, hub: Hub, options: EntryOptions) -> None:
        self.options, self.hub = options, hub
        self.drafts = drafts.drafts
        self.problems = list(drafts.problems)
        self.files: list[PlannedFile] = []
        self.members = Members(hub)
        self.call = call_for(self.drafts, hub, options)
        self.is_refused = self.call.uri in hub.refused
        self.taken: set[str] = set()

    def call_file(self) -> Iterator[PlannedFile]:
        """Yield the competition's file, where it has to be made."""
        if self.call.known is None and not self.is_refused and self.files:
            text = write_document(self.call.fields, "")
            yield PlannedFile(self.call.uri, "competition", text)

    def take(self, draft: EntryDraft) -> None:
        """Plan one entry, or say why it stays behind."""
        if self.is_refused:
            draft.report("call-refused", found=f"competitions/{self.call.id}")
        elif not draft.makers and not self.options.default_author:
            draft.report("nobody", found=draft.title)
        else:
            self._write(draft)
        self.problems += draft.problems

    def _write(self, draft: EntryDraft) -> None:
        name = unique_slug(slug_for(draft.name, fallback="entry"), self.taken)
        self.taken.add(name)
        uri = f"competitions/{self.call.id}/entries/{name}/index.md"
        pictures = dict(_pictures(draft))
        fields = self._fields(draft, pictures)
        body = draft.body
        for new, picture in pictures.items():
            body = body.replace(f"]({picture})", f"]({new})")
        text, faults = checked("entry", uri, write_document(fields, body))
        if faults:
            text, faults = self._without_odd_fields(draft, uri, fields, body)
        draft.problems += [replace(fault, path=draft.path, line=draft.line) for fault in faults]
        if not text:
            return
        self.files.append(PlannedFile(uri, "entry", text))
        folder = PurePosixPath(uri).parent
        for new, old in pictures.items():
            source = next(one.path for one in draft.pictures if one.name == old)
            self.files.append(PlannedFile(f"{folder}/{new}", "picture", copy_from=source))

    def _without_odd_fields(
        self, draft: EntryDraft, uri: str, fields: dict[str, Any], body: str
    ) -> tuple[str, list[ImportProblem]]:
        """Leave out those of the optional fields that the check would not take, one by one."""
        base = {name: value for name, value in fields.items() if name not in _OPTIONAL}
        for name in (name for name in _OPTIONAL if name in fields):
            _, faults = checked("entry", uri, write_document(base | {name: fields[name]}, ""))
            if faults:
                draft.report("field-invalid", field=name, found=fields.pop(name))
        return checked("entry", uri, write_document(fields, body))

    def _fields(self, draft: EntryDraft, pictures: Mapping[str, str]) -> dict[str, Any]:
        if not draft.description:
            draft.report("description-missing")
        makers = draft.makers or [Maker(self.options.default_author)]
        team = [self.members.team_member(maker) for maker in makers]
        fields: dict[str, Any] = {
            "title": draft.title,
            "description": draft.description or draft.title,
            "team": {"members": [one for at, one in enumerate(team) if one not in team[:at]]},
        }
        if track := self._track(draft):
            fields["track"] = track
        if day := self._day(draft):
            fields["submitted"] = day
        if draft.received:
            fields["received"] = self.call.on_clock(draft.received)
        fields |= {_LINKS[kind]: url for kind, url in draft.links.items() if kind in _LINKS}
        if pictures:
            alts = {picture.name: picture.alt for picture in draft.pictures}
            fields["screenshots"] = [
                {"src": new, "alt": alts[old]} for new, old in pictures.items()
            ]
        fields |= {"license": draft.license} if draft.license else {}
        fields |= {"built_with": draft.built_with} if draft.built_with else {}
        fields |= {"tags": tags} if (tags := _tags(draft)) else {}
        return fields | self._language(draft)

    def _track(self, draft: EntryDraft) -> str:
        track = self.call.track_of(draft.track) if draft.track else ""
        if draft.track and not track:
            draft.report("track-new", found=draft.track)
            draft.tags.append(draft.track)
        return track

    def _day(self, draft: EntryDraft) -> Any:
        day = day_of(draft.submitted)
        if draft.submitted and day is None:
            draft.report("day-unclear", found=draft.submitted)
        return day

    def _language(self, draft: EntryDraft) -> dict[str, str]:
        found = language_of_text(draft.title, f"{draft.description}\n{draft.body}")
        usual = self.call.known.lang if self.call.known else None
        usual = usual or self.hub.settings.languages[0].tag
        return {} if usual.split("-")[0] == found else {"lang": found}


def _pictures(draft: EntryDraft) -> Iterator[tuple[str, str]]:
    """Yield the new name of each picture with the one that the text has."""
    taken: set[str] = set()
    for picture in {one.name: one for one in draft.pictures}.values():
        ending = picture.path.suffix.lower()
        name = unique_slug(slug_for(picture.path.stem, fallback="picture"), taken)
        taken.add(name)
        yield f"{name}{ending}", picture.name


def _tags(draft: EntryDraft) -> list[str]:
    tags = list({tag.casefold(): tag for tag in reversed(draft.tags)}.values())[::-1]
    if len(tags) > MOST_TAGS:
        left_out = ", ".join(tags[MOST_TAGS:])
        draft.report("tags-cut", found=len(tags), limit=MOST_TAGS, left_out=left_out)
    return tags[:MOST_TAGS]
