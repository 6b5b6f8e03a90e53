"""The questions of an event in linked data (schema.org FAQPage, Question, Answer)."""

from collections.abc import Iterable
from typing import Any

from commonplace.addresses import page_uri, question_anchor, url_of
from commonplace.documents.plain_text import beginning
from commonplace.model import Event, Guest, Question, QuestionStatus
from commonplace.pages.linked_data.people import people
from commonplace.views import Edition
from commonplace.views.questions import in_order

_TOLD = 60
_LENGTH = 1_500
"""How many questions are told, and how many characters of each answer."""


def questions_data(edition: Edition, event: Event) -> dict[str, Any] | None:
    """Return what was asked and answered at an event; None where nothing has been answered yet."""
    asked = in_order(edition.hub.questions_by_event.get(event.id, ()))
    answered = [each for each in asked if each.state is QuestionStatus.ANSWERED]
    if not answered:
        return None
    page = edition.absolute(url_of(page_uri(event)))
    node: dict[str, Any] = {"@type": "FAQPage"}
    if page:
        node |= {"@id": f"{page}#questions", "url": f"{page}#questions"}
    return node | {"mainEntity": [_question(edition, each, page) for each in answered[:_TOLD]]}


def _question(edition: Edition, question: Question, page: str) -> dict[str, Any]:
    url = f"{page}#{question_anchor(question)}" if page else ""
    answer = {
        "@type": "Answer",
        "text": beginning(question.body, _LENGTH),
        "author": _people(edition, question.answered_by),
        "dateCreated": question.answered_at.isoformat() if question.answered_at else "",
        "url": url,
    }
    return _filled(
        {
            "@type": "Question",
            "name": question.title,
            "text": question.description,
            "author": _people(edition, [question.asked_by] if question.asked_by else []),
            "dateCreated": question.date.isoformat() if question.date else "",
            "inLanguage": edition.hub.language_of(question),
            "keywords": list(question.tags),
            "answerCount": 1,
            "acceptedAnswer": _filled(answer),
            "url": url,
        }
    )


def _people(edition: Edition, persons: Iterable[str | Guest]) -> Any:
    found = people(edition, persons)
    return found[0] if len(found) == 1 else found


def _filled(node: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in node.items() if value not in (None, [], "")}
