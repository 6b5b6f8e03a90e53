"""The theme: what it replaces of Material's, what it asks for, and that nothing slips through."""

import hashlib
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import html5lib
import material
import pytest

from mkdocs_commonplace.bundles import (
    BEHAVIOUR,
    FINDING,
    STYLES,
    finder_script,
    script,
    styles,
)
from mkdocs_commonplace.theme_context import VARIABLES, site_context
from tests.hubs import ADA, NOTES, article, edition, write_hub
from tests.sites import ROOT, Site, build_one

THEME = ROOT / "plugins" / "mkdocs_commonplace" / "theme"
TEMPLATES = sorted(THEME.rglob("*.html"))
MATERIAL = Path(material.__file__).parent / "templates"

# What we replace or fill in, as it was when we last read it.
UPSTREAM = {
    "404.html": "80c93494b5432b1b",
    "base.html": "cfbf793362e67de5",
    "partials/actions.html": "1bcd66d6f428194e",
    "partials/alternate.html": "572b1d4dae611aa5",
    "partials/content.html": "ce33929c85af129f",
    "partials/footer.html": "50c2a75f013b7b03",
    "partials/header.html": "8cf3fb15bcf969ff",
    "partials/logo.html": "e0925ef6c190174a",
    "partials/nav.html": "af33f6e032f632eb",
    "partials/palette.html": "fb935107ae7d3d74",
    "partials/search.html": "bfd556535abcddb9",
    "partials/source.html": "6847616d67be4920",
    "partials/tabs.html": "d2c82916569e645a",
    "partials/toc.html": "fde48f583563364b",
}
VERSION = re.compile(r"mkdocs-material-[\d.]+|\.[0-9a-f]{8}\.min")

HOSTILE = "</title><script>alert(1)</script> & <b>bold</b>"


@pytest.mark.parametrize(("name", "seen"), UPSTREAM.items())
def test_what_we_replace_of_material_is_what_we_read(name: str, seen: str) -> None:
    text = VERSION.sub("", (MATERIAL / name).read_text(encoding="utf-8"))

    assert hashlib.sha256(text.encode()).hexdigest()[:16] == seen, (
        f"Material changed {name}: compare it with the last version, carry over to "
        "plugins/mkdocs_commonplace/theme what matters to us, then write the new hash here"
    )


def test_every_replaced_partial_is_watched() -> None:
    ours = {path.relative_to(THEME).as_posix() for path in TEMPLATES}

    replaced = {name for name in ours if (MATERIAL / name).is_file()} - {"main.html"}

    assert replaced <= set(UPSTREAM)


def test_what_templates_ask_for_is_documented() -> None:
    documented = {name for name in VARIABLES if "." not in name}

    asked = {
        name
        for path in TEMPLATES
        for name in re.findall(r"\bcommonplace\.(\w+)", path.read_text(encoding="utf-8"))
    }

    assert asked <= documented


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(THEME).as_posix())
def test_values_are_escaped_where_they_are_shown(path: Path) -> None:
    """MkDocs' environment does not escape, so each value says so itself, or why it need not."""
    text = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    shown = re.findall(r"\{\{-?(.*?)-?\}\}", text, re.DOTALL)
    ours = re.compile(
        r"\| e\b|^\s*((super|self\.\w+)\(\)|kind|place|facts\.linked_data|mkdocs_version|"
        r"lang\.t\(.*\)|"
        r"item\.url|parts\[[01]\]|(first_page|language_link|nav_item)\(.*\)|"
        r"(face|name|day|reasons)_of\(.*\)|\"page\" if .*)\s*$"
    )

    unescaped = [value for value in shown if not ours.search(value)]

    assert not unescaped


def test_a_hostile_title_stays_text(tmp_path: Path) -> None:
    write_hub(
        tmp_path,
        {
            **ADA,
            **NOTES,
            "columns/notes/hostile.md": article(
                f"'{HOSTILE}'", description=f"'{HOSTILE}\" onload=x'"
            ),
        },
    )

    build_one(tmp_path, tmp_path / "site")

    for page in (tmp_path / "site").rglob("*.html"):
        assert "<script>alert" not in page.read_text(encoding="utf-8"), page
    text = (tmp_path / "site/columns/notes/hostile/index.html").read_text(encoding="utf-8")
    title = re.search(r"<title>(.*?)</title>", text, re.DOTALL)
    assert title
    assert unescape(title.group(1)) == f"{HOSTILE} - Test hub"
    tree = html5lib.parse(text, namespaceHTMLElements=False)
    described = [
        meta.get("content") for meta in tree.iter("meta") if meta.get("name") == "description"
    ]
    assert described == [f'{HOSTILE}" onload=x']


