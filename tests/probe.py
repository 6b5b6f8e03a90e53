"""What a browser does with a page of attacks: it sees what ran, what was asked for, what waits."""

from collections.abc import Iterable, Iterator

from playwright.sync_api import Browser, Page

ARMED = """() => {
  const armed = [];
  const schemes = /^(https?|mailto|webcal|data|blob|about):/;
  const leading = ['href', 'xlink:href', 'src', 'action', 'data', 'poster', 'cite'];
  const asking = ['srcdoc', 'formaction', 'ping', 'background'];
  const framing = ['IFRAME', 'OBJECT', 'EMBED', 'FRAME', 'MARQUEE', 'PORTAL', 'BASE'];
  for (const element of document.querySelectorAll('*')) {
    const told = () => armed.push(element.outerHTML.slice(0, 150));
    if (framing.includes(element.tagName)) told();
    for (const {name, value} of element.attributes) {
      if (/^on/.test(name) || asking.includes(name)) told();
      if (!leading.includes(name)) continue;
      const url = new URL(value, document.baseURI);
      const isLink = ['A', 'LINK'].includes(element.tagName) || name === 'cite';
      if (!schemes.test(url.href) || !isLink && url.host && url.host !== location.host) told();
    }
  }
  return armed;
}"""
"""Returns the elements of a page that would run or ask for something if somebody touched them."""

TOUCH = """() => {
  for (const element of document.querySelectorAll('article *, nav *')) {
    for (const name of ['mouseover', 'mouseenter', 'focus', 'toggle', 'animationstart', 'error'])
      element.dispatchEvent(new Event(name, {bubbles: false}));
    if (element.tagName === 'DETAILS') element.open = true;
  }
}"""


def opened(
    browser: Browser, address: str, paths: Iterable[str]
) -> Iterator[tuple[Page, list[str]]]:
    """Open pages one after the other; with each goes what it asked for and tried to do."""
    page = browser.new_page()
    acts: list[str] = []
    page.on("request", lambda asked: acts.append(asked.url))
    page.on("dialog", lambda dialog: acts.append(f"dialog {dialog.message}"))
    page.on("popup", lambda window: acts.append(f"window {window.url}"))
    for path in paths:
        acts.clear()
        page.goto(address + path, wait_until="load")
        yield page, [act for act in acts if not act.startswith((address, "data:", "blob:"))]
    page.close()
