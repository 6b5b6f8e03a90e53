"""Pages of a hub as Markdown: what stands on them, where they link, what never becomes markup."""

import json
import posixpath
from pathlib import Path
from urllib.parse import urljoin

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonplace.addresses import relative_uri, relative_url, url_of
from commonplace.documents.headings import lower_headings
from commonplace.model import COLLECTIONS, Hub
from commonplace.pages.citations import citation
from commonplace.pages.forge import new_file_url, report_link
from commonplace.pages.generated import GeneratedPage
from commonplace.pages.markup import escape_markdown
from commonplace.pages.site import generate, generated_files
from tests.hubs import (
    ADA,
    BO,
    NOTES,
    TWO_LANGUAGES,
    article,
    edition,
    event,
    record,
    write,
    write_hub,
)


def pages_of(
    hub: Hub, language: str = "en", now: str = "2026-05-20T12:00"
) -> dict[str, GeneratedPage]:
    """Return all pages of one language by their URI."""
    return {page.uri: page for page in generate(edition(hub, now, language))}


def test_every_kind_of_record_has_a_page_and_every_list_one(tmp_path: Path) -> None:
    files = {
        "columns/notes/a.md": article(tags="[x]", topics="[data]"),
        "columns/notes/b.md": article(tags="[x]"),
        "events/e.md": event(),
        "competitions/cup/index.md": record(
            title="Cup",
            organizers="[ada]",
            timezone="UTC",
            phases="[{id: submission, start: 2026-05-01}]",
        ),
        "competitions/cup/entries/map/index.md": record(
            title="Map", description="A map.", team="{members: [{member: ada}]}"
        ),
    }
    hub = write_hub(tmp_path, ADA | NOTES | files)
    assert not hub.refused

    assert set(pages_of(hub)) == {
        "index.md",
        "contribute/index.md",
        "feeds/index.md",
        "columns/index.md",
        "columns/notes/index.md",
        "columns/notes/a.md",
        "columns/notes/b.md",
        "archive/index.md",
        "archive/2026/index.md",
        "topics/index.md",
        "topics/data.md",
        "tags/index.md",
        "tags/x.md",
        "events/index.md",
        "events/months/2026-05.md",
        "events/kinds/talk/index.md",
        "events/past/index.md",
        "events/agenda/index.md",
        "events/months/index.md",
        "events/e.md",
        "competitions/index.md",
        "competitions/gallery/index.md",
        "competitions/cup/index.md",
        "competitions/cup/entries/map/index.md",
        "members/index.md",
        "members/ada.md",
        "contributors/index.md",
        "contributors/how-credit-is-counted.md",
    }


def test_an_article_shows_its_facts_and_links_both_ways(tmp_path: Path) -> None:
    files = {
        "columns/notes/a.md": article(
            "On herons",
            license="CC-BY-4.0",
            corrections="[{date: 2026-05-13, text: Counted again.}]",
            credits="[{member: bo, role: review}]",
        )
    }
    pages = pages_of(write_hub(tmp_path, ADA | BO | NOTES | files))
    text = pages["columns/notes/a.md"].markdown

    assert "# On herons" in text
    assert 'href="../../../members/ada/"' in text
    assert 'href="../"' in text
    assert "Counted again." in text
    assert "CC-BY-4.0" in text
    assert "<!-- cp-credits -->" in text  # where the theme says who made it
    assert 'href="../../columns/notes/a/"' in pages["members/ada.md"].markdown
    assert 'href="a/"' in pages["columns/notes/index.md"].markdown


def test_a_withdrawn_article_keeps_its_address_but_not_its_text(tmp_path: Path) -> None:
    files = {"columns/notes/a.md": article(body="Secret words.", status="withdrawn")}
    page = pages_of(write_hub(tmp_path, ADA | NOTES | files))["columns/notes/a.md"]

    assert "Secret words." not in page.text
    assert "withdrawn" in page.text
    assert page.meta["search"] == {"exclude": True}


def test_a_superseded_article_and_its_successor_name_each_other(tmp_path: Path) -> None:
    files = {
        "columns/notes/old.md": article("Old", status="superseded", replaced_by="notes/new"),
        "columns/notes/new.md": article("New"),
    }
    pages = pages_of(write_hub(tmp_path, ADA | NOTES | files))

    assert 'href="../new/"' in pages["columns/notes/old.md"].markdown
    assert 'href="../old/"' in pages["columns/notes/new.md"].markdown


