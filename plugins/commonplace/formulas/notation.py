"""How a formula is told from other text: `pymdownx.arithmatex`'s rules, and one more."""

import re

from pymdownx.arithmatex import (
    RE_BRACKET_BLOCK,
    RE_BRACKET_INLINE,
    RE_DOLLAR_BLOCK,
    RE_SMART_DOLLAR_INLINE,
    RE_TEX_BLOCK,
)

DISPLAY_IN_TEXT = (
    r"(?<!\\)(?:\$\$(?!\$)((?:\\.|[^\\$\x02\x03])+?)\$\$|\\\[((?:\\[^\]]|[^\\\x02\x03])+?)\\\])"
)
"""`$$…$$` and `\\[…\\]` inside a paragraph, which many people write and arithmatex passes over."""

BLOCK = re.compile(rf"(?s)(?:{RE_DOLLAR_BLOCK}|{RE_BRACKET_BLOCK}|{RE_TEX_BLOCK})[ ]*")
"""A paragraph that is a formula, in the groups `math`, `math2` and `math3`."""

IN_TEXT = re.compile(rf"(?s){DISPLAY_IN_TEXT}|{RE_SMART_DOLLAR_INLINE}|{RE_BRACKET_INLINE}")
"""A formula among words, in one of the groups of `TEX_GROUPS`."""

TEX_GROUPS = (1, 2, 5, 8)
"""The groups of `IN_TEXT` that hold TeX."""

MAY_HOLD = re.compile(r"\$|\\[(\[]|\\begin|math")
"""What every text with a formula has; most texts need no closer look."""