class _Ids(HTMLParser):
    """Collects the ids and first-level headings of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.titles = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.titles += tag == "h1"


def test_every_page_is_valid(site: Site) -> None:
    faults = []
    for path in site.pages:
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(site.folder).as_posix()
        parser = html5lib.HTMLParser()
        parser.parse(text)
        faults += [f"{name}:{place[0]}: {code} {data}" for place, code, data in parser.errors]
        found = _Ids()
        found.feed(text)
        twice = {each for each in found.ids if found.ids.count(each) > 1}
        if twice:
            faults.append(f"{name}: ids given twice: {sorted(twice)}")
        if found.titles != 1 and 'http-equiv="refresh"' not in text:
            faults.append(f"{name}: {found.titles} headings of the first level")

    assert not faults, "\n".join(faults)


def test_search_engines_learn_of_languages_and_the_one_address(site: Site) -> None:
    english = site.folder / "columns/field-notes/counting-herons/index.html"
    tree = html5lib.parse(english.read_text(encoding="utf-8"), namespaceHTMLElements=False)

    links = {
        (link.get("rel", "").strip(), link.get("hreflang")): link.get("href")
        for link in tree.iter("link")
        if link.get("rel", "").strip() in ("canonical", "alternate") and link.get("type") is None
    }

    here = "https://example.org/columns/field-notes/counting-herons/"
    assert links == {
        ("canonical", None): here,
        ("alternate", "en"): here,
        ("alternate", "zh"): "https://example.org/zh/columns/tianye/shu-lu/",
        ("alternate", "x-default"): here,
    }
    assert tree.get("lang") == "en"


def test_a_page_in_one_language_names_no_other(site: Site) -> None:
    text = (site.folder / "columns/field-notes/quiet-hours/index.html").read_text(encoding="utf-8")

    assert "hreflang=" not in text.partition("</head>")[0]


def test_unlisted_pages_are_kept_from_search_engines(site: Site) -> None:
    kept = [
        path.parent.name
        for path in site.pages
        if '<meta name="robots" content="noindex">' in path.read_text(encoding="utf-8")
        and 'http-equiv="refresh"' not in path.read_text(encoding="utf-8")
    ]

    assert kept
    assert "counting-herons" not in kept


def test_edit_links_lead_to_the_file_that_was_written(site: Site) -> None:
    edit = re.compile(r'href="https://github\.com/example/riverside/edit/main/([^"#]+)[#"]')
    linked = {file for page in site.pages for file in edit.findall(page.read_text("utf-8"))}

    assert [file for file in sorted(linked) if not (ROOT / file).is_file()] == []
    assert "member_submissions/events/first-thursday.md" in linked
    assert "site_src/zh/handbook/goal.md" in linked


def test_the_section_is_marked_on_pages_that_are_not_in_nav(site: Site) -> None:
    for path, section in {
        "columns/field-notes/counting-herons/": "Columns",
        "events/regex-clinic/": "Events",
        "members/alice-marlow/": "People",
        "handbook/goal/": "Handbook",
        "using/members/judge/": "Take part",
    }.items():
        text = (site.folder / path / "index.html").read_text(encoding="utf-8")
        sections = text.partition('<nav class="cp-sections"')[2].partition("</nav>")[0]
        marked = re.findall(r'aria-current="(?:page|true)">([^<]+)</a>', sections)
        assert marked == [section], path


def test_a_template_that_is_no_page_has_the_same_names(tmp_path: Path) -> None:
    documented = {name for name in VARIABLES if "." not in name}

    names = set(site_context(edition(write_hub(tmp_path, {})), {}))

    assert names == documented


@pytest.mark.parametrize(
    ("folder", "ending", "joined"),
    [("styles", ".css", STYLES), ("behaviour", ".js", BEHAVIOUR), ("finding", ".js", FINDING)],
)
def test_every_style_and_script_is_joined(
    folder: str, ending: str, joined: tuple[str, ...]
) -> None:
    there = {path.stem for path in (THEME.parent / folder).glob(f"*{ending}")}

    assert there == set(joined)


def test_a_browser_loads_one_style_sheet_and_one_script_of_ours(site: Site) -> None:
    assets = site.folder / "assets" / "commonplace"

    assert (assets / "commonplace.css").read_text(encoding="utf-8") == styles()
    assert (assets / "commonplace.js").read_text(encoding="utf-8") == script()
    assert "/*" not in styles()


def luminance(colour: str) -> float:
    """Return how bright a colour is, as WCAG counts it."""
    digits = colour.removeprefix("#")
    parts = [int(digits[index : index + 2], 16) / 255 for index in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    darker, brighter = sorted([luminance(first), luminance(second)])
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_colours_of_code_can_be_read_in_both_schemes(scheme: str) -> None:
    tokens = (THEME.parent / "styles/tokens.css").read_text(encoding="utf-8")
    grounds = re.findall(r"--cp-sunken: (#\w{6});", tokens)
    ground = grounds[0 if scheme == "default" else 1]
    block = tokens[tokens.index(f'body[data-md-color-scheme="{scheme}"] {{') :].partition("}")[0]
    colours = dict(re.findall(r"--md-code-(?:fg|hl)-?(\w+)?-color: (#\w{6});", block))

    assert {"number", "string", "keyword", "function", "comment", "constant"} <= colours.keys()
    # A line that is marked has a tint of blue behind it.
    assert {name for name, colour in colours.items() if contrast(colour, ground) < 5} == set()


def test_only_pages_with_a_filter_load_its_script(site: Site) -> None:
    assert (site.folder / "assets/commonplace/finder.js").read_text("utf-8") == finder_script()
    for path in site.pages:
        text = path.read_text(encoding="utf-8")
        is_list = "cp-page--article" not in text and "cp-page--text" not in text
        assert 'commonplace/finder.js"' not in text or is_list, path
        assert "data-cp-finder" not in text or 'commonplace/finder.js"' in text, path
