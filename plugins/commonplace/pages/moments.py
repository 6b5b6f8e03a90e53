"""What holds at the moment of the build. Templates ask for that, and never what time it is.

So a page is the same in the next build, a minute later, unless something has turned meanwhile.
"""

from typing import Any

from commonplace.pages.dates import worded_distance
from commonplace.views import Edition


def moment_tools(edition: Edition) -> dict[str, Any]:
    """Return what a template can ask for when something depends on the moment."""
    now, today, speaks = edition.now, edition.today, edition.language
    return {
        "state_of": lambda timeline: timeline.at(now),
        "state_of_round": lambda questions: questions.timeline.at(now),
        "next_change": lambda timeline: timeline.next_change(now),
        "has_come": lambda moment: moment <= now,
        "distance_to": lambda moment: worded_distance(now, moment, speaks),
        "is_today": lambda day: day == today,
        "is_day_over": lambda day: day < today,
    }
