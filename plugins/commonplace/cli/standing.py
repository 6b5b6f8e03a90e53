"""Which site readers meet when a command has ended, however it ended: looked up on the disk."""

import json
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from commonplace.cli.call import Call
from commonplace.cli.console import report_failure
from commonplace.cli.output import put_out
from commonplace.language import N_
from commonplace.publish import Place, Standing, Told
from commonplace.publish.accounting import Fate
from commonplace.publish.lock import Holder
from commonplace.publish.remade import counted
from commonplace.terminal import printable
from commonplace.trouble import Trouble

_NEW = N_("The new site stands in {folder}.")
_OLD = N_("The old site, of {since}, stands in {folder}.")
_SAME = N_("The site of {since} stands in {folder}.")
_NONE = N_("No site stands in {folder}.")
_PREVIOUS = N_("The one before, of {since}, comes back with `commonplace restore`.")
_SHOWN = 10
_PAGES = 3


class Stands:
    """What stood at a place when a command began, to be held against what stands there now."""

    def __init__(self, call: Call, place: Place) -> None:
        self._call = call
        self._place = place
        self._before = place.stands()

    def which(self, told: Told | None = None) -> str:
        """Return `new`, `old` or `none`; `same` where a build had nothing to do."""
        now = self._place.stands()
        if now is None:
            return "none"
        if told and not told.is_built:
            return "same"
        return "old" if self._before and now.mark == self._before.mark else "new"

    def tell(self, told: Told | None = None, *, aloud: bool = True) -> None:
        """Say which site stands; not `aloud` where another program reads what is printed."""
        say = self._call.say if aloud else self._call.warn
        which = self.which(told)
        message = {"new": _NEW, "old": _OLD, "same": _SAME, "none": _NONE}[which]
        say(message, folder=self._place.folder, since=moment(self._place.stands()))
        if which == "new" and (stood := self._place.stood()):
            say(_PREVIOUS, since=moment(stood))

    def as_json(self, told: Told | None = None, failure: str = "") -> str:
        """Return the same for programs, with what a build counted or why it failed."""
        now, stood = self._place.stands(), self._place.stood()
        said: dict[str, Any] = {
            "stands": self.which(told),
            "folder": self._place.folder.as_posix(),
            "since": now.since.isoformat() if now else None,
            "previous": stood.since.isoformat() if stood else None,
            "failure": failure or None,
            **(_counted(told) if told else {}),
        }
        return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _counted(told: Told) -> dict[str, Any]:
    return {
        "built": told.is_built,
        "pages": told.pages,
        "files": {
            "total": sum(told.fates.values()),
            **{fate.value: told.fates.get(fate, 0) for fate in Fate},
        },
        "left_out": list(told.refused),
        "not_yet": [path for _, path in told.waiting],
        "warnings": [*told.warnings, *told.lacks],
        "changes": asdict(told.changes),
        "made_again": {reason.value: count for reason, count in counted(told.remade).items()},
        "dead_links": [{"link": one.link, "pages": list(one.pages)} for one in told.dead],
    }


@contextmanager
def standing(call: Call, place: Place, form: str, output: Path | None) -> Iterator[Stands]:
    """Say which site stands if the block fails or is broken off, also by a service that stops."""
    stands = Stands(call, place)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield stands
    except (Exception, KeyboardInterrupt) as error:
        failure = error.sentence(call.language) if isinstance(error, Trouble) else str(error)
        if form == "json":
            put_out(stands.as_json(failure=failure or type(error).__name__), output)
        if isinstance(error, BrokenPipeError):
            raise
        if isinstance(error, KeyboardInterrupt):
            call.warn(N_("Broken off."))
            stands.tell(aloud=False)
            raise
        code = report_failure(error, call)
        stands.tell(aloud=False)
        raise SystemExit(code) from error


def tell_account(call: Call, told: Told) -> None:
    """Say of all files that members sent what became of them; the numbers add up."""
    call.say(
        N_(
            "Files of members: {total}. Published: {published}; used on other pages: {used}; not "
            "yet: {waiting}; not shown: {hidden}; left out: {refused}."
        ),
        total=sum(told.fates.values()),
        **{fate.value: told.fates.get(fate, 0) for fate in Fate},
    )
    changes = told.changes
    call.say(
        N_(
            "Files of the site: {added} new, {changed} changed, {removed} removed; the rest is as "
            "before."
        ),
        added=len(changes.added),
        changed=len(changes.changed),
        removed=len(changes.removed),
    )
    for dead in told.dead[:_SHOWN]:
        pages = ", ".join(printable(page) for page in dead.pages[:_PAGES])
        more = " …" if len(dead.pages) > _PAGES else ""
        call.warn(
            N_("A link leads nowhere: {link}, on {pages}"),
            link=printable(dead.link),
            pages=f"{pages}{more}",
        )
    if len(told.dead) > _SHOWN:
        call.warn(N_("Links that lead nowhere, in all: {count}"), count=len(told.dead))


def tell_wait(call: Call, holder: Holder) -> None:
    """Say for whom one waits."""
    call.warn(
        N_("Process {process} on {machine} is building this site, since {since}. Waiting for it."),
        process=holder.process or "?",
        machine=printable(holder.machine) or "?",
        since=moment(Standing(holder.since, (0, 0)) if holder.since else None),
    )


def moment(site: Standing | None) -> str:
    """Return when a site was published, on the clock of this machine."""
    return site.since.astimezone().strftime("%Y-%m-%d %H:%M:%S") if site else "?"
