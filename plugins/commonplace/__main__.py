"""`python -m commonplace`: for machines on which scripts are not on the PATH."""

from commonplace.cli import main

main()
