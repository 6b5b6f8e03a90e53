"""What is asked of an edition again and again, worked out once."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from commonplace.views.edition import Edition

AnswerT = TypeVar("AnswerT")


def once(question: Callable[[Edition], AnswerT]) -> Callable[[Edition], AnswerT]:
    """Let an edition remember the answer to a question about it, for as long as it is there."""
    name = f"{question.__module__}.{question.__qualname__}"

    @wraps(question)
    def remembered(edition: Edition) -> AnswerT:
        answers = vars(edition)  # an edition never changes: where a cached property keeps its value
        if name not in answers:
            answers[name] = question(edition)
        return answers[name]  # type: ignore[no-any-return]

    return remembered
