"""Linked data of pages (schema.org as JSON-LD): a value for each kind of page, and its writing.

A page whose record has a word in schema.org hands its value to `Writer.page`; the theme puts the
block into the head. A further kind of record is a further module here.
"""

from commonplace.pages.linked_data.block import data_block
from commonplace.pages.linked_data.competitions import (
    competition_data,
    entry_data,
    results_data,
)
from commonplace.pages.linked_data.events import event_data, occurrence_data, series_data

__all__ = [
    "competition_data",
    "data_block",
    "entry_data",
    "event_data",
    "occurrence_data",
    "results_data",
    "series_data",
]
