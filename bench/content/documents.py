"""Texts as they are before they are written in any form: where they stand, fields, Markdown.

A link in a body is written `](@path)`, by the path of the document it leads to; each form of the
hub makes of it what leads there.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from content.blocks import KINDS, formula
from content.prose import Prose

USUAL = 5_250
"""Bytes of a text before what always comes on top of it: 5.75 KiB a file, as in large handbooks."""


@dataclass(frozen=True)
class Document:
    """One text. `path` is its place in a folder of Markdown, `fields` lines of YAML by name."""

    path: str
    title: str
    language: str
    body: str
    fields: dict[str, str] = field(default_factory=dict)
    author: int = 0
    """Which of the members wrote it."""

    @property
    def kind(self) -> str:
        """The folder at the top: handbook, columns, events or members."""
        return self.path.partition("/")[0]


def chance_of(*parts: object) -> random.Random:
    """Return chance of its own for what `parts` name, the same each time."""
    return random.Random("/".join(map(str, parts)))  # noqa: S311 - nothing here is secret


def body_of(prose: Prose, size: int, links: Sequence[str], *, has_formulas: bool = False) -> str:
    """Return Markdown of about `size` bytes that leads to each of `links`."""
    chance = prose.chance
    length = size / USUAL
    extra = [kind for kind, usual in KINDS.items() for _ in range(_times(chance, usual * length))]
    extra += [formula] * (_times(chance, 2 * length) if has_formulas else 0)
    parts = [kind(prose) for kind in extra]
    parts += [f"{prose.sentence()} [{prose.title()}](@{link}){_stop(prose)}" for link in links]
    room = size - sum(len(part.encode()) + 2 for part in parts)
    while room > 0:
        parts.append(prose.paragraph())
        room -= len(parts[-1].encode()) + 2
    chance.shuffle(parts)
    return "\n\n".join([prose.paragraph(2), *_with_headings(prose, parts)]) + "\n"


def _with_headings(prose: Prose, parts: list[str]) -> list[str]:
    """Return parts with a heading before every fourth or so."""
    whole: list[str] = []
    wait = 1
    for part in parts:
        wait -= 1
        if wait == 0:
            wait = prose.chance.randint(2, 5)
            whole.append(_heading(prose))
        whole.append(part)
    return whole


def _heading(prose: Prose) -> str:
    level = prose.chance.choice(("##", "##", "###"))
    own = f" {{ #{prose.slug()}-{prose.chance.randint(1, 999)} }}"
    return f"{level} {prose.title()}{own if prose.chance.random() < 0.3 else ''}"  # noqa: PLR2004


def _times(chance: random.Random, mean: float) -> int:
    """Return a whole number, `mean` on average."""
    return int(mean) + (chance.random() < mean - int(mean))


def _stop(prose: Prose) -> str:
    return "。" if prose.is_chinese else "."
