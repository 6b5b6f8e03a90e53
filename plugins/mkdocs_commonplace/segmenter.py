"""The segmenter that Material's search asks for the words of a Chinese text."""

import logging
from pathlib import Path


def quiet_segmenter(root: Path) -> None:
    """Let jieba keep its cache in the hub's own `.cache/`, and say nothing of it.

    By itself it trusts whatever file of the right name lies in the system's temporary folder.
    """
    try:
        import jieba  # noqa: PLC0415 - Material works without it, for texts without Chinese
    except ImportError:
        return
    jieba.setLogLevel(logging.WARNING)
    cache = root / ".cache" / "jieba"
    cache.mkdir(parents=True, exist_ok=True)
    jieba.dt.tmp_dir = str(cache)
