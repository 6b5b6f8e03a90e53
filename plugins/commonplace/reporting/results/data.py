"""Standings for programs."""

from typing import Any

from commonplace.judging import Agreement, Sensitivity
from commonplace.problems.reports import dump
from commonplace.reporting.dress import Dress
from commonplace.reporting.results.shown import Shown

VERSION = 1
"""Rises when a name goes or comes to mean something else, not when one is added."""


def write_json(shown: Shown, dress: Dress) -> str:  # noqa: ARG001 - as every form is written
    """Return standings as JSON; nothing in it depends on the language."""
    standings, competition = shown.standings, shown.competition
    data: dict[str, Any] = {
        "version": VERSION,
        "competition": competition.id,
        "title": competition.title,
        "track": standings.track,
        "is_public": shown.is_public,
        "public_from": moment.isoformat() if (moment := competition.results_from) else None,
        "is_announced": standings.scoring == competition.scoring,
        "scoring": standings.scoring.model_dump(mode="json"),
        "scale": standings.scale,
        "judges": standings.judges,
        "places": [
            {
                "rank": place.rank,
                "entry": place.entry,
                "title": shown.title(place),
                "score": place.score,
                "by_criterion": dict(place.by_criterion),
                "ballots": place.ballots,
                "votes": place.votes,
            }
            for place in standings.places
        ],
        "exclusions": [
            {"entry": one.entry, "judge": one.judge, "reason": one.reason.value}
            for one in standings.exclusions
        ],
        "no_spread": [
            {"judge": one.judge, "criterion": one.criterion} for one in standings.no_spread
        ],
    }
    if (sensitivity := shown.sensitivity) and (agreement := shown.agreement):
        data |= {"sensitivity": _sensitivity(sensitivity), "agreement": _agreement(agreement)}
    return dump(data)


def _sensitivity(found: Sensitivity) -> dict[str, Any]:
    return {
        "podium": found.podium,
        "always": found.always,
        "sometimes": found.sometimes,
        "winner_changes": [one.name for one in found.winner_changes],
        "variants": [
            {
                "name": one.name,
                "kind": one.kind.value,
                "subject": one.subject,
                "podium": found.change(one).value,
                "ranks": {entry: one.rank(entry) for entry in found.entries},
            }
            for one in found.variants
        ],
    }


def _agreement(found: Agreement) -> dict[str, Any]:
    concordance = found.concordance
    return {
        "kendall_w": concordance.w,
        "reason": concordance.reason.value if concordance.reason else None,
        "judges": concordance.judges,
        "entries": concordance.entries,
        "of": concordance.of,
        "spread": {
            one.entry: {
                "ballots": one.ballots,
                "mean": one.mean,
                "deviation": one.deviation,
                "lowest": one.lowest,
                "highest": one.highest,
            }
            for one in found.entries
        },
        "leaning": {one.judge: one.leaning for one in found.judges},
    }
