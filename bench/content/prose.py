"""Sentences, paragraphs and titles in Chinese and English."""

import random

from content.words import (
    CHINESE_ADJECTIVES,
    CHINESE_NOUNS,
    CHINESE_VERBS,
    ENGLISH_ADJECTIVES,
    ENGLISH_NOUNS,
    ENGLISH_VERBS,
)

_ENGLISH = (
    "The {a} {n} {v} the {n2}, and nobody who {v2} it asks for a {a2} {n3}.",
    "Before the {n} {v} anything, look at the {n2} once more; it is {a}.",
    "A {a} {n} of {number} {n2}s is still a {n3}, *whatever the {n4} says*.",
    "What the {n} {v} on a {a} {n2}, the {n3} {v2} a week later.",
    "We wrote `{code}` beside the {n2}, because the {a} {n} {v} it twice.",
    "If the {n} is {a}, **ask the {n2} first**; if it is {a2}, wait for the {n3}.",
    "There were {number} {n}s that evening, {number2} of them {a}, and one {n2} between them.",
    "Not every {n} that {v} a {n2} is {a}: some are only {a2}, and a {n3} tells which.",
    "By the third {n} the {n2} {v} so slowly that the {a} {n3} was {number} minutes late.",
    "The rule is short: the {n} {v} the {n2}, never the {a} {n3}.",
)
_CHINESE = (
    "{a}{n}放在{n2}旁边，谁也没有{v}它，直到{n3}自己{v2}了一切。",
    "先{v}{n}，再{v2}{n2}；顺序反过来，{n3}就不再是{a}{n4}。",
    "那一天一共有 {number} 份{n}，其中 {number2} 份是{a}，我们*一份一份*地{v}。",
    "为什么{n}会{v}{n2}？因为{a}{n3}从来没有人{v2}过。",
    "把 `{code}` 写进{n}里，{n2}就不必再{v}一遍{a}{n3}了。",
    "**{n}不等于{n2}**，前者只是{a}，后者要有人{v}才算数。",
    "我们请{n}来{v}，他看了看{a}{n2}，说：“这不是{n3}，这是{n4}。”",
    "到了第 {number} 次，{n}终于{v}了，而{a}{n2}还停在{n3}那一行。",
    "规矩只有一条：{v}之前先看{n}，{v2}之后再看{n2}。",
    "{n}越{v}越少，{n2}却越来越像{a}{n3}，这件事值得单独写一篇。",
)
_CODES = (
    "sum(counts)", "git log --follow", "NA", "utf-8", "x[i] - mean", "--dry-run", "index.md",
    "0.5", "sort -u", "GROUP BY day", "rows[1:]", "README",
)  # fmt: skip


class Prose:
    """What one text says, by its own chance: the same for the same text."""

    def __init__(self, chance: random.Random, language: str) -> None:
        self.chance = chance
        self.language = language

    @property
    def is_chinese(self) -> bool:
        """Whether it is in Chinese."""
        return self.language == "zh"

    def sentence(self) -> str:
        """Return a sentence."""
        pick, zh = self.chance.choice, self.is_chinese
        nouns = CHINESE_NOUNS if zh else ENGLISH_NOUNS
        verbs = CHINESE_VERBS if zh else ENGLISH_VERBS
        adjectives = CHINESE_ADJECTIVES if zh else ENGLISH_ADJECTIVES
        return pick(_CHINESE if zh else _ENGLISH).format(
            n=pick(nouns), n2=pick(nouns), n3=pick(nouns), n4=pick(nouns),
            v=pick(verbs), v2=pick(verbs), a=pick(adjectives), a2=pick(adjectives),
            number=self.chance.randint(2, 4000), number2=self.chance.randint(2, 90),
            code=pick(_CODES),
        )  # fmt: skip

    def plain_sentence(self) -> str:
        """Return a sentence without marks of Markdown, as a value of YAML."""
        return '"' + self.sentence().replace("`", "").replace("*", "") + '"'

    def paragraph(self, sentences: int = 0) -> str:
        """Return a paragraph, of three to six sentences unless said."""
        number = sentences or self.chance.randint(3, 6)
        return ("" if self.is_chinese else " ").join(self.sentence() for _ in range(number))

    def title(self) -> str:
        """Return a few words that name something."""
        pick = self.chance.choice
        if self.is_chinese:
            return f"{pick(CHINESE_ADJECTIVES)}{pick(CHINESE_NOUNS)}与{pick(CHINESE_NOUNS)}"
        words = pick(ENGLISH_ADJECTIVES), pick(ENGLISH_NOUNS), pick(ENGLISH_NOUNS)
        return "The {} {} and its {}".format(*words)

    def word(self) -> str:
        """Return one word."""
        return self.chance.choice(CHINESE_NOUNS if self.is_chinese else ENGLISH_NOUNS)

    def slug(self) -> str:
        """Return a part of an address: one word or two of English, whatever the language."""
        first = self.chance.choice(ENGLISH_NOUNS)
        return first if self.chance.random() < 0.4 else f"{self.short()}-{first}"  # noqa: PLR2004

    def short(self) -> str:
        """Return an English adjective."""
        return self.chance.choice(ENGLISH_ADJECTIVES)
