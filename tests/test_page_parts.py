"""What a page is made of besides its own file: what it includes, and its pictures."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from markdown import markdown

from commonplace.credits import build_ledger
from commonplace.credits.parts import LARGEST_TEXT, page_parts
from commonplace.model import Attribution
from commonplace.model.attribution import FileHistory, Identity, Part, Touch
from commonplace.pages.reasons import reasons
from tests.hubs import (
    ADA,
    CONFIG,
    NOTES,
    TWO_LANGUAGES,
    article,
    edition,
    record,
    write,
    write_hub,
)

NOW = datetime(2026, 6, 1, tzinfo=UTC)
INCLUDES = f"{CONFIG}markdown_extensions: [pymdownx.snippets]\n"
CHAPTER = "site_src/handbook/chapter.md"
FIRST = "member_submissions/columns/notes/first.md"


def parts(
    root: Path, text: str, *files: str, config: str = INCLUDES, **others: str
) -> tuple[str, ...]:
    """Return the parts of a chapter of this text, in a hub with these files besides.

    Each of `files` holds the word that its name ends on; `others` are texts of files by name.
    """
    for name in files:
        write(root / name, f"From {name}.\n")
    for name, content in others.items():
        write(root / f"{name}.md", content)
    write(root / CHAPTER, text)
    hub = write_hub(root, ADA, {"mkdocs.yml": config})
    return page_parts(hub)(hub.pages[CHAPTER])


# Includes


SNIPPETS = {
    "one": ('--8<-- "a.md"', ["a.md"]),
    "one in single quotes": ("--8<-- 'a.md'", ["a.md"]),
    "with other dashes": ('-8<- "a.md"', ["a.md"]),
    "indented": ('!!! note\n\n    --8<-- "a.md"', ["a.md"]),
    "in a fence": ('```\n--8<-- "a.md"\n```', ["a.md"]),
    "a block": ("--8<--\na.md\n\n  b.md\n--8<--\n", ["a.md", "b.md"]),
    "several": ('--8<-- "a.md"\n\n--8<-- "b.md"', ["a.md", "b.md"]),
    "lines": ('--8<-- "a.md:1:1"', ["a.md"]),
    "several ranges of lines": ('--8<-- "a.md:1:1,2:2"', ["a.md"]),
    "a section": ('--8<-- "parted.md:two"', ["parted.md", "b.md"]),
    "another section": ('--8<-- "parted.md:one"', ["parted.md", "a.md"]),
    "lines that include": ('--8<-- "nested.md:2:2"', ["nested.md", "b.md"]),
    "all but the last lines": ('--8<-- "nested.md:1:-3"', ["nested.md", "a.md"]),
    "what includes itself": ('--8<-- "circle.md"', ["circle.md", "a.md"]),
    "windows' ends of lines": ('--8<-- "a.md"\r\nmore\r\n', ["a.md"]),
    "escaped": (';--8<-- "a.md"', []),
    "escaped block": (";--8<--\na.md\n;--8<--", []),
    "left out in a block": ("--8<--\n; a.md\nb.md\n--8<--", ["b.md"]),
    "no include": ('words --8<-- "a.md"', []),
    "one in a block": ('--8<--\n--8<-- "a.md"\nb.md\n--8<--', ["b.md"]),
    "an address": ('--8<-- "https://x.test/a.md"', []),
    "not there": ('--8<-- "c.md"', []),
    "outside": ('--8<-- "../outside.md"', []),
}
OTHERS = {
    "parted": '# --8<-- [start:one]\n--8<-- "a.md"\n# --8<-- [end:one]\n'
    '--8<-- [start:two]\n--8<-- "b.md"\n--8<-- [end:two]\n',
    "nested": '--8<-- "a.md"\n--8<-- "b.md"\n',
    "circle": '--8<-- "circle.md"\n--8<-- "a.md"\n',
}


@pytest.mark.parametrize(("text", "found"), SNIPPETS.values(), ids=SNIPPETS)
def test_included_files_are_parts(tmp_path: Path, text: str, found: list[str]) -> None:
    write(tmp_path / "outside.md", "Out.")
    assert parts(tmp_path / "hub", text, "a.md", "b.md", **OTHERS) == tuple(found)


@pytest.mark.parametrize(("text", "found"), SNIPPETS.values(), ids=SNIPPETS)
def test_the_generator_includes_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, found: list[str]
) -> None:
    root = tmp_path / "hub"
    write(tmp_path / "outside.md", "From outside.md.")
    parts(root, text, "a.md", "b.md", **OTHERS)
    monkeypatch.chdir(root)
    html = markdown(text, extensions=["pymdownx.snippets", "pymdownx.superfences"])
    for name in ("a.md", "b.md", "outside.md"):
        assert (f"From {name}" in html) is (name in found)


@pytest.mark.parametrize(
    ("extensions", "found"),
    [
        ("[pymdownx.snippets]", ["a.md"]),
        ("{pymdownx.snippets: {}}", ["a.md"]),
        ("[{pymdownx.snippets: {base_path: inc}}]", ["inc/a.md"]),
        ("[{pymdownx.snippets: {base_path: [none, ./inc, .]}}]", ["inc/a.md"]),
        ("[{pymdownx.snippets: {base_path: [inc/a.md]}}]", ["inc/a.md"]),
        ("[{pymdownx.snippets: {base_path: !relative }}]", ["site_src/handbook/a.md"]),
        ("[{pymdownx.snippets: {base_path: [!relative $docs_dir]}}]", ["site_src/a.md"]),
        ("[{pymdownx.snippets: {base_path: [!relative $config_dir/inc]}}]", ["inc/a.md"]),
        ("[{pymdownx.snippets: {base_path: [..]}}]", []),
        ("[{pymdownx.snippets: {base_path: site_src/handbook/none}}]", []),
        ("[]", []),
    ],
)
def test_includes_are_where_mkdocs_yml_says(
    tmp_path: Path, extensions: str, found: list[str]
) -> None:
    files = ("a.md", "inc/a.md", "site_src/a.md", "site_src/handbook/a.md", "../a.md")
    config = f"{CONFIG}markdown_extensions: {extensions}\n"
    given = parts(tmp_path / "hub", '--8<-- "a.md"', *files, config=config)
    assert given == tuple(found)


def test_an_include_does_not_climb_out_of_its_folder(tmp_path: Path) -> None:
    config = f"{CONFIG}markdown_extensions: [{{pymdownx.snippets: {{base_path: inc}}}}]\n"
    assert parts(tmp_path, '--8<-- "../a.md"', "a.md", "inc/b.md", config=config) == ()


def test_a_large_file_is_a_part_of_which_nothing_is_read(tmp_path: Path) -> None:
    large = '--8<-- "a.md"\n' + "x" * LARGEST_TEXT
    assert parts(tmp_path, '--8<-- "large.md"', "a.md", large=large) == ("large.md",)


def test_a_link_out_of_the_hub_is_no_part(tmp_path: Path) -> None:
    write(tmp_path / "secret.md", "![](x.png)")
    (tmp_path / "hub").mkdir()
    (tmp_path / "hub/linked.md").symlink_to(tmp_path / "secret.md")
    assert parts(tmp_path / "hub", '--8<-- "linked.md"') == ()


# Pictures


PICTURES = {
    "inline": ("![A](a.png)", ["a.png"]),
    "with a title": ('![A](a.png "Title")', ["a.png"]),
    "with attributes": ("![A](a.png){ width=300 }", ["a.png"]),
    "in angle brackets": ("![A](<a b.png>)", ["a b.png"]),
    "with a blank": ("![A](a b.png)", ["a b.png"]),
    "with a coded blank": ("![A](a%20b.png)", ["a b.png"]),
    "with parentheses": ("![A](a(1).png)", ["a(1).png"]),
    "with a fragment": ("![A](a.png#only-dark)", ["a.png"]),
    "in a link": ("[![A](a.png)](https://x.test/)", ["a.png"]),
    "two in a line": ("![A](a.png)![B](b.png)", ["a.png", "b.png"]),
    "beside one from elsewhere": ("![B](https://x.test/b.png) ![A](a.png)", ["a.png"]),
    "with brackets in its words": ("![A [1](https://x.test)](a.png)", ["a.png"]),
    "with an escape in its words": ("![A\\](https://x.test) B](a.png)", ["a.png"]),
    "with code in its words": ("![A `](https://x.test)` B](a.png)", ["a.png"]),
    "by a name": ('![A][one]\n\n[one]: a.png "Title"', ["a.png"]),
    "by its words": ("![One]\n\n[one]: <a b.png>", ["a b.png"]),
    "by its words, with brackets": ("![One][]\n\n[one]: a.png", ["a.png"]),
    "in HTML": ('<img alt="" src="../a.png">', ["a.png"]),
    "in HTML without quotes": ("<IMG src=../a.png>", ["a.png"]),
    "in HTML, in single quotes": ("<img src='../a%20b.png'>", ["a b.png"]),
    "for several screens": ('<img srcset="../a.png 1x, ../b.png 2x">', ["a.png", "b.png"]),
    "for a scheme": (
        '<picture><source srcset="../b.png"><img src="../a.png"></picture>',
        ["a.png", "b.png"],
    ),
    "from the root": ("![A](/handbook/a.png)", ["a.png"]),
    "from the root, in HTML": ('<img src="/handbook/a.png">', ["a.png"]),
    "from above": ("![A](../handbook/./a.png)", ["a.png"]),
    "in a snippet": ('--8<-- "shows.md"', ["a.png"]),
}
BESIDE = ("a.png", "b.png", "a b.png", "a(1).png")


@pytest.mark.parametrize(("text", "shown"), PICTURES.values(), ids=PICTURES)
def test_pictures_are_parts(tmp_path: Path, text: str, shown: list[str]) -> None:
    files = [f"site_src/handbook/{name}" for name in BESIDE]
    found = parts(tmp_path, f"# Chapter\n\n{text}\n", *files, shows="![A](a.png)")
    pictures = [Path(path).name for path in found if path.endswith(".png")]
    assert sorted(pictures) == shown


@pytest.mark.parametrize(
    "text",
    [
        "`![A](a.png)`",
        "```\n![A](a.png)\n```",
        "<!-- ![A](a.png) -->",
        '<img data-src="../a.png">',
        '`<img src="../a.png">`',
        "[A](a.png)",
        "![A](https://x.test/handbook/a.png)",
        "![A](//x.test/a.png)",
        "![A](data:image/png;base64,AAAA)",
        "![A](../../outside.png)",
        "![A](<../../../../../../etc/hostname>)",
        "![A](http://[a.png)",
    ],
)
def test_what_shows_no_picture_of_the_hub_has_no_parts(tmp_path: Path, text: str) -> None:
    write(tmp_path / "outside.png", "")
    assert parts(tmp_path / "hub", text, "site_src/handbook/a.png") == ()


def test_front_matter_names_pictures_too(tmp_path: Path) -> None:
    files = {
        **ADA,
        **NOTES,
        "columns/notes/first/index.md": article("First", image="a.png", image_alt="A"),
        "competitions/jam/index.md": record(
            title="Jam",
            organizers="[ada]",
            timezone="UTC",
            phases="[{id: submission, start: 2026-05-01T00:00, end: 2026-05-09T00:00}]",
        ),
        "competitions/jam/entries/one/index.md": record(
            title="One",
            description="One.",
            team="{members: [{member: ada}]}",
            screenshots="[{src: s.png, alt: S}]",
        ),
    }
    for name in ("columns/notes/first/a.png", "competitions/jam/entries/one/s.png"):
        write(tmp_path / "member_submissions" / name, "")
    hub = write_hub(tmp_path, files)
    known = page_parts(hub)
    assert [
        path for each in (*hub.articles.values(), *hub.entries.values()) for path in known(each)
    ] == [
        "member_submissions/columns/notes/first/a.png",
        "member_submissions/competitions/jam/entries/one/s.png",
    ]


def test_a_members_text_may_show_what_maintainers_keep(tmp_path: Path) -> None:
    text = "![A](../../assets/a.png) ![B](../../shared/b.png) ![C](/zh/assets/c.png)"
    for name in ("site_src/assets/a.png", "shared/b.png", "site_src/zh/assets/c.png"):
        write(tmp_path / name, "")
    config = dict(TWO_LANGUAGES)
    config["mkdocs.yml"] = config["mkdocs.yml"].replace(
        "{languages:", "{shared_assets: shared, languages:"
    )
    files = {**ADA, **NOTES, "columns/notes/first.md": article("First", text)}
    hub = write_hub(tmp_path, files, config)
    assert page_parts(hub)(hub.articles["notes/first"]) == (
        "site_src/assets/a.png",
        "shared/b.png",
        "site_src/zh/assets/c.png",
    )


# Who made the parts


def test_who_wrote_what_a_page_includes_is_named_with_that_file(tmp_path: Path) -> None:
    write(tmp_path / "inc/rules.md", "Be kind.")
    files = {**ADA, **NOTES, "columns/notes/first.md": article("First", '--8<-- "inc/rules.md"')}
    hub = write_hub(tmp_path, files, {"mkdocs.yml": INCLUDES})
    touch = Touch(Identity("Bob"), Part.AUTHOR, "c0ffee12", NOW)
    attribution = Attribution({"inc/rules.md": FileHistory((touch,))})
    ledger = build_ledger(hub, hub.articles.values(), attribution, NOW)
    (entry,) = ledger.by_person["~Bob"]
    assert entry.page == FIRST
    assert [one.text for one in reasons(entry, edition(hub))] == [
        "commit c0ffee1 of June 1, 2026, to inc/rules.md"
    ]
