"""Addresses in a stranger's text: where links may lead, and which pictures are this site's."""

import re
from urllib.parse import urlsplit

from commonplace.trust.allowed import SCHEMES

_MISLEADING = re.compile(r"[\x00-\x1f\x7f\\\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""What browsers leave out of an address or read as another sign, and what readers cannot see."""


def is_safe_address(value: str) -> bool:
    """Whether a link may lead there: on the web, to a mailbox, or on this site."""
    plain = value.strip()
    if _MISLEADING.search(plain) or plain.startswith("//"):
        return False
    try:
        scheme = urlsplit(plain).scheme.lower()
    except ValueError:
        return False
    looks_absolute = ":" in re.split(r"[/?#]", plain, maxsplit=1)[0]
    return scheme in SCHEMES if scheme else not looks_absolute


def is_own_picture(value: str) -> bool:
    """Whether a picture is on this site: no reader's browser asks another one for it."""
    if not is_safe_address(value):
        return False
    return not urlsplit(value.strip()).scheme
