"""A stranger's text: readers get what can be read of it, and nothing that can do more."""

import re
from collections.abc import Iterator
from pathlib import Path

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.config import load_config

from commonplace.trust.addresses import is_safe_address
from commonplace.trust.allowed import is_allowed
from commonplace.trust.member_markdown import MemberMarkdown
from commonplace.trust.naming import Renaming
from commonplace.trust.sanitizing import sanitized
from mkdocs_commonplace.dialect import add_dialect
from mkdocs_commonplace.glossary import with_glossary
from tests.hostile import ATTACKS
from tests.hubs import ADA, NOTES, article, write_hub
from tests.sites import ROOT, build_one
from tests.test_dialect import dialect


def hub_markdown() -> MemberMarkdown:
    """Return what renders members' texts in this project's own hub."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    add_dialect(config, "en")
    return MemberMarkdown(config.markdown_extensions, config.mdx_configs)


MARKDOWN = hub_markdown()


def rendered(text: str) -> str:
    return MARKDOWN.render(text).on_page().html


def elements(html: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield what a browser makes of a text: each element with its attributes."""
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    for element in tree.iter():
        if isinstance(element.tag, str) and element.tag != "DOCUMENT_FRAGMENT":
            yield element.tag, dict(element.attrib)


def check_harmless(html: str) -> None:
    """See that nothing in a text can run, send, cover or load anything."""
    for tag, attributes in elements(html):
        space, _, name = tag.rpartition("}")  # a formula or an icon of the dialect's own
        if space:
            is_icon = space == "{http://www.w3.org/2000/svg" and name in {"svg", "path"}
            assert is_icon or space == "{http://www.w3.org/1998/Math/MathML", tag
        elif tag != "math" and not re.match("m[a-z]+$|semantics$|annotation$", tag):
            assert is_allowed(tag), tag
        for name, value in attributes.items():
            assert not name.startswith("on"), (tag, name)
            assert name not in {"srcdoc", "srcset", "action", "formaction"}, (tag, name)
            assert name != "style" or re.fullmatch(r"text-align:\s*\w+;?", value), value
            if name in {"href", "src", "cite"}:
                assert is_safe_address(value), value
            if name == "src":
                assert "other.test" not in value


@pytest.mark.parametrize("name", ATTACKS)
def test_a_hostile_text_becomes_harmless(name: str) -> None:
    check_harmless(rendered(ATTACKS[name]))


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from([*ATTACKS.values(), "<", ">", "\n\n", "`", '"', "x", "</div>"])))
def test_hostile_texts_together_become_harmless(parts: list[str]) -> None:
    check_harmless(rendered("".join(parts)))


@settings(deadline=None, max_examples=150)
@given(st.text() | st.lists(st.sampled_from([*ATTACKS.values()])).map("".join))
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    once = sanitized(text)

    assert sanitized(once) == once


# What stays

KEPT = {
    '!!! tip inline end "Title"\n\n    Words': [
        'class="admonition tip inline end"',
        "admonition-title",
    ],
    "$x^2$": ["<math", "<msup>"],
    "![Where $x^2 < y$ and `#!math \"z\"`](a.png '`#!math t`')": [
        'alt="Where x^2 &lt; y and &quot;z&quot;"',
        'title="t"',
    ],
    "```py hl_lines='1'\nx = 1\n```": ['class="hll"', 'class="n"', "tabindex"],
    "- [x] done": ["task-list-item", 'type="checkbox"', "checked", "disabled"],
    "| a |\n|:-:|\n| b |": ["text-align: center", 'role="region"', 'scope="col"'],
    "x[^1]\n\n[^1]: Note": ['id="fn:1"', 'href="#fn:1"', 'class="footnote-ref"'],
    "Term\n:   Meaning": ["<dl>", "<dt>Term</dt>"],
    "ABC\n\n*[ABC]: Letters": ['<abbr title="Letters">'],
    "<kbd>Ctrl</kbd> H<sub>2</sub>O <mark>x</mark>": ["<kbd>", "<sub>", "<mark>"],
    "![A map](map.png){ width=300 align=left loading=lazy }": ['width="300"', 'loading="lazy"'],
    "[Go](next.md){ .md-button .md-button--primary }": ['class="md-button md-button--primary"'],
    "<div class='grid cards' markdown>\n\n- One\n\n</div>": ['class="grid cards"'],
    ":material-heart: :smile:": ['<span class="twemoji"><svg', "😄"],
    '=== "A"\n\n    x': ['name="__tabbed_1"', 'for="__tabbed_1_1"'],
    "++ctrl+c++": ['class="key-control"'],
    "```mermaid\ngraph LR; a-->b\n```": ["data-cp-diagram"],
}


@pytest.mark.parametrize("text", KEPT)
def test_what_members_may_need_stays(text: str) -> None:
    html = re.sub(r"text-align:\s*", "text-align: ", rendered(text))

    for wanted in KEPT[text]:
        assert wanted in html


