"""What somebody gave, in words that count: `wrote 14 articles`, `judged 2 competitions`."""

from collections.abc import Iterable
from dataclasses import dataclass

from commonplace.language import NN_
from commonplace.model import Contribution, Role
from commonplace.views.deeds import count_deeds

DEEDS: dict[str, tuple[str, str]] = {
    Role.CONTENT: NN_("wrote %(num)s article", "wrote %(num)s articles"),
    "text": NN_("wrote %(num)s text", "wrote %(num)s texts"),
    "handbook": NN_(
        "worked on %(num)s page of the handbook", "worked on %(num)s pages of the handbook"
    ),
    Role.TRANSLATION: NN_("translated %(num)s text", "translated %(num)s texts"),
    Role.TALK: NN_("spoke at %(num)s event", "spoke at %(num)s events"),
    "entry": NN_("handed in %(num)s entry", "handed in %(num)s entries"),
    "competition": NN_("organised %(num)s competition", "organised %(num)s competitions"),
    Role.EVENT_ORGANIZING: NN_("organised %(num)s event", "organised %(num)s events"),
    Role.JUDGE: NN_("judged %(num)s competition", "judged %(num)s competitions"),
    Role.EDITOR: NN_("edits %(num)s column", "edits %(num)s columns"),
    Role.REVIEW: NN_("reviewed %(num)s text", "reviewed %(num)s texts"),
    Role.PROOFREADER: NN_("proofread %(num)s text", "proofread %(num)s texts"),
    Role.INTERVIEWEE: NN_("was interviewed %(num)s time", "was interviewed %(num)s times"),
    Role.MENTORING: NN_("mentored %(num)s time", "mentored %(num)s times"),
    Role.DESIGN: NN_("designed %(num)s thing", "designed %(num)s things"),
    "design-days": NN_("designed on %(num)s day", "designed on %(num)s days"),
    Role.CODE: NN_("wrote code %(num)s time", "wrote code %(num)s times"),
    "code-days": NN_("wrote code on %(num)s day", "wrote code on %(num)s days"),
    Role.A11Y: NN_(
        "made %(num)s thing easier to use for everybody",
        "made %(num)s things easier to use for everybody",
    ),
    Role.AWARD: NN_("won %(num)s award", "won %(num)s awards"),
    Role.AUDIO: NN_("made %(num)s recording", "made %(num)s recordings"),
    Role.BLOG: NN_("wrote %(num)s blog post", "wrote %(num)s blog posts"),
    Role.BUG: NN_("reported %(num)s fault", "reported %(num)s faults"),
    Role.BUSINESS: NN_(
        "helped with money or law %(num)s time", "helped with money or law %(num)s times"
    ),
    Role.DATA: NN_("gave %(num)s set of data", "gave %(num)s sets of data"),
    Role.DOC: NN_("documented %(num)s thing", "documented %(num)s things"),
    "doc-days": NN_("documented things on %(num)s day", "documented things on %(num)s days"),
    Role.EXAMPLE: NN_("gave %(num)s example", "gave %(num)s examples"),
    Role.FINANCIAL: NN_("gave money %(num)s time", "gave money %(num)s times"),
    Role.FUNDING_FINDING: NN_("found funds %(num)s time", "found funds %(num)s times"),
    Role.IDEAS: NN_("had %(num)s idea that was taken up", "had %(num)s ideas that were taken up"),
    Role.INFRA: NN_("kept things running %(num)s time", "kept things running %(num)s times"),
    Role.MAINTENANCE: NN_("looked after %(num)s page", "looked after %(num)s pages"),
    "upkeep-days": NN_(
        "kept things in order on %(num)s day", "kept things in order on %(num)s days"
    ),
    Role.PLATFORM: NN_(
        "made it work on %(num)s more platform", "made it work on %(num)s more platforms"
    ),
    Role.PLUGIN: NN_("wrote %(num)s plugin", "wrote %(num)s plugins"),
    Role.PROJECT_MANAGEMENT: NN_("led %(num)s project", "led %(num)s projects"),
    Role.PROMOTION: NN_("spread the word %(num)s time", "spread the word %(num)s times"),
    "asking": NN_("asked %(num)s question", "asked %(num)s questions"),
    Role.QUESTION: NN_("answered %(num)s question", "answered %(num)s questions"),
    Role.RESEARCH: NN_("looked into %(num)s matter", "looked into %(num)s matters"),
    Role.SECURITY: NN_("made it safer in %(num)s place", "made it safer in %(num)s places"),
    Role.TEST: NN_("wrote tests %(num)s time", "wrote tests %(num)s times"),
    Role.TOOL: NN_("made %(num)s tool", "made %(num)s tools"),
    Role.TUTORIAL: NN_("wrote %(num)s tutorial", "wrote %(num)s tutorials"),
    Role.USER_TESTING: NN_("tried things out %(num)s time", "tried things out %(num)s times"),
    Role.VIDEO: NN_("made %(num)s video", "made %(num)s videos"),
}
"""Messages of all that `views.deeds.deed_of` may answer."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody did and how often; `message` has a form for one and one for more."""

    name: str
    message: tuple[str, str]
    count: int


def counted(entries: Iterable[Contribution]) -> list[Deed]:
    """Return what somebody gave as messages with their counts, in the order of `DEEDS`."""
    counts = count_deeds(entries)
    return [Deed(name, DEEDS[name], counts[name]) for name in DEEDS if name in counts]
