"""Times credits on the pages of a repository: ours and those of mkdocs-git-authors-plugin.

bench/credits.py PEERS REPOSITORY [DOCS] [ROUNDS]

REPOSITORY may be a folder, a bundle or an address; DOCS is the folder of its pages, `docs` without
it. Each round builds the site without credits, with ours after a cold and a warm start, and with
the peer's. Texts are left out and the theme is a mere frame, so that what is measured does not
drown in all else. The figures are medians of CPU seconds, user and system, of all processes.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from importlib.metadata import distributions
from pathlib import Path

from commonplace.history.attribution import read_attribution
from commonplace.settings import CreditOptions, Settings, SiteLanguage

CONFIG = """
site_name: Bench
docs_dir: {docs}
theme: {{name: null, custom_dir: ../frame}}
hooks: [../blank.py]
plugins: [{plugin}]
"""
PLUGINS = {"bare": "", "ours": "commonplace/credits", "peer": "git-authors: {strict: false}"}
BLANK = "def on_page_markdown(markdown, **_):\n    return ''\n"
FRAME = """<!doctype html><title>{{ page.title }}</title>{{ page.content }}
{% include "commonplace/credits_alone.html" ignore missing %}
{% if git_info %}<ul class="peer">{% for author in git_info["page_authors"] %}
<li>{{ author.name }}</li>{% endfor %}</ul>{% endif %}
"""
CREDITED = {"ours": "cp-credits", "peer": '<ul class="peer">'}
LOADS = {"host": "import mkdocs.__main__, mkdocs.commands.build"}
LOADS["program"] = f"{LOADS['host']}, mkdocs_commonplace.credits"
BUILD = "import sys; from mkdocs.__main__ import cli; sys.exit(cli())"


def cpu(*command: str, peers: str = "", folder: Path | None = None) -> float:
    """Run a command and return its CPU seconds, with those of what it ran. Its log goes nowhere."""
    with tempfile.TemporaryFile() as log:
        environment = os.environ | {"PYTHONPATH": peers, "NO_MKDOCS_2_WARNING": "1"}
        process = subprocess.Popen(  # noqa: S603 - our own command
            command, cwd=folder, env=environment, stdout=log, stderr=log
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            log.seek(0)
            sys.exit(log.read().decode())
    return usage.ru_utime + usage.ru_stime


def build(folder: Path, name: str, peers: str) -> float:
    """Build the site with one plugin and return what it cost."""
    site = folder.parent / f"site-{name}"
    command = (sys.executable, "-c", BUILD, "build", "-q", "-f", f"{name}.yml", "-d", str(site))
    cost = cpu(*command, peers=peers, folder=folder)
    shown = sum(
        CREDITED.get(name, "<title>") in page.read_text(encoding="utf-8")
        for page in site.rglob("*.html")
    )
    sys.stderr.write(f"{name}: {cost:.2f} s, shown on {shown} pages\n")
    return cost


def read(folder: Path, docs: str) -> float:
    """Read who changed what in a process that has loaded everything; return what that cost."""
    site = SiteLanguage("en", "", "mkdocs.yml", docs)
    before = sum(os.times()[:4])
    read_attribution(folder, Settings(languages=(site,), credits=CreditOptions()))
    return sum(os.times()[:4]) - before


def rounds(folder: Path, docs: str, peers: str, number: int) -> dict[str, float]:
    """Return the median of each measure."""
    measured: dict[str, list[float]] = defaultdict(list)
    alone = (sys.executable, __file__, "--read", str(folder), docs)
    for _ in range(number):
        for name in ("bare", "ours", "peer"):
            shutil.rmtree(folder / ".git" / "commonplace", ignore_errors=True)
            measured[name].append(build(folder, name, peers))
            if name == "ours":
                measured["warm"].append(build(folder, name, peers))
        for name, code in LOADS.items():
            measured[name].append(cpu(sys.executable, "-c", code))
        shutil.rmtree(folder / ".git" / "commonplace", ignore_errors=True)
        for name in ("read", "read again"):
            run = subprocess.run(alone, check=True, capture_output=True)  # noqa: S603 - ourselves
            measured[name].append(json.loads(run.stdout))
    return {name: statistics.median(costs) for name, costs in measured.items()}


def main(peers: str, repository: str, docs: str = "docs", number: str = "3") -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "clone")
        git = shutil.which("git") or "git"
        cpu(git, "clone", "--quiet", repository, str(folder))
        Path(place, "blank.py").write_text(BLANK, encoding="utf-8")
        Path(place, "frame").mkdir()
        Path(place, "frame", "main.html").write_text(FRAME, encoding="utf-8")
        for name, plugin in PLUGINS.items():
            given = CONFIG.format(docs=docs, plugin=f"{{{plugin}}}" if ":" in plugin else plugin)
            (folder / f"{name}.yml").write_text(given, encoding="utf-8")
        found = rounds(folder, docs, str(Path(peers).resolve()), int(number))
        count = (git, "-C", str(folder), "rev-list", "--count", "HEAD")
        commits = subprocess.run(count, check=True, capture_output=True).stdout  # noqa: S603
    versions = {one.name: one.version for one in distributions(path=[peers])}
    bare = found["bare"]
    peer = found["peer"] - bare
    rows = {
        "+ commonplace/credits, cold": found["ours"] - bare,
        "+ commonplace/credits, warm": found["warm"] - bare,
        "  of it loading the program": found["program"] - found["host"],
        "  of it reading git, cold": found["read"],
        "  of it reading git, warm": found["read again"],
        f"+ git-authors {versions['mkdocs-git-authors-plugin']}": peer,
    }
    sys.stdout.write(f"{commits.decode().strip()} commits, medians of {number}, CPU seconds\n")
    sys.stdout.write(f"{bare:8.2f}  the site without credits\n")
    for name, cost in rows.items():
        sys.stdout.write(f"{cost:8.2f}  {name:30} {peer / cost:6.1f} times less than git-authors\n")


if __name__ == "__main__":
    if sys.argv[1] == "--read":
        sys.stdout.write(json.dumps(read(Path(sys.argv[2]), sys.argv[3])))
    else:
        main(*sys.argv[1:])
