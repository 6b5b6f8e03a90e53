"""`commonplace report`: what happened, and what waits for a maintainer."""

from datetime import date, datetime, timedelta
from pathlib import Path

import click

from commonplace.cli.call import Call, pass_call
from commonplace.cli.commits import edition_of
from commonplace.cli.day import day_option
from commonplace.cli.dressing import dress
from commonplace.cli.frame import command
from commonplace.cli.output import output_options, put_out
from commonplace.language import N_
from commonplace.reporting import FORMATS
from commonplace.trouble import Trouble
from commonplace.values.periods import Period, period
from commonplace.views.report import report as report_on

_LOOKED_BACK = timedelta(days=90)
_DAYS = click.DateTime(["%Y-%m-%d"])


@command(
    "report",
    help=N_(
        "Say what happened in a period and what waits for a maintainer: events that are over and "
        "still have no recording, slides, notes or attendance, events that come without a link or "
        "a place, what is undecided, full, called off without a reason.\n\n"
        "Without a period, of the last 90 days. Files with an error are not counted. The exit code "
        "is 0 whatever there is to do."
    ),
    examples=[
        ("commonplace report", N_("the last 90 days")),
        ("commonplace report --period 2026-Q3", N_("a quarter")),
        ("commonplace report --since 2026-01-01", N_("from a day until today")),
        ("commonplace report --format markdown", N_("tasks for an issue")),
    ],
)
@click.option(
    "--period",
    "named",
    metavar="PERIOD",
    help=N_("A year, a quarter or a month: 2026, 2026-Q3, 2026-11."),
)
@click.option(
    "--since", metavar="DAY", type=_DAYS, help=N_("The first day; else 90 days before the last.")
)
@click.option("--until", metavar="DAY", type=_DAYS, help=N_("The last day; else today."))
@output_options(FORMATS, N_("How to print the report."))
@day_option(N_("The day it is seen from, such as 2026-05-14; today if not given."))
@pass_call
def report(  # noqa: PLR0913 - one argument an option
    call: Call,
    *,
    named: str | None,
    since: datetime | None,
    until: datetime | None,
    form: str,
    output: Path | None,
    today: datetime | None,
) -> int:
    """Load the hub and print what there is to say."""
    edition = edition_of(call, today)
    days = _days(named, since, until, edition.today)
    put_out(FORMATS[form](report_on(edition, days), dress(call)), output)
    if output:
        call.say(N_("{path} written."), path=output.as_posix())
    return 0


def _days(named: str | None, since: datetime | None, until: datetime | None, today: date) -> Period:
    """Return the days that a call is about. Raises Trouble where its options do not agree."""
    if named is None:
        last = until.date() if until else today
        first = since.date() if since else last - _LOOKED_BACK
        if first > last:
            raise Trouble(
                N_("--since {since} is after {until}; give an earlier day."),
                since=first,
                until=last,
            )
        return Period(first, last)
    if since or until:
        raise Trouble(N_("Give either --period, or --since and --until."))
    try:
        return period(named)
    except ValueError:
        raise Trouble(
            N_("--period is “{found}”; it must be a year, a quarter or a month: {allowed}."),
            found=named,
            allowed="2026, 2026-Q3, 2026-11",
        ) from None
