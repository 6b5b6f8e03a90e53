"""What git knows of who made which file, over its whole history."""

from commonplace.history.attribution.reading import read_attribution

__all__ = ["read_attribution"]
