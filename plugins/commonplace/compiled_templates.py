"""Templates as Python has compiled them, kept for the next process: they cost it seconds."""

import os
from pathlib import Path

from jinja2 import FileSystemBytecodeCache

_FOLDER = Path(__file__).parent / "__pycache__" / "templates"


def compiled_templates() -> FileSystemBytecodeCache | None:
    """Return where compiled templates are kept; None where that cannot be written.

    They are code. So they lie where Python keeps its own, in the program's folder, and whoever can
    write there could change the program itself.
    """
    try:
        _FOLDER.mkdir(parents=True, exist_ok=True)
    except OSError:  # installed by somebody else
        return None
    return FileSystemBytecodeCache(str(_FOLDER)) if os.access(_FOLDER, os.W_OK) else None
