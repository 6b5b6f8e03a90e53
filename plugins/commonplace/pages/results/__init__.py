"""Results of competitions: standings, the way they were counted, and who won what."""

from commonplace.pages.results.certificates import certificate_pages, former_certificates
from commonplace.pages.results.fame import fame_pages
from commonplace.pages.results.page import result_pages
from commonplace.pages.results.sensitivity import sensitivity_pages

__all__ = [
    "certificate_pages",
    "fame_pages",
    "former_certificates",
    "result_pages",
    "sensitivity_pages",
]
