"""The handbook of the hub in this repository: what `commonplace init` writes for its answers.

`python -m tests.handbook` writes it; `scripts/reference` calls it, and tests/test_init.py holds the
pages to the archetypes. To change a chapter, change its archetype.
"""

from pathlib import Path

from commonplace.settings import read_settings
from commonplace.starting import NewHub
from commonplace.starting.hubs import handbook

ROOT = Path(__file__).parent.parent


def own_handbook() -> dict[str, str]:
    """Return each page of our own handbook by its path."""
    settings = read_settings(ROOT)
    hub = NewHub(
        languages=tuple(site.tag for site in settings.languages),
        name={site.tag: site.name for site in settings.languages},
        goal={site.tag: site.description for site in settings.languages},
        report="mailto:conduct@example.org",
    )
    return {path: text for tag in hub.languages for path, text in handbook(hub, tag)}


if __name__ == "__main__":
    pages = own_handbook()
    folders = {(ROOT / path).parent for path in pages}
    for stale in [file for folder in folders if folder.is_dir() for file in folder.glob("*.md")]:
        stale.unlink()
    for path, text in pages.items():
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(text, encoding="utf-8", newline="\n")
