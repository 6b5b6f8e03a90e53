"""Every fault that can be reported: one entry a rule.

A message says what was found and what is allowed; a hint says what to do. `{names}` are filled from
the problem's values. Rules of one file are found in `documents` and `schema`, rules across files in
`load`, those of who may change what in `review`.
"""

from commonplace.problems.code import Code, Severity
from commonplace.problems.field_codes import FIELDS
from commonplace.problems.file_codes import FILES, FRONT_MATTER, PICTURES
from commonplace.problems.record_codes import RECORDS
from commonplace.problems.rendering_codes import RENDERING
from commonplace.problems.review_codes import REVIEW
from commonplace.problems.text_codes import PRIVACY, TEXT

__all__ = ["CODES", "Code", "Severity"]

CODES: dict[str, Code] = (
    FILES | PICTURES | FRONT_MATTER | FIELDS | TEXT | RENDERING | PRIVACY | RECORDS | REVIEW
)
"""All rules by their code."""
