"""Questions to a Hub: what is listed, what comes next, who gave what. Nothing here writes a page."""

from commonplace.views.edition import Edition

__all__ = ["Edition"]
