"""Judging: from ballots and votes to standings, the same on every machine.

Nothing here knows files, pages or the clock. Who may know a standing, and when, is decided by
whoever asks for it.
"""

from commonplace.judging.counting import count
from commonplace.judging.exclusions import Exclusion, ExclusionReason
from commonplace.judging.standings import Place, Standings

__all__ = ["Exclusion", "ExclusionReason", "Place", "Standings", "count"]