def test_long_lists_are_divided_and_lead_to_each_other(tmp_path: Path) -> None:
    files = {f"columns/notes/n{i:03}.md": article(f"N{i}") for i in range(65)}
    pages = pages_of(write_hub(tmp_path, ADA | NOTES | files))

    numbered = [uri for uri in pages if uri.startswith("columns/notes/page/")]
    assert numbered == ["columns/notes/page/2.md", "columns/notes/page/3.md"]
    assert 'href="page/2/"' in pages["columns/notes/index.md"].markdown
    assert 'href="../../"' in pages["columns/notes/page/2.md"].markdown
    assert pages["columns/notes/page/2.md"].facts.title == "Notes, page 2"


def test_the_entries_of_a_large_competition_are_divided_too(tmp_path: Path) -> None:
    competition = record(
        title="Cup",
        organizers="[ada]",
        timezone="UTC",
        phases="[{id: submission, start: 2026-05-01}]",
    )
    entry = record(title="Map", description="A map.", team="{members: [{member: ada}]}")
    entries = {f"competitions/cup/entries/e{i:02}/index.md": entry for i in range(31)}
    hub = write_hub(tmp_path, ADA | {"competitions/cup/index.md": competition} | entries)
    first, second = (pages_of(hub)[f"competitions/cup/{page}.md"] for page in ("index", "page/2"))

    assert "31 entries" in first.markdown
    assert 'href="page/2/"' in first.markdown
    assert 'href="../../entries/e30/"' in second.markdown
    assert "Organised by" in first.markdown
    assert "Organised by" not in second.markdown


def test_an_article_has_one_page_in_its_own_language_and_stands_in_both_lists(
    tmp_path: Path,
) -> None:
    files = {
        "columns/notes/a.md": article("English one"),
        "columns/notes/b.md": article("中文一篇", lang="zh"),
    }
    hub = write_hub(tmp_path, ADA | NOTES | files, TWO_LANGUAGES)
    english, chinese = pages_of(hub), pages_of(hub, "zh")

    assert "columns/notes/b.md" not in english
    assert "columns/notes/a.md" not in chinese
    shown = english["columns/notes/index.md"].markdown
    assert 'href="../../zh/columns/notes/b/" hreflang="zh"' in shown
    assert "中文</span>" in shown
    assert "columns/notes/index.md" not in chinese, "an English column has its page in English"


def test_words_in_another_language_are_marked_as_such(tmp_path: Path) -> None:
    files = {"events/e.md": event("聚会", lang="zh") + "来吧。"}
    hub = write_hub(tmp_path, files, TWO_LANGUAGES)
    english, chinese = (pages_of(hub, tag)["events/e.md"].markdown for tag in ("en", "zh"))

    assert "# 聚会 { lang=zh }" in english
    assert '<div lang="zh" markdown="1">' in english
    assert "# 聚会\n" in chinese
    assert "<div lang=" not in chinese


def test_the_language_switch_leads_to_the_translation_or_home(tmp_path: Path) -> None:
    files = {
        "columns/notes/a.md": article("A"),
        "columns/notes/b.md": article("B", lang="zh", translation_of="notes/a"),
        "columns/notes/c.md": article("C"),
        "events/e.md": event(),
    }
    hub = write_hub(tmp_path, ADA | NOTES | files, TWO_LANGUAGES)
    pages = pages_of(hub)

    def way(uri: str) -> tuple[str, bool]:
        other = pages[uri].facts.alternates[1]
        return other.url, other.is_same_page

    assert way("columns/notes/a.md") == ("../../../zh/columns/notes/b/", True)
    assert way("columns/notes/c.md") == ("../../../zh/", False)
    assert way("events/e.md") == ("../../zh/events/e/", True)
    assert way("index.md") == ("zh/", True)


def test_the_page_of_a_missing_author_still_stands(tmp_path: Path) -> None:
    broken = {"members/bo.md": "---\nnmae: Bo\n---\n"}
    files = {"columns/notes/a.md": article(authors="[ada, bo]")}
    hub = write_hub(tmp_path, ADA | NOTES | broken | files)

    assert [problem.code for problem in hub.problems if problem.is_error] == [
        "field-missing",
        "field-unknown",
    ]
    assert ">bo</span>" in pages_of(hub)["columns/notes/a.md"].markdown


def test_a_hidden_member_is_named_nowhere(tmp_path: Path) -> None:
    hidden = {"members/bo.md": record(name="Bo Secret", visibility="hidden")}
    files = {
        "columns/notes/a.md": article(authors="[ada, bo]"),
        "events/e.md": event(speakers="[bo]"),
    }
    hub = write_hub(tmp_path, ADA | NOTES | hidden | files)

    assert not [uri for uri, page in pages_of(hub).items() if "Secret" in page.text]


