"""What git knows, read once for a build, and said once where something is missing."""

from datetime import datetime
from pathlib import Path

from commonplace.history.attribution import read_attribution
from commonplace.history.reading import read_histories
from commonplace.model import NO_ATTRIBUTION, Attribution, Histories, Hub
from commonplace.settings import Settings
from mkdocs_commonplace.log import log_trouble


def read_past(
    root: Path, settings: Settings, hub: Hub, now: datetime
) -> tuple[Histories, Attribution]:
    """Return the histories of events and, where credits are wanted, who made which file."""
    histories = read_histories(root, settings, hub, now)
    log_trouble(histories.trouble, settings)
    if settings.credits is None:
        return histories, NO_ATTRIBUTION
    # Lines are counted only for a ranking: git has to compare every file for that.
    attribution = read_attribution(root, settings, measure=settings.credits.ranking is not None)
    log_trouble(attribution.trouble, settings, is_fault=not attribution.is_new)
    return histories, attribution
