"""What can be begun with `commonplace new`, and what has to be known for it.

A prompt names a field of the noun; its help is the field's own description, so nothing is
described twice. Prompts with an `ask` are put where no option answers them.
"""

from commonplace.language import N_
from commonplace.starting.gatherings import EVENT, QUESTION
from commonplace.starting.kind import Kind, Prompt
from commonplace.starting.prompts import DESCRIPTION, LANGUAGE, LICENSE, TAG, TOPIC
from commonplace.starting.shapes import end_of_day, person, plain, team_member

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
        LANGUAGE,
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
        TOPIC,
        LANGUAGE,
        LICENSE,
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
        DESCRIPTION,
        Prompt("status", ("status",)),
        Prompt("position", ("position",), shape=plain),
        TAG,
        TOPIC,
        LANGUAGE,
        Prompt("translation-of", ("translation_of",), collection="article"),
        LICENSE,
    ),
    ("description", "status", "tags", "topics", "lang", "translation_of", "license", "image",
     "image_alt", "ai_disclosure", "credits"),
    "columns/{parent}",
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
        DESCRIPTION,
        Prompt("judge", ("judges",), many=True, collection="member"),
        Prompt("series", ("series",)),
        Prompt("eligibility", ("eligibility",)),
        TAG,
        TOPIC,
        LANGUAGE,
    ),
    ("description", "grace", "tracks", "tasks", "criteria", "judges", "team_size", "eligibility",
     "prizes", "scoring", "results_at", "embargo", "series", "license_required", "tags", "topics",
     "lang", "image", "image_alt"),
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
        Prompt("task", ("tasks",), many=True),
        Prompt("repository", ("repository",)),
        Prompt("demo", ("demo",)),
        Prompt("video", ("video",)),
        Prompt("license", ("license",)),
        Prompt("built-with", ("built_with",), many=True),
        TAG,
        TOPIC,
        LANGUAGE,
    ),
    ("track", "tasks", "repository", "demo", "video", "poster", "screenshots", "license",
     "assets_license", "built_with", "ai_disclosure", "tags", "topics", "lang"),
    "competitions/{parent}/entries",
    index=True,
)  # fmt: skip

KINDS = {
    kind.name: kind for kind in (_MEMBER, _COLUMN, _ARTICLE, EVENT, QUESTION, _COMPETITION, _ENTRY)
}
"""Every kind of record that `commonplace new` begins."""
