"""A competition's page of results: podium, standings, the method in words, and the ballots."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from commonplace.addresses import results_uri, sensitivity_uri
from commonplace.judging import Exclusion, ExclusionReason, Place, Standings
from commonplace.language import N_
from commonplace.model import Award, Ballot, Competition, Entry
from commonplace.model.judging import PODIUM
from commonplace.model.seal import canonical
from commonplace.pages.forge import view_file_url
from commonplace.pages.generated import GeneratedPage
from commonplace.pages.linked_data import results_data
from commonplace.pages.results.sensitivity import has_sensitivity
from commonplace.pages.writer import Writer
from commonplace.views.competitions import awards_of, newest_first
from commonplace.views.results import Results
from commonplace.views.seals import seals_of

REASONS = {
    "recused": N_("The judge stood aside"),
    "conflict": N_("A conflict was declared beforehand"),
    "in_team": N_("The judge is in the team"),
    "no_judge": N_("The ballot is of nobody who was to judge"),
    "late": N_("The entry was late"),
    "ineligible": N_("The entry was not eligible"),
    "too_few_ballots": N_("Too few ballots"),
    "sealed": N_("The ballot is still sealed"),
}
"""Why something did not count, in words."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the podium: who came there, each with what they won for it."""

    rank: int
    winners: tuple[tuple[Place, Entry, tuple[Award, ...]], ...]


@dataclass(frozen=True, slots=True)
class Count:
    """One standing as a page shows it: its name, where it is a track's, and what was won in it."""

    standings: Standings
    name: str = ""
    awards: tuple[Award, ...] = ()

    @property
    def id(self) -> str:
        """The place of its table on the page."""
        return f"track-{self.standings.track}" if self.standings.track else "standings"

    @property
    def has_votes(self) -> bool:
        """Whether the community voted."""
        return any(place.votes is not None for place in self.standings.places)


def result_pages(writer: Writer) -> Iterator[GeneratedPage]:
    """Yield the page of results of each competition whose standings may be known."""
    for competition in sorted(writer.hub.competitions.values(), key=newest_first):
        if results := writer.edition.results.get(competition.id):
            yield _results(writer, competition, results)


def _results(writer: Writer, competition: Competition, results: Results) -> GeneratedPage:
    hub = writer.hub
    words = writer.edition.language.gettext
    awards = awards_of(hub, competition, writer.edition.now)
    overall, *by_track = results.standings
    steps = podium(writer, competition, overall, awards)
    on_podium = {award.id for step in steps for _, _, won in step.winners for award in won}
    names = {track.id: track.name for track in competition.tracks}
    counts = [Count(overall)]
    counts += [
        Count(one, names[one.track or ""], tuple(a for a in awards if a.track == one.track))
        for one in by_track
    ]
    of_tracks = {award.id for count in counts for award in count.awards}
    ballots = sorted(hub.ballots_by_competition.get(competition.id, ()), key=lambda b: b.judge)
    left_out = {one.judge for one in overall.exclusions if not one.entry}
    return writer.page(
        results_uri(competition),
        "results",
        title=words("Results of {title}").format(title=competition.title),
        section="competitions",
        description=words("Standings, how they were counted, and every ballot."),
        linked_data=results_data(writer.edition, competition, overall),
        competition=competition,
        steps=steps,
        awards=[award for award in awards if award.id not in on_podium | of_tracks],
        counts=counts,
        overall=overall,
        exclusions=_by_reason(overall.exclusions),
        reasons=REASONS,
        criterion_names={criterion.id: criterion.name for criterion in competition.criteria},
        ballots=ballots,
        ballots_counted=sum(ballot.judge not in left_out for ballot in ballots),
        seals=seals_of(hub, competition, writer.edition.now),
        ballot_url=lambda ballot: _ballot_url(writer, ballot),
        sealed_text=lambda ballot: _sealed_text(writer, competition, ballot),
        polls=hub.polls_by_competition.get(competition.id, ()),
        entry_of=lambda name: hub.entries.get(f"{competition.id}/{name}"),
        total_weight=sum(criterion.weight for criterion in competition.criteria),
        scored=_scored,
        sensitivity=results.sensitivity() if has_sensitivity(results) else None,
        sensitivity_page=sensitivity_uri(competition),
    )


def podium(
    writer: Writer, competition: Competition, standings: Standings, awards: Sequence[Award]
) -> tuple[Step, ...]:
    """Return who came first, second and third; those who share a rank share a step."""
    steps = []
    for rank in PODIUM:
        winners = []
        for place in standings.at(rank):
            entry = writer.hub.entries[f"{competition.id}/{place.entry}"]
            won = tuple(a for a in awards if entry.id in a.recipients and a.is_of_podium)
            winners.append((place, entry, won))
        if winners:
            steps.append(Step(rank, tuple(winners)))
    return tuple(steps)


def _by_reason(
    exclusions: Sequence[Exclusion],
) -> list[tuple[ExclusionReason, tuple[Exclusion, ...]]]:
    order = list(ExclusionReason)

    def key(exclusion: Exclusion) -> tuple[int, str, str]:
        return order.index(exclusion.reason), exclusion.judge, exclusion.entry

    found = groupby(sorted(exclusions, key=key), lambda exclusion: exclusion.reason)
    return [(reason, tuple(group)) for reason, group in found]


def _sealed_text(writer: Writer, competition: Competition, ballot: Ballot) -> str:
    """Return the text whose digest is a ballot's seal; none where the judge is not to be named."""
    judge = writer.edition.member(ballot.judge)
    if not ballot.salt or judge is None or judge.visibility == "hidden":
        return ""
    return canonical(competition.id, ballot, ballot.salt)


def _ballot_url(writer: Writer, ballot: Ballot) -> str:
    settings = writer.hub.settings
    folders = [site.docs_dir for site in settings.languages]
    return view_file_url(settings.repo_url, settings.edit_uri, folders, ballot.path)


def _scored(ballot: Ballot) -> list[tuple[str, dict[str, float | None]]]:
    """Return what a judge gave, the entries by id."""
    return sorted(ballot.scores.items())
