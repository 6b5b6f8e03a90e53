"""From lists and files of what was handed in elsewhere to entries: what is to be written first."""

from commonplace.importing.entries.options import EntryOptions
from commonplace.importing.entries.plan import EntryPlan, plan_entries
from commonplace.importing.entries.sources import read_sources

__all__ = ["EntryOptions", "EntryPlan", "plan_entries", "read_sources"]
