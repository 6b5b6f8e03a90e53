"""What can be begun with `commonplace new`, and what has to be known for it.

A question names a field of the noun; its help is the field's own description, so nothing is
described twice. Questions with an `ask` are put where no option answers them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from commonplace.documents.places import FieldPath
from commonplace.language import N_
from commonplace.model import COLLECTIONS, Record
from commonplace.starting.fields import choices_at, description_at, path_name
from commonplace.values import SLUG


def person(text: str) -> Any:
    """Return a member by id, or a guest by name."""
    return text if SLUG.fullmatch(text) else {"name": text}


def team_member(text: str) -> Any:
    """Return somebody in a team: a member by id, or anybody by name."""
    return {"member": text} if SLUG.fullmatch(text) else {"name": text}


def plain(text: str) -> Any:
    """Return a day or a whole number as such, so that no quotes are written around it."""
    if text.isdecimal() and text.isascii():
        return int(text)
    try:
        return date.fromisoformat(text) if len(text) == len("2026-05-14") else text
    except ValueError:
        return text  # the schema says what is wrong with it


def end_of_day(text: str) -> Any:
    """Return the last minute of a day that is given without a time, as deadlines are meant."""
    return f"{text}T23:59" if isinstance(plain(text), date) else text


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to know about a new record: the option that tells it and the field it fills.

    `at` is empty where the answer is the folder the file goes to. `collection` is what the answer
    names an id of. `is_needed` may look at the answers so far, by option.
    """

    option: str
    at: FieldPath
    ask: str = ""
    many: bool = False
    collection: str = ""
    shape: Callable[[str], Any] = str
    is_needed: Callable[[dict[str, Any]], bool] = lambda _: True

    @property
    def flag(self) -> str:
        """The option as it is typed."""
        return f"--{self.option}"

    @property
    def field(self) -> str:
        """The field as problems name it, such as `phases[0].end`."""
        return path_name(self.at)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record that members begin: its questions, and the fields its file hints at."""

    name: str
    summary: str
    examples: tuple[tuple[str, str], ...]
    questions: tuple[Question, ...]
    hints: tuple[str, ...]
    folder: str
    title: str = "title"
    index: bool = False

    @property
    def model(self) -> type[Record]:
        """The noun whose fields the file holds."""
        return COLLECTIONS[self.name]

    @property
    def parent(self) -> Question | None:
        """The question that says in which column or competition the file belongs."""
        return next((question for question in self.questions if not question.at), None)

    @property
    def may_have_folder(self) -> bool:
        """Whether the record is a file by itself, or a folder with its pictures, as one likes."""
        return not self.index

    def uri(self, record_id: str, parent: str = "", *, in_folder: bool = False) -> str:
        """Return the file's path below the submissions folder."""
        stem = f"{self.folder.format(parent=parent)}/{record_id}"
        return f"{stem}/index.md" if in_folder or self.index else f"{stem}.md"

    def help_of(self, question: Question) -> str:
        """Return what a question is about, marked for translation."""
        return description_at(self.model, question.at) if question.at else question.ask

    def choices_of(self, question: Question) -> tuple[str, ...]:
        """Return the words that are allowed as an answer; none where it is free."""
        return choices_at(self.model, question.at) if question.at else ()


def _takes_place_somewhere(answers: dict[str, Any]) -> bool:
    return answers.get("mode") != "online"


_DESCRIPTION = Question("description", ("description",))
_TAG = Question("tag", ("tags",), many=True)
_TOPIC = Question("topic", ("topics",), many=True)
_LANGUAGE = Question("text-language", ("lang",))
_LICENSE = Question("license", ("license",))

_MEMBER = Kind(
    "member",
    N_("Write a member's record. TITLE is the member's name."),
    (
        ("commonplace new member", N_("asks for the name")),
        ("commonplace new member 林小满 --github linxiaoman", N_("asks nothing but the id")),
    ),
    (
        Question("given-name", ("given_name",)),
        Question("family-name", ("family_name",)),
        *(Question(service, ("accounts", service)) for service in ("github", "gitlab", "gitee")),
        Question("codeberg", ("accounts", "codeberg")),
        Question("speaks", ("languages",), many=True),
        Question("url", ("url",)),
        Question("affiliation", ("affiliation",)),
        Question("pronouns", ("pronouns",)),
        _LANGUAGE,
    ),
    ("aliases", "accounts", "git", "orcid", "url", "languages", "pronouns", "affiliation",
     "image", "image_alt", "visibility"),
    "members",
    title="name",
)  # fmt: skip

