"""The pictures of “Using Commonplace”: drawn schematics, and pages of our own hub.

Run by `scripts/pictures`; each picture is made in both languages and small enough for a phone.
"""

import base64
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.docs_drawings import DRAWINGS, draw
from tests.servers import serve
from tests.sites import BUILT_ON, ROOT, build

FOLDERS = {"en": ROOT / "site_src/using/pictures", "zh": ROOT / "site_src/zh/using/pictures"}
LARGEST = 60 * 1024
_SIZE = ViewportSize(width=600, height=560)
_QUALITIES = (0.82, 0.7, 0.55, 0.4)

# The name of a picture, the page in each language, and the part of it that is shown.
PAGES = {
    "take-part": ("contribute/", "zh/contribute/", ""),
    "member": ("members/alice-marlow/", "zh/members/lin-xiaoman/", ""),
    "article": ("columns/field-notes/counting-herons/", "zh/columns/tianye/shu-lu/", ""),
    "column": ("columns/field-notes/", "zh/columns/tianye/", ""),
    "event": ("events/first-thursday/", "zh/events/first-thursday/", ""),
    "dates": ("events/first-thursday/", "zh/events/first-thursday/", "#dates"),
    "questions": (
        "events/ask-the-judges-2026/",
        "zh/events/ask-the-judges-2026/",
        "#question-why-a-three",
    ),
    "competition": (
        "competitions/open-map-jam-2027/",
        "zh/competitions/open-map-jam-2027/",
        "",
    ),
    "entry": (
        "competitions/autumn-visualisation-2026/entries/seven-minutes/",
        "zh/competitions/autumn-visualisation-2026/entries/seven-minutes/",
        "",
    ),
    "judging": (
        "competitions/autumn-visualisation-2026/entries/seven-minutes/",
        "zh/competitions/autumn-visualisation-2026/entries/seven-minutes/",
        "#comments",
    ),
    "actions": (
        "handbook/how-to-take-part/",
        "zh/handbook/how-to-take-part/",
        ".cp-actions--below",
    ),
}

SCROLL = """part => {
  const top = document.querySelector(part).getBoundingClientRect().top;
  scrollTo(0, top + scrollY - 130);
}"""

# Chromium writes WebP itself, so nothing has to be installed for it.
ENCODE = """([png, quality]) => new Promise(done => {
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth;
    canvas.height = image.naturalHeight;
    const pen = canvas.getContext("2d");
    pen.drawImage(image, 0, 0);
    pen.strokeStyle = "#b9b0a0";  // else a page on paper of the same colour has no edge
    pen.lineWidth = 4;
    pen.strokeRect(0, 0, canvas.width, canvas.height);
    done(canvas.toDataURL("image/webp", quality).split(",")[1]);
  };
  image.src = "data:image/png;base64," + png;
})"""


def webp(page: Page, png: bytes) -> bytes:
    """Return a picture as WebP, in the best quality that is still small."""
    text = base64.b64encode(png).decode()
    found = b""
    for quality in _QUALITIES:
        found = base64.b64decode(page.evaluate(ENCODE, [text, quality]))
        if len(found) <= LARGEST:
            break
    return found


def photograph(page: Page, address: str, part: str) -> bytes:
    """Return what a window shows of a page: its beginning, or the part a selector names."""
    answer = page.goto(address)
    if answer is None or not answer.ok:
        sys.exit(f"There is no page {address}: name another one in {Path(__file__).name}.")
    page.wait_for_timeout(200)
    if part:
        page.evaluate(SCROLL, part)
        page.wait_for_timeout(200)
    return page.screenshot()


def photographs(browser: Browser, address: str, names: Sequence[str]) -> None:
    """Take every picture of a page, or those that are named, in each language."""
    context = browser.new_context(
        viewport=_SIZE, device_scale_factor=2, timezone_id="Asia/Shanghai"
    )
    page, encoder = context.new_page(), context.new_page()
    page.clock.set_fixed_time(f"{BUILT_ON}T08:00:00Z")
    for name in names or PAGES:
        english, chinese, part = PAGES[name]
        for tag, path in (("en", english), ("zh", chinese)):
            picture = webp(encoder, photograph(page, address + path, part))
            (FOLDERS[tag] / f"{name}.webp").write_bytes(picture)


def main(names: Sequence[str]) -> None:
    for tag, folder in FOLDERS.items():
        folder.mkdir(parents=True, exist_ok=True)
        for name in DRAWINGS:
            file = folder / f"{name}.svg"
            file.write_text(draw(name, tag), encoding="utf-8", newline="\n")
    if "drawings" in names:
        return
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with tempfile.TemporaryDirectory() as site, sync_playwright() as playwright:
        build(ROOT, Path(site))
        with serve(Path(site)) as address:
            browser = playwright.chromium.launch(
                executable_path=os.environ["COMMONPLACE_BROWSER"],
                args=["--no-sandbox"] if root else [],
            )
            photographs(browser, address, names)
            print(f"Pictures taken: {', '.join(names or PAGES)}")  # noqa: T201 - a command speaks
            browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
