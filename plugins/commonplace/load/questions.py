"""Questions against what stands below their fields."""

from collections.abc import Iterator

from commonplace.load.addresses import Files
from commonplace.model import Hub, QuestionStatus
from commonplace.problems import Problem


def check_questions(hub: Hub, files: Files) -> Iterator[Problem]:
    """Yield a warning for each question that is said to be answered and has no answer."""
    del files
    for question in hub.questions.values():
        if question.state is not QuestionStatus.OPEN:
            continue
        said = {
            "status": question.status is QuestionStatus.ANSWERED,
            "answered_at": question.answered_at is not None,
        }
        if field := next((name for name, is_said in said.items() if is_said), ""):
            place = question.source.places.of_key((field,))
            yield Problem.at(question.path, place, "answer-missing", field=field)
