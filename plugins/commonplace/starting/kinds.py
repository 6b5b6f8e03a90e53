"""What can be begun with `commonplace new`, and what has to be known for it.

A prompt names a field of the noun; its help is the field's own description, so nothing is
described twice. Prompts with an `ask` are put where no option answers them.
"""

from typing import Any

from commonplace.language import N_
from commonplace.starting.kind import Kind, Prompt
from commonplace.starting.shapes import end_of_day, person, plain, team_member


def _takes_place_somewhere(answers: dict[str, Any]) -> bool:
    return answers.get("mode") != "online"


_DESCRIPTION = Prompt("description", ("description",))
_TAG = Prompt("tag", ("tags",), many=True)
_TOPIC = Prompt("topic", ("topics",), many=True)
_LANGUAGE = Prompt("text-language", ("lang",))
_LICENSE = Prompt("license", ("license",))

_MEMBER = Kind(
    "member",
    N_("Write a member's record. TITLE is the member's name."),
    (
        ("commonplace new member", N_("asks for the name")),
        ("commonplace new member 林小满 --github linxiaoman", N_("asks nothing but the id")),
    ),
    (
        Prompt("given-name", ("given_name",)),
        Prompt("family-name", ("family_name",)),
        *(Prompt(service, ("accounts", service)) for service in ("github", "gitlab", "gitee")),
        Prompt("codeberg", ("accounts", "codeberg")),
        Prompt("speaks", ("languages",), many=True),
        Prompt("url", ("url",)),
        Prompt("affiliation", ("affiliation",)),
        Prompt("pronouns", ("pronouns",)),
        _LANGUAGE,
    ),
    ("aliases", "accounts", "git", "orcid", "url", "languages", "pronouns", "affiliation",
     "image", "image_alt", "visibility"),
    "members",
    title="name",
    ask=N_("What is the name?"),
)  # fmt: skip

_COLUMN = Kind(
    "column",
    N_("Write a new column: a named series with editors."),
    (("commonplace new column 'Field notes' --editor lin-xiaoman", N_("asks for the rest")),),
    (
        Prompt("description", ("description",), N_("What is it about, and for whom?")),
        Prompt(
            "editor",
            ("editors",),
            N_("Who looks after it (separate several with commas)?"),
            many=True,
            collection="member",
        ),
        Prompt("open", ("open",)),
        Prompt("order", ("order",)),
        _TOPIC,
        _LANGUAGE,
        _LICENSE,
    ),
    ("lang", "topics", "cover", "license", "open", "order"),
    "columns",
    index=True,
)

_ARTICLE = Kind(
    "article",
    N_("Write a new article in a column."),
    (
        ("commonplace new article", N_("asks what it needs to know")),
        ("commonplace new article '数据清洗' --column tianye", N_("file name in pinyin")),
        ("commonplace new article 'Maps' --folder", N_("in a folder, with its pictures")),
    ),
    (
        Prompt("column", (), N_("In which column?"), collection="column"),
        Prompt(
            "author",
            ("authors",),
            N_("Who wrote it (separate several with commas)?"),
            many=True,
            collection="member",
        ),
        Prompt("date", ("date",), shape=plain),
        _DESCRIPTION,
        Prompt("status", ("status",)),
        Prompt("position", ("position",), shape=plain),
        _TAG,
        _TOPIC,
        _LANGUAGE,
        Prompt("translation-of", ("translation_of",), collection="article"),
        _LICENSE,
    ),
    ("description", "status", "tags", "topics", "lang", "translation_of", "license", "image",
     "image_alt", "ai_disclosure", "credits"),
    "columns/{parent}",
)  # fmt: skip

_EVENT = Kind(
    "event",
    N_("Announce an event."),
    (
        ("commonplace new event 'First Thursday' --kind meetup", N_("asks for the rest")),
        (
            "commonplace new event 'Q&A' --kind ama --start 2027-05-14T19:30 --mode online",
            N_("asks nothing but the id"),
        ),
    ),
    (
        Prompt("kind", ("kind",), N_("What sort of event?")),
        Prompt(
            "start", ("start",), N_("When does it begin, such as 2027-05-14T19:30?"), shape=plain
        ),
        Prompt("end", ("end",), shape=plain),
        Prompt("duration", ("duration",)),
        Prompt("timezone", ("timezone",)),
        Prompt("mode", ("mode",), N_("Where do people meet: in a place, on the web, or both?")),
        Prompt(
            "place",
            ("location", "name"),
            N_("What is the place called?"),
            is_needed=_takes_place_somewhere,
        ),
        Prompt("address", ("location", "address")),
        Prompt("join-url", ("join_url",)),
        Prompt("registration-url", ("registration_url",)),
        _DESCRIPTION,
        Prompt("capacity", ("capacity",), shape=plain),
        Prompt("price", ("price",)),
        Prompt("organizer", ("organizers",), many=True, collection="member", shape=person),
        Prompt("speaker", ("speakers",), many=True, collection="member", shape=person),
        _TAG,
        _TOPIC,
        _LANGUAGE,
    ),
    ("description", "end", "duration", "location", "join_url", "registration_url", "capacity",
     "price", "rrule", "organizers", "speakers", "tags", "topics", "lang", "image", "image_alt"),
    "events",
)  # fmt: skip