@pytest.mark.parametrize("path", ["columns/index.md", "columns.md"])
def test_a_list_that_maintainers_wrote_themselves_is_theirs(tmp_path: Path, path: str) -> None:
    write(tmp_path / "site_src" / path, "# Our columns\n")
    pages = pages_of(write_hub(tmp_path, ADA | NOTES))

    assert "columns/index.md" not in pages
    assert "columns/notes/index.md" in pages


def test_a_member_cannot_take_the_address_of_a_maintainers_page(tmp_path: Path) -> None:
    write(tmp_path / "site_src/events/fair/index.md", "# Fair\n")
    hub = write_hub(tmp_path, {"events/fair.md": event()})

    assert [problem.code for problem in hub.problems] == ["url-taken"]
    assert "events/fair.md" not in pages_of(hub)


def test_former_addresses_lead_to_the_page(tmp_path: Path) -> None:
    files = {
        "columns/notes/a.md": article(redirect_from="[2011/04/a/, /old.html]"),
        "columns/notes/b.md": article("B", lang="zh", redirect_from="[2012/b/]"),
    }
    hub = write_hub(tmp_path, ADA | NOTES | files, TWO_LANGUAGES)
    files_of = {file.uri: file.content for file in generated_files(edition(hub))}

    assert 'url=../../../columns/notes/a/"' in files_of["2011/04/a/index.html"]
    assert 'url=columns/notes/a/"' in files_of["old.html"]
    assert 'url=../../zh/columns/notes/b/"' in files_of["2012/b/index.html"]


def test_two_that_claim_one_former_address_both_stay_and_the_first_has_it(tmp_path: Path) -> None:
    files = {
        "columns/notes/a.md": article("A", redirect_from="[old/, columns/notes/b/]"),
        "columns/notes/b.md": article("B", redirect_from="[old/]"),
    }
    hub = write_hub(tmp_path, ADA | NOTES | files)
    redirects = {file.uri: file.content for file in generated_files(edition(hub))}

    assert [problem.code for problem in hub.problems] == ["redirect-taken", "redirect-taken"]
    assert {"columns/notes/a.md", "columns/notes/b.md"} <= set(pages_of(hub))
    assert 'url=../columns/notes/a/"' in redirects["old/index.html"]
    assert "columns/notes/b/index.html" not in redirects


def test_a_members_page_counts_what_they_gave_in_words(tmp_path: Path) -> None:
    files = {
        "columns/notes/a.md": article("A", authors="[bo]"),
        "columns/notes/b.md": article("B", authors="[bo]"),
        "events/e.md": event(speakers="[bo]", organizers="[bo]"),
        "events/ahead.md": event(start="2026-09-14T19:30", speakers="[bo]"),
    }
    hub = write_hub(tmp_path, ADA | BO | NOTES | files, TWO_LANGUAGES)

    english = pages_of(hub)["members/bo.md"].markdown
    chinese = pages_of(hub, "zh")["members/bo.md"].markdown

    assert '<a class="cp-deed" href="#gave-content">wrote <b>2</b> articles</a>, ' in english
    assert '<a class="cp-deed" href="#gave-talk">spoke at <b>1</b> event</a>' in english
    assert "Here since May 2026" in english
    assert "Organising, Speaking" in english
    assert ">写了 <b>2</b> 篇文章</a>" in chinese


def test_a_member_who_gave_nothing_yet_is_invited(tmp_path: Path) -> None:
    page = pages_of(write_hub(tmp_path, BO))["members/bo.md"]

    assert "Nothing is recorded here yet." in page.markdown
    assert 'href="../../contribute/"' in page.markdown


def test_each_month_with_something_has_a_page_and_leads_to_those_around(tmp_path: Path) -> None:
    files = {
        "events/before.md": event("Before", start="2026-03-14T19:30"),
        "events/weekly.md": event("Weekly", start="2026-06-01T19:30", rrule="FREQ=WEEKLY;COUNT=8"),
        "events/long-ago.md": event("Long ago", start="2020-03-14T19:30"),
    }
    pages = pages_of(write_hub(tmp_path, files))

    assert [uri for uri in pages if uri.startswith("events/months/")] == [
        "events/months/index.md",
        "events/months/2020-03.md",
        "events/months/2026-03.md",
        "events/months/2026-06.md",
        "events/months/2026-07.md",
    ]
    text = pages["events/index.md"].markdown
    assert 'rel="prev" href="months/2026-03/"' in text
    assert 'rel="next" href="months/2026-06/"' in text
    assert "Nothing is announced for this month." in text
    june = pages["events/months/2026-06.md"].markdown
    assert june.count(">Weekly</a>") == 2 * 5  # in its days, and in the list below
    assert 'rel="prev" href="../2026-03/"' in june