def test_links_to_others_say_that_a_stranger_made_them() -> None:
    html = rendered("[a](https://other.test) [b](../b/) [c](mailto:a@hub.test) [d](#d)")

    assert html.count('rel="nofollow ugc noopener"') == 1
    assert '<a href="../b/">b</a>' in html


def test_a_picture_elsewhere_is_a_link_to_it() -> None:
    shown = rendered("![A map](https://other.test/m.png) [![B](https://other.test/b.png)](../b/)")

    assert re.search(r'<a href="https://other.test/m.png"[^>]*>A map</a>', shown)
    assert '<a href="../b/"><span>B</span></a>' in shown


def test_ids_that_the_page_has_get_another_name_and_links_follow() -> None:
    text = '## Results\n\n## Other\n\n[to](#results) [on](#other)\n\n=== "A"\n\n    x'
    rename = Renaming(frozenset({"results", "__tabbed_1_1"}))

    found = MARKDOWN.render(text).on_page(rename)

    assert 'id="words-results"' in found.html
    assert 'href="#words-results">to' in found.html
    assert 'href="#other">on' in found.html
    assert [heading.id for heading in found.headings] == ["words-results", "other"]


def test_ids_that_the_theme_looks_for_are_not_a_texts_own() -> None:
    html = rendered('<b id="__search">x</b> <b id="cp-finder">y</b>')

    assert re.findall('id="([^"]*)"', html) == ["words-__search", "words-cp-finder"]


def test_the_contents_hold_plain_words() -> None:
    found = MARKDOWN.render(
        "## A *b* `c` <img src=x onerror=alert(1)> $x^2$\n\n"
        "## D {: data-toc-label='<script>alert(1)</script>' }"
    )

    assert found.headings[0].title.startswith("A b c")
    assert not any("<" in heading.title for heading in found.headings)


def test_a_text_cannot_include_a_file(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("the secret", encoding="utf-8")
    extensions, options = dialect()
    options = options | {
        "pymdownx.snippets": {"base_path": [str(tmp_path)]},
        "pymdownx.b64": {"base_path": str(tmp_path)},
    }
    markdown = MemberMarkdown([*extensions, "pymdownx.snippets", "pymdownx.b64"], options)

    assert "the secret" not in markdown.render('--8<-- "secret.txt"\n').html


def test_further_extensions_are_those_that_a_hub_vouches_for_and_what_they_make_is_cleaned(
    tmp_path: Path,
) -> None:
    (tmp_path / "secret.txt").write_text("the secret", encoding="utf-8")
    extensions, options = dialect()
    further = ["tests.boxes", "pymdownx.snippets"]
    options = options | {"pymdownx.snippets": {"base_path": [str(tmp_path)]}}
    text = 'A [[box]].\n\n--8<-- "secret.txt"\n'

    trusted = MemberMarkdown([*extensions, *further], options, further).render(text).html
    others = MemberMarkdown([*extensions, *further], options).render(text).html

    assert "<mark>box</mark>" in trusted
    assert "onclick" not in trusted
    assert "[[box]]" in others
    assert "the secret" not in trusted


def test_abbreviations_below_maintainers_pages_are_explained_in_members_texts(
    tmp_path: Path,
) -> None:
    (tmp_path / "mkdocs.yml").write_text(SNIPPETS, encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "words.md").write_text(
        '*[CSV]: Values & "commas"\n\nNo [abbreviation]: x\n*[<b>]: y\n*[ABC]: <b onclick=x>\n',
        encoding="utf-8",
    )
    config = load_config(str(tmp_path / "mkdocs.yml"))

    html = MemberMarkdown(*with_glossary(config)).render("CSV, ABC, XML\n\n*[ABC]: Mine").html

    assert '<abbr title="Values &amp; &quot;commas&quot;">CSV</abbr>' in html
    assert '<abbr title="Mine">ABC</abbr>, <abbr title="Markup">XML</abbr>' in html


SNIPPETS = """
site_name: A
markdown_extensions:
  abbr: {glossary: {XML: Markup}}
  pymdownx.snippets: {base_path: [!relative $config_dir], auto_append: [gone.md, words.md]}
"""


# In a real site


def test_headings_of_a_text_are_in_the_contents_of_its_page(tmp_path: Path) -> None:
    body = "## First words\n\n## Second <script>words</script>\n"
    write_hub(tmp_path, ADA | NOTES | {"columns/notes/a.md": article("A text", body=body)})
    build_one(tmp_path, tmp_path / "site")
    html = (tmp_path / "site/columns/notes/a/index.html").read_text(encoding="utf-8")

    assert re.search(r'<a href="#first-words"[^>]*>\s*(<span[^>]*>)?\s*First words', html)
    search = (tmp_path / "site/search/search_index.json").read_text(encoding="utf-8")
    assert "columns/notes/a/#first-words" in search
