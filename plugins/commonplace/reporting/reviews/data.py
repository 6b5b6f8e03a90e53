"""A review for programs."""

import json
from dataclasses import asdict
from typing import Any

from commonplace.problems.reports import FORMATS as PROBLEMS
from commonplace.problems.reports import Report, dump
from commonplace.reporting.reviews.verdict import verdict
from commonplace.review import Review
from commonplace.review.change import Change

VERSION = 1
"""Rises when a name in it goes or comes to mean something else, not when one is added."""


def write_json(review: Review, report: Report) -> str:
    """Return the review as JSON. Names stay; texts are in the language of the call."""
    return dump(
        {
            "version": VERSION,
            "base": review.span.base,
            "head": review.span.head,
            "actor": _actor(review),
            "is_allowed": review.is_allowed,
            "verdict": verdict(review, report.language),
            "publication": asdict(review.publication),
            "changes": [_change(change) for change in review.changes],
            "problems": json.loads(PROBLEMS["json"](report)),
        }
    )


def _actor(review: Review) -> dict[str, Any] | None:
    actor = review.actor
    if actor is None:
        return None
    return {
        "handle": actor.handle,
        "forge": review.forge,
        "member": actor.member or None,
        "is_new": actor.is_new,
        "is_maintainer": actor.is_maintainer,
    }


def _change(change: Change) -> dict[str, Any]:
    kinds = {"added": change.is_added, "deleted": change.is_deleted, "renamed": change.is_renamed}
    kind = next((name for name, holds in kinds.items() if holds), "changed")
    return {"kind": kind, "path": change.path, "former_path": change.old or None}
