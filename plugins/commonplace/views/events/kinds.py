"""What events of a kind are called: one of them, and all of them as a list."""

from collections.abc import Mapping

from commonplace.language import N_
from commonplace.model.event import EventKind

KIND_NAMES: Mapping[EventKind, str] = {
    EventKind.MEETUP: N_("Meetup"),
    EventKind.WORKSHOP: N_("Workshop"),
    EventKind.SALON: N_("Salon"),
    EventKind.TALK: N_("Talk"),
    EventKind.STREAM: N_("Stream"),
    EventKind.AMA: N_("Question round"),
    EventKind.DISCUSSION: N_("Discussion"),
    EventKind.BRAINSTORM: N_("Brainstorm"),
    EventKind.CONFERENCE: N_("Conference"),
}

KIND_LISTS: Mapping[EventKind, str] = {
    EventKind.MEETUP: N_("Meetups"),
    EventKind.WORKSHOP: N_("Workshops"),
    EventKind.SALON: N_("Salons"),
    EventKind.TALK: N_("Talks"),
    EventKind.STREAM: N_("Streams"),
    EventKind.AMA: N_("Question rounds"),
    EventKind.DISCUSSION: N_("Discussions"),
    EventKind.BRAINSTORM: N_("Brainstorms"),
    EventKind.CONFERENCE: N_("Conferences"),
}
