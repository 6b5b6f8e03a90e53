"""A reader's way through the built site, in a real browser."""

import posixpath
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.sites import Site

WIDER_THAN_THE_SCREEN = """() => {
  const aside = "pre, .cp-scroll, .md-typeset__scrollwrap, .md-search__inner, .cp-visually-hidden";
  return [...document.querySelectorAll(".md-header *, .md-content *, .md-footer *")]
    .filter(element => !element.closest(aside))
    .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
    .map(element => element.outerHTML.slice(0, 90));
}"""

ARTICLE = "Counting herons, badly, and then less badly"
NEWEST = "Say what the picture says"


def test_a_reader_walks_from_home_to_an_author_and_back_through_what_they_gave(
    page: Page, site: Site
) -> None:
    page.goto(site.address)
    page.get_by_role("link", name=NEWEST).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(NEWEST)
    page.goto(f"{site.address}columns/field-notes/counting-herons/")

    page.locator(".cp-byline").get_by_role("link", name="Alice Marlow").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Alice Marlow")
    expect(page.locator("article")).to_contain_text("Estuary Field Station")

    page.get_by_role("link", name="Ask the editors").first.click()
    expect(page).to_have_url(re.compile(r"/events/ask-the-editors-2027/$"))
    expect(page.locator(".cp-facts")).to_contain_text("Thursday, June 10, 2027")


def test_the_language_switch_leads_to_the_translation(page: Page, site: Site) -> None:
    page.goto(f"{site.address}columns/field-notes/counting-herons/")

    page.locator(".cp-languages").get_by_role("link", name="中文").click()

    expect(page).to_have_url(f"{site.address}zh/columns/tianye/shu-lu/")
    expect(page.locator("html")).to_have_attribute("lang", "zh")
    page.locator(".cp-languages").get_by_role("link", name="English").click()
    expect(page).to_have_url(f"{site.address}columns/field-notes/counting-herons/")


def test_without_a_translation_it_says_so_and_leads_home(page: Page, site: Site) -> None:
    page.goto(f"{site.address}columns/field-notes/quiet-hours/")

    switch = page.locator(".cp-languages").get_by_role("link", name="中文")
    expect(switch).to_have_accessible_name(re.compile("leads to its home page"))
    switch.click()

    expect(page).to_have_url(f"{site.address}zh/")


def test_a_reader_walks_from_a_competition_to_an_entry_and_back(page: Page, site: Site) -> None:
    page.goto(site.address)
    page.get_by_role("link", name="Competitions", exact=True).first.click()
    page.get_by_role("link", name="Autumn visualisation contest 2026").click()
    expect(page.get_by_role("heading", name="Results").first).to_be_visible()

    page.locator(".cp-cards--gallery").get_by_role("link", name="Seven minutes").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Seven minutes")

    page.locator(".cp-eyebrow").get_by_role("link").click()
    expect(page).to_have_url(f"{site.address}competitions/autumn-visualisation-2026/")


@pytest.mark.parametrize(
    ("home", "word", "title"),
    [("", "herons", ARTICLE), ("zh/", "问卷", "问卷的第一问"), ("zh/", "数鹭", "数鹭")],
)
def test_search_finds_words_of_both_languages(
    page: Page, site: Site, home: str, word: str, title: str
) -> None:
    # A Chinese index holds an invisible break after each word.
    shown = re.compile(r"\u200b*".join(map(re.escape, title)))
    page.goto(site.address + home)

    page.locator(".md-search__input").click()
    page.locator(".md-search__input").fill(word)
    page.locator(".md-search__input").press("End")  # Material listens to keys
    page.locator(".md-search-result__link", has_text=shown).first.click()

    expect(page.get_by_role("heading", level=1)).to_contain_text(title)


def test_an_old_build_is_put_right_by_the_readers_clock(page: Page, site: Site) -> None:
    page.clock.set_fixed_time("2027-03-15T12:00:00Z")

    page.goto(f"{site.address}events/bring-a-chart-2027/")
    expect(page.locator(".cp-eyebrow .cp-pill")).to_have_text("Past")
    expect(page.locator(".cp-eyebrow .cp-pill")).to_have_class(re.compile("cp-pill--closed"))

    page.goto(f"{site.address}events/")
    moved = page.get_by_role("link", name="带一张图来")
    expect(page.locator("[data-cp-past]").filter(has=moved)).to_have_count(1)
    expect(page.locator("[data-cp-upcoming]").filter(has=moved)).to_have_count(0)

    page.goto(site.address)
    expect(page.locator("[data-cp-upcoming]").filter(has=moved)).to_have_count(0)


def test_on_the_day_of_the_build_nothing_is_put_right(page: Page, site: Site) -> None:
    page.clock.set_fixed_time("2026-11-23T12:00:00Z")

    page.goto(f"{site.address}events/bring-a-chart-2027/")

    expect(page.locator(".cp-eyebrow .cp-pill")).to_have_text("Upcoming")


