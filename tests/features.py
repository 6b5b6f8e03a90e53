"""What cleaning takes from pages of Markdown: `scripts/features FOLDER`.

Counts what a browser would show of each feature before and after; made for the reference of
Material, whose pages hold every one.
"""

import re
import sys
from collections import Counter
from pathlib import Path

import html5lib
from markdown import Markdown
from mkdocs.config import load_config

from commonplace.trust.member_markdown import may_be_used
from mkdocs_commonplace.dialect import add_dialect
from tests.sites import ROOT
from tests.test_trust import rendered

FEATURES = {
    "abbreviations": r"abbr ",
    "admonitions": r"\S+ .*\badmonition(?!-)",
    "aligned cells": r"t[dh] .*style=",
    "annotations": r"\S+ .*\bannotate\b",
    "buttons": r"a .*\bmd-button\b",
    "captions": r"(figcaption|caption) ",
    "cards": r"\S+ .*\bcards\b",
    "code": r"(div|table) .*\bhighlight",
    "code: lines marked": r"\S+ .*\bhll\b",
    "code: numbers": r"\S+ .*(\blinenos\b|data-linenos)",
    "code: titles": r"span .*\bfilename\b",
    "definitions": r"dt ",
    "details": r"details ",
    "diagrams": r"\S+ .*data-cp-diagram",
    "footnotes": r"a .*\bfootnote-ref\b",
    "formulas": r"\S*math ",
    "grids": r"\S+ .*\bgrid\b",
    "headings": r"h[1-6] ",
    "icons": r"\S*svg ",
    "keys": r"kbd ",
    "links": r"a .*href=",
    "lists": r"li ",
    "marks": r"(mark|ins|del|sub|sup) ",
    "pictures": r"img ",
    "tables": r"table (?!.*highlight)",
    "tabs": r"input .*radio",
    "tasks": r"li .*\btask-list-item\b",
    "tooltips": r"\S+ .*title=",
}
"""By an element and its attributes, written as `tag name=value …`."""


def main(folder: Path) -> int:
    config = load_config(str(ROOT / "mkdocs.yml"))
    add_dialect(config, "en")
    used = [name for name in config.markdown_extensions if may_be_used(name)]
    maintainers = Markdown(extensions=used, extension_configs=config.mdx_configs)
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    for path in sorted(folder.glob("*.md")):
        text = re.sub(r"\A---\n.*?\n---\n", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        before += counted(maintainers.reset().convert(text))
        after += counted(rendered(text))
    for name in FEATURES:
        sys.stdout.write(f"{name:20} {before[name]:6} {after[name]:6}\n")
    return 0


def counted(html: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for element in html5lib.parseFragment(html, namespaceHTMLElements=False).iter():
        if isinstance(element.tag, str):
            names = " ".join(f"{name}={value}" for name, value in element.attrib.items())
            line = " ".join(f"{element.tag} {names}".split("\n"))
            found.update(name for name, form in FEATURES.items() if re.match(form, line))
    return found


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
