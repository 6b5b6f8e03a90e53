"""Trust: what a member's text may become on a page that readers open.

Maintainers' pages keep all of Markdown and HTML. A member's text is rendered on its own, so that it
reaches into nothing around it, and what comes out is held against a list of what is allowed before
anything else sees it: search, feeds, cards or templates.
"""
