"""Ballot files: where they are, and sealing and opening them."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from commonplace.documents import read_data
from commonplace.documents.writing import write_fields
from commonplace.language import N_
from commonplace.model import Ballot, Source
from commonplace.model.seal import SealState, seal_of, seal_state
from commonplace.schema import read_record
from commonplace.settings import Settings
from commonplace.trouble import Trouble

KEPT = ".ballots"
"""The folder in a hub that keeps what is sealed; git is told to leave it alone."""


@dataclass(frozen=True, slots=True)
class BallotFiles:
    """The two files of a judge's ballot: the one that is published, and the one that is kept."""

    root: Path
    settings: Settings
    competition: str
    judge: str

    @property
    def name(self) -> str:
        """The published file, from the hub's folder."""
        folder = f"{self.settings.submissions}/competitions/{self.competition}/ballots"
        long = f"{folder}/{self.judge}.yaml"
        return long if (self.root / long).is_file() else f"{folder}/{self.judge}.yml"

    @property
    def kept_name(self) -> str:
        """The file that stays with the judge until the ballot is opened."""
        return f"{KEPT}/{self.competition}/{self.judge}.yml"

    def text(self) -> str | None:
        """Return what the published file holds; None where there is none."""
        path = self.root / self.name
        return path.read_text(encoding="utf-8") if path.is_file() else None

    def ballot(self, name: str = "") -> Ballot:
        """Return the ballot in a file, the published one if not told otherwise.

        Raises Trouble where it is not there or has a mistake.
        """
        name = name or self.name
        path = self.root / name
        if not path.is_file():
            message = N_("{path} is not there. Begin it with: commonplace ballot new {competition}")
            raise Trouble(message, path=name, competition=self.competition)
        document, problems = read_data(name, path.read_bytes())
        record = None
        if document is not None:
            source = Source(name, name, self.judge, self.competition, places=document.places)
            record, found = read_record(document, Ballot, source)
            problems = [*problems, *found]
        if not isinstance(record, Ballot):
            first = problems[0]
            message = N_("{path} has a mistake in line {line}; commonplace check says which.")
            raise Trouble(message, path=name, line=first.place.line)
        return record

    def write(self, text: str) -> None:
        """Write the published file, with its folder."""
        _write(self.root / self.name, text)

    def seal(self) -> str:
        """Keep the ballot, publish its seal alone, and return the seal.

        Raises Trouble where there is nothing to seal, or it is sealed already.
        """
        ballot = self.ballot()
        if ballot.sealed:
            message = N_("{path} is sealed already.")
            raise Trouble(message, path=self.name)
        if not any(
            score is not None for given in ballot.scores.values() for score in given.values()
        ):
            raise Trouble(N_("{path} has no score yet; there is nothing to seal."), path=self.name)
        salt = secrets.token_hex(16)
        seal = seal_of(self.competition, ballot, salt)
        ignoring = self.root / KEPT / ".gitignore"
        if not ignoring.exists():
            _write(ignoring, "*\n")
        head = write_fields({"sealed": seal, "salt": salt})
        _write(self.root / self.kept_name, head + (self.text() or ""))
        self.write(write_fields({"judge": self.judge, "sealed": seal}))
        return seal

    def reveal(self) -> SealState:
        """Publish the ballot that was kept, if it is the one that was sealed; say what it is.

        Raises Trouble where it does not match, or neither file has the scores.
        """
        published = self.ballot()
        if published.sealed is None:
            raise Trouble(N_("{path} is not sealed."), path=self.name)
        if seal_state(published) is not SealState.SEALED:
            return seal_state(published)
        if not (self.root / self.kept_name).is_file():
            message = N_(
                "{kept} is not here, which has the scores. It is on the machine where the ballot "
                "was sealed."
            )
            raise Trouble(message, kept=self.kept_name)
        kept = self.ballot(self.kept_name)
        if kept.sealed != published.sealed or seal_state(kept) is not SealState.MATCHES:
            message = N_("{kept} does not match the seal in {path}. Nothing was written.")
            raise Trouble(message, kept=self.kept_name, path=self.name)
        self.write((self.root / self.kept_name).read_text(encoding="utf-8"))
        return SealState.MATCHES


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
