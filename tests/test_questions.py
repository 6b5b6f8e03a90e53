"""Questions of an event: asked and answered by many people, on one page, each for itself."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from commonplace.load import load_hub
from commonplace.model import Hub, Role
from commonplace.pages.forge import edit_file_url, new_file_url
from commonplace.settings import read_settings
from commonplace.views.questions import question_round
from tests.hubs import (
    ADA,
    BO,
    CONFIG,
    DOT,
    NOTES,
    TWO_LANGUAGES,
    article,
    edition,
    event,
    record,
    write,
    write_hub,
)
from tests.sites import ROOT, build_one
from tests.test_accessibility import violations
from tests.test_dialect import dialect_of, rendered_page
from tests.test_pages import pages_of

ASK = {"events/ask.md": event("Ask us", kind="ama")}
BEFORE, DURING, AFTER = "2026-05-14T11:00", "2026-05-14T12:00", "2026-05-14T14:00"
"""Around the start of the event, 19:30 in Shanghai, in UTC."""


def question(title: str = "Why?", answer: str = "", **fields: object) -> str:
    """Return a question's file; with an answer it is answered."""
    return record(answer, title=title, **fields)


def asked(**questions: str) -> dict[str, str]:
    """Return the files of questions at the event `ask`, by id with `_` for `-`."""
    return {
        f"events/ask/questions/{name.replace('_', '-')}.md": text
        for name, text in questions.items()
    }


def problems(hub: Hub) -> list[tuple[str, str]]:
    return [(problem.path.rpartition("/")[2], problem.code) for problem in hub.problems]


def ask_page(hub: Hub, now: str = AFTER, language: str = "en") -> str:
    """Return the Markdown of the event's page, and of the texts on it."""
    page = pages_of(hub, language, now)["events/ask.md"]
    return "\n\n".join([page.markdown, *(text.markdown for text in page.texts)])


def shown(hub: Hub) -> str:
    """Return the HTML of the event's page."""
    return rendered_page(pages_of(hub, "en", AFTER)["events/ask.md"])


# What a file says


@pytest.mark.parametrize("ask", ["events/ask.md", "events/ask/index.md"])
@pytest.mark.parametrize("place", ["why.md", "why/index.md"])
def test_a_question_is_a_file_below_its_event(tmp_path: Path, ask: str, place: str) -> None:
    files = {ask: ASK["events/ask.md"], f"events/ask/questions/{place}": question(lang="zh")}

    hub = write_hub(tmp_path, files)

    assert not hub.problems
    assert list(hub.questions) == ["ask/why"]
    assert hub.questions_by_event["ask"][0].title == "Why?"
    assert set(pages_of(hub)) & {"events/ask/questions/why.md", "events/why.md"} == set()


@pytest.mark.parametrize(
    ("fields", "answer", "state"),
    [
        ({}, "", "open"),
        ({}, "<!-- Leave this empty. -->", "open"),
        ({}, "Because.", "answered"),
        ({"status": "open"}, "So far:", "open"),
        ({"status": "answered"}, "", "open"),
        ({"status": "declined", "status_reason": "No."}, "", "declined"),
    ],
)
def test_a_question_is_answered_as_soon_as_there_is_an_answer(
    tmp_path: Path, fields: dict[str, str], answer: str, state: str
) -> None:
    hub = write_hub(tmp_path, ASK | asked(why=record(answer, title="Why?", **fields)))

    assert hub.questions["ask/why"].state == state


def test_a_question_to_no_event_or_by_nobody_is_named(tmp_path: Path) -> None:
    files = {
        "events/askk/questions/lost.md": question(),
        "events/ask/questions/why.md": question(asked_by="adda", answered_by="[ada, bo]"),
        "events/ask/questions/how.md": question("How?", answered_at="2026-05-14"),
    }

    hub = write_hub(tmp_path, ADA | BO | ASK | files)

    assert problems(hub) == [
        ("how.md", "answer-missing"),
        ("why.md", "member-unknown"),
        ("lost.md", "event-unknown"),
    ]
    assert hub.problems[-1].values["suggestion"] == "ask"


def test_a_faulty_event_takes_its_questions_along_and_says_so(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, {"events/ask.md": event(kind="amma")} | asked(why=question()))

    assert problems(hub) == [("ask.md", "field-choice"), ("why.md", "reference-refused")]
    assert "Why?" not in "".join(page.markdown for page in pages_of(hub).values())


