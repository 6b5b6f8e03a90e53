"""From the file of all-contributors to members and what they gave."""

from commonplace.importing.all_contributors.plan import (
    ContributorOptions,
    ContributorPlan,
    plan_contributors,
)
from commonplace.importing.all_contributors.source import read_all_contributors

__all__ = ["ContributorOptions", "ContributorPlan", "plan_contributors", "read_all_contributors"]
