"""What kept something, or a part of it, from being imported, and how that is said."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from commonplace.importing.article_reasons import ARTICLE_REASONS
from commonplace.importing.contributor_reasons import CONTRIBUTOR_REASONS
from commonplace.importing.entry_reasons import ENTRY_REASONS
from commonplace.importing.event_reasons import EVENT_REASONS
from commonplace.importing.reason import Reason
from commonplace.language import N_, Language

_SHARED = {
    "unreadable": Reason(
        N_("cannot be read"), N_("The file cannot be read: {reason}."), leaves_out=True
    ),
    "not-utf8": Reason(
        N_("not UTF-8"),
        N_("The file is no UTF-8 text: {reason}. Save it again as UTF-8."),
        leaves_out=True,
    ),
    "fails-check": Reason(
        N_("would not pass the check"), N_("It would not pass the check: {reason}"), leaves_out=True
    ),
    "title-missing": Reason(N_("no title"), N_("It has no title; “{title}” is used.")),
    "title-changed": Reason(
        N_("title changed"),
        N_("The title holds invisible characters or is too long; it is now “{title}”."),
    ),
    "tags-cut": Reason(
        N_("too many tags"),
        N_("It has {found} tags; the first {limit} are kept. Left out: {left_out}."),
    ),
}

REASONS: dict[str, Reason] = {
    **_SHARED,
    **ARTICLE_REASONS,
    **EVENT_REASONS,
    **CONTRIBUTOR_REASONS,
    **ENTRY_REASONS,
}
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
        """Whether what it is about was left out as a whole."""
        return REASONS[self.kind].leaves_out

    @property
    def sort_key(self) -> tuple[str, int, str]:
        """Order for a summary: by file, then by place."""
        return (self.path, self.line, self.kind)

    def message(self, language: Language) -> str:
        """Say what happened, and what to do where there is something to do."""
        template = language.gettext(REASONS[self.kind].message)
        return _NAMED.sub(lambda name: _short(language, self.values.get(name[1], "")), template)


def problem(path: str, kind: str, line: int = 0, **values: object) -> ImportProblem:
    """Make an import problem; values are turned to text."""
    return ImportProblem(path, line, kind, {name: str(value) for name, value in values.items()})


def needs_a_look(problems: Iterable[ImportProblem]) -> bool:
    """Whether something stayed behind that somebody should see to."""
    return any(found.leaves_out and not REASONS[found.kind].is_harmless for found in problems)


def _short(language: Language, text: str) -> str:
    line = "".join(char if char.isprintable() else " " for char in language.gettext(text))
    return line if len(line) <= _LONGEST_VALUE else line[: _LONGEST_VALUE - 1] + "…"
