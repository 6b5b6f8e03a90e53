"""No text takes long to read, however it is made: each of these once took minutes, or longer."""

import subprocess
import sys
from pathlib import Path

import pytest

from commonplace.documents.text import LARGEST_FILE
from tests.hubs import ADA, NOTES, article, write

READ = """
import sys
from pathlib import Path
from commonplace.load import load_hub
from commonplace.settings import Settings
from commonplace.views.reading import reading_minutes
try:
    import resource
except ImportError:
    pass
else:
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
hub = load_hub(Path(sys.argv[1]), Settings())
for article in hub.articles.values():
    reading_minutes(article.body)
print(len(hub.articles))
"""
"""Reads a hub with 60 seconds of the processor's time; a text needs one at most."""

SIZE = LARGEST_FILE - 1000
WORST = {
    "a target that never comes": "[a](" + " " * SIZE,
    "a definition of nothing": "[a]:" + " " * SIZE,
    "comments that nothing ends": "-->" + "<!--" * (SIZE // 4),
    "styles that nothing ends": "<style " * (SIZE // 7),
    "titles far from their links": ("[a]((b" + " " * 900 + "c)") * (SIZE // 908),
    "tags that nothing ends": "<a b" * (SIZE // 4),
    "spaces in a tag": "<a" + " " * SIZE,
    "fences": "```a\n" * (SIZE // 5),
    "lines": "\n" * SIZE,
    "marks": "a\u0301" * (SIZE // 3),
    "directions": "\u202e" * (SIZE // 3),
}


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a hub of all of them."""
    root = tmp_path_factory.mktemp("slow")
    texts = {
        f"columns/notes/worst-{number}.md": article("A", body)
        for number, body in enumerate(WORST.values())
    }
    for name, text in {**ADA, **NOTES, **texts}.items():
        write(root / "member_submissions" / name, text)
    return root


def test_the_worst_texts_are_read_in_good_time(hub: Path) -> None:
    read = subprocess.run(
        [sys.executable, "-c", READ, str(hub)], capture_output=True, text=True, check=False
    )
    assert (read.returncode, read.stdout.strip()) == (0, str(len(WORST))), read.stderr
