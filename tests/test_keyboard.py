"""Everything can be reached and used by keyboard alone, and one always sees where one is."""

import re
from collections.abc import Iterable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.kinds import SHARES, Example, Share, examples
from tests.sites import Site

REACHABLE = """() => [...document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex='0']")]
  .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.disabled)
  .filter(one => one.tabIndex >= 0 && one.type !== "radio" && !one.closest(".md-top"))
  .length"""

# Notes after each key what has the focus, and whether its ring can be seen: on it, its label, or
# the card it is of.
WATCH = """() => {
  window.walked = [];
  const look = one => {
    const shown = [one, ...(one.labels || []), one.closest(".cp-card, .md-search__form")];
    return {
      name: one.outerHTML.slice(0, 110),
      place: [...document.querySelectorAll("*")].indexOf(one),
      isRadio: one.type === "radio",
      hasRing: shown.filter(Boolean).map(each => getComputedStyle(each)).some(
        style => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2),
    };
  };
  const note = () => {
    const one = document.activeElement;
    walked.push(one === document.body ? null : look(one));
  };
  addEventListener("keyup", note, true);
  document.activeElement.blur();
}"""
AT_ONCE = 30
"""So many keys are pressed before a page is asked what it noted: asking takes as long as a key."""


Stop = dict[str, Any]


def walk(page: Page) -> list[Stop]:
    """Press Tab from the top of the page to its end; return what had the focus, in order."""
    page.evaluate(WATCH)
    seen: list[Stop | None] = []
    while len(seen) < 600:
        for _ in range(AT_ONCE):
            page.keyboard.press("Tab")
        known, seen = len(seen), page.evaluate("walked")
        for at in range(known, len(seen)):
            if is_end(seen[at], seen[0] if at else None):
                return [one for one in seen[:at] if one]
    msg = f"no way out after {seen[-1]}"
    raise AssertionError(msg)


def is_end(one: Stop | None, first: Stop | None) -> bool:
    """Tell whether nothing has the focus, or what had it first."""
    return one is None or bool(first and one["place"] == first["place"])


@pytest.mark.parametrize("share", SHARES)
def test_tab_reaches_everything_once_and_is_seen(
    browser: Browser, site: Site, share: Share
) -> None:
    english = [one for one in examples(site.folder) if one.language == "en"]
    assert not faults_of_walks(browser, site, 1280, share.of(english))


def test_on_a_phone_too(browser: Browser, site: Site) -> None:
    kinds = {"home", "chapter", "404"}
    some = [one for one in examples(site.folder) if one.language == "en" and one.kind in kinds]
    assert not faults_of_walks(browser, site, 360, some)


def faults_of_walks(
    browser: Browser, site: Site, width: int, pages: Iterable[Example]
) -> list[str]:
    """Walk through pages; return what cannot be reached or seen, a line each."""
    page = browser.new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    faults = []
    for example in pages:
        page.goto(site.address + example.path)
        expected = page.evaluate(REACHABLE)
        seen = walk(page)
        reached = sum(not one["isRadio"] for one in seen)
        if reached < expected:
            faults.append(f"{example.name}: {expected - reached} of {expected} not reached")
        places = [one["place"] for one in seen]
        if len(set(places)) < len(places):
            faults.append(f"{example.name}: comes back to where it was")
        faults += [f"{example.name}: no ring: {one['name']}" for one in seen if not one["hasRing"]]
    page.close()
    return faults


def press_until(page: Page, selector: str) -> None:
    """Press Tab until an element has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab does not reach {selector}")


def test_the_drawer_of_a_phone_opens_and_closes(browser: Browser, site: Site) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(site.address)
    menu = page.locator("button.cp-menu")
    drawer = page.locator(".cp-nav")
    expect(drawer).to_be_hidden()

    press_until(page, "button.cp-menu")
    page.keyboard.press("Enter")
    expect(drawer).to_be_visible()
    expect(menu).to_have_attribute("aria-expanded", "true")

    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(menu).to_be_focused()
    expect(menu).to_have_attribute("aria-expanded", "false")

    page.keyboard.press("Enter")
    press_until(page, ".cp-nav a[href='events/']")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.address}events/")
    page.close()


def test_whoever_leaves_the_drawer_sees_the_page_again(browser: Browser, site: Site) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(site.address)
    press_until(page, "button.cp-menu")
    page.keyboard.press("Enter")
    expect(page.locator(".cp-nav")).to_be_visible()

    press_until(page, "main article a")

    expect(page.locator(".cp-nav")).to_be_hidden()
    page.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_search_is_opened_used_and_left(browser: Browser, site: Site, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 740})
    page.goto(site.address)
    if width == 360:
        press_until(page, "button.cp-find")
        page.keyboard.press("Enter")
    else:
        press_until(page, ".md-search__input")
    expect(page.locator(".md-search__input")).to_be_focused()

    page.keyboard.type("herons")
    page.locator(".md-search-result__item").first.wait_for()
    page.keyboard.press("Escape")
    expect(page.locator(".md-search-result__link").first).not_to_be_in_viewport()

    expect(page.locator(".md-search__input")).not_to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("#__search")).to_be_checked()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".md-search-result__link").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?h=herons"))
    page.close()


def test_the_palette_is_changed_and_stays(browser: Browser, site: Site) -> None:
    page = browser.new_page(color_scheme="light")
    page.goto(site.address)

    press_until(page, ".md-header__option input")
    page.keyboard.press("Enter")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")

    page.goto(f"{site.address}events/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.close()


def test_the_other_language_is_reached(page: Page, site: Site) -> None:
    page.goto(site.address)

    press_until(page, ".cp-languages a")
    page.keyboard.press("Enter")

    expect(page.locator("html")).to_have_attribute("lang", "zh")
