"""The option `--today`: the day a site is built for."""

import os
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

import click

from commonplace.language import N_
from commonplace.trouble import Trouble
from commonplace.values import time_zone


def epoch_of(today: datetime | None, zone: str) -> int:
    """Return the moment to build for, in seconds since 1970; now, where nothing says otherwise.

    A day begins at midnight in the hub's zone. SOURCE_DATE_EPOCH says the same for every build
    tool (reproducible-builds.org); the option comes first. Raises Trouble where it is no number.
    """
    if today is not None:
        moment = today if today.tzinfo else today.replace(tzinfo=time_zone(zone))
        return int(moment.timestamp())
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if not given:
        return int(time.time())
    if not given.isdecimal():
        raise Trouble(
            N_("SOURCE_DATE_EPOCH is “{found}”; it must be a number of seconds."), found=given
        )
    return int(given)


def day_option(help: str) -> Callable[[Any], Any]:  # noqa: A002 - click's word
    """Return what adds `--today` to a command; `help` says there what the day is for."""
    return click.option(
        "--today",
        metavar="DAY",
        type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]),
        help=help,
    )


today_option = day_option(
    N_("The day the site is built for, such as 2026-05-14; today if not given.")
)
"""Adds `--today` to a command that builds."""
