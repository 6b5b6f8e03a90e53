"""Problems in MkDocs' own log: grave ones make a strict build fail, and none speaks to a CI."""

import logging
from pathlib import Path

import pytest

from mkdocs_commonplace.log import log_problems
from tests.hubs import ADA, NOTES, article, write_hub


def test_errors_are_warnings_of_the_host_and_warnings_are_news(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    files = {
        "columns/notes/a.md": article(body="[gone](gone.md)"),
        "columns/notes/b.md": article(date="2026-02-30"),
    }
    with caplog.at_level(logging.INFO):
        log_problems(write_hub(tmp_path, ADA | NOTES | files), logging.getLogger("test"))

    levels = {
        record.getMessage().rpartition(" [")[2]: record.levelname for record in caplog.records
    }
    assert levels == {"link-unknown]": "INFO", "date-impossible]": "WARNING"}


def test_a_name_cannot_speak_to_the_ci(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    files = {"events/a\n::error::b.md": "x", "events/##[error]c.md": "x"}
    with caplog.at_level(logging.INFO):
        log_problems(write_hub(tmp_path, files), logging.getLogger("test"))

    messages = [record.getMessage() for record in caplog.records]
    assert len(messages) == len(files)
    assert not [message for message in messages if "\n" in message or "##[" in message]
