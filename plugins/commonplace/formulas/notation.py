"""How a formula is told from other text: `pymdownx.arithmatex`'s rules, and one more."""

import re

# Arithmatex's own, written down: `check` would have to load Markdown for them. A test compares.
RE_DOLLAR_BLOCK = r"(?P<dollar>[$]{2})(?P<math>((?:\\.|[^\\])+?))(?P=dollar)"
RE_BRACKET_BLOCK = r"\\\[(?P<math3>(?:\\[^\]]|[^\\])+?)\\\]"
RE_TEX_BLOCK = r"(?P<math2>\\begin\{(?P<env>[a-z]+\*?)\}(?:\\.|[^\\])+?\\end\{(?P=env)\})"
RE_SMART_DOLLAR_INLINE = (
    r"(?:(?<!\\)((?:\\{2})+)(?=\$)|(?<!\\)(\$)(?!\s)((?:\\.|[^\\$\x02\x03])+?)(?<!\s)(?:\$))"
)
RE_BRACKET_INLINE = (
    r"(?:(?<!\\)((?:\\{2})+?)(?=\\\()|(?<!\\)(\\\()((?:\\[^)]|[^\\\x02\x03])+?)(?:\\\)))"
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
