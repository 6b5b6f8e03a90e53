"""`commonplace ballot`: a judge's ballot, from an empty one to one that is opened."""

from collections.abc import Sequence
from pathlib import Path

import click

from commonplace.ballots.draft import completed, filled_ballot, new_ballot
from commonplace.ballots.files import BallotFiles
from commonplace.ballots.filled import blank_sheet, read_filled
from commonplace.ballots.sheets import read_sheet, write_csv, write_xlsx
from commonplace.cli import suggestions
from commonplace.cli.call import Call, pass_call
from commonplace.cli.frame import Choice, group
from commonplace.cli.judged import judged_hub
from commonplace.language import N_
from commonplace.model import Competition, Hub
from commonplace.model.seal import SealState
from commonplace.problems import closest
from commonplace.terminal import printable
from commonplace.trouble import Trouble

_SHEETS = {"csv": write_csv, "xlsx": write_xlsx}


@group(
    "ballot",
    help=N_(
        "Look after judges' ballots: begin one, read one from a spreadsheet, seal and open it."
    ),
    examples=[
        ("commonplace ballot new map-jam", N_("one for each judge")),
        ("commonplace ballot read chen.xlsx map-jam chen-mo", N_("from a spreadsheet")),
        ("commonplace ballot seal map-jam chen-mo", N_("publish its digest first")),
    ],
)
def ballot() -> None:
    """Hold the commands about ballots."""


@ballot.command(
    "new",
    help=N_(
        "Write a judge's ballot with every entry they may score, or one for each judge without "
        "JUDGE. Their own team's entries and their conflicts are recused, late entries left out. "
        "In a ballot that is there, only missing entries are added; nothing in it changes.\n\n"
        "With --format, spreadsheets to hand out are written into this folder instead; see "
        "commonplace ballot read."
    ),
    examples=[
        ("commonplace ballot new map-jam", N_("one for each judge")),
        ("commonplace ballot new map-jam chen-mo --format xlsx", N_("a spreadsheet for one")),
    ],
)
@click.argument("competition", shell_complete=suggestions.competitions)
@click.argument("judge", required=False, shell_complete=suggestions.judges)
@click.option(
    "--format", "form", type=Choice([*_SHEETS]), help=N_("Write spreadsheets of this form.")
)
@pass_call
def new(call: Call, *, competition: str, judge: str | None, form: str | None) -> int:
    """Write the ballots of one judge, or of all."""
    hub = judged_hub(call)
    found = _competition(hub, competition)
    for member in _judges(found, judge):
        if form:
            _write_sheet(call, hub, found, member, form)
        else:
            _write_ballot(call, hub, found, member)
    return 0


@ballot.command(
    "read",
    help=N_(
        "Turn a spreadsheet that a judge filled in, CSV or XLSX, into the judge's ballot. Entries "
        "are rows and criteria are columns, as commonplace ballot new --format writes them; an "
        "empty cell is no score. Where a cell cannot be read, each is named and nothing is "
        "written.\n\n"
        "Exit code 0: written; 1: a cell cannot be read; 2: the command could not be run."
    ),
    examples=[("commonplace ballot read chen.csv map-jam chen-mo", N_("one judge's ballot"))],
)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("competition", shell_complete=suggestions.competitions)
@click.argument("judge", shell_complete=suggestions.judges)
@click.option("--force", is_flag=True, help=N_("Replace scores that the ballot has already."))
@pass_call
def read(call: Call, *, file: Path, competition: str, judge: str, force: bool) -> int:
    """Read a spreadsheet into a ballot."""
    hub = judged_hub(call)
    found = _competition(hub, competition)
    member = _judges(found, judge)[0]
    filled = read_filled(hub, found, member, read_sheet(file))
    if filled.faults:
        for fault in filled.faults:
            sentence = printable(fault.trouble.sentence(call.language))
            call.warn(
                N_("{file}, cell {cell}: {sentence}"),
                file=file.name,
                cell=fault.cell,
                sentence=sentence,
            )
        call.warn(N_("Nothing was written."))
        return 1
    files = BallotFiles(call.root, hub.settings, found.id, member)
    _refuse_to_replace(files, filled.scores, force=force)
    files.write(filled_ballot(member, filled.scores, filled.recused, filled.comments))
    call.say(N_("{path} written."), path=files.name)
    return 0


