"""Which pages a build made again, and why, in words."""

from collections.abc import Sequence

from commonplace.cli.call import Call
from commonplace.language import N_, NN_
from commonplace.publish import Told
from commonplace.publish.remade import Reason, Remade, counted, places_of, reason_of
from commonplace.settings import Settings
from commonplace.terminal import printable

_COUNTS = {
    Reason.ALWAYS: NN_("{count} of which nothing is kept", "{count} of which nothing is kept"),
    Reason.NEW: NN_("{count} new", "{count} new"),
    Reason.PROGRAM: NN_("{count} for another program", "{count} for another program"),
    Reason.TEMPLATE: NN_("{count} for a template", "{count} for a template"),
    Reason.SETTINGS: NN_("{count} for mkdocs.yml", "{count} for mkdocs.yml"),
    Reason.TEXT: NN_("{count} text", "{count} texts"),
    Reason.LIST: NN_("{count} list", "{count} lists"),
    Reason.NEIGHBOUR: NN_("{count} neighbour", "{count} neighbours"),
    Reason.NAV: NN_("{count} for its menu", "{count} for their menu"),
    Reason.PEOPLE: NN_("{count} for its credits", "{count} for their credits"),
    Reason.AROUND: NN_("{count} for what stands around it", "{count} for what stands around them"),
}
_PARTS = {
    Reason.PROGRAM: N_("the programs that make pages"),
    Reason.TEMPLATE: N_("a template"),
    Reason.SETTINGS: N_("the configuration"),
    Reason.TEXT: N_("what stands on the page"),
    Reason.NEIGHBOUR: N_("the page before or after it"),
    Reason.NAV: N_("the menu"),
    Reason.PEOPLE: N_("who made it"),
    Reason.AROUND: N_("what stands around the text"),
}


def tell_remade(call: Call, told: Told) -> None:
    """Say how many pages were made again, and for which reasons."""
    reasons = [
        call.language.ngettext(*_COUNTS[reason], count).format(count=f"{count:,}")
        for reason, count in counted(told.remade).items()
    ]
    if not reasons:
        call.say(N_("No page had to be made again."))
        return
    call.say(
        N_("Made again: {made} of {pages} pages ({reasons})."),
        made=f"{len(told.remade):,}",
        pages=f"{told.pages:,}",
        reasons=call.gettext(N_(", ")).join(reasons),
    )


def explain(call: Call, told: Told, settings: Settings, wanted: str) -> None:
    """Say of one page why it was made again, or that it was not."""
    places = [*places_of(wanted, settings)]
    found = {page.uri: page for page in told.remade}
    page = next((found[place] for place in places if place in found), None)
    if page is not None:
        _explain(call, page)
    elif any((told.site_dir / _file_of(place)).is_file() for place in places):
        call.say(
            N_("{page}: as it was, since nothing that it shows has changed."), page=_shown(wanted)
        )
    else:
        call.warn(N_("{page}: no page of this site is called so."), page=_shown(wanted))


def _explain(call: Call, page: Remade) -> None:
    shown = _shown(page.uri)
    if page.trouble:
        sentence = N_(
            "{page}: made with every build, since it cannot be told when it changes: {reason}"
        )
        call.say(sentence, page=shown, reason=printable(page.trouble))
    elif page.parts is None:
        call.say(N_("{page}: made for the first time; nothing was kept of it."), page=shown)
    else:
        call.say(N_("{page}: made again, since this has changed:"), page=shown)
        for reason, parts in _by_reason(page.parts):
            names = ", ".join(map(printable, parts))
            call.say(N_("- {what}: {names}"), what=call.gettext(_PARTS[reason]), names=names)


def _by_reason(parts: Sequence[str]) -> list[tuple[Reason, list[str]]]:
    return [
        (reason, found)
        for reason in _PARTS
        if (found := [part for part in parts if reason_of(part) is reason])
    ]


def _file_of(place: str) -> str:
    """Return which file of the site a page is, by its source or its address."""
    folder = place.removesuffix(".md").rstrip("/")
    if folder.endswith("/index") or folder == "index":
        folder = folder.removesuffix("index").rstrip("/")
    return f"{folder}/index.html".lstrip("/")


def _shown(page: str) -> str:
    return printable(page)
