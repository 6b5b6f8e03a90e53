"""Makes a hub of many events and commits, the same for the same numbers, and times its histories.

python bench/histories.py FOLDER [EVENTS] [COMMITS]
"""

import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from commonplace.history.reading import read_histories
from commonplace.load import load_hub
from commonplace.settings import read_settings

CONFIG = "site_name: Histories\nsite_url: https://hub.test/\nplugins: [commonplace/hub]\n"
BODY = "We read one paper together, slowly and aloud.\n\n" * 30
BEGINNING = 1_700_000_000


def text(fields: dict[str, str]) -> str:
    """Return an event's file."""
    shown = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f"---\n{shown}kind: talk\ntimezone: Asia/Shanghai\nmode: online\n---\n{BODY}"


def stream(events: int, commits: int) -> Iterator[str]:
    """Yield what `git fast-import` reads: all events at once, then a change a commit."""
    chance = random.Random(events)  # noqa: S311 - the same history each time
    hub = {
        f"event-{number:05}": {"title": f"Event {number}", "start": moment(chance)}
        for number in range(events)
    }
    yield commit(0) + put("mkdocs.yml", CONFIG)
    yield from (put(path(name), text(fields)) for name, fields in hub.items())
    for number in range(1, commits):
        name = chance.choice([*hub]) if number % 100 == 0 else f"event-{number % events:05}"
        fields = hub.get(name)
        yield commit(number)
        if fields is None:
            continue
        if number % 20 == 0:
            hub[f"{name}-moved"] = hub.pop(name)
            yield f"R {path(name)} {path(f'{name}-moved')}\n"
        else:
            fields |= {"start": moment(chance)} if number % 2 else {"description": f"No. {number}."}
            yield put(path(name), text(fields))


def moment(chance: random.Random) -> str:
    """Return a start."""
    return f"2026-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}T19:30"


def path(name: str) -> str:
    """Return where an event's file is."""
    return f"member_submissions/events/{name}.md"


def commit(number: int) -> str:
    """Begin a commit, an hour after the one before."""
    who = f"committer Ada <ada@hub.test> {BEGINNING + number * 3600} +0000"
    return f"commit refs/heads/main\n{who}\ndata 1\n.\n"


def put(name: str, content: str) -> str:
    """Write a file."""
    return f"M 100644 inline {name}\ndata {len(content.encode())}\n{content}\n"


def make(root: Path, events: int, commits: int) -> None:
    """Make the repository."""
    root.mkdir(parents=True)
    commands = (
        ("git", "init", "--quiet", "--initial-branch=main"),
        ("git", "fast-import", "--quiet"),
        ("git", "reset", "--quiet", "--hard"),
    )
    whole = "".join(stream(events, commits)).encode()
    for command in commands:
        given = whole if "fast-import" in command else b""
        subprocess.run(command, cwd=root, input=given, check=True)  # noqa: S603


def main() -> None:
    """Make a hub where there is none, read its histories, and print what that cost."""
    root = Path(sys.argv[1])
    events, commits = (int(number) for number in [*sys.argv[2:], 1000, 5000][:2])
    if not root.exists():
        make(root, events, commits)
    settings = read_settings(root)
    hub = load_hub(root, settings)
    before, started = os.times(), time.perf_counter()
    histories = read_histories(root, settings, hub, datetime.now(UTC))
    after, wall = os.times(), time.perf_counter() - started
    own = after.user + after.system - before.user - before.system
    git = after.children_user + after.children_system
    git -= before.children_user + before.children_system
    most = max(history.sequence for history in histories.of.values())
    sys.stdout.write(
        f"{len(histories.of)} events, changed up to {most} times: "
        f"{own:.2f} s CPU, git {git:.2f} s CPU, {wall:.2f} s wall\n"
    )


if __name__ == "__main__":
    main()
