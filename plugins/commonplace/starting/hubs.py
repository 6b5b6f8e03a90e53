"""A new hub in an empty folder: a handbook, a place for submissions, and the settings."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import Field, ValidationError

import commonplace
from commonplace.language import N_, Language, language
from commonplace.model.record import Fields
from commonplace.problems import CODES, Place, Problem
from commonplace.slugs import slug_for_name
from commonplace.starting.answers import compose
from commonplace.starting.archetypes import names_below, render
from commonplace.starting.drafts import Draft
from commonplace.starting.kinds import KINDS
from commonplace.trouble import Trouble
from commonplace.values import ContactAddress, LanguageTag, Licence, Line, TimeZone, WebAddress

_MAY_BE_THERE = (".git", ".gitignore", ".gitattributes", ".DS_Store")
_MAY_BEGIN_WITH = ("readme", "license", "licence")
_EDIT_URIS = {"gitlab.com": "-/edit/main", "codeberg.org": "_edit/main"}
_ISSUES = {"gitlab.com": "-/issues/new"}
_FORGES = frozenset({"github.com", "gitlab.com", "gitee.com", "codeberg.org"})


class NotEmptyError(Trouble):
    """The folder holds something that is not ours to mix with."""


class NewHub(Fields):
    """What has to be known to begin a hub; names and goals are by language."""

    languages: tuple[LanguageTag, ...] = Field(min_length=1)
    name: dict[LanguageTag, Line]
    goal: dict[LanguageTag, Line]
    url: WebAddress | None = None
    repo: WebAddress | None = None
    timezone: TimeZone = "UTC"
    license: Licence | None = None
    report: ContactAddress | None = None
    founder: Line | None = None

    def worded(self, names: dict[str, str], tag: str) -> str:
        """Return a text in one of the hub's languages, else in the first that has it."""
        return names.get(tag) or next(iter(names.values()), "")

    @property
    def repo_url(self) -> str:
        """The repository's address without a slash at its end."""
        return (self.repo or "").rstrip("/").removesuffix(".git")

    @property
    def edit_uri(self) -> str:
        """What leads from the repository to the editor of a file, as far as the branch."""
        return _EDIT_URIS.get(self._forge, "edit/main") if self.repo else ""

    @property
    def report_url(self) -> str:
        """Where readers report a problem: as told, else the repository's list of issues."""
        if self.report or self._forge not in _FORGES:
            return self.report or ""
        return f"{self.repo_url}/{_ISSUES.get(self._forge, 'issues/new')}"

    @property
    def _forge(self) -> str:
        return urlsplit(self.repo or "").hostname or ""


@dataclass(frozen=True, slots=True)
class MadeHub:
    """What was done: files that are new, and those that were there and are as they were."""

    folder: Path
    written: tuple[str, ...]
    kept: tuple[str, ...]


def faults_of_hub(answers: dict[str, Any]) -> list[tuple[str, Problem]]:
    """Return what is wrong with answers, each with its field; what is missing is no fault."""
    try:
        NewHub.model_validate(answers)
    except ValidationError as error:
        faults = error.errors(include_url=False)
    else:
        return []
    return [
        (str(fault["loc"][0]), Problem.at("", Place(), fault["type"], **(fault.get("ctx") or {})))
        for fault in faults
        if fault["type"] in CODES
    ]


