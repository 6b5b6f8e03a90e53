"""Hubs drawn as a table of files: `write_hub(folder, {"members/ada.md": …})`, whole and loaded."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from textwrap import dedent

from commonplace.load import load_hub
from commonplace.model import Hub
from commonplace.settings import read_settings
from commonplace.views import Edition

CONFIG = """
site_name: Test hub
site_description: For tests.
site_url: https://hub.test/
docs_dir: site_src
theme: {name: material, language: en, font: false}
plugins: {search: {}, commonplace/hub: {}}
"""

DOT = "GIF89a\1\0\1\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"
"""A picture of one pixel, which is text as well; its name ends in `.gif`."""

TWO_LANGUAGES = {
    "mkdocs.yml": """
        site_name: Test hub
        site_description: For tests.
        site_url: https://hub.test/
        docs_dir: site_src
        exclude_docs: /zh/
        theme: {name: material, language: en, font: false}
        plugins: {search: {}, commonplace/hub: {languages: {en: '', zh: zh/}}}
        """,
    "mkdocs.zh.yml": """
        INHERIT: mkdocs.yml
        site_name: 测试站
        site_url: https://hub.test/zh/
        docs_dir: site_src/zh
        exclude_docs: ''
        theme: {language: zh}
        """,
}

ADA = {"members/ada.md": "---\nname: Ada\n---\nWrites about engines."}
BO = {"members/bo.md": "---\nname: 薄荷\nlang: zh\n---\n"}
NOTES = {
    "columns/notes/index.md": "---\ntitle: Notes\ndescription: Short ones.\neditors: [ada]\n---\n"
}


def article(title: str = "First", body: str = "Words.", **fields: object) -> str:
    """Return an article's file; `fields` are lines of YAML."""
    given = {"title": title, "authors": "[ada]", "date": "2026-05-12", **fields}
    return record(body, **given)


def event(title: str = "Evening", **fields: object) -> str:
    """Return an event's file; `fields` are lines of YAML."""
    given = {
        "title": title,
        "kind": "talk",
        "start": "2026-05-14T19:30",
        "timezone": "Asia/Shanghai",
        "mode": "online",
        **fields,
    }
    return record("", **given)


def record(body: str = "", **fields: object) -> str:
    """Return a file with front matter; each field is written as it is given."""
    lines = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f"---\n{lines}---\n{body}"


def write_hub(root: Path, files: Mapping[str, str], config: Mapping[str, str] | None = None) -> Hub:
    """Write submissions and configuration below `root`, and load them."""
    for name, text in {"mkdocs.yml": CONFIG, **(config or {})}.items():
        write(root / name, dedent(text).lstrip())
    for language in ("", "zh/"):
        write(root / "site_src" / language / "handbook" / "index.md", "# Handbook\n")
    for name, text in files.items():
        write(root / "member_submissions" / name, text)
    return load_hub(root, read_settings(root))


def write(path: Path, text: str) -> None:
    """Write a text file, with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def edition(hub: Hub, now: str = "2026-05-20T12:00", language: str = "en") -> Edition:
    """Return a hub in one language at a moment in UTC."""
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)
    return Edition(hub, hub.settings.site_language(language), moment)
