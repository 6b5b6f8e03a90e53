"""What the Nu HTML checker finds in the pages of a site, each finding once, with its places.

Run by `scripts/html` on a built site. Left out are tags that stand in a text as its writer wrote
them, and what Material's own frame causes, which our templates cannot change.
"""

import json
import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TEXTS = ("member_submissions", "site_src")
OF_MATERIAL = (
    # Its two check boxes, for the drawer and for search, forbid browsers to remember them.
    re.compile(r"Attribute “autocomplete” is only allowed when the input type is"),
)


def main(site: Path, *, with_warnings: bool) -> int:
    written = "".join(
        path.read_text(encoding="utf-8")
        for folder in TEXTS
        for path in sorted(Path(folder).rglob("*.md"))
    )
    found: dict[str, list[str]] = defaultdict(list)
    for told in findings(site):
        kind = told.get("subType") or told["type"]
        tag = hilite(told)
        of_writer = tag.startswith("<") and tag in written
        of_material = any(form.search(told["message"]) for form in OF_MATERIAL)
        if of_writer or of_material or (kind not in ("error", "fatal") and not with_warnings):
            continue
        place = told.get("url", "").partition(f"{site.resolve().as_posix()}/")[2]
        found[f"{kind}: {told['message']}"].append(f"{place}:{told.get('lastLine', '')}: {tag}")
    for message, places in sorted(found.items(), key=lambda each: -len(each[1])):
        print(f"{len(places)} × {message}")  # noqa: T201 - a command speaks
        print(*(f"    {place[:200]}" for place in places[:3]), sep="\n")  # noqa: T201
    pages = sum(1 for _ in site.rglob("*.html"))
    print(f"{pages} pages, {sum(map(len, found.values()))} findings")  # noqa: T201
    return int(bool(found))


def findings(site: Path) -> Iterator[dict[str, Any]]:
    """Yield what the checker says, as it says it."""
    command = ["java", "-jar", os.environ["CHECKER"], "--skip-non-html", "--format", "json"]
    run = subprocess.run(
        [*command, "--stdout", "--exit-zero-always", str(site.resolve())],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if run.returncode:
        sys.exit(run.stderr)
    yield from json.loads(run.stdout)["messages"]


def hilite(told: dict[str, Any]) -> str:
    """Return the piece of a page that a finding is about."""
    start = told.get("hiliteStart", 0)
    return str(told.get("extract", ""))[start : start + told.get("hiliteLength", 0)]


if __name__ == "__main__":
    sys.exit(main(Path("site"), with_warnings="--warnings" in sys.argv[1:]))