def found(hub: Hub, name: str, language: str = "en") -> list[dict[str, object]]:
    """Return one of the lists that filters read."""
    files = {file.uri: file.content for file in generated_files(edition(hub, language=language))}
    return list(json.loads(files[f"api/find/{name}.json"]))


def test_filters_learn_what_may_be_shown_of_a_member_and_no_more(tmp_path: Path) -> None:
    details = {"languages": "[zh]", "aliases": "[Manman]", "affiliation": "Field station"}
    files = {
        "members/lin.md": record(name="林小满", **details),
        "members/shy.md": record(name="周砚", visibility="name_only", **details),
        "members/no.md": record(name="Nobody", visibility="hidden", **details),
        "columns/notes/a.md": article(topics="[rivers]", authors="[lin, shy, no]"),
    }
    hub = write_hub(tmp_path, ADA | NOTES | files)

    ada, lin, shy = found(hub, "members")

    assert ada["name"] == "Ada"
    assert lin["also"] == ["lin xiao man", "Manman"]
    assert (lin["language"], lin["topic"], lin["line"]) == (["zh"], ["rivers"], "Writing")
    assert set(shy) == {"name", "lang", "also", "initials", "hue"}
    assert "Nobody" not in json.dumps(found(hub, "articles"))


def test_filters_learn_the_language_of_a_page_and_the_way_to_it(tmp_path: Path) -> None:
    files = {"columns/notes/a.md": article("Herons", tags="[Birds]"), "events/e.md": event()}
    hub = write_hub(tmp_path, ADA | NOTES | files, TWO_LANGUAGES)

    (article_found,) = found(hub, "articles", "zh")
    (event_found,) = found(hub, "events", "zh")

    assert article_found["url"] == "../columns/notes/a/"
    assert (article_found["lang"], article_found["language"]) == ("en", ["en"])
    assert (article_found["tag"], article_found["by"]) == (["Birds"], "Ada")
    assert event_found["url"] == "events/e/"


def test_schemas_are_published_for_editors(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, ADA)
    found = {file.uri: file.content for file in generated_files(edition(hub))}

    assert {f"schemas/{name}.json" for name in COLLECTIONS} <= set(found)
    assert json.loads(found["schemas/article.json"])["properties"]["authors"]["type"] == "array"


MARKUP = (
    "<b>&amp; *_`[x](y)` ![z] {#id} $x$ :smile: --8<-- !!! | ~~ == ^^ # 1. - + http://x.y www.z"
)


@settings(deadline=None)
@given(st.text(min_size=1) | st.just(MARKUP))
def test_plain_text_never_becomes_markup(text: str) -> None:
    extensions = ["attr_list", "footnotes", "md_in_html", "tables", "admonition", "smarty", "abbr"]
    plain = " ".join(text.split())
    shown = markdown.markdown(f"# {escape_markdown(text)}", extensions=extensions)
    opened = shown.removeprefix("<h1>").removesuffix("</h1>")

    assert "<" not in opened
    if plain and plain.isprintable():
        assert shown.startswith("<h1>")


def test_titles_cannot_put_html_on_any_page(tmp_path: Path) -> None:
    evil = '"<script>alert(1)</script> & *more*"'
    files = {
        "members/ada.md": record(name=evil),
        "columns/notes/index.md": record(title=evil, description=evil, editors="[ada]"),
        "columns/notes/a.md": article(evil, description=evil, tags=f"[{evil}]"),
        "columns/notes/b.md": article("B", tags=f"[{evil}]"),
        "events/e.md": event(
            evil, price=evil, location=f"{{name: {evil}}}", speakers=f"[{{name: {evil}}}]"
        ),
    }
    hub = write_hub(tmp_path, files)
    assert not hub.problems

    for page in pages_of(hub).values():
        assert "<script" not in page.text, page.uri


