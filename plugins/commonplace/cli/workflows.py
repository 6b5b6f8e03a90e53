"""`commonplace workflows`: files of the hub that the forge's machines follow."""

import click

from commonplace.cli.call import Call, pass_call
from commonplace.cli.frame import Choice, command
from commonplace.language import N_
from commonplace.settings import read_settings
from commonplace.starting.forges import FORGES
from commonplace.starting.workflows import State, Workflow, workflows_of, write_workflows
from commonplace.terminal import printable

_SAID = {
    State.CURRENT: N_("{path} is up to date."),
    State.MISSING: N_("{path} is missing."),
    State.OLDER: N_("{path} is as version {version} wrote it; there is a newer one."),
    State.CHANGED: N_("{path} has been changed since version {version} wrote it."),
    State.FOREIGN: N_("{path} was not written by this command."),
}


@command(
    "workflows",
    help=N_(
        "Write what the forge's machines do for the hub: check what is sent, answer, publish. "
        "`init` has written these files first; this brings them to the form that this version has. "
        "Shows what changes. A file that somebody has changed is left alone, unless --force; newer "
        "versions of actions are no change, and stay.\n\n"
        "Exit code 0: fine; 1: with --check, a file is missing or is not what it would be, and "
        "without it, a file was left alone; 2: the command could not be run."
    ),
    examples=[
        ("commonplace workflows", N_("bring them up to date")),
        ("commonplace workflows --check", N_("only say what is not up to date")),
        ("commonplace workflows --forge gitlab", N_("for a hub that moves to GitLab")),
        ("commonplace workflows --force", N_("also those that somebody has changed")),
    ],
)
@click.option(
    "--forge",
    type=Choice([name for name, forge in FORGES.items() if forge.machines]),
    help=N_("What keeps the repository; else as repo_url in mkdocs.yml or the files there say."),
)
@click.option(
    "--check", is_flag=True, help=N_("Write nothing; exit with 1 if a file would change.")
)
@click.option("--force", is_flag=True, help=N_("Also replace files that somebody has changed."))
@pass_call
def workflows(call: Call, *, forge: str | None, check: bool, force: bool) -> int:
    """Compare the files with what they would be, say so, and write them."""
    root = call.root
    found = workflows_of(root, read_settings(root), forge or "")
    different = [one for one in found if one.state is not State.CURRENT]
    kept = [one for one in different if one.is_somebodys and not force]
    for one in found:
        _tell(call, one)
    if check:
        return int(bool(different))
    written = [one for one in different if one not in kept]
    write_workflows(root, written)
    for one in written:
        call.say(N_("{path} written."), path=one.path)
    for one in kept:
        call.warn(
            N_("{path} was left alone; take over what you need, or use --force."), path=one.path
        )
    return int(bool(kept))


def _tell(call: Call, workflow: Workflow) -> None:
    version = printable(workflow.written_by)
    call.say(_SAID[workflow.state], path=workflow.path, version=version)
    if workflow.state not in {State.CURRENT, State.MISSING}:
        for line in workflow.difference().splitlines():
            click.echo(f"  {printable(line)}".rstrip())
