"""A bar for work that takes longer than a second, on terminals only."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from commonplace.cli.call import Call
from commonplace.terminal import pad, width

Step = Callable[[int, int], None]
"""Is told how many of how many are done."""

_PATIENCE = 1.0
_BREATH = 0.1
_CELLS = 24


@contextmanager
def progress(call: Call, label: str) -> Iterator[Step]:
    """Show a bar beside a label, marked with `N_`, until the block ends."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    bar = _Bar(call.gettext(label))
    try:
        yield bar.step
    finally:
        bar.clear()


class _Bar:
    """One line that is written over and over, and leaves nothing behind."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._due = time.monotonic() + _PATIENCE
        self._width = 0

    def step(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now < self._due or not total:
            return
        self._due = now + _BREATH
        cells = _CELLS * done // total
        bar = "█" * cells + "░" * (_CELLS - cells)
        line = f"{self._label} {bar} {done:,} / {total:,}"
        # Spaces, not an escape code, wipe the line: they do so on any terminal.
        click.echo(f"\r{pad(line, self._width)}", nl=False, err=True)
        self._width = width(line)

    def clear(self) -> None:
        if self._width:
            click.echo(f"\r{' ' * self._width}\r", nl=False, err=True)