_COLUMN = Kind(
    "column",
    N_("Write a new column: a named series with editors."),
    (("commonplace new column 'Field notes' --editor lin-xiaoman", N_("asks for the rest")),),
    (
        Question("description", ("description",), N_("What is it about, and for whom?")),
        Question(
            "editor",
            ("editors",),
            N_("Who looks after it (several parted by commas)?"),
            many=True,
            collection="member",
        ),
        Question("open", ("open",)),
        Question("order", ("order",)),
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
        Question("column", (), N_("In which column?"), collection="column"),
        Question("author", ("authors",), N_("Who wrote it (several parted by commas)?"), many=True, collection="member"),
        Question("date", ("date",), shape=plain),
        _DESCRIPTION,
        Question("status", ("status",)),
        Question("position", ("position",), shape=plain),
        _TAG,
        _TOPIC,
        _LANGUAGE,
        Question("translation-of", ("translation_of",), collection="article"),
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
        Question("kind", ("kind",), N_("What sort of event?")),
        Question(
            "start", ("start",), N_("When does it begin, such as 2027-05-14T19:30?"), shape=plain
        ),
        Question("end", ("end",), shape=plain),
        Question("duration", ("duration",)),
        Question("timezone", ("timezone",)),
        Question("mode", ("mode",), N_("Where do people meet: in a place, on the web, or both?")),
        Question(
            "place",
            ("location", "name"),
            N_("What is the place called?"),
            is_needed=_takes_place_somewhere,
        ),
        Question("address", ("location", "address")),
        Question("join-url", ("join_url",)),
        Question("registration-url", ("registration_url",)),
        _DESCRIPTION,
        Question("capacity", ("capacity",), shape=plain),
        Question("price", ("price",)),
        Question("organizer", ("organizers",), many=True, collection="member", shape=person),
        Question("speaker", ("speakers",), many=True, collection="member", shape=person),
        _TAG,
        _TOPIC,
        _LANGUAGE,
    ),
    ("description", "end", "duration", "location", "join_url", "registration_url", "capacity",
     "price", "rrule", "organizers", "speakers", "tags", "topics", "lang", "image", "image_alt"),
    "events",
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
        Question("kind", ("kind",)),
        Question(
            "organizer",
            ("organizers",),
            N_("Who runs it (several parted by commas)?"),
            many=True,
            collection="member",
            shape=person,
        ),
        Question("opens", ("phases", 0, "start"), shape=plain),
        Question(
            "closes",
            ("phases", 0, "end"),
            N_("Until when can entries be sent, such as 2027-05-31T23:59?"),
            shape=end_of_day,
        ),
        Question("timezone", ("timezone",)),
        _DESCRIPTION,
        Question("judge", ("judges",), many=True, collection="member"),
        Question("eligibility", ("eligibility",)),
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
        Question("competition", (), N_("For which competition?"), collection="competition"),
        Question("description", ("description",), N_("What is it, in 120 characters?")),
        Question(
            "member",
            ("team", "members"),
            N_("Who made it: members by id, others by name (several parted by commas)?"),
            many=True,
            collection="member",
            shape=team_member,
        ),
        Question("team", ("team", "name")),
        Question("track", ("track",)),
        Question("repository", ("repository",)),
        Question("demo", ("demo",)),
        Question("video", ("video",)),
        Question("license", ("license",)),
        Question("built-with", ("built_with",), many=True),
        _TAG,
        _TOPIC,
        _LANGUAGE,
    ),
    ("track", "submitted", "repository", "demo", "video", "screenshots", "license",
     "assets_license", "built_with", "ai_disclosure", "tags", "topics", "lang"),
    "competitions/{parent}/entries",
    index=True,
)  # fmt: skip

KINDS = {kind.name: kind for kind in (_MEMBER, _COLUMN, _ARTICLE, _EVENT, _COMPETITION, _ENTRY)}
"""Every kind of record that `commonplace new` begins."""
