"""A Hub's pages: plain values of Markdown and metadata that any generator can build.

`site.generate(edition)` gives all pages and files of one language's site. The words of a page are
in `templates/*.md.jinja`; its cards and lists are in `templates/parts/*.html`, which are escaped.

Nothing is imported here: a site that shows credits alone loads what it shows, not every page.
"""
