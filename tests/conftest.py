"""What tests in a browser need: a browser, a page that reports its faults, and a static host."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    WebError,
    sync_playwright,
)

from tests.servers import serve
from tests.sites import site
from tests.workers import Sharing

__all__ = ["site"]  # a fixture for every file

HERE = "127.0.0.1"

# What keeps a browser from asking its maker anything, and any other host too.
OFFLINE = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HERE}",
]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Sharing:
    """Say how workers share the tests."""
    return Sharing(config, log)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the one browser of a test run."""
    path = os.environ.get("COMMONPLACE_BROWSER")
    if not path:
        pytest.fail("set COMMONPLACE_BROWSER to the path that scripts/browser prints")
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium has no sandbox for root
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=[*OFFLINE, *(["--no-sandbox"] if is_root else [])]
        )
        yield browser
        browser.close()


@pytest.fixture
def faults() -> list[str]:
    """Collect what went wrong in the browser; a test that expects something removes it."""
    return []


@pytest.fixture
def context(browser: Browser, faults: list[str]) -> Iterator[BrowserContext]:
    """Open a fresh browser profile; fails the test on a script error or a foreign request."""

    def note_request(address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in {"about", "blob", "data"} and parts.hostname != HERE:
            faults.append(f"asked another host: {address}")

    def note_message(message: ConsoleMessage) -> None:
        if message.type == "error":
            faults.append(f"console: {message.text} ({message.location['url']})")

    def note_error(error: WebError) -> None:
        # On a slow machine Chromium shows a page before it could fade in: its word, not ours.
        if "Transition was aborted" not in str(error.error):
            faults.append(f"script: {error.error}")

    context = browser.new_context(locale="en-US")
    context.on("request", lambda request: note_request(request.url))
    context.on("console", note_message)
    context.on("weberror", note_error)
    yield context
    context.close()
    assert not faults, "\n".join(faults)


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """Open a page that fails the test on a script error or a foreign request."""
    return context.new_page()


@pytest.fixture(scope="session")
def serve_folder() -> Iterator[Callable[[Path], str]]:
    """Give a function that serves a folder until the end of the run and returns its address."""
    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(serve(folder))
