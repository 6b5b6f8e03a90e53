"""`commonplace schema` and `commonplace completion`: what editors and shells ask for."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from commonplace.cli import main
from commonplace.model import COLLECTIONS


def test_the_collections_are_listed() -> None:
    result = CliRunner().invoke(main, ["schema"])

    assert result.output.split() == list(COLLECTIONS)


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_a_schema_is_printed(collection: str) -> None:
    result = CliRunner().invoke(main, ["schema", collection])

    schema = json.loads(result.stdout)
    Draft202012Validator.check_schema(schema)
    assert schema["additionalProperties"] is False


def test_an_unknown_collection_is_wrong_use() -> None:
    result = CliRunner().invoke(main, ["--lang", "en", "schema", "balot"])

    assert result.exit_code == 2
    assert "There is no collection “balot”; there are: member, column," in result.stderr


def test_schemas_are_written(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["schema", "--output", str(tmp_path / "schemas")])

    assert result.exit_code == 0
    written = sorted((tmp_path / "schemas").iterdir())
    assert [file.name for file in written] == sorted(f"{name}.schema.json" for name in COLLECTIONS)
    assert all(file.read_bytes().endswith(b"}\n") for file in written)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_gets_its_script(shell: str) -> None:
    result = CliRunner().invoke(main, ["completion", shell])

    assert result.exit_code == 0
    assert f"_COMMONPLACE_COMPLETE={shell}_complete" in result.stdout


@pytest.mark.parametrize(
    ("line", "completed"),
    [
        ("commonplace do", "doctor"),
        ("commonplace import h", "hugo"),
        ("commonplace check --form", "--format"),
        ("commonplace check --format sar", "sarif"),
        ("commonplace --la", "--lang"),
        ("commonplace results au", "autumn-visualisation-2026"),
        ("commonplace ballot seal open", "open-map-jam-2027"),
        ("commonplace ballot new autumn-visualisation-2026 he", "he-qingyuan"),
        ("commonplace results autumn-visualisation-2026 --track mo", "moving"),
    ],
)
def test_words_are_completed(line: str, completed: str) -> None:
    words = line.split()
    asked = {
        "_COMMONPLACE_COMPLETE": "bash_complete",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
    }

    result = subprocess.run(
        [sys.executable, "-m", "commonplace"],
        env=os.environ | asked,
        capture_output=True,
        text=True,
        check=False,
    )

    assert [row.partition(",")[2] for row in result.stdout.splitlines()] == [completed]


@pytest.mark.parametrize("config", [None, "plugins: ["])
def test_where_nothing_can_be_read_a_shell_gets_no_complaint(
    tmp_path: Path, config: str | None
) -> None:
    if config:
        (tmp_path / "mkdocs.yml").write_text(config, "utf-8")
    asked = {
        "_COMMONPLACE_COMPLETE": "zsh_complete",
        "COMP_WORDS": f"commonplace --hub {tmp_path} results ",
        "COMP_CWORD": "4",
    }
    command = [sys.executable, "-m", "commonplace"]
    result = subprocess.run(
        command, env=os.environ | asked, capture_output=True, text=True, check=False
    )

    assert result.stdout.strip() == ""
    assert result.stderr == ""