def test_links_and_pictures_of_answers_are_checked(tmp_path: Path) -> None:
    answer = "[here](../../../columns/notes/a.md) [there](gone.md) ![](map.gif)"
    files = {
        **asked(why=question(answer=answer)),
        "columns/notes/a.md": article(body="[Why?](../../events/ask/questions/why.md)"),
        "events/ask/questions/map.gif": DOT,
    }

    hub = write_hub(tmp_path, ADA | NOTES | ASK | files)

    assert problems(hub) == [("why.md", "link-unknown"), ("why.md", "picture-alt-missing")]


# In which order, and what is said when


def test_questions_stand_by_position_then_by_day(tmp_path: Path) -> None:
    files = asked(
        late=question(date="2026-05-03"),
        early=question(date="2026-05-02"),
        undated=question(),
        first=question(position=1),
    )
    hub = write_hub(tmp_path, ASK | files)
    ask = hub.events["ask"]

    found = question_round(hub, ask, edition(hub).events.next_of(ask))

    assert [each.id for each in found.questions] == ["first", "early", "late", "undated"]


@pytest.mark.parametrize(
    ("now", "answer", "words"),
    [
        (BEFORE, "", "Questions are collected until it begins."),
        (DURING, "", "It is happening now"),
        (AFTER, "", "The answers are still to be written down."),
        (AFTER, "Because.", "This is what was asked and answered."),
    ],
)
def test_what_is_said_depends_on_the_moment(
    tmp_path: Path, now: str, answer: str, words: str
) -> None:
    fields = {"kind": "ama", "duration": "PT1H"}
    files = {"events/ask.md": event(**fields)} | asked(why=question(answer=answer))
    hub = write_hub(tmp_path, files)

    now_said = re.search(r'<p class="cp-round__now"[^>]*>([^<]*)', ask_page(hub, now))

    assert now_said
    assert words in now_said[1]


@pytest.mark.parametrize(
    ("status", "words", "ways_to_ask"),
    [("cancelled", "It does not take place.", 0), ("postponed", "It is postponed.", 1)],
)
def test_what_is_not_held_keeps_its_questions(
    tmp_path: Path, status: str, words: str, ways_to_ask: int
) -> None:
    files = {"events/ask.md": event(kind="ama", status=status)} | asked(why=question())

    page = ask_page(write_hub(tmp_path, files), BEFORE)

    assert words in page
    assert "Why?" in page
    assert page.count("commonplace new question --event ask") == ways_to_ask


def test_only_a_question_round_asks_for_questions_where_there_are_none(tmp_path: Path) -> None:
    files = ASK | {"events/talk.md": event("Talk"), "events/chat.md": event("Chat")}
    hub = write_hub(tmp_path, files | {"events/chat/questions/why.md": question()})
    pages = pages_of(hub, now=BEFORE)

    assert "#questions" in pages["events/ask.md"].markdown
    assert "#questions" not in pages["events/talk.md"].markdown
    assert "#questions" in pages["events/chat.md"].markdown


def test_taking_part_leads_to_the_rounds_that_collect_questions(tmp_path: Path) -> None:
    files = ASK | {
        "events/off.md": event("Called off", kind="ama", status="cancelled"),
        "events/talk.md": event("A talk"),
    }
    hub = write_hub(tmp_path, files | asked(why=question()))

    before, after = (
        pages_of(hub, now=now)["contribute/index.md"].markdown for now in (BEFORE, AFTER)
    )

    asking = before[before.index("{ #ask }") : before.index("{ #enter }")]
    assert '<a href="../events/ask/">Ask us</a>' in asking
    assert "1 question" in asking
    assert "Called off" not in asking
    assert "A talk" not in asking
    assert "#ask" not in after


def test_counts_are_told_in_words(tmp_path: Path) -> None:
    files = asked(
        a=question(answer="Yes."),
        b=question(answer="No."),
        c=question(),
        d=question(status="declined", status_reason="It is private."),
    )
    page = ask_page(write_hub(tmp_path, ASK | files))

    assert "4 questions: 2 answered, 1 open, 1 declined" in page
    assert "It is private." in page


def test_many_questions_begin_with_a_folded_list(tmp_path: Path) -> None:
    many = asked(**{f"q{number}": question(f"No {number}?", "Yes.") for number in range(100)})

    page = ask_page(write_hub(tmp_path, ASK | many))

    index = page[page.index("<details") : page.index("</details>")]
    assert index.count('<a href="#question-q') == 100
    assert page.count("\n### ") == 100


# Each answer for itself


def test_footnotes_stand_below_their_own_answer(tmp_path: Path) -> None:
    files = asked(
        one=question(answer="One.[^1]\n\n[^1]: Of one."),
        two=question(answer="Two.[^1]\n\n[^1]: Of two."),
    )
    html = shown(write_hub(tmp_path, ASK | files))

    one, two = html.index("Of one."), html.index("Of two.")
    assert html.index("One.") < one < html.index("Two.") < two
    assert html.count('class="footnote"') == 2
    assert '<li id="question-two-fn:1">' in html


