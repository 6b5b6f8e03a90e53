"""Links in members' texts lead from file to file where written, from page to page where read."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from commonplace.addresses import page_uri
from commonplace.pages.bodies import page_body
from commonplace.pages.links import Links
from commonplace.trust.member_markdown import MemberMarkdown
from commonplace.trust.sanitizing import sanitized
from tests.hubs import ADA, DOT, NOTES, TWO_LANGUAGES, article, edition, write, write_hub
from tests.test_dialect import dialect

Show = Callable[[str], str]
ZH = '<a href="../../../zh/columns/notes/zh/">'


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory) -> Links:
    """Return the links of the page `notes/a`, beside which others are."""
    files = {
        "columns/notes/a.md": article("A"),
        "columns/notes/b.md": article("B"),
        "columns/notes/zh.md": article("Z", lang="zh"),
        "columns/notes/a/dot.gif": DOT,
    }
    root = tmp_path_factory.mktemp("hub")
    write(root / "site_src/guide.md", "# Guide")
    hub = write_hub(root, ADA | NOTES | files, TWO_LANGUAGES)
    return Links(edition(hub), page_uri(hub.articles["notes/a"]))


@pytest.fixture(scope="module")
def show(links: Links) -> Show:
    """Return what shows a text of that page as HTML."""
    markdown = MemberMarkdown(*dialect())
    record = links.hub.articles["notes/a"]

    def shown(body: str) -> str:
        text = replace(page_body(record, links), markdown=body)
        return text.linked(markdown.render(text.markdown).html)

    return shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[B](b.md#part)", '<a href="../b/#part">B</a>'),
        ('<a title="x" href="b.md?c=1&amp;d">B</a>', '<a title="x" href="../b/?c=1&amp;d">B</a>'),
        ("[B][b] and [x][y]\n\n[b]: b.md\n[y]: gone.md", '<a href="../b/">B</a> and x'),
        ("[Z](zh.md#two)", ZH.replace('zh/"', 'zh/#two"') + "Z</a>"),
        ('<a href="zh.md">Z</a>', f"{ZH}Z</a>"),
        ("[lists](../index.md)", '<a href="../../">lists</a>'),
        ("[top](#top) [out](/x.md)", '<a href="#top">top</a> <a href="/x.md">out</a>'),
        ("[web](https://a.test/b.md)", 'href="https://a.test/b.md"'),
        ("See [this](gone.md) and ![a map](gone.png).", "See this and a map."),
        ('<a href="gone.md">*This*</a> <img src="gone.png" alt="a &lt;">', "<em>This</em> a &lt;"),
        ("![A dot](a/dot.gif)", '<img alt="A dot" src="dot.gif">'),
        ('<img alt="A dot" src="a/dot.gif">', '<img alt="A dot" src="dot.gif">'),
        ("[![a](gone.png)](gone.md)", "<p>a</p>"),
        ("[![a](gone.png)](b.md)", '<a href="../b/">a</a>'),
        ("![to <Z>](zh.md)", f"{ZH}to &lt;Z&gt;</a>"),
        ("![](zh.md)", "<p></p>"),
    ],
)  # fmt: skip
def test_links_lead_to_pages_however_they_are_written(show: Show, written: str, shown: str) -> None:
    html = show(written)

    assert shown in html
    assert html.count("<a ") == html.count("</a>")


def test_a_dead_link_around_a_live_one_takes_its_own_end_along(links: Links) -> None:
    cell, end = "<table><tbody><tr><td>", "</td></tr></tbody></table>"
    text = page_body(links.hub.articles["notes/a"], links)

    html = text.linked(
        sanitized(f'<a href="gone.md">1{cell}<a href="b.md">2</a>{end}</a> <a href="b.md">3</a>')
    )

    assert html == f'1{cell}<a href="../b/">2</a>{end} <a href="../b/">3</a>'


def test_code_is_no_link(show: Show) -> None:
    assert "&lt;a href=" in show('`<a href="gone.md">`')
    assert "](gone.md)" in show("    [x](gone.md)")
