"""The command `commonplace`. Every command is a caller; what it calls is in the library."""

from commonplace.cli.command_line import main

__all__ = ["main"]