def make_hub(folder: Path, hub: NewHub, today: date, speaks: Language) -> MadeHub:
    """Write a hub into a folder, which is made where it is missing.

    Hints in the founder's first files are worded in the language that the founder speaks.
    Raises NotEmptyError where the folder holds anything but a repository, a README or a licence.
    """
    check_empty(folder)
    written, kept = [], []
    for name, text in sorted(_files(hub, today, speaks)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
            written.append(name)
        except FileExistsError:
            kept.append(name)
    return MadeHub(folder, tuple(written), tuple(kept))


def check_empty(folder: Path) -> None:
    """Raise NotEmptyError where a folder holds what a new hub would be mixed with."""
    if not folder.is_dir():
        if folder.exists():
            raise NotEmptyError(N_("{folder} is a file, not a folder."), folder=folder.as_posix())
        return
    found = sorted(path.name for path in folder.iterdir() if not _may_be_there(path.name))
    if found:
        shown = ", ".join(found[:5]) + (" …" if len(found) > 5 else "")  # noqa: PLR2004
        raise NotEmptyError(
            N_(
                "{folder} is not empty: it holds {found}. Make a hub in a new folder, for example: "
                "commonplace init our-hub"
            ),
            folder=folder.as_posix(),
            found=shown,
        )


def _may_be_there(name: str) -> bool:
    return name in _MAY_BE_THERE or name.lower().startswith(_MAY_BEGIN_WITH)


def _files(hub: NewHub, today: date, speaks: Language) -> Iterator[tuple[str, str]]:
    """Yield the path and text of every file."""
    for index, tag in enumerate(hub.languages):
        yield from _files_in(hub, tag, is_first=not index)
    for name in names_below("hub/common"):
        yield name.replace("dot_", "."), _rendered(f"hub/common/{name}", hub, hub.languages[0])
    for folder in ("members", "columns", "events", "competitions", "credits"):
        yield f"member_submissions/{folder}/.gitkeep", ""
    if hub.founder:
        yield from _first_submissions(hub, hub.founder, today, speaks)


def _files_in(hub: NewHub, tag: str, *, is_first: bool) -> Iterator[tuple[str, str]]:
    """Yield what is written in one language."""
    source = f"hub/{language(tag).tag}"
    docs_dir = "site_src" if is_first else f"site_src/{tag}"
    for name in names_below(f"{source}/pages"):
        yield f"{docs_dir}/{name}", _rendered(f"{source}/pages/{name}", hub, tag)
    for name in names_below(f"{source}/notes"):
        own = name if is_first else name.replace(".md", f".{tag.lower()}.md")
        yield own, _rendered(f"{source}/notes/{name}", hub, tag)
    config = "mkdocs.yml" if is_first else f"mkdocs.{tag}.yml"
    archetype = "hub/mkdocs.yml" if is_first else "hub/mkdocs.language.yml"
    yield config, _rendered(archetype, hub, tag)


def _rendered(archetype: str, hub: NewHub, tag: str) -> str:
    is_first = tag == hub.languages[0]
    return render(
        archetype,
        language(tag),
        hub=hub,
        tag=tag,
        name=hub.worded(hub.name, tag),
        goal=hub.worded(hub.goal, tag),
        docs_dir="site_src" if is_first else f"site_src/{tag}",
        note_ending="" if is_first else f".{tag.lower()}",
        version=commonplace.__version__,
    )


def _first_submissions(
    hub: NewHub, founder: str, today: date, speaks: Language
) -> Iterator[tuple[str, str]]:
    """Yield the founder's record, a column for news, and its first article."""
    tag = hub.languages[0]
    words = language(tag)
    member_id = slug_for_name(founder)
    name = hub.worded(hub.name, tag)
    news = words.gettext(N_("News"))
    drafts = (
        ("member", "members/{id}.md", {"name": founder}),
        (
            "column",
            "columns/news/index.md",
            {
                "title": news,
                "description": words.gettext(N_("What is new at {name}.")).format(name=name),
                "editor": [member_id],
                "text-language": tag,
            },
        ),
        (
            "article",
            "columns/news/welcome.md",
            {
                "title": words.gettext(N_("Welcome to {name}")).format(name=name),
                "author": [member_id],
                "date": today.isoformat(),
            },
        ),
    )
    for kind, uri, answers in drafts:
        draft = Draft(KINDS[kind], uri.format(id=member_id), compose(KINDS[kind], answers))
        body = None if kind == "member" else _rendered(f"hub/{words.tag}/first/{kind}.md", hub, tag)
        yield f"member_submissions/{draft.uri}", draft.text(speaks, body)
