"""Files that other programs read: feeds. Values, as pages are; whoever builds the site writes them.

`outputs(edition)` gives all of one language's site.
"""

from commonplace.outputs.site import outputs

__all__ = ["outputs"]
