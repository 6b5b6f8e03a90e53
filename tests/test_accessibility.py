"""Every kind of page, read by axe-core: it violates no rule, best practices included."""

from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.kinds import examples
from tests.sites import Site

PHONE, DESK = 360, 1280
WIDTHS = (DESK, PHONE)
AXE = Axe().axe_script

# One rule needs every style sheet to be fetched again for each page; our styles lock no screen.
# That a finger finds its target is asked for apart: it counts what an open search covers.
RUN = """targets => axe.run({
  resultTypes: ["violations"], preload: false, rules: {"target-size": {enabled: targets}}}).then(
  found => found.violations.flatMap(rule => rule.nodes.map(
    node => [rule.id, rule.impact, node.html.slice(0, 160), node.failureSummary])))"""

# By then the script has seen that the width is another, and which tables are to be scrolled.
TWO_FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, Scheme] = ("light", "dark")


def open_page(browser: Browser, scheme: Scheme, width: int = DESK) -> Page:
    return browser.new_page(
        color_scheme=scheme,
        reduced_motion="reduce",  # so that nothing is half faded in when colours are compared
        viewport={"width": width, "height": 800},
    )


def violations(page: Page, *, targets: bool = False) -> Iterator[str]:
    """Yield each violation as a line: the rule, the element, and what is wrong with it.

    With `targets`, also what is too small for a finger.
    """
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE)
    for rule, impact, element, summary in page.evaluate(RUN, targets):
        yield f"{rule} ({impact}): {element}: {' '.join(summary.split())[:240]}"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_kind_of_page_violates_a_rule(browser: Browser, site: Site, scheme: Scheme) -> None:
    page = open_page(browser, scheme)
    found = []
    for example in examples(site.folder):
        page.goto(site.address + example.path)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            page.evaluate(TWO_FRAMES)
            found += [
                f"{example.name} at {width} px: {fault}" for fault in violations(page, targets=True)
            ]
    page.close()

    assert not found, "\n".join(found)


def test_a_fault_is_found(browser: Browser, site: Site) -> None:
    page = open_page(browser, "light")
    page.goto(site.address)
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<input>')")
    found = list(violations(page))
    page.close()

    assert [fault.partition(" ")[0] for fault in found] == ["label"]


@pytest.mark.parametrize(("home", "word"), [("", "herons"), ("zh/", "问卷")])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_search_open_with_results_violates_no_rule(
    browser: Browser, site: Site, scheme: Scheme, home: str, word: str
) -> None:
    page = open_page(browser, scheme)
    page.goto(site.address + home)
    page.keyboard.press("/")
    page.locator(".md-search__input").fill(word)
    page.locator(".md-search__input").press("End")  # Material listens to keys
    page.locator(".md-search-result__item").first.wait_for()
    found: list[str] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_timeout(400)  # it grows with a delay even where motion is to be reduced
        found += violations(page)
    page.close()

    assert not found, "\n".join(found)


@pytest.mark.parametrize("path", ["", "zh/", "handbook/", "zh/columns/"])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_drawer_of_a_phone_violates_no_rule(
    browser: Browser, site: Site, scheme: Scheme, path: str
) -> None:
    page = open_page(browser, scheme, PHONE)
    page.goto(site.address + path)
    page.locator(".cp-menu").click()
    page.wait_for_timeout(400)  # as above
    found = list(violations(page))
    page.close()

    assert not found, "\n".join(found)
