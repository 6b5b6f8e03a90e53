"""Small invented Hugo sites, and hubs to import them into."""

from pathlib import Path
from typing import Any

from commonplace.importing import (
    ImportOptions,
    ImportPlan,
    Written,
    plan_import,
    read_hugo_source,
    write_files,
)
from commonplace.load import load_hub
from commonplace.model import Hub
from commonplace.settings import read_settings

MKDOCS = """\
site_name: Riverside
theme: {name: material, language: en}
plugins: [commonplace/hub]
"""


class Import:
    """A Hugo site and a hub beside each other, and imports from one into the other."""

    def __init__(self, folder: Path) -> None:
        self.site = folder / "old-site"
        self.hub_root = folder / "hub"
        self.submissions = self.hub_root / "member_submissions"
        write(self.hub_root, {"mkdocs.yml": MKDOCS})
        (self.site / "content").mkdir(parents=True)

    def post(self, name: str = "rain.md", body: str = "It rained.", **fields: str) -> None:
        """Write a post with YAML front matter; title, date, author, slug are there if not given."""
        given = {"title": "Rain", "date": "2020-05-04", "author": "Alice Marlow"}
        given |= {"slug": name.removesuffix("/index.md").removesuffix(".md"), **fields}
        lines = "".join(f"{key}: {value}\n" for key, value in given.items() if value)
        write(self.site, {f"content/post/{name}": f"---\n{lines}---\n\n{body}\n"})

    def plan(self, **options: Any) -> ImportPlan:
        """Plan an import into the column `essays`."""
        return plan_import(
            read_hugo_source(self.site),
            self.hub(),
            ImportOptions(**{"column": "essays", **options}),
        )

    def run(self, *, update: bool = False, dry_run: bool = False, **options: Any) -> Written:
        """Plan an import and write it."""
        plan = self.plan(**options)
        return write_files(plan.files, self.submissions, update=update, dry_run=dry_run)

    def hub(self) -> Hub:
        """Load the hub as it is now."""
        return load_hub(self.hub_root, read_settings(self.hub_root))

    def text(self, uri: str) -> str:
        """Return what is in a file of the hub."""
        return (self.submissions / uri).read_text(encoding="utf-8")


def write(root: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def kinds(plan: ImportPlan) -> list[str]:
    return [found.kind for found in plan.problems]