def test_two_answers_may_use_the_same_names(tmp_path: Path) -> None:
    answer = "# {0}\n\nSee [it][a] and [this](#{0}).\n\n## Same { #same }\n\n[a]: https://{0}.test"
    files = asked(
        one=question(answer=answer.replace("{0}", "one")),
        two=question(answer=answer.replace("{0}", "two")),
    )
    html = shown(write_hub(tmp_path, ASK | files))

    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert {"question-one-same", "question-two-same"} <= set(ids)
    assert re.search(r'<a href="https://one.test" rel="[^"]+">it</a>', html)
    assert re.search(r'<a href="https://two.test" rel="[^"]+">it</a>', html)
    assert '<a href="#question-two-two">this</a>' in html


def test_headings_of_an_answer_stand_below_its_question(tmp_path: Path) -> None:
    files = asked(why=question(answer="# Top\n\n### Deep\n"))

    html = shown(write_hub(tmp_path, ASK | files))

    levels = re.findall(r'<h(\d) [^>]*id="question-why[^"]*"', html)
    assert levels == ["3", "4", "5"]


UNSOUND = [
    "```python\nopen",
    "~~~\nopen",
    "> ```\n> quoted",
    "<div>",
    "</div></div>",
    "<!-- open",
    '<a href="x',
    "<table><tr><td>",
    "[^1]: alone",
    "<details><summary>More</summary>",
]


@pytest.mark.parametrize("answer", UNSOUND)
def test_an_answer_that_is_not_closed_swallows_no_other(tmp_path: Path, answer: str) -> None:
    closing = "```\ncode\n```\n\nStill *here*.\n\n<div>sound</div>"
    files = asked(a=question(answer=answer), b=question("Then?", closing), c=question("Open?"))

    html = shown(write_hub(tmp_path, ASK | files))

    assert "<em>here</em>" in html
    assert re.search(r"<code[^>]*>(<[^>]+>)*code", html)
    assert '<h2 id="open-questions">' in html
    assert html.count("<div") == html.count("</div>")
    assert html.count('<div class="cp-answer"') == 2


# Where links lead


def test_links_of_an_answer_are_seen_from_the_page_of_the_event(tmp_path: Path) -> None:
    answer = (
        "[notes](../../../columns/notes/a.md#x) ![A map](why/map.gif 'Ours') [other](how.md)\n\n"
        "[![A map](why/map.gif)](../../ask.md) [list][l]\n\n[l]: ../../../columns/index.md"
    )
    files = {
        **asked(why=question(answer=answer), how=question("How?", "So.")),
        "events/ask/questions/why/map.gif": DOT,
        "columns/notes/a.md": article(body="[Why?](../../events/ask/questions/why.md)"),
    }
    hub = write_hub(tmp_path, ADA | NOTES | ASK | files)
    assert not hub.problems

    page = shown(hub)

    assert '<a href="../../columns/notes/a/#x">notes</a>' in page
    assert '<img alt="A map" src="questions/why/map.gif" title="Ours">' in page
    assert '<a href="#question-how">other</a>' in page
    assert '<a href="./"><img alt="A map" src="questions/why/map.gif"></a>' in page
    assert '<a href="../../columns/">list</a>' in page
    note = rendered_page(pages_of(hub)["columns/notes/a.md"])
    assert '<a href="../../../events/ask/#question-why">Why?</a>' in note


def test_a_question_in_another_language_says_so(tmp_path: Path) -> None:
    files = asked(
        why=question("为什么？", "因为。", lang="zh"), how=question("How?", "So."), open=question()
    )
    hub = write_hub(tmp_path, ASK | files, TWO_LANGUAGES)

    english, chinese = ask_page(hub), ask_page(hub, language="zh")

    assert "### 为什么？ { #question-why .cp-question lang=zh }" in english
    assert '<div class="cp-answer" lang="zh"' in english
    assert "### 为什么？ { #question-why .cp-question }" in chinese
    assert "### How? { #question-how .cp-question lang=en }" in chinese
    assert 'lang="en">Why?</p>' in chinese


def test_a_question_has_the_language_of_its_event(tmp_path: Path) -> None:
    files = {"events/ask.md": event(kind="ama", lang="zh")} | asked(why=question())

    hub = write_hub(tmp_path, files, TWO_LANGUAGES)

    assert hub.language_of(hub.questions["ask/why"]) == "zh"


