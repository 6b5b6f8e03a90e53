"""Tracks that entries and awards name, against those of the competition."""

from collections.abc import Iterator

from commonplace.model import Award, Competition, Entry
from commonplace.problems import Problem, closest


def check_track(
    competition: Competition, record: Entry | Award, track: str | None
) -> Iterator[Problem]:
    """Yield a problem where the competition has no such track."""
    tracks = [known.id for known in competition.tracks]
    if track and track not in tracks:
        yield Problem.at(
            record.path,
            record.source.places.of_value(("track",)),
            "track-unknown",
            found=track,
            allowed=", ".join(tracks) or "–",
            suggestion=closest(track, tracks),
        )
