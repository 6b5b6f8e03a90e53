"""Lists of payloads, one a line, through the Markdown of members: `scripts/payloads FILE …`.

Each is tried by itself, in a heading, and as the address and the words of a link and a picture.
What became of them is opened in a browser, a hundred together; what runs, asks or waits to be
touched is printed. Public lists of attacks on pages are good for it.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from tests.conftest import OFFLINE
from tests.probe import ARMED, TOUCH, opened
from tests.servers import serve
from tests.test_trust import check_harmless, rendered

TOGETHER = 100
HEARD = ["alert", "prompt", "confirm", "print", "open"]
PAGE = """<!doctype html><meta charset="utf-8"><script>
for (const name of [{heard}]) window[name] = () => {{ window.deeds = (window.deeds || 0) + 1 }};
</script><article>{texts}</article>"""


def main(lists: Sequence[str]) -> int:
    """Print what got through; 1 where anything did."""
    payloads = sorted({line for name in lists for line in lines_of(Path(name))})
    texts = [rendered(text) for payload in payloads for text in forms_of(payload)]
    found = [*harmful(texts), *active(texts)]
    for one in found:
        sys.stdout.write(f"{one}\n")
    sys.stdout.write(f"{len(payloads)} payloads, {len(texts)} texts, {len(found)} got through\n")
    return 1 if found else 0


def lines_of(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8", errors="replace").split("\n"):
        if line.strip():
            yield line.replace("\0", "")


def forms_of(payload: str) -> Iterator[str]:
    line = " ".join(payload.split())
    yield payload
    yield f"## {line}"
    yield f'[x]({line}) ![{line}](x.png "{line}")'


def harmful(texts: Sequence[str]) -> Iterator[str]:
    """Yield each text that holds what may not stay."""
    for text in texts:
        try:
            check_harmless(text)
        except AssertionError as error:
            yield f"{error}\n{text}"


def active(texts: Sequence[str]) -> Iterator[str]:
    """Yield what a browser sees a page of texts do."""
    heard = ", ".join(f"'{name}'" for name in HEARD)
    root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium has no sandbox for root
    with (
        TemporaryDirectory() as folder,
        serve(Path(folder)) as address,
        sync_playwright() as player,
    ):
        names = []
        for start in range(0, len(texts), TOGETHER):
            inside = "".join(f"<div>{text}</div>" for text in texts[start : start + TOGETHER])
            names.append(f"{start}.html")
            whole = PAGE.format(heard=heard, texts=inside)
            Path(folder, names[-1]).write_text(whole, encoding="utf-8")
        browser = player.chromium.launch(
            executable_path=os.environ["COMMONPLACE_BROWSER"],
            args=[*OFFLINE, *(["--no-sandbox"] if root else [])],
        )
        for page, acts in opened(browser, address, names):
            page.evaluate(TOUCH)
            did = page.evaluate("window.deeds || 0")
            if acts or did or page.evaluate(ARMED):
                yield f"{page.url}: {acts} {did} {page.evaluate(ARMED)}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
