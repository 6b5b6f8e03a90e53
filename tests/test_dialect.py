"""What the Markdown of a hub becomes: HTML that is good to read without a script."""

import re
from typing import Any

import markdown
import pytest
from mkdocs.config import load_config

from commonplace.dialect.diagrams import diagram_fence, diagram_options
from commonplace.dialect.math import math_fence, math_inline
from commonplace.pages.generated import GeneratedPage
from commonplace.pages.texts import with_texts
from commonplace.trust.member_markdown import MemberMarkdown
from mkdocs_commonplace.dialect import add_dialect
from tests.sites import ROOT

MATH_FENCE = {"name": "math", "class": "math", "format": math_fence}
DIAGRAM_FENCE = {
    "name": "mermaid",
    "class": "mermaid",
    "format": diagram_fence,
    "validator": diagram_options,
}
MATH_INLINE = {"name": "math", "class": "math", "format": math_inline}


def dialect(lang: str = "en") -> tuple[list[str], dict[str, dict[str, Any]]]:
    """Return the extensions that a hub has, and their options."""
    extensions = ["attr_list", "abbr", "def_list", "footnotes", "md_in_html", "tables", "toc"]
    options: dict[str, dict[str, Any]] = {
        "toc": {"permalink": True},
        "pymdownx.arithmatex": {"generic": True},
        "pymdownx.highlight": {"anchor_linenums": True},
        "pymdownx.inlinehilite": {"custom_inline": [MATH_INLINE]},
        "pymdownx.superfences": {"custom_fences": [MATH_FENCE, DIAGRAM_FENCE]},
        "pymdownx.tasklist": {"custom_checkbox": True},
        "commonplace.dialect": {"lang": lang},
    }
    return [*extensions, *options], options


def rendered(text: str, lang: str = "en") -> str:
    """Return the HTML of a text that maintainers wrote."""
    extensions, options = dialect(lang)
    return markdown.markdown(text, extensions=extensions, extension_configs=options)


def rendered_page(page: GeneratedPage) -> str:
    """Return the HTML of a page, with its members' texts."""
    return with_texts(rendered(page.markdown), page.texts, MemberMarkdown(*dialect()))[0]


def dialect_of(config: str) -> str:
    """Return what a mkdocs.yml says of Markdown; it ends the file."""
    return config[config.index("\nmarkdown_extensions:") :].strip()


def test_a_new_hub_writes_the_same_markdown_as_this_one() -> None:
    archetype = ROOT / "plugins/commonplace/archetypes/hub/mkdocs.yml.jinja"

    assert dialect_of(archetype.read_text("utf-8")) == dialect_of(
        (ROOT / "mkdocs.yml").read_text("utf-8")
    )


def test_formulas_need_no_script() -> None:
    html = rendered("So $x^2$ and \\(y\\).\n\n$$\nz\n$$\n\n`#!math w`\n\n```math\nv\n```")

    assert html.count("<math") == 5
    assert html.count('display="block"') == 2
    assert "<script" not in html
    assert "arithmatex" not in html


def test_a_displayed_formula_scrolls_and_is_named_in_the_language_of_the_page() -> None:
    html = rendered("$$x$$", lang="zh")

    assert 'aria-label="公式"' in html
    assert 'tabindex="0"' in html


def test_two_dollars_inside_a_paragraph_are_a_displayed_formula() -> None:
    html = rendered("Text\n$$\nx\n$$\nmore, \\[y\\] too.")

    assert html.count('<span aria-label="Formula" class="cp-math"') == 2
    assert "$" not in html


def test_a_broken_formula_is_code() -> None:
    html = rendered("In $\\nosuch$ text.\n\n$$\n\\frac{\n$$")

    assert '<code class="cp-formula">\\nosuch</code>' in html
    assert '<pre class="cp-formula"><code' in html
    assert ">\\frac{</code></pre>" in html


