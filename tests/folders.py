"""Folders for tests, drawn as a mapping from path to content."""

from collections.abc import Mapping
from pathlib import Path

CONFIG = """\
site_name: Riverside
theme: {name: material, font: false}
plugins:
  - commonplace/hub
"""
MEMBER = "---\nname: Alice Marlow\n---\nI draw maps.\n"

SMALL_HUB = {
    "mkdocs.yml": CONFIG,
    "member_submissions/members/alice.md": MEMBER,
    "member_submissions/members/bob.md": MEMBER.replace("Alice Marlow", "Bob Martin"),
}


def write_files(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a folder, exactly as given, and return the folder."""
    for path, content in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return root
