"""The hub as judges see it: with its late entries marked."""

from commonplace.cli.call import Call
from commonplace.cli.progress import progress
from commonplace.git import NoHistoryError
from commonplace.history.arrivals import read_arrivals
from commonplace.language import N_
from commonplace.load import load_hub
from commonplace.load.lateness import mark_late
from commonplace.model import Hub
from commonplace.settings import read_settings


def judged_hub(call: Call) -> Hub:
    """Load the hub of a call and ask git when entries came; say where it cannot tell.

    Of a hub that is in no repository nobody expects that.
    """
    root = call.root
    settings = read_settings(root)
    with progress(call, N_("Reading submissions")) as step:
        hub = load_hub(root, settings, step)
    histories = read_arrivals(root, settings, hub)
    trouble = histories.trouble
    if trouble and not isinstance(trouble.values.get("reason"), NoHistoryError):
        call.warn(N_("Note: {what}"), what=trouble.sentence(call.language))
    return mark_late(hub, histories.arrivals)
