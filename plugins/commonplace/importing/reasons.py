"""What can keep a file or a part of it from being imported, and how that is said."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from commonplace.language import N_, Language


@dataclass(frozen=True, slots=True)
class Reason:
    """One kind of import problem; `leaves_out` says whether the whole file stays behind."""

    message: str
    leaves_out: bool = False


REASONS: dict[str, Reason] = {
    # Files that become no article.
    "not-a-post": Reason(N_("It is no post: {rule}."), leaves_out=True),
    "other-format": Reason(
        N_("Files ending in “{ending}” are not imported; only Markdown is."), leaves_out=True
    ),
    "no-front-matter": Reason(N_("It is no post: it has no front matter."), leaves_out=True),
    "front-matter-broken": Reason(
        N_("Its front matter cannot be read: {reason}. Correct it in the source."), leaves_out=True
    ),
    "unreadable": Reason(N_("The file cannot be read: {reason}."), leaves_out=True),
    "not-utf8": Reason(
        N_("The file is no UTF-8 text: {reason}. Save it again as UTF-8."), leaves_out=True
    ),
    "too-large": Reason(
        N_("The text has {size} KiB; up to {limit} KiB are allowed. Split it by hand."),
        leaves_out=True,
    ),
    "no-date": Reason(
        N_("It has no date, neither in its front matter nor in its name. Add one in the source."),
        leaves_out=True,
    ),
    "fails-check": Reason(
        N_("As an article it would not pass the check: {reason}"), leaves_out=True
    ),
    # Parts of a file that could not come along, or that somebody should look at.
    "date-odd": Reason(N_("“{field}: {found}” is no date that can be read; {instead} is used.")),
    "no-author": Reason(
        N_("It names no author; it is signed by “{name}”. Use --default-author to choose another.")
    ),
    "title-missing": Reason(N_("It has no title; “{title}” is used.")),
    "title-changed": Reason(
        N_("The title holds invisible characters or is too long; it is now “{title}”.")
    ),
    "tags-cut": Reason(
        N_("It has {found} tags; the first {limit} are kept. Left out: {left_out}.")
    ),
    "credit-unread": Reason(N_("This part of its credits could not be understood: “{found}”.")),
    "shortcode-removed": Reason(
        N_("The shortcode “{name}” is removed; what it showed is missing.")
    ),
    "reference-broken": Reason(N_("“{found}” leads to no imported article.")),
    "link-old-site": Reason(
        N_("The link “{found}” leads to a page of the old site that is not imported.")
    ),
    "redirect-taken": Reason(N_("The old address “/{found}” belongs to “{other}” already.")),
    "redirect-invalid": Reason(N_("The old address “{found}” cannot be kept as a redirect.")),
    "file-left-out": Reason(N_("The file beside it, “{found}”, is not copied: {reason}.")),
    "portrait-remote": Reason(
        N_("The portrait of “{name}” is on another site and is left out: {found}")
    ),
    "data-unread": Reason(N_("This data file cannot be used: {reason}.")),
    "bio-left-out": Reason(
        N_("What the source says about “{name}” would not pass the check and is left out: {reason}")
    ),
    "bio-kept": Reason(
        N_("“{name}” has a member file already; the bio in the source is not carried over.")
    ),
}  # fmt: skip
"""All kinds of import problem."""

_NAMED = re.compile(r"\{(\w+)\}")
_LONGEST_VALUE = 160


@dataclass(frozen=True, slots=True)
class ImportProblem:
    """One thing that did not come along: source file, line (0: the whole file), kind."""

    path: str
    line: int
    kind: str
    values: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def leaves_out(self) -> bool:
        """Whether the file as a whole was left out."""
        return REASONS[self.kind].leaves_out

    def message(self, language: Language) -> str:
        """Say what happened, and what to do where there is something to do."""
        template = language.gettext(REASONS[self.kind].message)
        return _NAMED.sub(lambda name: _short(language, self.values.get(name[1], "")), template)


def problem(path: str, kind: str, line: int = 0, **values: object) -> ImportProblem:
    """Make an import problem; values are turned to text."""
    return ImportProblem(path, line, kind, {name: str(value) for name, value in values.items()})


def _short(language: Language, text: str) -> str:
    line = "".join(char if char.isprintable() else " " for char in language.gettext(text))
    return line if len(line) <= _LONGEST_VALUE else line[: _LONGEST_VALUE - 1] + "…"
