"""Writes a hub of many records, Chinese and English, the same ones for the same number.

python bench/records.py FOLDER [NUMBER]
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path

ENGLISH = (
    "We counted the birds twice and wrote both numbers down.",
    "A table with merged cells is a picture of a table.",
    "The second survey asked the same question in other words.",
    "See [the index of this column](index.md) for what came before.",
    "> Nobody reads a legend that is longer than the chart.",
    "- one thing\n- another thing\n    - and a part of it",
    "```python\nprint(sum(counts) / len(counts))\n```",
)
CHINESE = (
    "我们把每一只鹭都数了两遍，两个数都记了下来。",
    "合并过单元格的表格，其实只是一张表格的照片。",
    "第二次问卷换了一种说法，问的却是同一个问题。",
    "前面的文章见[本专栏的目录](index.md)。",
    "> 图例比图还长，就没有人看了。",
    "- 一件事\n- 另一件事\n    - 其中的一部分",
)
SHARES = {"members": 20, "articles": 60, "events": 10, "entries": 8}
"""Of a hundred records; the rest are columns, competitions and ballots."""


def files(number: int) -> Iterator[tuple[str, str]]:
    """Yield path and text of `number` records."""
    chance = random.Random(number)  # noqa: S311 - the same records each time
    members = [f"member-{index:05}" for index in range(number * SHARES["members"] // 100)]
    columns = [f"column-{index:03}" for index in range(max(1, number // 200))]
    competitions = [f"competition-{index:03}" for index in range(max(1, number // 200))]
    entries = number * SHARES["entries"] // 100
    events = number * SHARES["events"] // 100
    for index, member in enumerate(members):
        name = f"成员 {index}" if index % 2 else f"Member {index}"
        yield (
            f"members/{member}.md",
            f"---\nname: {name}\nlanguages: [zh, en]\n---\n\n{_text(chance, 2)}",
        )
    for index, column in enumerate(columns):
        editors, lang = chance.sample(members, 2), ("zh", "en")[index % 2]
        text = (
            f"---\ntitle: 专栏 {index}\ndescription: What column {index} is about.\n"
            f"editors: [{', '.join(editors)}]\nlang: {lang}\nlicense: CC-BY-4.0\n---\n"
        )
        yield f"columns/{column}/index.md", text
    for index, competition in enumerate(competitions):
        yield f"competitions/{competition}/index.md", _competition(index, chance.sample(members, 3))
    for index in range(events):
        yield f"events/event-{index:05}.md", _event(index, chance, members)
    for index in range(entries):
        competition = competitions[index % len(competitions)]
        text = (
            f"---\ntitle: 作品 {index}\ndescription: What work {index} is.\nteam:\n  members:\n"
            f"    - member: {chance.choice(members)}\n    - name: Guest {index}\nlicense: MIT\n"
            f"submitted: 2026-09-{1 + index % 28:02}T12:00\n---\n\n{_text(chance, 6)}"
        )
        yield f"competitions/{competition}/entries/entry-{index:05}/index.md", text
    done = len(members) + len(columns) + len(competitions) + events + entries
    for index in range(number - done):
        yield (
            f"columns/{columns[index % len(columns)]}/article-{index:05}.md",
            _article(index, chance, members),
        )


def _article(index: int, chance: random.Random, members: list[str]) -> str:
    authors = ", ".join(chance.sample(members, 1 + index % 2))
    return (
        f"---\ntitle: 数据笔记 {index}\ndescription: Note {index} about a table.\n"
        f"authors: [{authors}]\ndate: 20{10 + index % 16}-{1 + index % 12:02}-{1 + index % 28:02}\n"
        f"tags: [tag-{index % 50}, 标签{index % 30}]\nlang: {('zh', 'en')[index % 2]}\n"
        f"license: CC-BY-4.0\ncredits:\n  - member: {chance.choice(members)}\n    role: review\n"
        "---\n\n"
        f"{_text(chance, 30, in_column=True)}"
    )


def _event(index: int, chance: random.Random, members: list[str]) -> str:
    rule = "rrule: FREQ=MONTHLY;BYDAY=1TH\n" if index % 10 == 0 else ""
    return (
        f"---\ntitle: 活动 {index}\nkind: meetup\nstart: 2026-{1 + index % 12:02}-14T19:30\n"
        f"duration: PT2H\ntimezone: Asia/Shanghai\nmode: mixed\n{rule}location:\n"
        f"  name: Riverside Library\n  geo: [30.25, 120.16]\n"
        f"organizers: [{chance.choice(members)}]\n"
        f"speakers:\n  - {chance.choice(members)}\n  - name: Guest {index}\n---\n\n"
        f"{_text(chance, 6)}"
    )


def _competition(index: int, judges: list[str]) -> str:
    return (
        f"---\ntitle: Competition {index}\norganizers: [{judges[0]}]\ntimezone: AoE\nphases:\n"
        "  - id: submission\n    start: 2026-09-01\n    end: 2026-09-30\n"
        "criteria:\n  - id: clarity\n    name: Clarity\n  - id: craft\n    name: Craft\n"
        f"judges: [{', '.join(judges)}]\n---\n\nEnter.\n"
    )


def _text(chance: random.Random, sentences: int, *, in_column: bool = False) -> str:
    source = chance.choice((ENGLISH, CHINESE))
    text = "\n\n".join(chance.choice(source) for _ in range(sentences)) + "\n"
    return text if in_column else text.replace("(index.md)", "(https://example.org/)")


def write_hub(folder: Path, number: int) -> None:
    """Write a hub of `number` records into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    config = "site_name: Many records\nplugins:\n  - commonplace/hub\n"
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8", newline="\n")
    for name, text in files(number):
        path = folder / "member_submissions" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_hub(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)  # noqa: PLR2004
