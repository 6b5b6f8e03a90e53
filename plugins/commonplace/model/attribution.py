"""What git knows of who changed which file, before anybody asks who these people are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from commonplace.trouble import Trouble


class Part(StrEnum):
    """What somebody did in a commit: its author, or named in a trailer of its message."""

    AUTHOR = "Author"
    CO_AUTHOR = "Co-authored-by"
    TRANSLATOR = "Translated-by"
    REVIEWER = "Reviewed-by"
    REPORTER = "Reported-by"
    SUGGESTER = "Suggested-by"


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody as commits name them: after `.mailmap`, and as it is written in the commit.

    Addresses are here to find the member; no page and no file may hold them.
    """

    name: str
    address: str = ""
    written_name: str = ""
    written_address: str = ""


@dataclass(frozen=True, slots=True)
class Touch:
    """That somebody had a part in a commit that changed a file.

    `time` is the author's, on the author's own clock. A move changes no content. `lines` counts
    those added and removed; None where nobody asked, or where the file is no text.
    """

    who: Identity
    part: Part
    commit: str
    time: datetime
    is_move: bool = False
    lines: int | None = None


@dataclass(frozen=True, slots=True)
class FileHistory:
    """Who changed a file, newest first, whatever the file was called then.

    Commits that count for nobody, such as bulk changes, are not among the touches. `created` is the
    first commit of all, `changed` the last that counts and is more than a move; None where there is
    none.
    """

    touches: tuple[Touch, ...] = ()
    created: datetime | None = None
    changed: datetime | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """The history of each file of the last commit, by its path below the hub's folder.

    `seen` are the authors of the whole history, also those whose files are gone, with the number of
    their commits. `trouble` says why nothing is known, or what may be missing; with `is_shallow` a
    part of the history is missing, and as whoever gave credit by it would do wrong, `of` is empty.
    With `is_new` there is no history yet, which is no fault.
    """

    of: Mapping[str, FileHistory] = field(default_factory=dict)
    seen: Mapping[Identity, int] = field(default_factory=dict)
    trouble: Trouble | None = None
    is_shallow: bool = False
    is_new: bool = False


NO_ATTRIBUTION = Attribution()
"""What is known without git."""
