"""Why a contribution is counted, in words, with where to see it and where to put it right."""

import posixpath
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urldefrag

from commonplace.language import N_
from commonplace.model import Contribution, Evidence, Role
from commonplace.model.attribution import Part
from commonplace.pages.dates import worded_day
from commonplace.pages.forge import commit_url, edit_file_url, new_file_url, view_file_url
from commonplace.pages.words import ROLES
from commonplace.views import Edition

_MAILMAP = ".mailmap"

_NAMED_AS: dict[Role, str] = {
    Role.AWARD: N_("named as winner in line {line} of {file}"),
    Role.CONTENT: N_("named as author in line {line} of {file}"),
    Role.EDITOR: N_("named as editor in line {line} of {file}"),
    Role.EVENT_ORGANIZING: N_("named as organiser in line {line} of {file}"),
    Role.JUDGE: N_("named as judge in line {line} of {file}"),
    Role.REVIEW: N_("named as reviewer in line {line} of {file}"),
    Role.TALK: N_("named as speaker in line {line} of {file}"),
    Role.TRANSLATION: N_("named as translator in line {line} of {file}"),
}
_NAMED = N_("named for “{role}” in line {line} of {file}")
_WORDS = N_("{named}: “{words}”")

_IN_COMMIT: dict[Part, str] = {
    Part.AUTHOR: N_("commit {commit} of {day}"),
    Part.CO_AUTHOR: N_("named as co-author in commit {commit} of {day}"),
    Part.TRANSLATOR: N_("named as translator in commit {commit} of {day}"),
    Part.REVIEWER: N_("named as reviewer in commit {commit} of {day}"),
    Part.REPORTER: N_("named as who reported it in commit {commit} of {day}"),
    Part.SUGGESTER: N_("named as who suggested it in commit {commit} of {day}"),
}
_TO_FILE = N_("{commit}, to {file}")


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason in plain text; the addresses are empty where there is none.

    `url` shows it; `correct_url` opens the file to change on the forge, called `correct_file`.
    """

    text: str
    url: str = ""
    correct_url: str = ""
    correct_file: str = ""


@dataclass(frozen=True, slots=True)
class Why:
    """Why something is counted: the first reasons, and one for each file to put it right in."""

    reasons: tuple[Reason, ...]
    corrections: tuple[Reason, ...]


def reasons(entry: Contribution, edition: Edition) -> tuple[Reason, ...]:
    """Return every reason for a contribution; of who is hidden none, for it would name them."""
    return Reasons(edition).of(entry)


@dataclass(frozen=True)
class Reasons:
    """The reasons for contributions, worded for the readers of an edition."""

    edition: Edition

    def of(self, entry: Contribution) -> tuple[Reason, ...]:
        """Return every reason for a contribution, as `reasons` does."""
        if entry.person == "~":
            return ()
        return tuple(self.why(evidence, entry) for evidence in entry.evidence)

    def of_all(self, entries: Iterable[Contribution], most: int) -> Why | None:
        """Return the reasons for several contributions, each once and at most so many.

        None where nothing can be looked at or put right.
        """
        given = tuple(dict.fromkeys(one for entry in entries for one in self.of(entry)))
        if not any(one.url or one.correct_url for one in given):
            return None
        return Why(given[:most], corrections(given)[:most])

    def why(self, evidence: Evidence, entry: Contribution) -> Reason:
        """Return what one piece of evidence says of `entry`, which holds it."""
        if evidence.commit:
            return self._in_commit(evidence, entry)
        return self._written_down(evidence, entry)

    def _written_down(self, evidence: Evidence, entry: Contribution) -> Reason:
        words = self.edition.language.gettext
        named = words(_NAMED_AS.get(entry.role, _NAMED)).format(
            role=words(ROLES[entry.role]), line=evidence.line, file=short_path(evidence.path)
        )
        is_address = evidence.words.startswith(("https://", "http://"))
        if evidence.words and not is_address:
            named = words(_WORDS).format(named=named, words=evidence.words)
        own = _at_forge(self.edition, view_file_url, evidence.path, evidence.line)
        return Reason(
            named,
            evidence.words if is_address else own,
            _at_forge(self.edition, edit_file_url, evidence.path, evidence.line),
            short_path(evidence.path),
        )

    def _in_commit(self, evidence: Evidence, entry: Contribution) -> Reason:
        edition = self.edition
        words, settings = edition.language.gettext, edition.hub.settings
        text = words(_IN_COMMIT[evidence.part or Part.AUTHOR]).format(
            commit=evidence.commit[:7],
            day=worded_day(entry.date, edition.language) if entry.date else "",
        )
        if entry.page and evidence.path != entry.page:
            text = words(_TO_FILE).format(commit=text, file=short_path(evidence.path))
        url = commit_url(settings.repo_url, settings.edit_uri, evidence.commit)
        if member := edition.hub.members.get(entry.member):
            places = member.source.places
            line = places.of_key(("git",)).line if places.has(("git",)) else 0
            edit = _at_forge(edition, edit_file_url, member.path, line)
            return Reason(text, url, edit, short_path(member.path))
        return Reason(text, url, self._mailmap_url, _MAILMAP)

    @cached_property
    def _mailmap_url(self) -> str:
        """Where names in git are put right that no member claims: at the repository's top."""
        settings, path = self.edition.hub.settings, self.edition.mailmap
        if (self.edition.hub.root / path).is_file():
            return _at_forge(self.edition, edit_file_url, path)
        return new_file_url(settings.repo_url, settings.edit_uri, "", _MAILMAP)


def corrections(given: Sequence[Reason]) -> tuple[Reason, ...]:
    """Return one reason for each file in which reasons can be put right, in their order."""
    found = {urldefrag(one.correct_url).url: one for one in reversed(given) if one.correct_url}
    return tuple(reversed(found.values()))


def page_file_url(edition: Edition, path: str) -> str:
    """Return where a page's own file can be changed, such as to add `credits` to it."""
    return _at_forge(edition, edit_file_url, path)


def _at_forge(edition: Edition, address: Callable[..., str], path: str, line: int = 0) -> str:
    settings = edition.hub.settings
    folders = [site.docs_dir for site in settings.languages]
    return address(settings.repo_url, settings.edit_uri, folders, path, line)


def short_path(path: str) -> str:
    """Return the end of a path, enough to know the file by."""
    folder, name = posixpath.split(path)
    return posixpath.join(posixpath.basename(folder), name)
