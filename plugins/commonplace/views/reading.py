"""How long a text takes to read, in Chinese, in English, and mixed."""

import re
from math import ceil

CHARACTERS_A_MINUTE = 350
"""Chinese characters of ordinary prose, read silently."""

WORDS_A_MINUTE = 238
"""English words of non-fiction, read silently: Brysbaert 2019, doi:10.1016/j.jml.2019.104047."""

_IDEOGRAPHS = re.compile(
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]"
)
_WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NOT_READ = re.compile(
    # No part looks past the next beginning of its kind, or a row of them would take its square.
    r"<!--(?:(?!<!--).)*?-->"  # comments
    r"|<(?:style|script)\b(?:(?!<(?:style|script)\b).)*?</(?:style|script)>"
    r"|<[a-zA-Z/][^<>]*>"  # tags
    r"|(?<=\])\([^()\s]*(?:[ \t]+\"[^\"]*\")?\)"  # where a link goes
    r"|https?://\S+"
    r"|data:[\w/+;=,-]+",
    re.DOTALL,
)


def reading_minutes(markdown: str) -> int:
    """Return the minutes a text takes, at least 1; each script is counted at its own pace."""
    text = _NOT_READ.sub(" ", markdown)
    characters = len(_IDEOGRAPHS.findall(text))
    words = len(_WORDS.findall(_IDEOGRAPHS.sub(" ", text)))
    return max(1, ceil(characters / CHARACTERS_A_MINUTE + words / WORDS_A_MINUTE - 0.25))
