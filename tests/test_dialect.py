"""What the Markdown of a hub becomes: HTML that is good to read without a script."""

from typing import Any

import markdown

from commonplace.dialect.math import math_fence, math_inline
from tests.sites import ROOT

MATH_FENCE = {"name": "math", "class": "math", "format": math_fence}
MATH_INLINE = {"name": "math", "class": "math", "format": math_inline}


def rendered(text: str, lang: str = "en") -> str:
    """Return the HTML of a text, by the extensions that a hub has."""
    extensions = ["attr_list", "abbr", "def_list", "footnotes", "md_in_html", "tables", "toc"]
    options: dict[str, dict[str, Any]] = {
        "toc": {"permalink": True},
        "pymdownx.arithmatex": {"generic": True},
        "pymdownx.highlight": {"anchor_linenums": True},
        "pymdownx.inlinehilite": {"custom_inline": [MATH_INLINE]},
        "pymdownx.superfences": {"custom_fences": [MATH_FENCE]},
        "pymdownx.tasklist": {"custom_checkbox": True},
        "commonplace.dialect": {"lang": lang},
    }
    return markdown.markdown(text, extensions=[*extensions, *options], extension_configs=options)


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
    assert '<pre class="cp-formula"><code>\\frac{</code></pre>' in html


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
