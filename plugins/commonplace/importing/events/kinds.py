"""What sort of gathering something is, by the words that it calls itself."""

import re

from commonplace.model.event import EventKind

_WORDS = {
    EventKind.AMA: (r"ama|ask (?:me|us) anything|q ?& ?a", "问答"),
    EventKind.BRAINSTORM: (r"brainstorm\w*", "头脑风暴"),
    EventKind.WORKSHOP: (
        r"workshops?|tutorials?|hands[- ]on|(?:boot|code) ?camp|training|sprints?|hackathon",
        "工作坊|实训|培训|教程",
    ),
    EventKind.STREAM: (r"live ?streams?|livestream\w*|podcasts?|broadcast", "直播|播客"),
    EventKind.TALK: (
        r"talks?|lectures?|seminars?|webinars?|colloquium|keynote|presentation",
        "讲座|报告会|演讲|分享会",
    ),
    EventKind.DISCUSSION: (r"discussions?|panel|debate|round ?table|fireside", "讨论|圆桌|辩论"),
    EventKind.SALON: (r"salon|soir[ée]e", "沙龙|茶会"),
    EventKind.CONFERENCE: (
        # PyCon, but not an icon
        r"conferences?|conf|(?-i:\w+(?:Con|Conf|CON|CONF))|summit|congress|symposium|expo",
        "大会|峰会|年会|论坛|研讨会",
    ),
    EventKind.MEETUP: (
        r"meet[- ]?ups?|meetings?|calls?|hangout|hours?|sync|check[- ]?in|stand[- ]?up|gathering",
        "聚会|例会|见面会|碰头会",
    ),
}
"""The words of each kind; where several are met, the first kind here is meant."""

_PATTERNS = {
    kind: re.compile(rf"(?<![^\W_])(?:{latin})(?![a-z0-9])|{chinese}", re.IGNORECASE)
    for kind, (latin, chinese) in _WORDS.items()
}


def kind_by_words(*texts: str) -> EventKind | None:
    """Return the kind that the first telling text names, None where none does."""
    found = (kind for text in texts for kind, words in _PATTERNS.items() if words.search(text))
    return next(found, None)
