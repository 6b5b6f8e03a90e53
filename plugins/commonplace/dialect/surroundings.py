"""What stands around a text that is rendered by itself, as far as it changes the text."""

from dataclasses import dataclass

from markdown import Markdown

_OF = "commonplace_surroundings"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The level of the heading that a text stands below, 0 for none, and the tables before it."""

    level_above: int = 0
    tables_before: int = 0

    @classmethod
    def in_markdown(cls, md: Markdown) -> "Surroundings":
        """Return what stands around the text that `md` renders; nothing if it was not told."""
        found = getattr(md, _OF, None)
        return found if isinstance(found, Surroundings) else cls()

    def join(self, md: Markdown) -> None:
        """Let what `md` renders from now on stand here."""
        setattr(md, _OF, self)
