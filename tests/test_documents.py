"""A file is read: any bytes give fields and places, or a problem that says where and why not."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from commonplace.documents import read_data, read_document
from commonplace.documents.code import without_code
from commonplace.documents.headings import check_headings
from commonplace.documents.links import links
from commonplace.documents.nesting import check_nesting
from commonplace.documents.raw_html import html_links
from commonplace.documents.yaml_fields import read_yaml
from commonplace.problems import Place

LOADERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if hasattr(yaml, "CSafeLoader") else [])]
YAML_TEXT = st.lists(
    st.sampled_from(
        [*"ab1 \n\t:-?,[]{}#&*!|>'\"%@`~\\.：é\u2028\x85\x07\ufeff😀", "---\n", "  ", "<<"]
    )
).map("".join)
GOOD = b"---\ntitle: A title\n---\n"


def codes_of(data: bytes) -> list[str]:
    return [problem.code for problem in read_document("a.md", data)[1]]


def targets(text: str) -> list[str]:
    return sorted(link.target for link in links(text))


def outline(text: str, loader: Any) -> tuple[Any, list[tuple[Place, str, str]]]:
    value, _, problems = read_yaml("a.md", text, 2, loader)
    return value, [
        (problem.place, problem.code, str(sorted(problem.values.items()))) for problem in problems
    ]


def test_front_matter_body_and_the_place_of_everything() -> None:
    document, problems = read_document(
        "a.md", "---\ntitle: 田野  # field\ntags:\n  - a\n  - {b: c}\n---\n\n正文\n".encode()
    )
    assert problems == []
    assert document is not None
    assert document.fields == {"title": "田野", "tags": ["a", {"b": "c"}]}
    assert (document.body, document.body_line) == ("\n正文\n", 7)
    assert document.places.of_key(("title",)) == (2, 1)
    assert document.places.of_value(("title",)) == (2, 8)
    assert document.places.of_value(("tags", 1, "b")) == (5, 9)
    assert document.places.of_value(("tags", 7, "x")) == (4, 3)  # the nearest that is there


def test_scalars_stay_as_they_were_written() -> None:
    text = b"a: no\nb: 1.10\nc: 2026-02-30\nd: 0x10\ne: ~\nf:\ng: ''\nh: 'null'\ni: 1e999\n"
    document, problems = read_data("a.yml", text)
    assert not problems
    assert document is not None
    assert document.fields == {
        "a": "no",
        "b": "1.10",
        "c": "2026-02-30",
        "d": "0x10",
        "e": None,
        "f": None,
        "g": "",
        "h": "null",
        "i": "1e999",
    }


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("title: a: b", (2, 9), "yaml-colon"),
        ("a: 1\n b: 2", (3, 3), "yaml-indent"),
        ("a:\n\tb: 1", (3, 1), "yaml-tab"),
        ("a: @x", (2, 4), "yaml-quote"),
        ("a: 'it's'", (2, 8), "yaml-broken"),
        ('a: "x\nb: 1\nc: 2', (2, 4), "yaml-broken"),
        ("a: [1,\nb: 1", (2, 4), "yaml-broken"),
        ("a: &x 1", (2, 4), "yaml-alias"),
        ("a: *x", (2, 4), "yaml-alias"),
        ("*x : 1", (2, 1), "yaml-alias"),
        ("a: !x 1", (2, 4), "yaml-tag"),
        ("{a: 1}: 1", (2, 1), "yaml-key"),
        ('"a\\nb": 1', (2, 1), "yaml-key"),
        ("a: 1\n---\nb: 1", (3, 1), "yaml-broken"),
        ("a: 1\n...\nb: 1", (4, 1), "yaml-broken"),
        ("# note\n%YAML 1.1\n---\na: 1", (3, 1), "yaml-quote"),
        ("a: \x07", (2, 4), "yaml-control"),
        ('a: "\\ud800"', (2, 4), "yaml-broken"),
        ("a: 'x\u2028y'\nb: *c", (3, 4), "yaml-alias"),
        ("a: " + "[" * 5000, (2, 24), "yaml-too-deep"),
        ("a: " + "{b: " * 5000, (2, 84), "yaml-too-deep"),
        ("? " * 5000, (2, 3), "yaml-key"),
    ],
)
def test_both_parsers_say_the_same(
    loader: Any, text: str, place: tuple[int, int], code: str
) -> None:
    value, problems = outline(text, loader)
    assert value is None
    assert [problem[:2] for problem in problems] == [(place, code)]


def test_every_repeated_key_is_named() -> None:
    value, _, problems = read_yaml("a.md", "a: 1\nb: {c: 1, c: 2}\na: {d: 1, d: 2}\n")
    assert value == {"a": "1", "b": {"c": "1"}}
    assert [(problem.place, problem.values["first"]) for problem in problems] == [
        ((2, 11), "2"),
        ((3, 1), "1"),
        ((3, 11), "3"),
    ]


@given(YAML_TEXT)
@settings(max_examples=200, deadline=None)
def test_no_yaml_stops_the_reader(text: str) -> None:
    lines = [*text.split("\n"), ""]
    results = [outline(text, loader) for loader in LOADERS]
    for value, problems in results:
        assert value is None or isinstance(value, str | list | dict)
        for (line, column), _, _ in problems:
            assert 2 <= line <= len(lines) + 2
            assert column >= 1
    # The two disagree about some texts nobody writes (`|#`), never about what a text says.
    values = [value for value, problems in results if not problems]
    assert all(value == values[0] for value in values)


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
@settings(max_examples=200, deadline=None)
def test_what_yaml_writes_is_read_again(value: Any) -> None:
    text = yaml.safe_dump({"it": value}, allow_unicode=True, sort_keys=False, default_style='"')
    read, _, problems = read_yaml("a.md", text)
    if not problems:
        assert read == {"it": value}
    else:
        assert {problem.code for problem in problems} <= {"yaml-alias", "yaml-too-deep", "yaml-key"}


@given(st.binary() | st.binary().map(lambda data: b"---\n" + data + b"\n---\n" + data))
@settings(max_examples=200, deadline=None)
def test_no_bytes_stop_the_reader(data: bytes) -> None:
    document, problems = read_document("a.md", data)
    assert document is not None or problems
    for problem in problems:
        assert problem.place.line >= 1
        assert problem.place.column >= 1
        assert problem.place.line <= data.count(b"\n") + data.count(b"\r") + 2
    read_data("a.yml", data)


@pytest.mark.parametrize("fence", ["---", "--- ", "---\t"])
def test_a_fence_may_end_in_spaces(fence: str) -> None:
    document, _ = read_document("a.md", f"{fence}\na: 1\n{fence}\nbody\n---\nmore".encode())
    assert document is not None
    assert (document.fields, document.body) == ({"a": "1"}, "body\n---\nmore")


@pytest.mark.parametrize(
    "data", [b"", b"---", b"---\n", b"\n---\na: 1\n---\n", b"----\na: 1\n---\n"]
)
def test_what_is_no_front_matter(data: bytes) -> None:
    assert codes_of(data)[0].startswith("front-matter-")


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("gbk", "GBK (GB 18030)"),
        ("big5", "Big5"),
        ("latin-1", "Windows-1252 or Latin-1"),
        ("utf-16", "UTF-16"),
    ],
)
def test_the_likely_encoding_is_named(encoding: str, named: str) -> None:
    text = {"gbk": "今天下了一场大雨。", "big5": "今天下了一場大雨。"}.get(
        encoding, "Müller, café, à la"
    )
    _, problems = read_document("a.md", GOOD + text.encode(encoding))
    assert [(p.code, p.values["encoding"]) for p in problems] == [("file-not-utf8", named)]


# --- nesting ------------------------------------------------------------------------------------

DEEP = {
    "brackets": "[" * 5000,
    "brackets in lines": "[\n" * 300,
    "quotes": ">" * 500,
    "spaced quotes": "> " * 500,
    "lists": "\n".join("    " * level + "- a" for level in range(500)),
    "tabs": "\n".join("\t" * level + "1. a" for level in range(100)),
    "one line": "- " * 500 + "a",
    "a mix": "> " * 13 + "- " * 13 + "a",
    "behind an open fence": "```\n" + "[" * 5000,
    "elements": "<div>" * 5000,
    "elements with attributes": "<SPAN\n class='a' \"'>" * 5000,
    "elements of their own": "a <x-y> " * 60,
    "blocks with gaps": "<section>\n\n" * 60,
    "lists in HTML": "<ul><li>" * 60,
    "ends of others": "<b></i>" * 60,
}
NOT_DEEP = {
    "intervals": "| group | ages |\n|---|---|\n" + "| a | [10, 20) |\n" * 100,
    "a rule": "- " * 60 + "\n\n" + "* " * 60,
    "code": "```\n" + "[" * 5000 + "\n" + ">" * 100 + "\n```\n\n`" + "[" * 500 + "`\n",
    "indented code": "text\n\n    " + "[" * 500 + "\n",
    "escaped": "\\[" * 500,
    "six levels": "\n".join("    " * level + "- a" for level in range(6)),
    "closed": "[a](b) " * 500,
    "closed elements": "<div><b>a</b></div>\n" * 500,
    "elements without an end": "<br>" * 100 + "<img src=a>" * 100,
    "ends that nobody writes": "<p>a<li>b<td>c" * 100,
    "what a paragraph ends": "A `list` of List<int>\n\n" * 200,
    "closed with the outer one": "<div><b><i></div>" * 100,
    "elements in code": "`" + "<div>" * 60 + "`\n\n    " + "<div>" * 60,
    "a comment": "<!-- " + "<div>" * 60 + " -->",
    "numbers and arrows": "a <b <- 3 < 4 <-> " * 100,
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_nobody_nests_that_deep(text: str) -> None:
    assert [problem.code for problem in check_nesting("a.md", text, 5)] == ["text-too-deep"]


@pytest.mark.parametrize("text", NOT_DEEP.values(), ids=NOT_DEEP)
def test_what_only_looks_deep_may_stay(text: str) -> None:
    assert check_nesting("a.md", text, 1) == []


def test_an_element_that_is_too_deep_is_pointed_at() -> None:
    text = "Words.\n\n" + "<div>\n" * 49 + "  <div><b>\n"
    (problem,) = check_nesting("a.md", text, 5)
    assert problem.place == (56, 8)
    assert problem.values == {"limit": "50", "found": "<b> <b> <b> …"}


# --- headings -----------------------------------------------------------------------------------

MANY = {
    "signs": ["# a\n"] * 1001,
    "underlines": ["a\n=\n\n"] * 1001,
    "tags": ["<H2 id=a>a</H2>\n"] * 1001,
    "both": ["# a\n"] * 500 + ["<h6>a</h6>\n"] * 501,
}


@pytest.mark.parametrize("headings", MANY.values(), ids=MANY)
def test_nobody_needs_so_many_headings(headings: list[str]) -> None:
    before = "".join(headings[:1000])
    (problem,) = check_headings("a.md", before + headings[1000], 5)

    assert problem.code == "text-headings"
    assert problem.place == (5 + before.count("\n"), 1)
    assert check_headings("a.md", before, 5) == []
    assert check_headings("a.md", f"```\n{before}{headings[1000]}```\n", 5) == []


def heavy() -> Iterator[str]:
    pieces = [
        "```a\n",
        "[a](",
        "![](",
        "[](",
        "](",
        "`a",
        "[a]: b\n",
        "<!--",
        "    a\n\n",
        "\\",
        "((",
        "<a ",
        "</a",
        "<a>\n",
        "<a \n\n",
        "<div></b>",
    ]
    yield from (piece * (200_000 // len(piece)) for piece in pieces)
    yield "".join("`" * length + " " for length in range(1, 600))


@pytest.mark.parametrize("text", [*heavy()], ids=lambda text: repr(text[:6]))
def test_no_text_keeps_the_scanners_for_ever(text: str) -> None:
    check_nesting("a.md", text, 1)
    check_headings("a.md", text, 1)
    assert len(without_code(text)) == len(text)
    assert all(link.end <= len(text) for link in links(text))


# --- links --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](b.md) ![c](d.png)", ["b.md", "d.png"]),
        ("[a](<b c.md>) [d](e f.md)", ["b c.md", "e f.md"]),
        ('[a](b.md "t (x)") [c](d.md \'it\'s\') [e](f.md\n"t")', ["b.md", "d.md", "f.md"]),
        ("[a [b [c] d] e](f.md)", ["f.md"]),
        ("[![x](y.png)](z.md)", ["y.png", "z.md"]),
        ("[a](b(c(d)).md) [e](f\\(g.md)", ["b(c(d)).md", "f(g.md"]),
        ("[a\nb](c.md)", ["c.md"]),
        ("[a\n\nb](c.md)", []),
        ("[a][r] [r]\n\n[r]: b.md 'T'", ["b.md"]),
        ("[r]: b.md more words", []),
        ("[0, 1) and [a](b.md)", ["b.md"]),
        ("`[a](b.md)` ``[c](d.md) ` x`` `e\n[f](g.md)`", []),
        ("```\n[a](b.md)\n```\n> ~~~\n> [c](d.md)\n> ~~~\n[e](f.md)", ["f.md"]),
        ("```\n[a](b.md)", ["b.md"]),
        ("    [a](b.md)", []),
        ("- x\n\n    [a](b.md)", ["b.md"]),
        ("!!! note\n\n    [a](b.md)", ["b.md"]),
        ("\\[a](b.md) <!-- [c](d.md) -->", []),
        ("[a](&#98;.md) [^1]: c.md", ["b.md"]),
        ("[](b.md) [a]()", ["", "b.md"]),
    ],
)
def test_links_are_those_that_will_be_rendered(text: str, expected: list[str]) -> None:
    assert targets(text) == expected


@pytest.mark.parametrize(
    ("target", "path", "rest"),
    [
        ("b.md#c", "b.md", "#c"),
        ("../b%20c.md?d#e", "../b c.md", "?d#e"),
        ("#c", "", ""),
        ("/b.md", "", ""),
        ("//host/b", "", ""),
        ("https://host/b", "", ""),
        ("mailto:a@b.c", "", ""),
        ("javascript:x", "", ""),
        ("\\b", "", ""),
    ],
)
def test_only_relative_links_have_a_path(target: str, path: str, rest: str) -> None:
    (link,) = links(f"[a]({target})")
    assert (link.path, link.rest) == (path, rest)


def test_links_in_html_are_links() -> None:
    text = (
        '<a class="x" href="b.md?c=1&amp;d#e">f</a> `<a href="g">` <a name="h">\n'
        "<img src=i.png><img alt='' src='/j'><IMG ALT=\"k &lt;\" SRC=l.png>"
    )
    found = [*html_links(text)]

    assert [(link.path, link.rest) for link in found] == [
        ("b.md", "?c=1&d#e"),
        ("i.png", ""),
        ("", ""),
        ("l.png", ""),
    ]
    assert [link.is_nameless for link in found] == [False, True, False, False]
    assert found[-1].words == "k <"
    assert text[found[1].start : found[1].end] == "<img src=i.png>"


@given(
    st.lists(st.sampled_from([*"[]()!`~<>\\\"' \n\tab-:#^", "](", "```\n", "\n\n", "    "])).map(
        "".join
    )
)
@settings(max_examples=200, deadline=None)
def test_blanking_code_keeps_every_place(text: str) -> None:
    plain = without_code(text)
    assert len(plain) == len(text)
    assert all(a in (b, "\0") for a, b in zip(plain, text, strict=True))
    for link in links(text):
        assert text[link.start] in "![" or text[link.start : link.end].lstrip(" \t>*+-")[0] == "["
