"""`commonplace restore`: the site that stood before the last build."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click

from commonplace.cli.call import Call, pass_call
from commonplace.cli.day import epoch_of
from commonplace.cli.frame import command
from commonplace.cli.standing import moment, tell_wait
from commonplace.language import N_
from commonplace.publish import place_of_site
from commonplace.publish.earlier import refuse_what_is_kept
from commonplace.settings import read_settings


@command(
    "restore",
    help=N_(
        "Bring back the site that stood before the last build, in one step. The one that stands "
        "now is kept in its stead, so that doing it twice changes nothing. Nothing is built, and "
        "no text is changed: mend what was wrong, and build.\n\n"
        "A site that shows what the hub keeps from readers by now, such as somebody who has asked "
        "to be hidden or an article that was put off, stays away unless you say `--anyway`.\n\n"
        "Exit code 0: the earlier site stands; 2: there is none, or it could not be brought back, "
        "or shows what is not to be seen."
    ),
    examples=[
        ("commonplace restore", N_("the site that the last build replaced")),
        ("commonplace restore --site-dir /srv/hub/site", N_("one that stands elsewhere")),
    ],
)
@click.option(
    "--site-dir",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help=N_("Where the site stands, if not where mkdocs.yml says."),
)
@click.option("--no-wait", is_flag=True, help=N_("Give up if the site is being built already."))
@click.option(
    "--anyway",
    is_flag=True,
    help=N_("Do not look whether it shows what is not to be seen any more."),
)
@pass_call
def restore(call: Call, *, site_dir: Path | None, no_wait: bool, anyway: bool) -> int:
    """Swap the two sites, and say from when each is."""
    root = call.root
    settings = read_settings(root)
    folder = site_dir.absolute() if site_dir else root / settings.site_dir
    place = place_of_site(folder, root, settings)
    now = datetime.fromtimestamp(epoch_of(None, settings.options.timezone), UTC)
    place.restore(
        look=None if anyway else partial(_look, call, now),
        waiting=lambda holder: tell_wait(call, holder),
        patient=not no_wait,
    )
    call.say(
        N_("The site of {since} stands in {folder} again."),
        since=moment(place.stands()),
        folder=place.folder,
    )
    if stood := place.stood():
        call.say(
            N_("The one of {since} is kept, and comes back the same way."), since=moment(stood)
        )
    if anyway:
        call.say(N_("It shows what was public then, also what somebody has withdrawn since."))
    else:
        call.say(N_("It shows what was public then, also texts that were removed since."))
    return 0


def _look(call: Call, now: datetime, site: Path) -> None:
    refuse_what_is_kept(call.root, read_settings(call.root), site, now)
