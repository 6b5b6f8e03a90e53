"""How help is laid out: click's formatter, for characters that are two columns wide."""

from collections.abc import Iterable

import click

from commonplace.terminal import pad, width, wrap

_WIDEST_TERM = 30


class HelpLayout(click.HelpFormatter):
    """Breaks lines and aligns lists by columns, where click counts characters."""

    def write_heading(self, heading: str) -> None:
        """Write the title of a list, with the colon of its language."""
        colon = ":" if heading.isascii() else "："
        self.write(f"{' ' * self.current_indent}{heading}{colon}\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs, which blank lines part."""
        indent = " " * self.current_indent
        paragraphs = (wrap(part, self.width, indent=indent) for part in text.split("\n\n"))
        self.write("\n\n".join(indent + part for part in paragraphs) + "\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = _WIDEST_TERM, col_spacing: int = 2
    ) -> None:
        """Write terms and what they mean side by side, under each other where a term is long."""
        rows = list(rows)
        indent = " " * self.current_indent
        short = [width(term) for term, _ in rows if width(term) <= col_max]
        column = max(short, default=0) + col_spacing
        hanging = indent + " " * column
        for term, meaning in rows:
            text = wrap(meaning, self.width, indent=hanging)
            if width(term) <= col_max:
                self.write(f"{indent}{pad(term, column)}{text}".rstrip() + "\n")
            else:
                self.write(f"{indent}{term}\n{hanging}{text}".rstrip() + "\n")


class Context(click.Context):
    """A click context whose help is laid out by `HelpLayout`."""

    formatter_class = HelpLayout
