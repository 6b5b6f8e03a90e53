"""From another site's files to a hub's: what is to be written first, then the writing."""

from commonplace.importing.hugo_source import HugoSource, read_hugo_source
from commonplace.importing.plan import ImportOptions, ImportPlan, PlannedFile, plan_import
from commonplace.importing.reasons import ImportProblem
from commonplace.importing.writing import Written, write_plan

__all__ = [
    "HugoSource",
    "ImportOptions",
    "ImportPlan",
    "ImportProblem",
    "PlannedFile",
    "Written",
    "plan_import",
    "read_hugo_source",
    "write_plan",
]
