"""Results of competitions: standings, the way they were counted, and who won what."""

from commonplace.pages.results.fame import fame_pages
from commonplace.pages.results.page import result_pages

__all__ = ["fame_pages", "result_pages"]
