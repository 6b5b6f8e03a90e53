"""The second wall: browsers run and load what templates and maintainers wrote, and nothing else."""

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from textwrap import dedent

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Route

from commonplace.settings import SettingsError, read_options
from commonplace.trust.policy import HEADERS, page_policy
from tests.conftest import HERE
from tests.hubs import ADA, CONFIG, NOTES, article, write_hub
from tests.kinds import examples
from tests.servers import serve
from tests.sites import Site, build_one

META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
DEED = "<script>window.deeds = 1</script>"
HANDLER = '<img src="data:," onerror="window.deeds = 1">'
WITNESS = """
    window.violations = [];
    addEventListener("securitypolicyviolation", (event) => {
      const place = `${event.sourceFile}:${event.lineNumber}`;
      violations.push(`${event.effectiveDirective} ${event.blockedURI} ${place}`);
    });
"""


def hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def directives(policy: str) -> dict[str, list[str]]:
    parts = (part.split() for part in policy.split(";"))
    return {name: sources for name, *sources in parts}


# What a policy says


def test_nothing_runs_but_files_of_the_site_where_nothing_was_written() -> None:
    assert directives(page_policy("")) == {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "frame-src": ["'none'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
    }


@pytest.mark.parametrize(
    ("html", "directive", "sources"),
    [
        ("<script>a < b && c</script>", "script-src", [hashed("a < b && c")]),
        ("<script type=module>a</script>", "script-src", [hashed("a")]),
        ("<script type=application/ld+json>{}</script>", "script-src", []),
        ("<script src=/a.js></script>", "script-src", []),
        ("<script src=https://cdn.test/a.js?b></script>", "script-src", ["https://cdn.test"]),
        ("<script src=//cdn.test/a.js></script>", "script-src", ["https://cdn.test"]),
        ("<style>p{}</style>", "style-src", [hashed("p{}")]),
        ("<link rel=stylesheet href=https://cdn.test/a.css>", "style-src", ["https://cdn.test"]),
        ("<img src=https://a.test/b.png>", "img-src", ["https://a.test"]),
        ("<img srcset='/a.png, https://a.test/b.png 2x'>", "img-src", ["https://a.test"]),
        ("<p onclick='a(&quot;b&quot;)'>", "script-src", ["'unsafe-hashes'", hashed('a("b")')]),
    ],
)
def test_what_maintainers_wrote_may_run_and_load(
    html: str, directive: str, sources: list[str]
) -> None:
    bare = directives(page_policy(""))[directive]

    assert directives(page_policy(html))[directive] == [*bare, *sources]
    assert directives(page_policy("", html))[directive] == [*bare, *sources]
    assert page_policy("", sent=html) == page_policy("")


def test_a_frame_of_maintainers_may_be_shown() -> None:
    found = directives(page_policy("", "<iframe src=https://video.test/1></iframe>"))

    assert found["frame-src"] == ["https://video.test"]


def test_of_what_members_wrote_the_alignment_of_tables_counts() -> None:
    aligned = '<td style="text-align: right;">1</td>'
    covering = '<td style="position: fixed; inset: 0">1</td>'
    found = directives(page_policy("", sent=aligned + covering))

    assert found["style-src-attr"] == ["'unsafe-hashes'", hashed("text-align: right;")]


def test_a_page_with_diagrams_lets_mermaid_write_styles() -> None:
    found = directives(page_policy("<style>p{}</style>", has_diagrams=True))

    assert found["style-src"] == ["'self'", "'unsafe-inline'"]
    assert "style-src-attr" not in found


def test_a_hub_adds_what_its_own_scripts_need() -> None:
    more = {"connect-src": ["https://stats.test"], "style-src": ["'unsafe-inline'"]}
    found = directives(page_policy("<style>p{}</style>", more=more))

    assert found["connect-src"] == ["'self'", "https://stats.test"]
    assert found["style-src"] == ["'self'", "'unsafe-inline'"]


@pytest.mark.parametrize(
    "value",
    [
        {"script-src": "https://a.test; object-src *"},
        {"script-src": 'https://a.test"><script>'},
        {"base-uri": "*"},
        {"sandbox": ""},
        "https://a.test",
    ],
)
def test_what_could_undo_a_policy_is_no_option(value: object) -> None:
    with pytest.raises(SettingsError, match="content_security_policy"):
        read_options({"content_security_policy": value})


# What browsers make of it


@pytest.fixture
def watched(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """Open a page that notes what its policy stops, what it complains of and whom else it asks."""
    context = browser.new_context(locale="en-US")
    context.add_init_script(WITNESS)
    page = context.new_page()
    said: list[str] = []

    def note_message(message: ConsoleMessage) -> None:
        if message.type == "error":
            said.append(message.text)

    def note_request(request: Request) -> None:
        if not request.url.startswith((f"http://{HERE}:", "data:", "about:")):
            said.append(request.url)

    page.on("console", note_message)
    page.on("request", note_request)
    yield page, said
    context.close()


def test_every_kind_of_page_keeps_its_policy_and_asks_nobody_else(
    watched: tuple[Page, list[str]], site: Site
) -> None:
    page, said = watched
    found = {}
    for example in examples(site.folder):
        said.clear()
        page.goto(site.address + example.path)
        violations = page.evaluate("window.violations")
        if violations or said:
            found[example.path] = [*violations, *said]

    assert found == {}


def test_every_page_says_its_policy_before_anything_can_run(site: Site) -> None:
    for path in site.pages:
        text = path.read_text("utf-8")
        if 'http-equiv="refresh"' not in text:
            head = text[: text.index("<script")]
            assert len(META.findall(head)) == len(META.findall(text)) == 1, path


def test_a_diagram_is_drawn_and_a_search_finds_under_the_policy(
    watched: tuple[Page, list[str]], site: Site
) -> None:
    page, said = watched
    page.goto(f"{site.address}columns/small-tools/a-test-for-a-table/")
    diagram = page.locator("[data-cp-diagram]").first
    diagram.scroll_into_view_if_needed()
    diagram.locator("svg").wait_for()
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").fill("table")
    page.locator(".md-search-result__link").first.wait_for()

    assert [*page.evaluate("window.violations"), *said] == []


@pytest.mark.parametrize("deed", [DEED, HANDLER])
@pytest.mark.parametrize("has_policy", [True, False])
def test_what_somebody_puts_into_a_finished_page_does_not_run(
    watched: tuple[Page, list[str]],
    site: Site,
    deed: str,
    has_policy: bool,  # noqa: FBT001 - the case
) -> None:
    page, said = watched

    def tamper(route: Route) -> None:
        answer = route.fetch()
        text = answer.text().replace("</article>", f"{deed}</article>")
        route.fulfill(response=answer, body=text if has_policy else META.sub("", text))

    page.route("**/columns/field-notes/counting-herons/", tamper)
    page.goto(f"{site.address}columns/field-notes/counting-herons/")
    page.wait_for_load_state("networkidle")

    assert page.evaluate("window.deeds || 0") == (0 if has_policy else 1)
    assert bool(said) == has_policy


def test_a_host_that_reads_headers_adds_what_a_page_cannot_say(
    watched: tuple[Page, list[str]], site: Site
) -> None:
    assert (site.folder / "_headers").read_text("utf-8") == HEADERS
    assert not (site.folder / "zh/_headers").exists()
    page, said = watched
    rules = {block.splitlines()[0]: block.splitlines()[1:] for block in HEADERS.split("\n\n")}

    def add(route: Route) -> None:
        answer = route.fetch()
        lines = rules["/*.svg" if route.request.url.endswith(".svg") else "/*"]
        added = dict(line.strip().split(": ", 1) for line in lines)
        drawing = "<svg xmlns='http://www.w3.org/2000/svg'><script>top.deeds = 1</script></svg>"
        is_svg = route.request.url.endswith("drawn.svg")
        kind = {"content-type": "image/svg+xml"} if is_svg else {}
        body = drawing if is_svg else answer.body()
        route.fulfill(status=200, body=body, headers={**answer.headers, **kind, **added})

    page.route("**/*", add)
    page.goto(site.address)
    page.wait_for_load_state("networkidle")
    assert [*page.evaluate("window.violations"), *said] == []

    page.goto(f"{site.address}drawn.svg")
    assert page.evaluate("window.deeds || 0") == 0


OWN_SCRIPTS = {
    "overrides/partials/integrations/analytics/custom.html": "<script>window.extra = 1</script>",
    "site_src/about.md": """
        # About

        <script>window.own = 1</script>
        <p id="pressed" style="color: rgb(1, 2, 3)" onclick="window.pressed = 1">Words</p>
        """,
    "site_src/own.js": "window.file = 1;",
}


def test_what_maintainers_write_runs_and_what_members_write_does_not_count(
    tmp_path: Path, watched: tuple[Page, list[str]]
) -> None:
    theme = "theme: {name: material, language: en, font: false}"
    config = CONFIG.replace(theme, theme.replace("}", ", custom_dir: overrides}"))
    files = {**ADA, **NOTES, "columns/notes/first.md": article(body="|a|\n|-:|\n|b|\n")}
    more = {name: dedent(text).lstrip() for name, text in OWN_SCRIPTS.items()}
    extra = "extra: {analytics: {provider: custom}}\nextra_javascript: [own.js]\n"
    write_hub(tmp_path, files, {"mkdocs.yml": config.lstrip() + extra, **more})
    build_one(tmp_path, tmp_path / "site")
    page, said = watched

    with serve(tmp_path / "site") as address:
        page.goto(f"{address}about/")
        page.locator("#pressed").click()
        assert page.evaluate("[window.extra, window.own, window.file, window.pressed]") == [1] * 4
        colour = page.locator("#pressed").evaluate("(shown) => getComputedStyle(shown).color")
        assert colour == "rgb(1, 2, 3)"
        page.goto(f"{address}columns/notes/first/")
        cell = page.locator("td").evaluate("(shown) => getComputedStyle(shown).textAlign")
        assert cell == "right"
        assert [*page.evaluate("window.violations"), *said] == []
    (shown,) = META.findall((tmp_path / "site/columns/notes/first/index.html").read_text("utf-8"))
    assert hashed("window.own = 1") not in shown


def test_a_hub_can_go_without(tmp_path: Path) -> None:
    option = "commonplace/hub: {content_security_policy: false}"
    write_hub(tmp_path, ADA, {"mkdocs.yml": CONFIG.replace("commonplace/hub: {}", option)})
    build_one(tmp_path, tmp_path / "site")

    assert not META.findall((tmp_path / "site/index.html").read_text("utf-8"))
    assert not (tmp_path / "site/_headers").exists()
