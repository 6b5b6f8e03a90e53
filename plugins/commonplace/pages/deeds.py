"""What somebody gave, in words that count: `wrote 14 articles`, `judged 2 competitions`."""

from collections.abc import Iterable

from commonplace.language import NN_
from commonplace.model import Contribution, Role

_ENTERED = NN_("handed in %(num)s entry", "handed in %(num)s entries")
_ASKED = NN_("asked %(num)s question", "asked %(num)s questions")
_ORGANISED = NN_("organised %(num)s competition", "organised %(num)s competitions")

DEEDS: dict[Role, tuple[str, str]] = {
    Role.CONTENT: NN_("wrote %(num)s article", "wrote %(num)s articles"),
    Role.TRANSLATION: NN_("translated %(num)s text", "translated %(num)s texts"),
    Role.TALK: NN_("spoke at %(num)s event", "spoke at %(num)s events"),
    Role.EVENT_ORGANIZING: NN_("organised %(num)s event", "organised %(num)s events"),
    Role.JUDGE: NN_("judged %(num)s competition", "judged %(num)s competitions"),
    Role.EDITOR: NN_("edits %(num)s column", "edits %(num)s columns"),
    Role.REVIEW: NN_("reviewed %(num)s text", "reviewed %(num)s texts"),
    Role.PROOFREADER: NN_("proofread %(num)s text", "proofread %(num)s texts"),
    Role.INTERVIEWEE: NN_("was interviewed %(num)s time", "was interviewed %(num)s times"),
    Role.MENTORING: NN_("mentored %(num)s time", "mentored %(num)s times"),
    Role.DESIGN: NN_("designed %(num)s thing", "designed %(num)s things"),
    Role.CODE: NN_("wrote code %(num)s time", "wrote code %(num)s times"),
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
    Role.EXAMPLE: NN_("gave %(num)s example", "gave %(num)s examples"),
    Role.FINANCIAL: NN_("gave money %(num)s time", "gave money %(num)s times"),
    Role.FUNDING_FINDING: NN_("found funds %(num)s time", "found funds %(num)s times"),
    Role.IDEAS: NN_("had %(num)s idea that was taken up", "had %(num)s ideas that were taken up"),
    Role.INFRA: NN_("kept things running %(num)s time", "kept things running %(num)s times"),
    Role.MAINTENANCE: NN_("maintained %(num)s thing", "maintained %(num)s things"),
    Role.PLATFORM: NN_(
        "made it work on %(num)s more platform", "made it work on %(num)s more platforms"
    ),
    Role.PLUGIN: NN_("wrote %(num)s plugin", "wrote %(num)s plugins"),
    Role.PROJECT_MANAGEMENT: NN_("led %(num)s project", "led %(num)s projects"),
    Role.PROMOTION: NN_("spread the word %(num)s time", "spread the word %(num)s times"),
    Role.QUESTION: NN_("answered %(num)s question", "answered %(num)s questions"),
    Role.RESEARCH: NN_("looked into %(num)s matter", "looked into %(num)s matters"),
    Role.SECURITY: NN_("made it safer in %(num)s place", "made it safer in %(num)s places"),
    Role.TEST: NN_("wrote tests %(num)s time", "wrote tests %(num)s times"),
    Role.TOOL: NN_("made %(num)s tool", "made %(num)s tools"),
    Role.TUTORIAL: NN_("wrote %(num)s tutorial", "wrote %(num)s tutorials"),
    Role.USER_TESTING: NN_("tried things out %(num)s time", "tried things out %(num)s times"),
    Role.VIDEO: NN_("made %(num)s video", "made %(num)s videos"),
}


def counted(given: Iterable[Contribution]) -> list[tuple[tuple[str, str], int]]:
    """Return what somebody gave as messages with their counts, in the order of `DEEDS`.

    An entry is handed in, not written, a competition is organised as such, and a question asked.
    """
    counts: dict[tuple[str, str], int] = {}
    for item in given:
        message = _message(item)
        counts[message] = counts.get(message, 0) + 1
    order = list(dict.fromkeys(DEEDS.values()))
    at = order.index(DEEDS[Role.EVENT_ORGANIZING])
    order[at:at] = [_ENTERED, _ORGANISED]
    order.insert(order.index(DEEDS[Role.QUESTION]), _ASKED)
    return [(message, counts[message]) for message in order if message in counts]


def _message(item: Contribution) -> tuple[str, str]:
    kind = item.record.collection if item.record else ""
    if item.role is Role.CONTENT and kind == "entry":
        return _ENTERED
    if item.role is Role.EVENT_ORGANIZING and kind == "competition":
        return _ORGANISED
    if item.role is Role.IDEAS and kind == "question":
        return _ASKED
    return DEEDS[item.role]
