"""A folder of submissions to a Hub, with every problem of every file."""

from commonplace.load.hub import load_hub

__all__ = ["load_hub"]