def test_prices_and_escaped_dollars_stay_text() -> None:
    html = rendered("It costs $5 and $6, or 7\\$ and 8\\$.")

    assert html == "<p>It costs $5 and $6, or 7$ and 8$.</p>"


def test_no_other_extension_finds_words_in_a_formula() -> None:
    html = rendered("$\\sin x$ and sin\n\n*[sin]: sinus")

    assert html.count("<abbr") == 1
    assert "<mi>sin</mi>" in html


def test_the_contents_show_the_tex_of_a_heading() -> None:
    html = rendered("[TOC]\n\n## The case $x^2$")

    assert 'href="#the-case-x2">The case x^2</a>' in html


def test_markup_in_a_formula_stays_letters() -> None:
    html = rendered('$\\text{<script>alert(1)</script> "onload="x}$')

    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_a_table_scrolls_where_the_keyboard_reaches_it_and_its_headers_say_of_what() -> None:
    html = rendered("| a | b |\n|---|--:|\n| c | d |\n\n| | e |\n|---|---|\n| f | g |")

    assert html.count('class="cp-scroll" data-cp-scroll="" role="region" tabindex="0"') == 2
    assert 'aria-label="Table 1"' in html
    assert 'aria-label="Table 2"' in html
    assert '<th scope="col">a</th>' in html
    assert '<th scope="col" style="text-align: right;">b</th>' in html
    assert html.count("<th ") == 3, "an empty corner heads nothing"


def test_tasks_have_a_name_in_the_language_of_the_page() -> None:
    html = rendered("- [x] one\n- [ ] two", lang="zh")

    assert html.count('aria-label="已完成"') == 2
    assert html.count(" checked") == 1


def test_code_can_be_reached_and_its_lines_are_no_links() -> None:
    html = rendered("```python\nx = 1\n```\n\n    indented\n\n`inline` and `#!python y`")

    assert html.count('<code tabindex="0"') == 2
    assert "href" not in html
    assert " name=" not in html


def test_numbered_lines_can_be_linked_to() -> None:
    html = rendered('``` {.python linenums="1"}\nx = 1\n```')

    assert 'class="highlighttable" role="presentation"' in html
    assert html.count('href="#__codelineno-0-1"') == 1
    assert html.count('id="__codelineno-0-1"') == 1


def test_notes_and_links_to_headings_are_named() -> None:
    html = rendered("## A\n\nText[^x] and[^y] and[^x].\n\n[^x]: One.\n[^y]: Two.")

    assert html.count('aria-label="Footnote 1"') == 2
    assert html.count('aria-label="Footnote 2"') == 1
    assert html.count('aria-label="Back to the text at footnote 1"') == 2
    assert 'aria-label="Link to this section"' in html


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("# a\n## b\n### c", "123"),
        ("# a\n### b\n### c\n#### d\n## e", "12232"),
        ("# a\n##### b\n### c", "122"),
        ("### a\n## b", "32"),
    ],
)
def test_headings_skip_no_level(written: str, read: str) -> None:
    assert "".join(re.findall(r"<h(\d)", rendered(written))) == read


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("读 *The Heron* 一书", '读 <em class="cp-latin">The Heron</em> 一书'),
        ("*要紧*的是 Heron", "<em>要紧</em>的是 Heron"),
        ("Read *The Heron*.", "Read <em>The Heron</em>."),
    ],
)
def test_latin_emphasis_among_chinese_words_gets_no_dots(text: str, html: str) -> None:
    assert rendered(text) == f"<p>{html}</p>"


def test_emoji_are_text_and_no_reader_asks_another_host_for_a_picture_of_one() -> None:
    config = load_config(str(ROOT / "mkdocs.yml"))
    add_dialect(config, "en")
    shown = markdown.markdown(
        ":smile: :material-heart:",
        extensions=config.markdown_extensions,
        extension_configs=config.mdx_configs,
    )

    assert "😄" in shown
    assert "<svg" in shown
    assert "<img" not in shown