_QUESTION = Kind(
    "question",
    N_("Ask a question at an event. TITLE is the question, in one line."),
    (
        ("commonplace new question", N_("asks what it needs to know")),
        (
            "commonplace new question 'How long is too long?' --event ask-the-editors",
            N_("without a name"),
        ),
    ),
    (
        Prompt("event", (), N_("At which event?"), collection="event"),
        Prompt(
            "asked-by",
            ("asked_by",),
            N_("Who asks: a member by id, or anybody by name (empty: without a name)?"),
            collection="member",
            shape=person,
            may_be_left=True,
        ),
        Prompt("date", ("date",), shape=plain),
        _DESCRIPTION,
        Prompt("answered-by", ("answered_by",), many=True, collection="member", shape=person),
        Prompt("position", ("position",), shape=plain),
        _TAG,
        _LANGUAGE,
    ),
    ("description", "asked_by", "answered_by", "status", "status_reason",
     "position", "lang", "tags"),
    "events/{parent}/questions",
    ask=N_("What do you want to ask, in one line?"),
    to_write=N_("Nothing more, if it is clear: whoever answers writes below the fields."),
)  # fmt: skip

_COMPETITION = Kind(
    "competition",
    N_("Announce a competition: a contest, which is judged, or a challenge, which is not."),
    (
        ("commonplace new competition", N_("asks what it needs to know")),
        (
            "commonplace new competition 'Ten maps' --kind challenge --closes 2027-05-31T23:59",
            N_("asks for the rest"),
        ),
    ),
    (
        Prompt("kind", ("kind",)),
        Prompt(
            "organizer",
            ("organizers",),
            N_("Who runs it (separate several with commas)?"),
            many=True,
            collection="member",
            shape=person,
        ),
        Prompt("opens", ("phases", 0, "start"), shape=plain),
        Prompt(
            "closes",
            ("phases", 0, "end"),
            N_("Until when can entries be sent, such as 2027-05-31T23:59?"),
            shape=end_of_day,
        ),
        Prompt("timezone", ("timezone",)),
        _DESCRIPTION,
        Prompt("judge", ("judges",), many=True, collection="member"),
        Prompt("eligibility", ("eligibility",)),
        _TAG,
        _TOPIC,
        _LANGUAGE,
    ),
    ("description", "grace", "tracks", "criteria", "judges", "team_size", "eligibility", "prizes",
     "results_at", "license_required", "tags", "topics", "lang", "image", "image_alt"),
    "competitions",
    index=True,
)  # fmt: skip

_ENTRY = Kind(
    "entry",
    N_("Enter a competition."),
    (
        ("commonplace new entry", N_("asks what it needs to know")),
        (
            "commonplace new entry 'Seven minutes' --competition ten-maps --member jo-lee",
            N_("asks for the rest"),
        ),
    ),
    (
        Prompt("competition", (), N_("For which competition?"), collection="competition"),
        Prompt("description", ("description",), N_("What is it, in 120 characters?")),
        Prompt(
            "member",
            ("team", "members"),
            N_("Who made it: members by id, others by name (separate several with commas)?"),
            many=True,
            collection="member",
            shape=team_member,
        ),
        Prompt("team", ("team", "name")),
        Prompt("track", ("track",)),
        Prompt("repository", ("repository",)),
        Prompt("demo", ("demo",)),
        Prompt("video", ("video",)),
        Prompt("license", ("license",)),
        Prompt("built-with", ("built_with",), many=True),
        _TAG,
        _TOPIC,
        _LANGUAGE,
    ),
    ("track", "submitted", "repository", "demo", "video", "screenshots", "license",
     "assets_license", "built_with", "ai_disclosure", "tags", "topics", "lang"),
    "competitions/{parent}/entries",
    index=True,
)  # fmt: skip

KINDS = {
    kind.name: kind
    for kind in (_MEMBER, _COLUMN, _ARTICLE, _EVENT, _QUESTION, _COMPETITION, _ENTRY)
}
"""Every kind of record that `commonplace new` begins."""
