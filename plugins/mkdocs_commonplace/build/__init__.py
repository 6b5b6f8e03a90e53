"""A site built faster: MkDocs' own build, in which what costs time is remembered and shared out.

`mkdocs build` is the reference: the same events of the same plugins are called in the same order.
Only pure functions inside are answered otherwise: a page's Markdown to HTML, its sections for the
search. See docs/decisions/0047.
"""
