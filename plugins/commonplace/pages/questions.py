"""What the templates of questions can ask for: an event's round, an answer, ways to take part."""

from typing import Any

from commonplace.addresses import question_anchor
from commonplace.model import Event, Record
from commonplace.pages.bodies import fragment_body
from commonplace.pages.environment import environment
from commonplace.pages.forge import edit_file_url, new_file_url
from commonplace.pages.links import Links
from commonplace.pages.texts import TextPlaces
from commonplace.views.questions import question_round

_NEW = "your-question.md"
_BELOW_A_QUESTION = 4


def question_tools(links: Links, places: TextPlaces) -> dict[str, Any]:
    """Return the tools, seen from one page."""
    edition = links.edition
    return {
        "round_of": lambda event: question_round(edition.hub, event, edition.events.next_of(event)),
        "anchor_of": question_anchor,
        "answer": lambda question: places.put(
            fragment_body(question, links, question_anchor(question), _BELOW_A_QUESTION)
        ),
        "ask_url": lambda event: _ask_url(event, links),
        "edit_url": lambda record: _edit_url(record, links),
    }


def _ask_url(event: Event, links: Links) -> str:
    """Return where a question to an event is written in the browser, with the fields it needs."""
    settings = links.hub.settings
    text = environment(links.edition.site.tag).get_template("new_question.md.jinja").render()
    folder = f"{settings.submissions}/events/{event.id}/questions"
    return new_file_url(settings.repo_url, settings.edit_uri, folder, _NEW, text)


def _edit_url(record: Record, links: Links) -> str:
    """Return where a record's file can be changed in the browser."""
    settings = links.hub.settings
    docs_dirs = [site.docs_dir for site in settings.languages]
    return edit_file_url(settings.repo_url, settings.edit_uri, docs_dirs, record.path)
