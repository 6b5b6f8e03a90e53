"""The words of `words.toml`, in the order in which they stand there."""

import tomllib
from pathlib import Path

_LISTS = {
    name: tuple(words.split())
    for name, words in tomllib.loads(
        Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    ).items()
}
ENGLISH_NOUNS = _LISTS["english_nouns"]
ENGLISH_VERBS = _LISTS["english_verbs"]
ENGLISH_ADJECTIVES = _LISTS["english_adjectives"]
CHINESE_NOUNS = _LISTS["chinese_nouns"]
CHINESE_VERBS = _LISTS["chinese_verbs"]
CHINESE_ADJECTIVES = _LISTS["chinese_adjectives"]
SURNAMES = _LISTS["surnames"]
SURNAMES_SPELT = _LISTS["surnames_spelt"]
GIVEN = dict(zip(_LISTS["given"], _LISTS["given_spelt"], strict=True))
FIRST_NAMES = _LISTS["first_names"]
LAST_NAMES = _LISTS["last_names"]
TAGS = _LISTS["tags"]
TOPICS = _LISTS["topics"]
