"""Commonplace, the library: files and git in, frozen values and Markdown pages out.

It knows no MkDocs; `mkdocs_commonplace` is the part that does. Start reading in `model`.
"""

__version__ = "0.1.0"
