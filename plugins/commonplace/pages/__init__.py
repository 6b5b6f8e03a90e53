"""A Hub's pages: plain values of Markdown and metadata that any generator can build.

`generate(edition)` gives all pages and files of one language's site. The words of a page are in
`templates/*.md.jinja`; its cards and lists are in `templates/parts/*.html`, which are escaped.
"""

from commonplace.pages.generated import Alternate, GeneratedFile, GeneratedPage, PageFacts
from commonplace.pages.site import generate, generated_files

__all__ = [
    "Alternate",
    "GeneratedFile",
    "GeneratedPage",
    "PageFacts",
    "generate",
    "generated_files",
]
