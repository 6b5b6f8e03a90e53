"""A new hub in an empty folder: a handbook, a place for submissions, and the settings."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import commonplace
from commonplace.language import N_, Language, language
from commonplace.slugs import slug_for_name
from commonplace.starting.answers import compose
from commonplace.starting.archetypes import names_below, render
from commonplace.starting.chapters import CHAPTERS, groups_of
from commonplace.starting.drafts import Draft
from commonplace.starting.kinds import KINDS
from commonplace.starting.new_hub import NewHub
from commonplace.starting.workflows import workflow_files
from commonplace.trouble import Trouble

_MAY_BE_THERE = (".git", ".gitignore", ".gitattributes", ".DS_Store")
_MAY_BEGIN_WITH = ("readme", "license", "licence")
FIRST_STEPS = "first-steps.md"
"""The maintainers' page of what to do first; the home page leads to it as long as it is there."""

_HANDBOOK = "handbook/"


class NotEmptyError(Trouble):
    """The folder holds something that is not ours to mix with."""


@dataclass(frozen=True, slots=True)
class MadeHub:
    """What was done: files that are new, and those that were there and are as they were."""

    folder: Path
    written: tuple[str, ...]
    kept: tuple[str, ...]


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
    for tag in hub.languages:
        yield from _files_in(hub, tag)
    for name in names_below("hub/common"):
        yield _hidden(name), _rendered(f"hub/common/{name}", hub, hub.languages[0])
    yield from _files_for_forge(hub)
    for folder in ("members", "columns", "events", "competitions", "credits"):
        yield f"member_submissions/{folder}/.gitkeep", ""
    if hub.founder:
        yield from _first_submissions(hub, hub.founder, today, speaks)


def _files_in(hub: NewHub, tag: str) -> Iterator[tuple[str, str]]:
    """Yield what is written in one language."""
    source = f"hub/{language(tag).tag}"
    is_first = tag == hub.languages[0]
    yield from handbook(hub, tag)
    for name in names_below(f"{source}/pages"):
        if not name.startswith(_HANDBOOK):
            yield f"{_docs_dir(hub, tag)}/{name}", _rendered(f"{source}/pages/{name}", hub, tag)
    for name in names_below(f"{source}/notes"):
        yield _named_in(hub, tag, name), _rendered(f"{source}/notes/{name}", hub, tag)
    config = "mkdocs.yml" if is_first else f"mkdocs.{tag}.yml"
    archetype = "hub/mkdocs.yml" if is_first else "hub/mkdocs.language.yml"
    yield config, _rendered(archetype, hub, tag)


def handbook(hub: NewHub, tag: str) -> Iterator[tuple[str, str]]:
    """Yield the path and text of each page of a hub's handbook in one of its languages."""
    source = f"hub/{language(tag).tag}/pages"
    for slug in ("index", *(slug for slug in CHAPTERS if slug in hub.chapters)):
        name = f"{_HANDBOOK}{slug}.md"
        yield f"{_docs_dir(hub, tag)}/{name}", _rendered(f"{source}/{name}", hub, tag)


def _files_for_forge(hub: NewHub) -> Iterator[tuple[str, str]]:
    """Yield what the forge reads: what its machines do, and the words for requests and issues."""
    forge, first = hub.place, hub.languages[0]
    docs_dirs = [_docs_dir(hub, tag) for tag in hub.languages]
    yield from workflow_files(hub.forge_name, first, "member_submissions", docs_dirs).items()
    if forge.owners:
        yield forge.owners, _rendered("hub/forges/CODEOWNERS", hub, first)
    if forge.change:
        asked = (_rendered(f"hub/{language(tag).tag}/change.md", hub, tag) for tag in hub.languages)
        yield forge.change, "\n---\n\n".join(asked)
        for tag in hub.languages:
            source = f"hub/{language(tag).tag}/issues"
            for name in names_below(source):
                text = _rendered(f"{source}/{name}", hub, tag)
                yield f"{forge.issues}/{_named_in(hub, tag, name)}", text


def _hidden(name: str) -> str:
    """Return the path of a file whose archetype must not be hidden itself."""
    return name.replace("dot_", ".")


def _docs_dir(hub: NewHub, tag: str) -> str:
    return "site_src" if tag == hub.languages[0] else f"site_src/{tag}"


def _named_in(hub: NewHub, tag: str, name: str) -> str:
    """Return the name of a file that stands beside those of the other languages."""
    return name if tag == hub.languages[0] else name.replace(".md", f".{tag.lower()}.md")


def _rendered(archetype: str, hub: NewHub, tag: str) -> str:
    is_first = tag == hub.languages[0]
    speaks = language(tag)
    return render(
        archetype,
        speaks,
        hub=hub,
        conduct=render("hub/conduct.md", speaks, hub=hub).strip(),
        tag=tag,
        name=hub.worded(hub.name, tag),
        goal=hub.worded(hub.goal, tag),
        founder=slug_for_name(hub.founder) if hub.founder else "",
        chapters=frozenset(hub.chapters),
        groups=groups_of(hub.chapters),
        docs_dir=_docs_dir(hub, tag),
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