@pytest.mark.parametrize(
    ("text", "lowered"),
    [
        ("## Two\n\n### Three", "## Two\n\n### Three"),
        ("# One\n\n## Two", "## One\n\n### Two"),
        ("###### Six\n\n# One", "###### Six\n\n## One"),
        ("One\n===\n\ntext\n\nTwo\n---", "## One\n\n\ntext\n\n### Two\n"),
        ("```\n# not a heading\n```", "```\n# not a heading\n```"),
        ("# One\n\n~~~\n# comment\n~~~", "## One\n\n~~~\n# comment\n~~~"),
    ],
)
def test_headings_stand_below_the_page_title(text: str, lowered: str) -> None:
    assert lower_headings(text) == lowered


URIS = st.lists(st.sampled_from(["a", "b", "index"]), min_size=1, max_size=4).map(
    lambda parts: "/".join(parts) + ".md"
)


@settings(deadline=None)
@given(URIS, URIS)
def test_relative_addresses_lead_from_page_to_page(page: str, target: str) -> None:
    here, there = f"https://hub.test/{url_of(page)}", f"https://hub.test/{url_of(target)}"
    assert urljoin(here, relative_url(url_of(target), url_of(page))) == there
    assert (
        urljoin(f"https://hub.test/{page}", relative_uri(target, page))
        == f"https://hub.test/{target}"
    )


_PARTS = st.lists(st.sampled_from(["a", "b", "index.md", "", ".", "..", "é"]), max_size=4)


@given(_PARTS.map("/".join), _PARTS.map("/".join))
def test_ways_are_those_of_any_file_system(target: str, page: str) -> None:
    way = posixpath.relpath(f"/{target}", f"/{posixpath.dirname(page)}")

    assert relative_uri(target, page) == way


def test_a_new_file_can_be_begun_on_each_forge() -> None:
    folder = "member_submissions/events"
    new = new_file_url("https://github.com/o/r", "edit/main/site_src/", folder)
    assert new == "https://github.com/o/r/new/main/member_submissions/events"
    assert new_file_url("https://forge.example/o/r", "edit/main/", folder) == ""


QUOTED = "https%3A%2F%2Fhub.test%2Fa%2F"


@pytest.mark.parametrize(
    ("report_url", "link"),
    [
        (None, ""),
        ("https://hub.test/report/", "https://hub.test/report/"),
        (
            "mailto:us@hub.test",
            "mailto:us@hub.test?subject=A%20%26%20B&body=…",
        ),
        (
            "https://github.com/ada/hub/issues/new",
            "https://github.com/ada/hub/issues/new?title=A%20%26%20B&body=…",
        ),
        (
            "https://gitlab.com/a/b/-/issues/new",
            "https://gitlab.com/a/b/-/issues/new?issue[title]=A%20%26%20B&issue[description]=…",
        ),
        (
            "https://github.com/ada/hub/issues/new?template=bug.yml",
            "https://github.com/ada/hub/issues/new?template=bug.yml",
        ),
    ],
)
def test_a_report_names_its_page_where_the_place_can_take_it(
    report_url: str | None, link: str
) -> None:
    assert report_link(report_url, "A & B", "https://hub.test/a/") == link.replace("…", QUOTED)


def test_an_article_says_how_to_cite_it(tmp_path: Path) -> None:
    text = article("50% of {everything} & more", authors="[ada, bo]")
    hub = write_hub(tmp_path, ADA | BO | NOTES | {"columns/notes/half.md": text})

    found = citation(edition(hub), hub.articles["notes/half"])

    assert found.authors == "Ada, 薄荷"
    assert found.url == "https://hub.test/columns/notes/half/"
    assert found.bibtex == (
        "@online{notes-half,\n"
        "  author = {{Ada} and {薄荷}},\n"
        r"  title = {{50\% of \{everything\} \& more}},"
        "\n  date = {2026-05-12},\n"
        "  organization = {{Test hub}},\n"
        "  language = {english},\n"
        "  url = {https://hub.test/columns/notes/half/}\n}"
    )


def test_home_welcomes_who_is_new_among_those_who_are_not(tmp_path: Path) -> None:
    files = {
        "columns/notes/old.md": article("Old", date="2025-01-01"),
        "columns/notes/new.md": article("New", date="2026-05-10", authors="[bo]"),
    }
    hub = write_hub(tmp_path, ADA | BO | NOTES | files)

    soon = pages_of(hub, now="2026-05-20T12:00")["index.md"].markdown
    later = pages_of(hub, now="2026-09-20T12:00")["index.md"].markdown

    assert "## First time here this month" in soon
    assert "wrote 1 article" in soon
    assert "## First time here" not in later
