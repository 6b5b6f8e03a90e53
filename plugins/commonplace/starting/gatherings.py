"""What has to be known to announce an event and to ask a question at one."""

from typing import Any

from commonplace.language import N_
from commonplace.starting.kind import Kind, Prompt
from commonplace.starting.prompts import DESCRIPTION, LANGUAGE, TAG, TOPIC
from commonplace.starting.rhythms import rule_of
from commonplace.starting.shapes import length, person, plain, time_or_day


def _takes_place_somewhere(answers: dict[str, Any]) -> bool:
    return answers.get("mode") != "online"


def _can_be_joined(answers: dict[str, Any]) -> bool:
    return answers.get("mode") != "offline"


EVENT = Kind(
    "event",
    N_("Announce an event."),
    (
        ("commonplace new event", N_("asks what it needs to know")),
        (
            "commonplace new event 'Q&A' --kind ama --start 2027-05-14T19:30 --mode online",
            N_("asks nothing but the id"),
        ),
        (
            "commonplace new event 'First Thursday' --recurs 'every first Thursday'",
            N_("asks for the rest"),
        ),
    ),
    (
        Prompt("kind", ("kind",), N_("What sort of event?")),
        Prompt(
            "start",
            ("start",),
            N_("When does it begin, such as 2027-05-14 19:30 (a day alone: all day)?"),
            shape=time_or_day,
        ),
        Prompt(
            "timezone",
            ("timezone",),
            N_("On the clock of which time zone?"),
            may_be_left=True,
        ),
        Prompt("end", ("end",), shape=time_or_day),
        Prompt(
            "duration",
            ("duration",),
            N_("How long does it last, such as 2h or 1:30 (empty: not said)?"),
            shape=length,
            is_needed=lambda answers: not answers.get("end"),
            may_be_left=True,
        ),
        Prompt("mode", ("mode",), N_("Where do people meet: in a place, on the web, or both?")),
        Prompt(
            "place",
            ("location", "name"),
            N_("What is the place called?"),
            is_needed=_takes_place_somewhere,
        ),
        Prompt("address", ("location", "address")),
        Prompt(
            "join-url",
            ("join_url",),
            N_("Where does one join on the web (empty: it comes later)?"),
            is_needed=_can_be_joined,
            may_be_left=True,
        ),
        Prompt(
            "recurs",
            ("rrule",),
            N_("Does it come again, such as “every first Thursday” (empty: only once)?"),
            shape=rule_of,
            may_be_left=True,
            help=N_(
                "How it comes again, in words such as “every first Thursday until 2027-12-31”, or "
                "as a rule of RFC 5545."
            ),
        ),
        Prompt("series", ("series",)),
        Prompt("stream-url", ("stream_url",)),
        Prompt("registration-url", ("registration_url",)),
        DESCRIPTION,
        Prompt("capacity", ("capacity",), shape=plain),
        Prompt("price", ("price",)),
        Prompt("organizer", ("organizers",), many=True, collection="member", shape=person),
        Prompt("speaker", ("speakers",), many=True, collection="member", shape=person),
        TAG,
        TOPIC,
        LANGUAGE,
        Prompt("uid", ("uid",)),
    ),
    ("description", "end", "duration", "location", "join_url", "stream_url", "organizers",
     "speakers", "series", "tags", "topics", "lang", "image", "image_alt"),
    "events",
    stages=(
        (
            N_("Before it takes place:"),
            ("registration_url", "capacity", "registered", "price", "deadlines", "sessions"),
        ),
        (
            N_("Where it comes again, and where dates differ:"),
            ("rrule", "rdate", "exdate", "overrides"),
        ),
        (
            N_("When something changes; never delete the file, readers and calendars look for it:"),
            ("status", "status_reason", "previous_start"),
        ),
        (N_("Afterwards:"), ("recordings", "slides", "notes", "attendance")),
    ),
    remarks=(("uid", N_("Its id in calendars, for ever: never change or copy it.")),),
)  # fmt: skip

QUESTION = Kind(
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
        DESCRIPTION,
        Prompt("answered-by", ("answered_by",), many=True, collection="member", shape=person),
        Prompt("position", ("position",), shape=plain),
        TAG,
        LANGUAGE,
    ),
    ("description", "asked_by", "answered_by", "status", "status_reason",
     "position", "lang", "tags"),
    "events/{parent}/questions",
    ask=N_("What do you want to ask, in one line?"),
    to_write=N_("Nothing more, if it is clear: whoever answers writes below the fields."),
)  # fmt: skip