@ballot.command(
    "seal",
    help=N_(
        "Publish the digest of a ballot instead of its scores, so that all can see later that "
        "nothing was changed. The ballot moves to the folder .ballots, which git leaves alone; "
        "keep it until commonplace ballot reveal."
    ),
    examples=[("commonplace ballot seal map-jam chen-mo", N_("one judge's ballot"))],
)
@click.argument("competition", shell_complete=suggestions.competitions)
@click.argument("judge", shell_complete=suggestions.judges)
@pass_call
def seal(call: Call, *, competition: str, judge: str) -> int:
    """Seal the ballot of a judge."""
    files = _files(call, competition, judge)
    call.say(N_("{path} now holds the seal alone: {seal}"), path=files.name, seal=files.seal())
    call.say(N_("Keep {path} until the ballot is opened."), path=files.kept_name)
    return 0


@ballot.command(
    "reveal",
    help=N_(
        "Open a sealed ballot: publish the scores that were kept, if they match the seal. Of one "
        "that is open, say whether it matches.\n\n"
        "Exit code 0: it matches; 1: it does not; 2: the command could not be run."
    ),
    examples=[("commonplace ballot reveal map-jam chen-mo", N_("one judge's ballot"))],
)
@click.argument("competition", shell_complete=suggestions.competitions)
@click.argument("judge", shell_complete=suggestions.judges)
@pass_call
def reveal(call: Call, *, competition: str, judge: str) -> int:
    """Open the ballot of a judge, and say whether it matches."""
    files = _files(call, competition, judge)
    if files.reveal() is SealState.MATCHES:
        call.say(N_("{path} matches its seal."), path=files.name)
        return 0
    call.warn(N_("{path} does not match its seal."), path=files.name)
    return 1


def _competition(hub: Hub, name: str) -> Competition:
    """Return a competition by its id. Raises Trouble where there is none."""
    if (found := hub.competitions.get(name)) is not None:
        return found
    likely = closest(name, hub.competitions)
    message = N_("There is no competition “{found}”.")
    if likely:
        message = N_("There is no competition “{found}”. Did you mean “{likely}”?")
    raise Trouble(message, found=name, likely=likely)


def _judges(competition: Competition, name: str | None) -> Sequence[str]:
    """Return all judges, or the one who is named. Raises Trouble where there is none."""
    known = [judge.member for judge in competition.judges]
    if not known:
        raise Trouble(N_("The competition “{found}” names no judges."), found=competition.id)
    if name is None:
        return known
    if name not in known:
        message = N_("“{found}” is not a judge of this competition; judges are: {allowed}.")
        raise Trouble(message, found=name, allowed=", ".join(known))
    return [name]


def _files(call: Call, competition: str, judge: str) -> BallotFiles:
    hub = judged_hub(call)
    found = _competition(hub, competition)
    return BallotFiles(call.root, hub.settings, found.id, _judges(found, judge)[0])


def _write_ballot(call: Call, hub: Hub, competition: Competition, judge: str) -> None:
    files = BallotFiles(call.root, hub.settings, competition.id, judge)
    before = files.text()
    if before is None:
        files.write(new_ballot(hub, competition, judge, call.language))
        call.say(N_("{path} written."), path=files.name)
        return
    text, added = completed(before, hub, competition, files.ballot())
    if not added:
        call.say(N_("{path} is up to date."), path=files.name)
        return
    files.write(text)
    call.say(N_("{path}: added {entries}."), path=files.name, entries=", ".join(added))


def _write_sheet(call: Call, hub: Hub, competition: Competition, judge: str, form: str) -> None:
    folder = Path.cwd()
    if folder.is_relative_to((call.root / hub.settings.submissions).resolve()):
        message = N_(
            "What lies here is published with the site, spreadsheets too. Go to the hub's folder, "
            "or to one outside it, and try again."
        )
        raise Trouble(message)
    path = folder / f"{competition.id}-{judge}.{form}"
    content = _SHEETS[form](blank_sheet(hub, competition, judge))
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise Trouble(N_("{path} is there already."), path=path.name) from None
    call.say(N_("{path} written."), path=path.name)


def _refuse_to_replace(
    files: BallotFiles, scores: dict[str, dict[str, float | None]], *, force: bool
) -> None:
    """Raise Trouble where a ballot says something else already, unless it may be replaced."""
    if files.text() is None:
        return
    known = files.ballot()
    if known.sealed:
        raise Trouble(N_("{path} is sealed already."), path=files.name)
    differs = any(
        score is not None and scores.get(entry, {}).get(criterion) != score
        for entry, given in known.scores.items()
        for criterion, score in given.items()
    )
    if differs and not force:
        message = N_("{path} has other scores already. To replace them, add --force.")
        raise Trouble(message, path=files.name)
