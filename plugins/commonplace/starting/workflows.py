"""Files that a forge's machines follow: what they would be now, beside what a hub has."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from shlex import quote

from packaging.version import InvalidVersion, Version

import commonplace
from commonplace.language import N_, language
from commonplace.settings import Settings
from commonplace.starting.archetypes import names_below, render
from commonplace.starting.forges import FORGES, forge_at
from commonplace.trouble import Trouble

PICTURES = ("avif", "gif", "jpeg", "jpg", "png", "svg", "webp")

_HEADER = "# commonplace workflows"
_FIRST_LINE = re.compile(rf"{_HEADER} (\S+) sha256:([0-9a-f]{{16}})\n")
_PIN = re.compile(r"(uses: (\S+?)@)([0-9a-f]{40} # v(\S+))")


class UnknownForgeError(Trouble):
    """It is not known which forge a hub is on, or its machines follow no files of ours."""


class State(StrEnum):
    """How a file of a hub is to what it would be now."""

    CURRENT = "current"
    MISSING = "missing"
    OLDER = "older"
    CHANGED = "changed"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Workflow:
    """A file as it is in a hub and as it would be now; `written_by` is the version that wrote it.

    OLDER is as a version of ours wrote it; CHANGED has been changed by somebody since; FOREIGN does
    not say that it is ours. Actions that are newer than ours are no change: they stay.
    """

    path: str
    state: State
    before: str
    after: str
    written_by: str = ""

    @property
    def is_somebodys(self) -> bool:
        """Whether writing it anew would take away what a person wrote."""
        return self.state in {State.CHANGED, State.FOREIGN}

    def difference(self) -> str:
        """Return what writing it anew would change, as a unified diff."""
        before, after = (text.splitlines(keepends=True) for text in (self.before, self.after))
        return "".join(difflib.unified_diff(before, after, f"a/{self.path}", f"b/{self.path}"))


def workflow_files(
    forge: str, tag: str, submissions: str, docs_dirs: Iterable[str]
) -> dict[str, str]:
    """Return the text of each file that a forge's machines follow, by path.

    `tag` is the language of remarks and answers; of `submissions` and of the pages and pictures in
    `docs_dirs`, the content of a pull request is taken.
    """
    source = f"hub/forges/{FORGES[forge].machines}"
    values = {
        "forge": forge,
        "tag": language(tag).tag,
        "submissions": submissions,
        "content": [quote(path) for path in _content(submissions, docs_dirs)],
    }
    if not FORGES[forge].machines:
        return {}
    return {
        name.replace("dot_", "."): _signed(render(f"{source}/{name}", language(tag), **values))
        for name in names_below(source)
    }


def workflows_of(root: Path, settings: Settings, forge: str = "") -> list[Workflow]:
    """Return the files of the forge a hub is on, each beside what it would be now.

    Raises UnknownForgeError where nothing says which forge it is, or where it has no such files.
    """
    name = forge or forge_at(settings.repo_url) or _forge_by_files(root)
    if not name or not FORGES[name].machines:
        known = ", ".join(name for name, forge in FORGES.items() if forge.machines)
        raise UnknownForgeError(
            N_("Say with --forge where the repository is; there are workflows for: {known}."),
            known=known,
        )
    docs_dirs = [site.docs_dir for site in settings.languages]
    files = workflow_files(name, settings.default_language, settings.submissions, docs_dirs)
    return [_compared(path, _text(root / path), text) for path, text in sorted(files.items())]


def write_workflows(root: Path, workflows: Iterable[Workflow]) -> None:
    """Write files anew."""
    for workflow in workflows:
        path = root / workflow.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(workflow.after, encoding="utf-8", newline="\n")


def _content(submissions: str, docs_dirs: Iterable[str]) -> Iterator[str]:
    """Yield, as git's patterns, what a pull request may bring: no programs, no hidden files."""
    yield submissions
    folders = sorted({folder.strip("/") for folder in docs_dirs})
    for folder in folders:
        if not any(folder.startswith(f"{other}/") for other in folders):
            inside = "" if folder == "." else f"{folder}/"
            yield from (f":(glob){inside}**/*.{ending}" for ending in ("md", *PICTURES))
    yield from (":(exclude,glob)**/.*", ":(exclude,glob)**/.*/**")


def _signed(text: str) -> str:
    return f"{_HEADER} {commonplace.__version__} sha256:{_digest(text)}\n{text}"


def _digest(text: str) -> str:
    """Return a digest of a text that is the same whichever version of an action it names."""
    return sha256(_PIN.sub(r"\1", text).encode()).hexdigest()[:16]


def _compared(path: str, before: str | None, after: str) -> Workflow:
    if before is None:
        return Workflow(path, State.MISSING, "", after)
    after = _with_newer_pins(after, before)
    found = _FIRST_LINE.match(before)
    if not found:
        return Workflow(path, State.FOREIGN, before, after)
    version, digest = found.groups()
    body = before[found.end() :]
    if _digest(body) != digest:
        state = State.CHANGED
    elif body == after.partition("\n")[2]:
        state = State.CURRENT
    else:
        state = State.OLDER
    return Workflow(path, state, before, after, version)


def _with_newer_pins(text: str, before: str) -> str:
    """Return a text with the actions of an earlier one, where those are newer."""
    pins: Mapping[str, tuple[str, str]] = {
        action: (pin, version) for _, action, pin, version in _PIN.findall(before)
    }

    def pinned(found: re.Match[str]) -> str:
        pin, version = pins.get(found[2], ("", ""))
        return found[1] + (pin if _is_newer(version, found[4]) else found[3])

    return _PIN.sub(pinned, text)


def _is_newer(version: str, other: str) -> bool:
    try:
        return Version(version) > Version(other)
    except InvalidVersion:
        return False


def _forge_by_files(root: Path) -> str:
    names = {forge.workflow: name for name, forge in FORGES.items() if forge.machines}
    return next((name for path, name in names.items() if (root / path).is_file()), "")


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise Trouble(
            N_("{path} cannot be read: {reason}."), path=path.as_posix(), reason=error
        ) from error
