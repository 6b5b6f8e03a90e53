"""What is shown of the results of a competition."""

from dataclasses import dataclass

from commonplace.judging import Agreement, Place, Sensitivity, Standings
from commonplace.model import Competition
from commonplace.views.results import Results


@dataclass(frozen=True)
class Shown:
    """The standings of all entries or of one track, and whether anybody else may know them.

    `is_sensitive` asks for other ways of counting too.
    """

    results: Results
    standings: Standings
    is_public: bool
    is_sensitive: bool = False

    @property
    def competition(self) -> Competition:
        """The competition."""
        return self.results.competition

    @property
    def sensitivity(self) -> Sensitivity | None:
        """What other ways of counting make of it, where that is asked for."""
        return self.results.sensitivity(self.standings.track) if self.is_sensitive else None

    @property
    def agreement(self) -> Agreement | None:
        """How far judges agree, where that is asked for."""
        return self.results.agreement(self.standings.track) if self.is_sensitive else None

    def title(self, place: Place) -> str:
        """Return what an entry is called."""
        return self.results.titles.get(place.entry, place.entry)
