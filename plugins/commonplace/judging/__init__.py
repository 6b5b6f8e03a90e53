"""Judging: from ballots and votes to standings, the same on every machine.

Nothing here knows files, pages or the clock. Who may know a standing, and when, is decided by
whoever asks for it. How each method counts, and whose it is, stands with it: `averages`, `spread`
(z-scores), `borda`, `schulze`, `agreement` (Kendall's W). `methods` puts them to use, `counting`
is the whole way; `sensitivity` counts again in every other way.
"""

from commonplace.judging.agreement import (
    Agreement,
    Concordance,
    EntrySpread,
    JudgeSpread,
    NoConcordance,
    agreement,
)
from commonplace.judging.counting import count
from commonplace.judging.exclusions import Exclusion, ExclusionReason
from commonplace.judging.sensitivity import (
    Change,
    PodiumChange,
    Sensitivity,
    Variant,
    sensitivity,
)
from commonplace.judging.standings import NoSpread, Place, Standings

__all__ = [
    "Agreement",
    "Change",
    "Concordance",
    "EntrySpread",
    "Exclusion",
    "ExclusionReason",
    "JudgeSpread",
    "NoConcordance",
    "NoSpread",
    "Place",
    "PodiumChange",
    "Sensitivity",
    "Standings",
    "Variant",
    "agreement",
    "count",
    "sensitivity",
]
