"""Pull requests to a hub: a repository with people of every role, and a branch for each example.

    proposals = Proposals(tmp_path)
    found = proposals.review(write("members/fay.md", …), actor="fay")
    codes(found)  # ["review-not-yours"]

Paths are those below the submissions folder, unless they begin with `/`: then below the hub's.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from textwrap import dedent

from commonplace.review import Asked, Review, review
from tests.hubs import CONFIG, article, event, record
from tests.repositories import Repository

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
DURING = datetime(2026, 5, 25, 12, tzinfo=UTC)
"""While judges judge."""
SETTINGS = (
    "commonplace/hub: {maintainers: [mia, '@keeper'], "
    "automation: {'dependabot[bot]': [/requirements.txt]}}, commonplace/credits: {}"
)
CALL = record(
    "",
    title="Map jam",
    organizers="[org]",
    timezone="UTC",
    criteria="[{id: clarity, name: Clarity}]",
    judges="[jude]",
    phases=(
        "[{id: submission, start: 2026-05-01T00:00, end: 2026-05-20T00:00}, "
        "{id: judging, start: 2026-05-20T00:00, end: 2026-05-30T00:00}]"
    ),
)


def member(name: str, **fields: object) -> str:
    """Return somebody's record, with the account of the same name."""
    return record("", name=name.capitalize(), accounts=f"{{github: {name}}}", **fields)


def entry(title: str, who: str = "fay", **fields: object) -> str:
    """Return an entry of one member."""
    team = f"{{members: [{{member: {who}}}]}}"
    return record("Words.", title=title, description="A map.", team=team, **fields)


def ballot(score: int, judge: str = "jude", **fields: object) -> str:
    """Return a ballot with one score."""
    scores = f"{{river: {{clarity: {score}}}}}"
    lines = {"judge": judge, "scores": scores, **fields}
    return "".join(f"{name}: {value}\n" for name, value in lines.items())


PEOPLE = ("ada", "bo", "fay", "jude", "mia", "org")
"""An author, another one, somebody with an entry, a judge, a maintainer, an organiser."""

FILES = {
    **{f"members/{name}.md": member(name) for name in PEOPLE},
    "members/ed.md": member("ed"),
    "columns/notes/index.md": record("", title="Notes", description="Short.", editors="[ed]"),
    "columns/notes/first.md": article("First", body="Words. " * 40),
    "columns/notes/second.md": article("Second", body="Others. " * 40, authors="[bo]"),
    "columns/open/index.md": record(
        "", title="Open", description="For all.", editors="[ed]", open="anyone"
    ),
    "columns/closed/index.md": record(
        "", title="Closed", description="For few.", editors="[ed]", open="editors"
    ),
    "events/evening.md": event(organizers="[org]", speakers="[bo]"),
    "competitions/map-jam/index.md": CALL,
    "competitions/map-jam/entries/river/index.md": entry("River"),
    "competitions/map-jam/ballots/jude.yml": ballot(7),
    "/site_src/handbook/index.md": "# Handbook\n\nWords.\n",
    "/requirements.txt": "mkdocs==1.6\n",
    "/mkdocs.yml": CONFIG.replace("commonplace/hub: {}", SETTINGS)
    + "repo_url: https://github.com/example/hub\n",
}

Deed = Callable[[Path], None]


def place(path: str) -> str:
    """Return a path below the hub's folder."""
    return path[1:] if path.startswith("/") else f"member_submissions/{path}"


def put(path: str, text: str) -> Deed:
    """Write a file."""

    def deed(root: Path) -> None:
        file = root / place(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")

    return deed


def swap_in(path: str, old: str, new: str) -> Deed:
    """Change a part of a file."""

    def deed(root: Path) -> None:
        file = root / place(path)
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    return deed


def drop(path: str) -> Deed:
    """Remove a file."""
    return lambda root: (root / place(path)).unlink()


def shift(old: str, new: str) -> Deed:
    """Give a file another path."""

    def deed(root: Path) -> None:
        (root / place(new)).parent.mkdir(parents=True, exist_ok=True)
        (root / place(old)).rename(root / place(new))

    return deed


class Proposals:
    """A published hub, and pull requests to it, each on a branch of its own."""

    def __init__(self, root: Path) -> None:
        self.repository = Repository(root)
        deeds = [put(path, dedent(text).lstrip()) for path, text in FILES.items()]
        self.repository.commit(*deeds, by="Mia", message="Begin")
        self.number = 0

    @property
    def root(self) -> Path:
        """The hub's folder."""
        return self.repository.root

    @contextmanager
    def branch(self, start: str = "main") -> Iterator[str]:
        """Be on a new branch, and come back to the main one, as it was."""
        self.number += 1
        name = f"proposal-{self.number}"
        self.repository.git("switch", "--quiet", f"--create={name}", start)
        try:
            yield name
        finally:
            self.repository.git("reset", "--quiet", "--hard")
            self.repository.git("switch", "--quiet", "main")

    def propose(self, *deeds: Deed, by: str = "", message: str = "A step") -> str:
        """Commit changes on a new branch, and return its name."""
        with self.branch() as name:
            self.repository.commit(*deeds, by=by or "Somebody", message=message)
            return name

    def review(
        self,
        *deeds: Deed,
        actor: str | None = None,
        by: str = "",
        message: str = "A step",
        now: datetime = NOW,
        forge: str | None = None,
    ) -> Review:
        """Review changes that somebody proposes."""
        name = self.propose(*deeds, by=by, message=message)
        return self.look(name, actor=actor, now=now, forge=forge)

    def look(
        self,
        head: str,
        *,
        actor: str | None = None,
        now: datetime = NOW,
        forge: str | None = None,
        base: str = "main",
    ) -> Review:
        """Review a branch that is there."""
        return review(self.root, Asked(base, head, actor, forge), now)


def codes(found: Review) -> list[str]:
    """Return the rules that were met, those for maintainers' eyes too."""
    return [problem.code for problem in found.problems]


def refusals(found: Review) -> list[str]:
    """Return what its author may not do."""
    return [problem.code for problem in found.problems if problem.is_error]
