"""Questions to a Hub: what is listed, what comes next, who gave what. No page is written here."""

from commonplace.views.edition import Edition

__all__ = ["Edition"]
