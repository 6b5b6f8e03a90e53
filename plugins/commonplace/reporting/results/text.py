"""Standings in a terminal."""

from collections.abc import Iterator, Sequence

from babel.dates import format_datetime
from babel.numbers import format_decimal

from commonplace.judging import Agreement, Place, PodiumChange, Sensitivity, Standings
from commonplace.language import N_
from commonplace.reporting.dress import Dress
from commonplace.reporting.results.shown import Shown
from commonplace.reporting.results.words import (
    CHANGES,
    NO_CONCORDANCE,
    REASONS,
    flat,
    variant_name,
    way,
)
from commonplace.reporting.text import broken
from commonplace.terminal import pad, printable, width

_NONE = "–"


def write_text(shown: Shown, dress: Dress) -> str:
    """Return standings as plain text: who came where, how it was counted, what was left out."""
    lines = [
        *_head(shown, dress),
        "",
        *_table(_rows(shown, dress), dress),
        *_left_out(shown, dress),
    ]
    if (sensitivity := shown.sensitivity) and (agreement := shown.agreement):
        lines += ["", *_otherwise(shown, sensitivity, dress), "", *_agreement(agreement, dress)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _head(shown: Shown, dress: Dress) -> Iterator[str]:
    competition, standings = shown.competition, shown.standings
    track = next((one.name for one in competition.tracks if one.id == standings.track), "")
    title = f"{competition.title}: {track}" if track else competition.title
    yield dress.paint(printable(title), "title")
    if not shown.is_public:
        yield f"  {broken(_secret(shown, dress), dress)}"
    yield f"  {broken(printable(way(standings.scoring, competition, dress)), dress)}"
    if standings.scoring != competition.scoring:
        announced = printable(way(competition.scoring, competition, dress))
        message = dress.fill(N_("Announced was: {way}"), {"way": announced})
        yield dress.paint(f"  {broken(message, dress)}", "quiet")
    yield f"  {broken(_judges(standings, dress), dress)}"
    if competition.tracks and not standings.track:
        tracks = ", ".join(one.id for one in competition.tracks)
        message = dress.fill(N_("By track: --track {tracks}"), {"tracks": tracks})
        yield dress.paint(f"  {message}", "quiet")


def _secret(shown: Shown, dress: Dress) -> str:
    """Say that nobody else knows this yet."""
    moment = shown.competition.results_from
    if moment is None:
        return dress.fill(N_("No page shows this; only you see it."), {})
    day = format_datetime(moment, "medium", locale=dress.language.locale)
    values = {"moment": day, "zone": shown.competition.timezone}
    return dress.fill(
        N_("Not public before {moment} ({zone}); only you see this, and it is written nowhere."),
        values,
    )


def _judges(standings: Standings, dress: Dress) -> str:
    words = dress.language
    judges = words.ngettext("{count} judge", "{count} judges", len(standings.judges))
    parts = [judges.format(count=len(standings.judges))]
    if standings.scale:
        low, high = (f"{end:g}" for end in standings.scale)
        parts.append(dress.fill(N_("scores from {low} to {high}"), {"low": low, "high": high}))
    return words.gettext(N_("; ")).join(parts)


def _rows(shown: Shown, dress: Dress) -> list[list[str]]:
    words, standings = dress.language.gettext, shown.standings
    criteria = shown.competition.criteria
    has_votes = any(place.votes is not None for place in standings.places)
    head = [words(N_("Entry")), words(N_("Rank")), words(N_("Score"))]
    head += [printable(criterion.name) for criterion in criteria]
    head += [words(N_("Ballots")), *([words(N_("Votes"))] if has_votes else [])]

    def row(place: Place) -> list[str]:
        averages = [place.by_criterion.get(criterion.id) for criterion in criteria]
        numbers = [_number(score, dress) for score in (place.score, *averages)]
        votes = [str(place.votes)] if has_votes else []
        rank = str(place.rank or _NONE)
        return [printable(shown.title(place)), rank, *numbers, str(place.ballots), *votes]

    return [head, *map(row, standings.places)]


def _number(number: float | None, dress: Dress) -> str:
    return _NONE if number is None else format_decimal(number, "0.00", dress.language.locale)


def _table(rows: Sequence[Sequence[str]], dress: Dress, left: int = 1) -> Iterator[str]:
    """Yield rows in columns, the first `left` of which begin at the left."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for index, row in enumerate(rows):
        cells = [
            pad(cell, wide) if place < left else " " * (wide - width(cell)) + cell
            for place, (cell, wide) in enumerate(zip(row, widths, strict=True))
        ]
        line = "  " + "  ".join(cells)
        yield dress.paint(line.rstrip(), "quiet") if index == 0 else line


def _left_out(shown: Shown, dress: Dress) -> Iterator[str]:
    standings = shown.standings
    if standings.exclusions:
        yield ""
        yield dress.paint(dress.fill(N_("Not counted"), {}), "title")
    for one in standings.exclusions:
        values = {"entry": one.entry, "judge": one.judge}
        yield f"  {broken(printable(dress.fill(REASONS[one.reason], values)), dress)}"
    if standings.no_spread:
        yield ""
        yield dress.paint(dress.fill(N_("Counted as the middle for each entry"), {}), "title")
    for level in standings.no_spread:
        yield f"  {broken(printable(flat(level, shown.competition, dress)), dress)}"


def _otherwise(shown: Shown, found: Sensitivity, dress: Dress) -> Iterator[str]:
    """Yield what other ways of counting make of the podium."""
    yield dress.paint(
        dress.fill(N_("Counted otherwise (podium: ranks 1 to {last})"), {"last": found.podium}),
        "title",
    )
    words = dress.language.gettext
    rows = [["", words(N_("Podium")), ""]]
    for one in found.variants:
        name = printable(variant_name(one, shown.competition, dress))
        change = found.change(one)
        other = "" if change is PodiumChange.SAME else _podium(one.standings, found.podium)
        rows.append([name, words(CHANGES[change]), other])
    yield from _table(rows, dress, left=3)
    for message, entries in (
        (N_("Always on the podium: {entries}"), found.always),
        (N_("Only by some ways of counting: {entries}"), found.sometimes),
    ):
        if entries:
            yield f"  {broken(dress.fill(message, {'entries': ', '.join(entries)}), dress)}"


def _podium(standings: Standings, last: int) -> str:
    places = [place for place in standings.places if place.rank and place.rank <= last]
    return ", ".join(f"{place.rank} {place.entry}" for place in places)


def _agreement(found: Agreement, dress: Dress) -> Iterator[str]:
    concordance = found.concordance
    yield dress.paint(dress.fill(N_("Agreement of the judges"), {}), "title")
    if concordance.reason is not None:
        yield f"  {broken(dress.fill(NO_CONCORDANCE[concordance.reason], {}), dress)}"
    else:
        message = N_(
            "Kendall's W is {w} (1: one order, 0: none), over {entries} of {of} entries that all "
            "judges scored."
        )
        values = {
            "w": _number(concordance.w, dress),
            "entries": concordance.entries,
            "of": concordance.of,
        }
        yield f"  {broken(dress.fill(message, values), dress)}"
    words = dress.language.gettext
    head = [words(N_("Judge")), words(N_("Ballots")), words(N_("Mean")), words(N_("Leaning"))]
    rows = [
        [one.judge, str(one.ballots), _number(one.mean, dress), _leaning(one.leaning, dress)]
        for one in found.judges
    ]
    yield from _table([head, *rows], dress)


def _leaning(leaning: float | None, dress: Dress) -> str:
    """Return how much milder (+) or stricter (-) a judge is than others on the same entries."""
    if leaning is None:
        return _NONE
    return str(format_decimal(leaning, "+0.00;-0.00", dress.language.locale))