def test_titles_and_names_never_become_markup(tmp_path: Path) -> None:
    evil = "'<script>alert(1)</script> *a* [b](c) {#x}'"
    guest = "{name: '<b>Bo</b>'}"
    files = asked(
        a=question(evil, "Yes.", asked_by=guest, answered_by=f"[{guest}]", description=evil),
        b=question(evil, status="declined", status_reason=evil),
    )
    html = shown(write_hub(tmp_path, ASK | files))

    assert "<script" not in html
    assert "<b>Bo" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; *a* [b](c) {#x}" in html


# Asking in the browser


@pytest.mark.parametrize(
    ("repo", "edit_uri", "begins", "names"),
    [
        ("https://github.com/a/b", "edit/main/docs/", "/a/b/new/main", ("filename", "value")),
        (
            "https://gitlab.com/a/b",
            "-/edit/main/docs/",
            "/a/b/-/new/main",
            ("file_name", "content"),
        ),
        ("https://codeberg.org/a/b", "_edit/main/docs/", "/a/b/_new/main", ("filename", "value")),
        ("https://gitee.com/a/b", "edit/main/docs/", "/a/b/new/main/in/it", ()),
    ],
)
def test_a_new_file_is_filled_where_the_forge_knows_how(
    repo: str, edit_uri: str, begins: str, names: tuple[str, ...]
) -> None:
    url = urlsplit(new_file_url(repo, edit_uri, "in/it", "a.md", "---\ntitle: 为什么？\n---\n"))

    assert url.path == begins
    values = parse_qs(url.query)
    assert tuple(values) == names
    if names:
        assert values[names[0]] == ["in/it/a.md"]
        assert values[names[1]] == ["---\ntitle: 为什么？\n---\n"]


def test_what_the_forge_is_given_passes_check_as_it_stands(tmp_path: Path) -> None:
    config = {
        "mkdocs.yml": f"{CONFIG}repo_url: https://github.com/a/b\nedit_uri: edit/main/docs/\n"
    }
    hub = write_hub(tmp_path, ASK, config)
    found = re.search(r'href="(https://github.com/a/b/new/[^"]+)"', ask_page(hub, BEFORE))
    assert found
    values = parse_qs(urlsplit(found[1].replace("&amp;", "&")).query)

    (path,), (text,) = values["filename"], values["value"]
    write(tmp_path / path, text)

    assert path == "member_submissions/events/ask/questions/your-question.md"
    hub = load_hub(tmp_path, read_settings(tmp_path))
    assert not hub.problems
    assert hub.questions["ask/your-question"].state == "open"


@pytest.mark.parametrize(
    ("edit_uri", "url"),
    [
        ("edit/main/docs/", "https://f.test/a/b/edit/main/s/e/q.md"),
        ("-/edit/main/docs", "https://f.test/a/b/-/edit/main/s/e/q.md"),
        ("edit/main/docs/zh/", "https://f.test/a/b/edit/main/s/e/q.md"),
        ("edit/main/elsewhere/", ""),
        ("", ""),
        ("https://other.test/docs/", ""),
    ],
)
def test_an_answer_can_be_changed_where_its_page_can(edit_uri: str, url: str) -> None:
    assert edit_file_url("https://f.test/a/b/", edit_uri, ["docs", "docs/zh"], "s/e/q.md") == url


# People


def test_asking_and_answering_count_for_members(tmp_path: Path) -> None:
    files = asked(
        why=question(answer="So.", asked_by="bo", answered_by="[ada]", date="2026-05-01"),
        open=question(asked_by="bo", answered_by="[ada]"),
        no=question(status="declined", status_reason="No.", asked_by="bo"),
        who=question(answer="I.", asked_by="{name: Bo}"),
    )
    hub = write_hub(tmp_path, ADA | BO | ASK | files)
    given = edition(hub).given

    assert [(each.role, Path(each.page).stem, str(each.date)) for each in given["ada"]] == [
        (Role.QUESTION, "why", "2026-05-14")
    ]
    assert [(each.role, Path(each.page).stem) for each in given["bo"]] == [
        (Role.IDEAS, "open"),
        (Role.IDEAS, "why"),
    ]


def test_a_members_page_tells_what_was_asked_and_answered(tmp_path: Path) -> None:
    many = {f"q{number}": question(answer="So.", answered_by="[ada]") for number in range(40)}
    files = ADA | BO | ASK | asked(**many, one=question("One?", "Yes.", asked_by="bo"))
    pages = pages_of(write_hub(tmp_path, files))

    ada, bo = pages["members/ada.md"].markdown, pages["members/bo.md"].markdown

    assert "answered <b>40</b> questions" in ada
    assert ada.count("<li>") == 1 + ada.count("Week of") // 2
    assert '<a href="../../events/ask/">Ask us</a>' in ada
    assert "asked <b>1</b> question" in bo
    assert '<a href="../../events/ask/#question-one">One?</a>' in bo


def test_an_event_is_found_by_the_tags_of_its_questions(tmp_path: Path) -> None:
    files = asked(why=question(tags="[maps]")) | {"columns/notes/a.md": article(tags="[Maps]")}
    hub = write_hub(tmp_path, ADA | NOTES | ASK | files)

    assert [found.key for found in edition(hub).topics.tags["Maps"]] == ["notes/a", "ask"]


# For machines


def test_search_engines_are_told_what_was_answered(tmp_path: Path) -> None:
    evil = "</script><img src=x> *so* it is[^1].\n\n[^1]: A note."
    files = asked(
        why=question(answer=evil, asked_by="bo", answered_by="[ada]", answered_at="2026-05-15"),
        open=question("Open?"),
    )
    page = pages_of(write_hub(tmp_path, ADA | BO | ASK | files))["events/ask.md"]

    block = page.facts.linked_data
    assert "</script" not in block
    told, faq = json.loads(block)["@graph"]
    assert told["name"] == "Ask us"
    assert faq["@type"] == "FAQPage"
    (only,) = faq["mainEntity"]
    assert only["name"] == "Why?"
    assert only["author"]["name"] == "薄荷"
    assert only["url"] == "https://hub.test/events/ask/#question-why"
    assert only["acceptedAnswer"]["author"]["url"] == "https://hub.test/members/ada/"
    assert only["acceptedAnswer"]["dateCreated"] == "2026-05-15"
    assert "so it is" in only["acceptedAnswer"]["text"]


# In a browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]) -> str:
    """Build a hub with two question rounds, in November 2026, and return where it is served."""
    root = tmp_path_factory.mktemp("questions")
    answer = "# Part\n\nWords[^1] and $x$.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[^1]: A note."
    past = asked(
        **{f"q{number}": question(f"Question {number}?", answer) for number in range(1, 31)},
        open=question("Still open?", asked_by="ada"),
        no=question("Refused?", status="declined", status_reason="It is private."),
        zh=question("为什么是这样？", "因为测过。", lang="zh", asked_by="{name: Bo}"),
    )
    files = {
        "events/next.md": event("Next", kind="ama", start="2027-06-10T20:00", duration="PT1H"),
        "events/next/questions/why.md": question(),
    }
    config = {"mkdocs.yml": f"{CONFIG}\n{dialect_of((ROOT / 'mkdocs.yml').read_text('utf-8'))}\n"}
    write_hub(root, ADA | ASK | past | files, config)
    build_one(root, root / "site")
    return serve_folder(root / "site")


def test_the_list_of_questions_leads_to_each(page: Page, address: str) -> None:
    page.goto(f"{address}events/ask/")
    index = page.locator("details.cp-questions-index")
    expect(index.get_by_role("link", name="Question 30?")).to_be_hidden()

    index.get_by_text("All questions at a glance").click()
    index.get_by_role("link", name="Question 30?").click()

    expect(page).to_have_url(f"{address}events/ask/#question-q30")
    expect(page.get_by_role("heading", name="Question 30?")).to_be_in_viewport()


def test_what_is_said_follows_the_readers_clock(page: Page, address: str) -> None:
    said = page.locator(".cp-round__now")
    for moment, words in [
        ("2026-11-24T00:00:00Z", "Questions are collected"),
        ("2027-06-10T12:30:00Z", "It is happening now"),
        ("2027-06-10T13:30:00Z", "It is over."),
    ]:
        page.clock.set_fixed_time(moment)
        page.goto(f"{address}events/next/")
        expect(said).to_contain_text(words)


def test_an_answer_is_found_by_its_words(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    page.locator(".md-search__input").fill("Question 30")
    page.locator(".md-search__input").press("End")

    hit = page.locator(".md-search-result__link", has_text="Question 30?").first
    hit.wait_for()

    assert "events/ask/" in (hit.get_attribute("href") or "")
    assert "#question-q30" in (hit.get_attribute("href") or "")


SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_question_rounds_violate_no_rule_and_fit_a_phone(
    browser: Browser, address: str, scheme: Literal["light", "dark"]
) -> None:
    page = browser.new_page(
        color_scheme=scheme, reduced_motion="reduce", viewport={"width": 360, "height": 800}
    )
    found: list[str] = []
    for path in ("events/ask/", "events/next/"):
        page.goto(address + path)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        found += violations(page)
        assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.close()

    assert not found, "\n".join(found)
