"""Whom commits name and no record claims: likely one person together, with the record they lack."""

from commonplace.views.strangers.found import Stranger, file_of, find_strangers
from commonplace.views.strangers.record import fields_of

__all__ = ["Stranger", "fields_of", "file_of", "find_strangers"]
