"""The schematics of “Using Commonplace”, drawn as SVG that is readable at 320 pixels too.

A drawing has its own paper, since it cannot know whether the page around it is light or dark.
"""

from collections.abc import Iterator
from html import escape

INK, SOFT, PAPER, LINE, ACCENT = "#1f1d1a", "#5c574f", "#fbf8f2", "#cfc7b8", "#a8401f"
SERIF = "Georgia, 'Noto Serif', 'Noto Serif CJK SC', 'Songti SC', SimSun, serif"
SANS = "system-ui, 'Noto Sans', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"
MONO = "ui-monospace, 'DejaVu Sans Mono', Consolas, 'Noto Sans Mono CJK SC', monospace"

Step = tuple[str, str]
STEPS: dict[str, dict[str, tuple[str, list[Step]]]] = {
    "way": {
        "en": (
            "The way of a submission",
            [
                ("Your file", "A few fields, then your text"),
                ("Pull request", "You propose it, in the browser or with git"),
                ("Check", "A minute: what is wrong, where, and the cure"),
                ("Review", "A person reads it and answers"),
                ("Page", "On the site, in its lists, and on your own page"),
            ],
        ),
        "zh": (
            "一份投稿走过的路",
            [
                ("你的文件", "几个字段，然后是正文"),
                ("合并请求", "在浏览器里或用 git 提交"),
                ("检查", "一分钟：每个问题在哪一行、怎样改"),
                ("评审", "有人来读，给你回音"),
                ("页面", "在网站上、在列表里，也在你自己的页面上"),
            ],
        ),
    },
    "publish": {
        "en": (
            "From a merge to the readers",
            [
                ("Merge", "The main branch has something new"),
                ("Check", "A file with an error is left out and named"),
                ("Build", "Every language, in a folder beside the site"),
                ("Swap", "The new folder and the old change places"),
                ("Readers", "Meet the old site or the new, never half of it"),
            ],
        ),
        "zh": (
            "从合并到读者",
            [
                ("合并", "主分支有了新内容"),
                ("检查", "有错误的文件不发布，列出名字"),
                ("构建", "每种语言，写在网站旁边的文件夹里"),
                ("换上", "新文件夹和旧文件夹互换位置"),
                ("读者", "看到的要么是旧网站，要么是新网站"),
            ],
        ),
    },
    "road": {
        "en": (
            "The road of the data",
            [
                ("Read", "documents, schema: a file becomes a record"),
                ("Load", "load: records become a Hub, with every Problem"),
                ("Ask", "views: what is listed, what is next, who gave"),
                ("Write", "pages, templates: Markdown"),
                ("Show", "mkdocs_commonplace: MkDocs begins here"),
            ],
        ),
        "zh": (
            "数据走过的路",
            [
                ("读", "documents、schema：文件变成记录"),
                ("汇总", "load：记录汇成 Hub，连同每个 Problem"),
                ("提问", "views：列出什么、接下来是什么、谁给出的"),
                ("写", "pages、templates：Markdown"),
                ("显示", "mkdocs_commonplace：从这里起才是 MkDocs"),
            ],
        ),
    },
}

TREES: dict[str, dict[str, tuple[str, list[tuple[int, str, str]]]]] = {
    "files": {
        "en": (
            "Which file becomes which page",
            [
                (0, "member_submissions/", ""),
                (1, "members/", ""),
                (2, "wang-jia.md", "a person"),
                (1, "columns/field-notes/", ""),
                (2, "index.md", "a column"),
                (2, "my-first-map.md", "an article"),
                (1, "events/", ""),
                (2, "first-thursday.md", "an event"),
                (2, "first-thursday/questions/why.md", "a question"),
                (1, "competitions/map-jam/", ""),
                (2, "index.md", "a competition"),
                (2, "entries/night-map/index.md", "an entry"),
                (2, "ballots/wang-jia.yml", "a judge's scores"),
                (2, "awards/first-prize.yml", "who won"),
                (1, "credits/", ""),
                (2, "2026-spring.yml", "thanks"),
            ],
        ),
        "zh": (
            "哪个文件成为哪一页",
            [
                (0, "member_submissions/", ""),
                (1, "members/", ""),
                (2, "wang-jia.md", "一个人"),
                (1, "columns/tianye/", ""),
                (2, "index.md", "一个专栏"),
                (2, "di-yi-zhang-ditu.md", "一篇文章"),
                (1, "events/", ""),
                (2, "shou-ge-xingqisi.md", "一场活动"),
                (2, "shou-ge-xingqisi/questions/weishenme.md", "一个提问"),
                (1, "competitions/huatu/", ""),
                (2, "index.md", "一场比赛"),
                (2, "entries/ye-deng/index.md", "一件作品"),
                (2, "ballots/wang-jia.yml", "评委打的分"),
                (2, "awards/yi-deng-jiang.yml", "谁得了奖"),
                (1, "credits/", ""),
                (2, "2026-spring.yml", "感谢"),
            ],
        ),
    },
}

DRAWINGS = (*STEPS, *TREES)
_WIDTH = 480


def draw(name: str, tag: str) -> str:
    """Return a drawing in one language."""
    if name in STEPS:
        title, steps = STEPS[name][tag]
        height = 24 + 74 * len(steps)
        return _sheet(title, height, tag, _steps(steps))
    title, rows = TREES[name][tag]
    return _sheet(title, 32 + 29 * len(rows), tag, _tree(rows))


def _sheet(title: str, height: int, tag: str, parts: Iterator[str]) -> str:
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" '
        f'width="{_WIDTH}" height="{height}" role="img" lang="{tag}">\n'
        f"<title>{escape(title)}</title>\n"
        f'<rect x="0.5" y="0.5" width="{_WIDTH - 1}" height="{height - 1}" rx="6" '
        f'fill="{PAPER}" stroke="{LINE}"/>\n{body}\n</svg>\n'
    )


def _steps(steps: list[Step]) -> Iterator[str]:
    last = len(steps) - 1
    bottom = 49 + 74 * last
    yield f'<path d="M44 49V{bottom}" stroke="{LINE}" stroke-width="2"/>'
    for index, (title, about) in enumerate(steps):
        y = 49 + 74 * index
        fill, ink = (ACCENT, "#fff") if index == last else (PAPER, ACCENT)
        yield f'<circle cx="44" cy="{y}" r="19" fill="{fill}" stroke="{ACCENT}" stroke-width="2"/>'
        yield _text(44, y + 6, str(index + 1), 17, SANS, ink, 'text-anchor="middle"')
        yield _text(82, y - 2, title, 20, SERIF, INK, 'font-weight="bold"')
        yield _text(82, y + 21, about, 15, SANS, SOFT)


def _tree(rows: list[tuple[int, str, str]]) -> Iterator[str]:
    for index, (depth, name, meaning) in enumerate(rows):
        y = 37 + 29 * index
        ink = INK if meaning else SOFT
        yield _text(20 + 22 * depth, y, name, 15, MONO, ink)
        if meaning:
            arrow = f"M312 {y - 5}h16m-6 -5l6 5l-6 5"
            yield f'<path d="{arrow}" fill="none" stroke="{ACCENT}" stroke-width="1.6"/>'
            yield _text(338, y, meaning, 16, SERIF, INK)


def _text(x: int, y: int, text: str, size: int, font: str, ink: str, more: str = "") -> str:  # noqa: PLR0913, PLR0917
    extra = f" {more}" if more else ""
    return (
        f'<text x="{x}" y="{y}" font-family="{font}" font-size="{size}" fill="{ink}"{extra}>'
        f"{escape(text)}</text>"
    )
