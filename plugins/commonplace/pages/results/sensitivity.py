"""How sure results are: the podium by every other way of counting, and how far judges agree."""

from collections.abc import Iterator
from dataclasses import dataclass

from commonplace.addresses import results_uri, sensitivity_uri
from commonplace.judging import Agreement, Change, PodiumChange, Sensitivity
from commonplace.language import N_
from commonplace.pages.generated import GeneratedPage
from commonplace.pages.writer import Writer
from commonplace.views.bumps import BumpChart, bump_chart
from commonplace.views.competitions import newest_first
from commonplace.views.results import Results

GROUPS = {
    Change.METHOD: N_("Another method"),
    Change.VOTES: N_("The votes"),
    Change.JUDGE: N_("Without one judge"),
    Change.CRITERION: N_("Without one criterion"),
}
CHANGES = {
    PodiumChange.SAME: N_("the same"),
    PodiumChange.ORDER: N_("another order"),
    PodiumChange.ENTRIES: N_("other entries"),
}
_AGREEMENT = (
    (0.7, N_("The judges agree to a large extent.")),
    (0.5, N_("The judges agree by and large.")),
    (0.3, N_("The judges agree in part.")),
    (0.0, N_("The judges hardly agree: others could have decided otherwise.")),
)


@dataclass(frozen=True, slots=True)
class Case:
    """All entries, or those of a track: what other counts make of them."""

    name: str
    track: str
    sensitivity: Sensitivity
    agreement: Agreement
    chart: BumpChart

    @property
    def agreed(self) -> str:
        """How far the judges agree, in words; empty where that cannot be said."""
        w = self.agreement.concordance.w
        return "" if w is None else next(words for least, words in _AGREEMENT if w >= least)


def has_sensitivity(results: Results) -> bool:
    """Whether there is anything to compare: ranked entries, and another way to count them."""
    found = results.sensitivity()
    return len(found.entries) > 1 and bool(found.variants)


def sensitivity_pages(writer: Writer) -> Iterator[GeneratedPage]:
    """Yield the page of each competition whose results may be known and could be others."""
    for competition in sorted(writer.hub.competitions.values(), key=newest_first):
        results = writer.edition.results.get(competition.id)
        if results and has_sensitivity(results):
            yield _page(writer, results)


def _page(writer: Writer, results: Results) -> GeneratedPage:
    competition = results.competition
    words = writer.edition.language.gettext
    entries = writer.hub.entries
    return writer.page(
        sensitivity_uri(competition),
        "sensitivity",
        title=words("How sure are the results of {title}?").format(title=competition.title),
        section="competitions",
        description=words("Whether another way of counting would have changed the podium."),
        competition=competition,
        results_page=results_uri(competition),
        cases=list(_cases(results)),
        groups=GROUPS,
        changes=CHANGES,
        criteria={one.id: one.name for one in competition.criteria},
        entry_of=lambda name: entries[f"{competition.id}/{name}"],
    )


def _cases(results: Results) -> Iterator[Case]:
    names = {track.id: track.name for track in results.competition.tracks}
    for standings in results.standings:
        found = results.sensitivity(standings.track)
        if len(found.entries) > 1 and found.variants:
            track = standings.track or ""
            agreement = results.agreement(standings.track)
            yield Case(names.get(track, ""), track, found, agreement, bump_chart(found))
