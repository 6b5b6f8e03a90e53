"""Writes a hub, or the same texts as a project of another generator.

bench/generate FOLDER PAGES [--seed N] [--form FORM] [--history]
"""

import argparse
import sys
from pathlib import Path

from content.commits import commit
from content.whole import texts
from forms import FORMS
from forms.form import write


def main() -> None:
    """Write what the command line asks for."""
    parser = argparse.ArgumentParser(prog="bench/generate", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("pages", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--form", choices=[*FORMS], default="hub")
    parser.add_argument("--history", action="store_true")
    given = parser.parse_args()
    if given.folder.exists() and any(given.folder.iterdir()):
        sys.exit(f"{given.folder} is not empty.")
    form, whole = FORMS[given.form], texts(given.pages, given.seed)
    write(given.folder, form, whole)
    if given.history:
        commit(given.folder, form, whole)


if __name__ == "__main__":
    main()
