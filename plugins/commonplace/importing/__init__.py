"""From another site's files to a hub's: what is to be written first, then the writing."""

from commonplace.importing.files import PlannedFile
from commonplace.importing.hugo_source import HugoSource, read_hugo_source
from commonplace.importing.plan import ImportOptions, ImportPlan, plan_import
from commonplace.importing.reasons import ImportProblem
from commonplace.importing.writing import Written, write_files

__all__ = [
    "HugoSource",
    "ImportOptions",
    "ImportPlan",
    "ImportProblem",
    "PlannedFile",
    "Written",
    "plan_import",
    "read_hugo_source",
    "write_files",
]
