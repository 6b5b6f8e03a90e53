"""What standings are told with in a terminal."""

from commonplace.judging import (
    Change,
    ExclusionReason,
    NoConcordance,
    NoSpread,
    PodiumChange,
    Variant,
)
from commonplace.language import N_
from commonplace.model import Competition
from commonplace.model.scoring import Normalise, Scoring
from commonplace.pages.words import WORDS
from commonplace.reporting.dress import Dress

REASONS: dict[ExclusionReason, str] = {
    ExclusionReason.RECUSED: N_("{entry}: {judge} leaves it to others"),
    ExclusionReason.CONFLICT: N_("{entry}: {judge} may not score it"),
    ExclusionReason.IN_TEAM: N_("{entry}: {judge} is in the team"),
    ExclusionReason.NO_JUDGE: N_("the ballot of {judge}, who is no judge here"),
    ExclusionReason.SEALED: N_("the ballot of {judge}, which is still sealed"),
    ExclusionReason.LATE: N_("{entry}: it was late"),
    ExclusionReason.INELIGIBLE: N_("{entry}: it is not eligible"),
    ExclusionReason.TOO_FEW_BALLOTS: N_("{entry}: it has too few ballots"),
}
CHANGES: dict[PodiumChange, str] = {
    PodiumChange.SAME: N_("the same podium"),
    PodiumChange.ORDER: N_("another order"),
    PodiumChange.ENTRIES: N_("other entries"),
}
NO_CONCORDANCE: dict[NoConcordance, str] = {
    NoConcordance.FEW_JUDGES: N_("How far judges agree cannot be said of fewer than two."),
    NoConcordance.FEW_COMMON_ENTRIES: N_(
        "How far judges agree cannot be said: fewer than three entries were scored by all of them."
    ),
    NoConcordance.NO_SPREAD: N_(
        "How far judges agree cannot be said: each of them put all entries level."
    ),
}


def way(scoring: Scoring, competition: Competition, dress: Dress) -> str:
    """Say by which way is counted."""
    words = dress.language
    parts = [words.gettext(WORDS[scoring.method])]
    if scoring.normalise is Normalise.Z_SCORE:
        parts.append(words.gettext(WORDS[scoring.normalise]))
    if scoring.ties == "shared":
        parts.append(words.gettext(N_("ties share a place")))
    else:
        names = {criterion.id: criterion.name for criterion in competition.criteria}
        message = N_("ties are broken by {criterion}")
        parts.append(dress.fill(message, {"criterion": names[scoring.ties]}))
    least = words.ngettext(
        "at least %(num)s ballot", "at least %(num)s ballots", scoring.min_ballots
    )
    parts.append(least % {"num": scoring.min_ballots})
    if scoring.shrinkage:
        message = N_("the mean of all entries weighs as much as {ballots} ballots")
        parts.append(dress.fill(message, {"ballots": f"{scoring.shrinkage:g}"}))
    if scoring.votes:
        message = N_("votes decide {share} %")
        parts.append(dress.fill(message, {"share": f"{scoring.votes * 100:g}"}))
    return words.gettext(N_("; ")).join(parts)


def variant_name(variant: Variant, competition: Competition, dress: Dress) -> str:
    """Say what is other in a variant."""
    words = dress.language
    if variant.kind is Change.JUDGE:
        return dress.fill(N_("without {name}"), {"name": variant.subject})
    if variant.kind is Change.CRITERION:
        names = {criterion.id: criterion.name for criterion in competition.criteria}
        return dress.fill(N_("without {name}"), {"name": names[variant.subject]})
    if variant.kind is Change.VOTES:
        is_on = bool(variant.standings.scoring.votes)
        return words.gettext(N_("with votes, as one more judge") if is_on else N_("without votes"))
    scoring = variant.standings.scoring
    name = words.gettext(WORDS[scoring.method])
    if scoring.normalise is Normalise.NONE:
        return name
    return dress.fill(N_("{method}, z-scores"), {"method": name})


def flat(one: NoSpread, competition: Competition, dress: Dress) -> str:
    """Say where a judge told no entries apart."""
    names = {criterion.id: criterion.name for criterion in competition.criteria}
    if one.criterion is None:
        return dress.fill(N_("{judge} put all entries level"), {"judge": one.judge})
    message = N_("{judge} put all entries level in {criterion}")
    return dress.fill(message, {"judge": one.judge, "criterion": names[one.criterion]})
