"""What git knows of a hub: of its events, and of who made which file."""

from commonplace.history.attribution import read_attribution
from commonplace.history.reading import read_histories

__all__ = ["read_attribution", "read_histories"]
