"""`commonplace results`: the standings of a competition, for whoever runs it."""

from datetime import UTC, datetime

import click

from commonplace.cli import suggestions
from commonplace.cli.call import Call, pass_call
from commonplace.cli.day import day_option, epoch_of
from commonplace.cli.dressing import dress
from commonplace.cli.frame import Choice, command
from commonplace.cli.judged import judged_hub
from commonplace.language import N_
from commonplace.model import Competition, Hub
from commonplace.model.scoring import Method, Normalise, Scoring
from commonplace.problems import closest
from commonplace.reporting.results import FORMATS, Shown
from commonplace.terminal import printable
from commonplace.trouble import Trouble
from commonplace.views.results import results_of


@command(
    "results",
    help=N_(
        "Count the ballots and votes of COMPETITION and print who came where, by which way, and "
        "what was left out. Files with an error are not counted and named.\n\n"
        "Before results are public it says so: then it shows them to you alone. It never writes "
        "a file.\n\n"
        "Exit code 0: counted, or there is nothing to count yet; 2: the command could not be run."
    ),
    examples=[
        ("commonplace results map-jam", N_("as announced")),
        ("commonplace results map-jam --track open-data", N_("one track")),
        ("commonplace results map-jam --method schulze", N_("try another way")),
        ("commonplace results map-jam --sensitivity", N_("would another way change the podium?")),
        ("commonplace results map-jam --format csv", N_("for a spreadsheet")),
    ],
)
@click.argument("competition", shell_complete=suggestions.competitions)
@click.option(
    "--method",
    type=Choice([one.value for one in Method]),
    help=N_("Count by this method, not by the announced one."),
)
@click.option(
    "--normalise",
    type=Choice([one.value for one in Normalise]),
    help=N_("Whether to bring each judge's scores to one scale, whatever was announced."),
)
@click.option(
    "--track",
    metavar="TRACK",
    shell_complete=suggestions.tracks,
    help=N_("Only the entries of this track, by its id."),
)
@click.option(
    "--sensitivity",
    is_flag=True,
    help=N_("Also say what other methods, one judge or one criterion less would change."),
)
@click.option(
    "--format", "form", type=Choice([*FORMATS]), default="text", help=N_("How to print standings.")
)
@day_option(N_("The day it is seen from, such as 2026-05-14; today if not given."))
@pass_call
def results(  # noqa: PLR0913 - one argument an option
    call: Call,
    *,
    competition: str,
    method: str | None,
    normalise: str | None,
    track: str | None,
    sensitivity: bool,
    form: str,
    today: datetime | None,
) -> int:
    """Load the hub, count and print."""
    hub = judged_hub(call)
    settings = hub.settings
    now = datetime.fromtimestamp(epoch_of(today, settings.options.timezone), UTC)
    asked = _competition(hub, competition)
    _check_track(asked, track)
    _tell_refused(call, hub, asked)
    found = results_of(hub, asked, _way(asked, method, normalise))
    if found is None:
        call.warn(N_("There are no ballots and no votes yet."))
        return 0
    standings = found.of_track(track) or found.overall
    is_public = asked.shows_results(now) and bool(settings.showcase and settings.showcase.results)
    shown = Shown(found, standings, is_public, sensitivity)
    click.echo(FORMATS[form](shown, dress(call)), nl=False)
    if form != "text" and not is_public:
        call.warn(N_("Note: this is not public."))
    return 0


def _competition(hub: Hub, name: str) -> Competition:
    """Return a competition by its id. Raises Trouble, naming those that there are."""
    if (found := hub.competitions.get(name)) is not None:
        return found
    if likely := closest(name, hub.competitions):
        message = N_("There is no competition “{found}”. Did you mean “{likely}”?")
        raise Trouble(message, found=printable(name), likely=likely)
    message = N_("There is no competition “{found}”; there are: {allowed}.")
    allowed = ", ".join(hub.competitions) or "–"
    raise Trouble(message, found=printable(name), allowed=allowed)


def _check_track(competition: Competition, name: str | None) -> None:
    """Raise Trouble where a competition has no such track."""
    tracks = [track.id for track in competition.tracks]
    if name is None or name in tracks:
        return
    if likely := closest(name, tracks):
        message = N_("There is no track “{found}”. Did you mean “{likely}”?")
        raise Trouble(message, found=printable(name), likely=likely)
    message = N_("There is no track “{found}”; there are: {allowed}.")
    raise Trouble(message, found=printable(name), allowed=", ".join(tracks) or "–")


def _way(competition: Competition, method: str | None, normalise: str | None) -> Scoring:
    """Return the announced way of counting with what the call asks for instead."""
    announced = competition.scoring
    return announced.model_copy(
        update={
            "method": Method(method) if method else announced.method,
            "normalise": Normalise(normalise) if normalise else announced.normalise,
        }
    )


def _tell_refused(call: Call, hub: Hub, competition: Competition) -> None:
    """Name on stderr the files of a competition that are not counted."""
    for path in hub.refused:
        if path.startswith(f"competitions/{competition.id}/"):
            message = N_("{path} has a mistake and is not counted; see commonplace check.")
            call.warn(message, path=printable(f"{hub.settings.submissions}/{path}"))
