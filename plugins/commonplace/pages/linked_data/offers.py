"""What it takes to take part, in linked data (schema.org Offer)."""

from typing import Any

from commonplace.values.instants import last_day_or_instant
from commonplace.views import Edition
from commonplace.views.events import Occurrence
from commonplace.views.prices import is_free


def offer(edition: Edition, occurrence: Occurrence, url: str) -> dict[str, Any] | None:
    """Return what is offered to who wants to come; None once nobody can come any more.

    A price is written in words, which are handed on as they are; a number is given where it is
    certain: nothing is nought.
    """
    event = occurrence.event
    is_over = occurrence.is_cancelled or edition.events.is_over(occurrence)
    if is_over or not (event.price or event.registration_url):
        return None
    found: dict[str, Any] = {"@type": "Offer"}
    if address := event.registration_url or url:
        found["url"] = address
    if is_free(event.price):
        found["price"] = "0"
    elif event.price:
        found["description"] = event.price
    found["availability"] = f"https://schema.org/{'SoldOut' if occurrence.is_full else 'InStock'}"
    found["validThrough"] = last_day_or_instant(occurrence.over_at, all_day=event.all_day)
    return found
