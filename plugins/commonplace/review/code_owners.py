"""CODEOWNERS: whom a forge asks about which files, as the records name them."""

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from commonplace.language import N_, language
from commonplace.model import Hub, Record
from commonplace.review.ownership import NOBODY, Ownership, People

_HEAD = (
    N_("Written by commonplace codeowners from the records; do not change it by hand."),
    N_("Maintainers are those of mkdocs.yml. Whoever has no account here is left out."),
)

_WORKS = ("/mkdocs*.yml", "/requirements*", "/.github/", "/.gitlab/", "/.gitlab-ci.yml")

Row = tuple[str, People]
"""A pattern of paths, and whose they are."""


@dataclass(frozen=True, slots=True)
class Syntax:
    """How a forge reads the file: patterns of a path, and of all there is.

    With `adds_up`, all lines that fit count; else only the last one does, which then names
    maintainers as well.
    """

    service: str
    pattern: Callable[[str], str]
    everything: str
    adds_up: bool = False


@dataclass(frozen=True)
class CodeOwners:
    """The file of a hub for a forge. `way` is where the hub is in its repository (`…/`)."""

    hub: Hub
    syntax: Syntax
    way: str = ""

    @cached_property
    def text(self) -> str:
        """The whole file."""
        words = language(self.hub.settings.default_language)
        lines = [f"# {words.gettext(sentence)}" for sentence in _HEAD]
        for title, rows in self._sections:
            found = (self._line(pattern, people) for pattern, people in rows)
            if shown := list(filter(None, found)):
                lines += ["", f"# {words.gettext(title)}", *shown]
        return "\n".join(lines) + "\n"

    @cached_property
    def left_out(self) -> tuple[str, ...]:
        """Who owns something and has no account on the forge, by id, in their order."""
        owners = (who for _, rows in self._sections for _, people in rows for who in people)
        return tuple(sorted(who for who in {*self._maintainers, *owners} if not self._account(who)))

    @cached_property
    def _sections(self) -> tuple[tuple[str, list[Row]], ...]:
        """The lines by what they are about; who is not named in one is a maintainer."""
        hub = self.hub
        everything: list[Row] = [(self.syntax.everything, NOBODY)]
        return (
            (N_("Everything that is not below"), everything),
            (N_("Members, their own records"), self._of(hub.members.values())),
            (N_("Columns, their editors"), self._of(hub.columns.values())),
            (N_("Events, whoever organises them"), self._of(hub.events.values())),
            (N_("Competitions, whoever organises them"), self._of(hub.competitions.values())),
            (N_("Pages, settings and workflows, maintainers"), self._works()),
        )

    def _works(self) -> list[Row]:
        """Return what is for maintainers whatever stands above; where lines add up, it is so."""
        if self.syntax.adds_up:
            return []
        sites = self.hub.settings.languages
        docs = dict.fromkeys(f"/{self._below(site.docs_dir)}/" for site in sites)
        return [
            *((self.syntax.pattern(path), NOBODY) for path in docs),
            *((pattern, NOBODY) for pattern in _WORKS),
        ]

    def _of(self, records: Iterable[Record]) -> list[Row]:
        """Return where each record lies, and whose it is; nothing where it is nobody's."""
        owned = Ownership(self.hub)
        return [
            (self.syntax.pattern(self._place(record)), own)
            for record in records
            if (own := owned.own(record))
        ]

    def _place(self, record: Record) -> str:
        folder, name = posixpath.split(self._below(record.path))
        return f"/{folder}/" if name == "index.md" else f"/{folder}/{name}"

    def _below(self, path: str) -> str:
        return posixpath.normpath(f"{self.way}{path}")

    def _line(self, pattern: str, people: People) -> str:
        """Return a line, or nothing where nobody of those has an account there."""
        accounts = [*filter(None, map(self._account, sorted(people)))]
        if people and not accounts:
            return ""
        if not people or not self.syntax.adds_up:
            accounts += filter(None, self._keepers)
        named = dict.fromkeys(accounts)
        return " ".join([pattern, *(f"@{name}" for name in named)]) if named else ""

    @cached_property
    def _maintainers(self) -> tuple[str, ...]:
        return tuple(
            name for name in self.hub.settings.options.maintainers if not name.startswith("@")
        )

    @cached_property
    def _keepers(self) -> list[str]:
        """The accounts of maintainers, in the order in which they are named."""
        named = self.hub.settings.options.maintainers
        return [name[1:] if name.startswith("@") else self._account(name) for name in named]

    def _account(self, member_id: str) -> str:
        member = self.hub.people.get(next(iter(Ownership(self.hub).today([member_id]))))
        return (getattr(member.accounts, self.syntax.service) or "") if member else ""


def _globbed(path: str) -> str:
    """Return a path for GitHub and GitLab; `?` stands for what neither has a way to write."""
    return re.sub(r"[*?\[\]!\\#]", "?", path).replace(" ", r"\ ")


def _regular(path: str) -> str:
    """Return a path as the regular expression that Forgejo reads; there, two strokes make one."""
    inner = path.strip("/")
    escaped = re.sub(r"([.+*?()|\[\]{}^$\\])", r"\\\\\1", inner)
    escaped = re.sub(r"([ #])", r"\\\1", escaped)
    return f"{escaped}/.*" if path.endswith("/") else escaped


SYNTAXES: Mapping[str, Syntax] = {
    "github": Syntax("github", _globbed, "*"),
    "gitlab": Syntax("gitlab", _globbed, "*"),
    "codeberg": Syntax("codeberg", _regular, ".*", adds_up=True),
    "forgejo": Syntax("codeberg", _regular, ".*", adds_up=True),
}
"""The forges that read such a file."""
