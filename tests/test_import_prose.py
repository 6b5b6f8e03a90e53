"""A stranger's words become Markdown that shows the same words and does nothing else."""

import re
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from commonplace.importing.events.addresses import given_address, without_mail
from commonplace.importing.events.html_prose import description_of
from commonplace.importing.events.prose import markdown_of

EXTENSIONS = [
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"),
    *("pymdownx.betterem", "pymdownx.blocks.caption", "pymdownx.caret", "pymdownx.details"),
    *("pymdownx.emoji", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys"),
    *("pymdownx.mark", "pymdownx.smartsymbols", "pymdownx.superfences", "pymdownx.tabbed"),
    *("pymdownx.tasklist", "pymdownx.tilde", "pymdownx.arithmatex"),
]


class Shown(HTMLParser):
    """What a reader sees of a page, and which elements it is made of."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.tags: set[str] = set()
        self.targets: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element, and where it leads."""
        self.tags.add(tag)
        self.targets += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        """Note what is read."""
        self.text += data


def shown(text: str) -> Shown:
    return Shown(markdown.markdown(text, extensions=EXTENSIONS))


MARKS = st.text(alphabet="ab1 \n#*_-+>~^=:!?|`$[](){}<>&;.,/\\'\"@%", max_size=60)


@settings(deadline=None)
@given(MARKS)
@example("# a\n> b\n1. c\n```\nd\n```\n!!! note\n    e")
@example("a\n: b\n\n[^1]: c\n\n*[a]: b\n\n--8<-- x\n\n/// caption\nx\n///")
@example("$a$ \\(b\\) \\[c\\] :smile: ==d== ^^e^^ ++f++ ~~g~~ {.h} &amp; &#35; (c) 1/2 --> +/-")
@example("a\n=\n&#35 &copy b\n--")
@example("| a | b |\n|---|---|\n| c | d |")
@example('- [ ] a\n- b\n=== "c"\n??? d')
def test_marks_stay_marks(text: str) -> None:
    page = shown(markdown_of(text))
    assert page.tags <= {"p", "br", "ul", "li"}
    # Lines of nothing but marks part paragraphs in plain text; the mark of a list is a bullet.
    wanted = [line for line in text.splitlines() if re.search(r"\w", line)]
    bare = re.sub(r"\s", "", "".join(re.sub(r"^\s*[-*]\s+(?=\S)", "", line) for line in wanted))
    found = re.sub(r"\s", "", page.text)
    assert [char for char in found if char.isalnum()] == [char for char in bare if char.isalnum()]


@pytest.mark.parametrize(
    "text",
    [
        "2 * 3 * 4 = 24, snake_case_name and __init__",
        "a ~~ b, x^2 + y^2, 1 == 1, i++ ++j",
        "C:\\temp\\new, $5 and $6, 50 % off, a|b",
        "(c) 2026, 1/2 day, c/o Ann, +/- 5",
        "<script>alert(1)</script> & &amp; &lt;b&gt;",
        "[x](javascript:alert(1)) ![y](z) [^1] {: .a}",
        "读书会：第一期（线上）——欢迎！",
    ],
)
def test_a_line_reads_as_it_was_written(text: str) -> None:
    page = shown(markdown_of(text))
    assert page.text.strip() == text
    assert page.tags == {"p"}


def test_links_stay_links_and_lists_lists() -> None:
    text = (
        "See https://a.test/b_c_d?e=*f*, (https://a.test/(g)) and http://b.test。\n"
        "• one\n• two: https://c.test/~d\n"
    )
    page = shown(markdown_of(text))
    assert page.targets == [
        "https://a.test/b_c_d?e=*f",
        "https://a.test/(g)",
        "http://b.test",
        "https://c.test/~d",
    ]
    assert page.tags == {"p", "a", "ul", "li"}


def test_lines_that_stand_alone_stay_alone() -> None:
    text = (
        "This is the first line of a paragraph that a program broke\n"
        "at its margin, and this is the rest of it.\n"
        "When: at seven\n"
        "Where: in the library\n"
        "-::~:~::~:~::~:~::~-\n"
        "1. first\n"
        "2. second"
    )
    assert markdown.markdown(markdown_of(text)).count("<br />") == 4


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<b>Two</b> talks<br>and <i>a walk</i>", "**Two** talks  \nand *a walk*"),
        ("<div>a</div><div>b</div>", "a\n\nb"),
        ("<ul><li>a<li>b</ul>", "- a\n- b"),
        ('<a href="https://a.test">https://a.test</a>', "<https://a.test>"),
        ('<a href="https://a.test/(b)">c</a>', "[c](https://a.test/%28b%29)"),
        ('<a href="javascript:x">c</a><img src=x onerror=y>d', "cd"),
        ("<b>a <br> b</b>", "a  \nb"),
        ("<style>p{}</style><p># no heading</p>", "&#35; no heading"),
        ('<a href="mailto:a@b.test">a@b.test</a>', "…"),
    ],
)
def test_html_is_read_for_its_words(html: str, text: str) -> None:
    assert description_of(html) == text


@settings(deadline=None)
@given(st.text(alphabet="<>/ab\"'=&;-! pbrdivlistcrg", max_size=80))
def test_no_html_gets_through(text: str) -> None:
    assert shown(description_of(text)).tags <= {"p", "br", "ul", "li", "strong", "em", "a"}


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("Write to ann.b+c@club.test.", "Write to …."),
        ("mailto:ann@club.test", "…"),
        ("https://hackmd.io/@ann and @bo", "https://hackmd.io/@ann and @bo"),
        ("问 ann@club.test，谢谢", "问 …，谢谢"),
    ],
)
def test_mail_addresses_are_taken_out(text: str, without: str) -> None:
    assert without_mail(text) == without


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("club.test/conduct", "https://club.test/conduct"),
        ("https://club.test/a b", "https://club.test/a%20b"),
        ("https://club.test/?user=ann@club.test&x=1", "https://club.test/?x=1"),
        ("https://ann:secret@club.test/", ""),
        ("javascript:alert(1)", ""),
        ("Free entry", ""),
    ],
)
def test_what_a_field_may_hold_as_address(text: str, address: str) -> None:
    assert given_address(text) == address
