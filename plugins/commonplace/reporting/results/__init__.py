"""Standings in words: for a terminal, for programs, for a spreadsheet.

`FORMATS` has a function for each form; it takes what is shown and how it is dressed, and returns
all of it with a line end at its end.
"""

from collections.abc import Callable, Mapping

from commonplace.reporting.dress import Dress
from commonplace.reporting.results.data import write_json
from commonplace.reporting.results.shown import Shown
from commonplace.reporting.results.table import write_csv
from commonplace.reporting.results.text import write_text

FORMATS: Mapping[str, Callable[[Shown, Dress], str]] = {
    "text": write_text,
    "json": write_json,
    "csv": write_csv,
}

__all__ = ["FORMATS", "Shown"]
