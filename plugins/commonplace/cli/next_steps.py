"""What `init` prints when a hub is made: what there is now, and what to do next."""

from collections.abc import Iterator
from pathlib import Path

import click

from commonplace.cli.call import Call
from commonplace.language import N_
from commonplace.starting import MadeHub, NewHub
from commonplace.starting.hubs import FIRST_STEPS
from commonplace.terminal import printable

_SETTINGS = "mkdocs.yml"


def tell(call: Call, made: MadeHub, hub: NewHub, *, has_git: bool) -> None:
    """Say what was made and what to do next, with the command for it."""
    here = Path.cwd()
    is_here = made.folder == here
    inside = made.folder.is_relative_to(here)
    folder = (made.folder.relative_to(here) if inside else made.folder).as_posix()
    call.say(
        N_("The hub is made: {count} files in {folder}."),
        count=len(made.written),
        folder=printable(folder if not is_here else made.folder.as_posix()),
    )
    for name in made.kept:
        call.say(N_("{path} was there and is as it was."), path=printable(name))
    click.echo()
    call.say(N_("What to do next:"))
    begin = [] if is_here else [(N_("Go there"), f"cd {_quoted(folder)}")]
    steps = [*begin, *_steps(call, hub, has_git=has_git)]
    for number, (what, how) in enumerate(steps, 1):
        call.say(N_("  {number}. {what}: {how}"), number=number, what=call.gettext(what), how=how)
    click.echo()
    call.say(
        N_("All of this, and what comes after, is on the page {page}; the home page leads there."),
        page=f"site_src/{FIRST_STEPS}",
    )


def _steps(call: Call, hub: NewHub, *, has_git: bool) -> Iterator[tuple[str, str]]:
    """Yield what to do, in order, each with the command or the file."""
    yield N_("Look at it"), "commonplace serve --open"
    yield N_("Check it"), "commonplace check"
    yield N_("Read the handbook and make it yours"), "site_src/handbook/"
    if not hub.founder:
        yield N_("Add yourself"), "commonplace new member"
    if not hub.report:
        hint = call.gettext(N_("[write an address here]"))
        yield N_("Say where to report misconduct"), f"site_src/handbook/ {hint}"
    if not hub.license:
        yield N_("Choose a licence"), f"{_SETTINGS}, LICENSE"
    if has_git:
        message = call.gettext(N_("A new hub"))
        yield N_("Keep it"), f'git add . && git commit -m "{message}"'
    if hub.repo and has_git:
        yield (
            N_("Send it to the forge"),
            f"git remote add origin {hub.repo_url}.git && git push -u origin main",
        )
    if hub.place.workflow:
        yield N_("Let the forge check and publish"), hub.place.workflow
    else:
        yield N_("Publish it"), "commonplace build"


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path
