"""What can keep something in a calendar, or a part of it, from becoming an event."""

from commonplace.importing.reason import Reason
from commonplace.language import N_

EVENT_REASONS: dict[str, Reason] = {
    # Files and calendars.
    "no-calendar": Reason(
        N_("no calendar in the file"), N_("There is no calendar in this file."), leaves_out=True
    ),
    "source-broken": Reason(
        N_("files that cannot be read"),
        N_("The file cannot be read: {reason}. Correct it in the source."),
        leaves_out=True,
    ),
    "source-too-large": Reason(
        N_("files that are too large"),
        N_("The file has {size} KiB; up to {limit} KiB are read. Split it by hand."),
        leaves_out=True,
    ),
    "include-broken": Reason(
        N_("calendars not included"),
        N_("It includes “{found}”, which cannot be read: {reason}."),
        leaves_out=True,
    ),
    "calendar-empty": Reason(
        N_("calendars without events"), N_("The calendar “{name}” holds no event.")
    ),
    "line-broken": Reason(N_("broken lines"), N_("This line cannot be read: “{found}”.")),
    # What is no event, or none for the public.
    "not-an-event": Reason(
        N_("no event"),
        N_("It is no event but a component “{found}”."),
        leaves_out=True,
        is_harmless=True,
    ),
    "private": Reason(
        N_("private"),
        N_("It is marked as {found} and stays out of a public site. --with-private imports it."),
        leaves_out=True,
        is_harmless=True,
    ),
    "duplicate": Reason(
        N_("duplicates"),
        N_("It is the same event as {other}: {why}."),
        leaves_out=True,
        is_harmless=True,
    ),
    # What cannot become an event.
    "event-broken": Reason(
        N_("cannot be read"),
        N_("It cannot be read as an event: {reason}. Correct it in the source."),
        leaves_out=True,
    ),
    "no-start": Reason(
        N_("no start"), N_("It has no start. Add one in the source."), leaves_out=True
    ),
    "moment-odd": Reason(
        N_("times that cannot be read"),
        N_("“{field}: {found}” is no day or time that can be read. Correct it in the source."),
        leaves_out=True,
    ),
    "zone-unknown": Reason(
        N_("unknown time zones"),
        N_(
            "Nobody knows the time zone “{found}”, so its instant is unknown. --timezone NAME "
            "reads such times on that clock."
        ),
        leaves_out=True,
    ),
    "rule-beyond": Reason(
        N_("rules that no event here can have"),
        N_("It recurs by “{found}”, which no event here can: {reason}. Enter it by hand."),
        leaves_out=True,
    ),
    "master-left-out": Reason(
        N_("changes of events that are left out"),
        N_("It changes one occurrence of the event at {other}, which is left out."),
        leaves_out=True,
        is_harmless=True,
    ),
    "later-changed": Reason(
        N_("changed from some day on"),
        N_("It changes from {found} on in a way no rule here can say. Enter the rest by hand."),
        leaves_out=True,
    ),
    # Parts of an event that could not come along, or that somebody should look at.
    "likely-twin": Reason(
        N_("likely duplicates, written all the same"),
        N_("It may be the same event as {other}: {why}. If so, remove one of the two."),
    ),
    "zone-assumed": Reason(
        N_("times without a zone"), N_("Its times name no zone; “{zone}” is used: {why}.")
    ),
    "zone-by-rules": Reason(
        N_("zones found by their rules"),
        N_("The time zone “{found}” is no IANA name; “{zone}” has the same times and is used."),
    ),
    "zone-fixed": Reason(
        N_("fixed offsets from UTC"),
        N_("Its times have a fixed offset ({found}) and no zone; “{zone}” keeps the instants."),
    ),
    "deadline-odd": Reason(
        N_("deadlines that cannot be read"),
        N_("The call's last day, “{found}”, cannot be read and is left out."),
    ),
    "day-assumed": Reason(
        N_("taken as whole days"), N_("It has a start and no end, which in this format is a day.")
    ),
    "place-missing": Reason(
        N_("no place"), N_("It names no place and no link; it is entered as online.")
    ),
    "kind-assumed": Reason(N_("kind by default"), N_("Nothing says what it is; it is a meetup.")),
    "exception-unmatched": Reason(
        N_("exceptions that match nothing"),
        N_("It leaves out {found}, on which it would not take place anyway."),
    ),
    "change-apart": Reason(
        N_("changed occurrences as events of their own"),
        N_("The change of {found} cannot stand in the recurring event; it is an event of its own."),
    ),
    "mail-removed": Reason(
        N_("mail addresses removed"),
        N_("A mail address in it is left out; no mail address belongs into a public file."),
    ),
    "link-odd": Reason(
        N_("links that cannot be used"), N_("“{found}” is no address on the web and is left out.")
    ),
    "attachment-left-out": Reason(
        N_("attachments and pictures left out"),
        N_("The file “{found}” does not come along. Put it beside the event by hand."),
    ),
    "field-passed-over": Reason(
        N_("fields passed over"), N_("Nothing here is like “{found}”; it is passed over.")
    ),
}
"""All kinds of problem in an import of events."""
