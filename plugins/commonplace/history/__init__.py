"""What git knows of a hub's events: who they are, when they changed, which are gone."""

from commonplace.history.reading import read_histories

__all__ = ["read_histories"]