def test_a_competitions_stages_begin_when_their_time_comes(page: Page, site: Site) -> None:
    page.clock.set_fixed_time("2027-10-17T12:00:00Z")

    page.goto(f"{site.address}competitions/open-map-jam-2027/")

    expect(page.locator(".cp-phase--begun")).to_have_count(1)
    expect(page.locator(".cp-eyebrow .cp-pill")).to_have_text("Open for entries")


@pytest.mark.parametrize(
    ("zone", "shown", "name"),
    [
        ("Europe/Berlin", "14:00", "Central European Time"),
        ("America/New_York", "08:00", "Eastern Time"),
    ],
)
def test_readers_elsewhere_see_their_own_time(
    browser: Browser, site: Site, zone: str, shown: str, name: str
) -> None:
    page = browser.new_page(timezone_id=zone)

    page.goto(f"{site.address}events/ask-the-editors-2027/")

    expect(page.locator(".cp-local")).to_contain_text(shown)
    expect(page.locator(".cp-local")).to_contain_text(name)
    page.close()


def test_readers_on_the_same_clock_see_one_time(browser: Browser, site: Site) -> None:
    page = browser.new_page(timezone_id="Asia/Singapore")

    page.goto(f"{site.address}events/ask-the-editors-2027/")

    expect(page.locator(".cp-facts")).to_contain_text("20:00")
    expect(page.locator(".cp-local")).to_have_count(0)
    page.close()


def test_the_first_tab_skips_to_the_text(page: Page, site: Site) -> None:
    page.goto(f"{site.address}columns/field-notes/counting-herons/")

    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    expect(focused).to_have_class(re.compile("md-skip"))
    expect(focused).to_be_in_viewport()
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("#counting-herons"))


def test_everything_is_there_without_scripts(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()

    page.goto(site.address)
    expect(page.get_by_role("link", name=NEWEST)).to_be_visible()
    page.get_by_role("link", name="中文", exact=True).first.click()

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    context.close()


@pytest.mark.parametrize(
    "path",
    [
        "",
        "zh/",
        "columns/field-notes/counting-herons/",
        "events/riverside-days-2027/",
        "competitions/autumn-visualisation-2026/",
        "members/alice-marlow/",
        "handbook/goal/",
        "tags/",
    ],
)
def test_nothing_is_wider_than_a_small_phone(browser: Browser, site: Site, path: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})

    page.goto(site.address + path)
    wide = page.evaluate(WIDER_THAN_THE_SCREEN)
    page.close()

    assert not wide


class _Links(HTMLParser):
    """Collects what a page links to, and the places in it that can be linked to."""

    def __init__(self) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.anchors: set[str] = {""}

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.links |= {values[name] for name in ("href", "src") if name in values}
        self.anchors |= {values[name] for name in ("id", "name") if name in values}
        if values.get("http-equiv") == "refresh":
            self.links.add(values["content"].partition("url=")[2])


def test_every_link_leads_somewhere(site: Site) -> None:
    pages = {path: _Links() for path in site.pages}
    for path, found in pages.items():
        found.feed(path.read_text(encoding="utf-8"))
    broken = [
        f"{path.relative_to(site.folder).as_posix()}: {link}"
        for path, found in pages.items()
        if path.name != "404.html"  # served at any address, so its links begin at the root
        for link in sorted(found.links)
        if not _leads_somewhere(link, path, site, pages)
    ]

    assert len(pages) > 100
    assert not broken, "\n".join(broken)


def _leads_somewhere(link: str, page: Path, site: Site, pages: dict[Path, _Links]) -> bool:
    """Whether a link to this site leads to a file, and to a place in it."""
    here = page.relative_to(site.folder).as_posix()
    parts = urlsplit(urljoin(f"https://example.org/{here}", link))
    if parts.scheme not in ("http", "https") or not link:
        return bool(link)
    if parts.hostname != "example.org" or not _is_own(parts.path, site):
        return True
    target = site.folder / unquote(parts.path).lstrip("/")
    if parts.path.endswith("/"):
        target /= "index.html"
    if target not in pages:
        return target.is_file()
    return unquote(parts.fragment) in pages[target].anchors or parts.fragment.startswith("__")


def _is_own(path: str, site: Site) -> bool:
    """Whether an address on the invented host is of this site: the starter's texts name others."""
    first = posixpath.join(*path.split("/")[:2]) if path != "/" else ""
    return (site.folder / first).exists()


def test_redirects_lead_to_pages(site: Site) -> None:
    found = {}
    for path in site.pages:
        text = path.read_text(encoding="utf-8")
        if match := re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', text):
            target = posixpath.normpath(posixpath.join(path.parent.as_posix(), match.group(1)))
            found[path] = Path(target, "index.html").is_file()

    assert found
    assert all(found.values()), found
