"""Every kind of page, read by axe-core: it violates no rule, best practices included."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.kinds import SHARES, Share, examples
from tests.sites import Site

PHONE, DESK = 360, 1280
WIDTHS = (DESK, PHONE)

# Most of axe's time goes into reading the same few colours again; this keeps what it read.
AXE = (
    Axe().axe_script
    + """;{
  const color = axe.commons.color.Color.prototype, read = color.parseString, known = new Map();
  color.parseString = function (text) {
    if (known.has(text)) [this.r, this.g, this.b, this.alpha] = known.get(text);
    else {
      read.call(this, text);
      known.set(text, [this.r, this.g, this.b, this.alpha]);
    }
    return this;
  };
  void 0; // else Playwright would call the function
}"""
)

# One rule needs every style sheet to be fetched again for each page; our styles lock no screen.
# That a finger finds its target is asked for apart: it counts what an open search covers.
TOLD = """found => found.violations.flatMap(rule => rule.nodes.map(
  node => [rule.id, rule.impact, node.html.slice(0, 160), node.failureSummary]))"""
RULES = f"""targets => axe.run({{
  resultTypes: ["violations"], preload: false, rules: {{"target-size": {{enabled: targets}}}}}})
  .then({TOLD})"""
COLOUR_RULES = (
    Path(__file__)
    .with_name("colour_rules.js")
    .read_text(encoding="utf-8")
    .replace("told(found)", f"({TOLD})(found)")
)

# Where everything lies; but that another button changes the scheme back.
PLACES = """() => [...document.querySelectorAll("body *")]
  .filter(one => !one.closest("[data-md-component=palette]"))
  .map(one => [one, one.getBoundingClientRect()])
  .map(([one, box]) => [one.outerHTML.slice(0, 90), ...Object.values(box.toJSON())].join(" "))"""

IN_THE_DARK = """rule => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`[data-md-color-scheme=slate] { ${rule} }`);
  document.adoptedStyleSheets.push(sheet);
}"""

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


Told = Iterable[tuple[str, str, str, str]]
"""Of each violation the rule, how bad it is, the element, and what is wrong with it."""


def lines(told: Told) -> list[str]:
    return [
        f"{rule} ({impact}): {element}: {' '.join(summary.split())[:240]}"
        for rule, impact, element, summary in told
    ]


def violations(page: Page, *, targets: bool = False) -> list[str]:
    """Return each violation as a line: the rule, the element, and what is wrong with it.

    With `targets`, also what is too small for a finger.
    """
    load_axe(page)
    return lines(page.evaluate(RULES, targets))


def colour_violations(page: Page, seen: set[str]) -> list[str]:
    """Return each violation of a rule that colours decide, of what looks like nothing `seen`.

    Adds to `seen` what was looked at.
    """
    load_axe(page)
    told, looks = page.evaluate(COLOUR_RULES, list(seen))
    seen.update(looks)
    return lines(told)


def load_axe(page: Page) -> None:
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE)


def show(page: Page, scheme: Scheme, width: int) -> None:
    """Change the scheme and the width of an open page, as its reader may."""
    palette = {"light": "default", "dark": "slate"}[scheme]
    button = f"[name=__palette][data-md-color-scheme={palette}]"
    page.evaluate(f"document.querySelector('{button}').click()")
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate(TWO_FRAMES)
    assert page.locator("body").get_attribute("data-md-color-scheme") == palette


@pytest.mark.parametrize("share", SHARES)
def test_no_kind_of_page_violates_a_rule(browser: Browser, site: Site, share: Share) -> None:
    """In the dark only colours differ: so only they are asked for again, once for each look."""
    page = open_page(browser, "light")
    found = []
    seen: dict[int, set[str]] = {width: set() for width in WIDTHS}
    for example in share.of(examples(site.folder)):
        page.goto(site.address + example.path)
        for width, schemes in ((DESK, SCHEMES), (PHONE, reversed(SCHEMES))):
            places: set[str] = set()
            faults: list[str] = []
            for scheme in schemes:
                show(page, scheme, width)
                places ^= set(page.evaluate(PLACES))
                if scheme == "light":
                    faults += violations(page, targets=True)
                else:
                    faults += [f"dark: {one}" for one in colour_violations(page, seen[width])]
            faults += [f"lies elsewhere in the dark: {place}" for place in sorted(places)]
            found += [f"{example.name} at {width} px: {fault}" for fault in faults]
    page.close()

    assert not found, "\n".join(found)


def test_a_fault_is_found(browser: Browser, site: Site) -> None:
    page = open_page(browser, "light")
    page.goto(site.address)
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<input>')")
    found = violations(page)
    page.close()

    assert [fault.partition(" ")[0] for fault in found] == ["label"]


def test_a_colour_that_cannot_be_read_in_the_dark_is_found(browser: Browser, site: Site) -> None:
    page = open_page(browser, "light")
    seen: set[str] = set()
    page.goto(site.address)
    show(page, "dark", DESK)
    assert colour_violations(page, seen) == []
    assert colour_violations(page, seen) == []
    page.evaluate(IN_THE_DARK, "h2 { color: #333 }")
    found = colour_violations(page, seen)
    show(page, "light", DESK)
    in_light = violations(page)
    page.close()

    assert {fault.partition(" ")[0] for fault in found} == {"color-contrast"}
    assert in_light == []


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
    found = violations(page)
    page.close()

    assert not found, "\n".join(found)
