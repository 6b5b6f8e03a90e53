"""Files that a repository keeps at its root, and that name its contributors.

Each is made from the public ledger when somebody asks for it, never by a build. `FORMS` has them by
name. What people wrote into such a file themselves stays.
"""

from collections.abc import Mapping

from commonplace.outputs.repository.all_contributors import write_all_contributors
from commonplace.outputs.repository.citation import write_citation
from commonplace.outputs.repository.credited import Credited
from commonplace.outputs.repository.data import write_data
from commonplace.outputs.repository.form import Form
from commonplace.outputs.repository.markdown import write_markdown

FORMS: Mapping[str, Form] = {
    "markdown": Form("CONTRIBUTORS.md", write_markdown),
    "citation": Form("CITATION.cff", write_citation),
    "all-contributors": Form(".all-contributorsrc", write_all_contributors),
    "json": Form("contributors.json", write_data),
}

__all__ = ["FORMS", "Credited", "Form"]
