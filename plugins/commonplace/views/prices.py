"""What a price in words says for certain."""

import re

_FREE = frozenset(
    (
        "0",
        "free",
        "free admission",
        "free entry",
        "free of charge",
        "free for all",
        "free for everybody",
        "free for everyone",
        "gratis",
        "kostenlos",
        "no charge",
        "nothing",
        "免费",
        "免費",
        "免费参加",
        "免费入场",
        "免费活动",
        "不收费",
        "不要钱",
        "无需付费",
    )
)
_CURRENCY = re.compile(r"^(?:[¥￥$€£]|[a-z]{3}\b)\s*|\s*(?:[¥￥$€£元]|[a-z]{3}|yuan|euros?)$")


def is_free(price: str | None) -> bool | None:
    """Whether a price in words is none: `free`, `免费`, `0 €`.

    None where the words leave it open, such as “at cost; free for whoever asks”.
    """
    if price is None:
        return None
    words = price.casefold().strip(" .,!。，！")
    if words in _FREE or _CURRENCY.sub("", words) in ("0", "0.00", "0,00"):
        return True
    is_certain = re.search(r"[1-9]", words) and not re.search(r"free|免|donat|捐|pay what", words)
    return False if is_certain else None
