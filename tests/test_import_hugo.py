"""A Hugo site becomes columns, articles and members; nothing is lost without a word."""

from pathlib import Path

import pytest

from commonplace.importing.plan import ImportUseError
from tests.hubs import DOT
from tests.import_trees import Import, kinds, write


@pytest.fixture
def old(tmp_path: Path) -> Import:
    return Import(tmp_path)


def test_a_post_becomes_an_article_a_column_and_a_member(old: Import) -> None:
    old.post(
        "2020-05-04-rain.md",
        "It rained.",
        title="'Rain: a report'",
        slug="rain-report",
        lastmod="2020-06-01",
        tags="[rain, gauges]",
        categories="[Weather]",
        description="What fell.",
    )
    old.run(title="Essays")
    assert old.text("columns/essays/rain-report.md") == (
        "---\n"
        "title: 'Rain: a report'\n"
        "description: What fell.\n"
        "authors: [alice-marlow]\n"
        "date: 2020-05-04\n"
        "updated: 2020-06-01\n"
        "tags: [rain, gauges, Weather]\n"
        "redirect_from: [2020/05/rain-report/]\n"
        "---\n"
        "\n"
        "It rained.\n"
    )
    assert old.text("members/alice-marlow.md") == "---\nname: Alice Marlow\n---\n"
    hub = old.hub()
    assert hub.columns["essays"].title == "Essays"
    assert hub.columns["essays"].editors == ("alice-marlow",)
    assert not hub.problems


def test_every_page_is_an_article_or_a_problem(old: Import) -> None:
    old.post()
    old.post("large.md", "x" * 300_000)
    old.post("undated.md", date="")
    old.post("odd-date.md", date="'`r Sys.Date()`'")
    old.post("broken.md", title="[a")
    old.post("search.md", layout="search")
    old.post("hail/index.md")
    old.post("hail/part.md")
    write(
        old.site,
        {
            "content/_index.md": "---\ntitle: Home\n---\n",
            "content/about.md": "---\ntitle: About\ndate: 2020-01-01\n---\n",
            "content/post/_index.md": "---\ntitle: Posts\n---\n",
            "content/post/README.md": "Notes for writers.\n",
            "content/post/gbk.md": "---\ntitle: 雨\n---\n".encode("gbk"),
            "content/post/table.html": "<p>no</p>",
        },
    )
    plan = old.plan()
    assert plan.pages_found == 14
    assert plan.count("article") == 2
    assert plan.left_out == {
        "not-a-post": 5, "no-date": 2, "front-matter-broken": 1, "too-large": 1,
        "no-front-matter": 1, "not-utf8": 1, "other-format": 1,
    }  # fmt: skip
    assert plan.count("article") + sum(plan.left_out.values()) == plan.pages_found


def test_twice_is_once(old: Import) -> None:
    old.post("rain.md", author="林小满、Alice Marlow", meta_extra="审稿：周岩")
    old.post("sun.md", title="Sun", author="")
    first = old.run()
    before = {path: path.read_bytes() for path in old.submissions.rglob("*.md")}
    second = old.run()
    assert len(first.written) == len(before)
    assert second.written == second.different == ()
    assert {path: path.read_bytes() for path in old.submissions.rglob("*.md")} == before


def test_a_dry_run_writes_nothing(old: Import) -> None:
    old.post()
    assert "columns/essays/rain.md" in old.run(dry_run=True).written
    assert not old.submissions.exists()


def test_what_somebody_changed_is_left_alone(old: Import) -> None:
    old.post()
    old.run()
    changed = old.text("columns/essays/rain.md") + "\nWith a correction.\n"
    write(old.submissions, {"columns/essays/rain.md": changed})
    assert old.run().different == ("columns/essays/rain.md",)
    assert old.text("columns/essays/rain.md") == changed
    assert old.run(update=True).written == ("columns/essays/rain.md",)
    assert old.text("columns/essays/rain.md") != changed


def test_line_ends_that_git_changed_are_no_difference(old: Import) -> None:
    old.post()
    old.run()
    crlf = old.text("columns/essays/rain.md").replace("\n", "\r\n").encode()
    write(old.submissions, {"columns/essays/rain.md": crlf})
    assert old.run().different == ()


def test_a_new_post_joins_the_others(old: Import) -> None:
    old.post()
    old.run()
    old.post("snow.md", title="Snow")
    assert old.run().written == ("columns/essays/snow.md",)


def test_members_of_the_hub_are_known_by_name_and_alias(old: Import) -> None:
    write(
        old.submissions,
        {"members/alice.md": "---\nname: Alice P. Marlow\naliases: [alice  MARLOW]\n---\n"},
    )
    old.post(author="Ａlice Marlow")
    plan = old.plan()
    assert (plan.count("member"), plan.members_known) == (0, 1)
    old.run()
    assert old.hub().articles["essays/rain"].authors == ("alice",)


def test_one_person_spelt_in_several_ways_is_offered_for_merging(old: Import) -> None:
    for number, author in enumerate(
        [
            "Alice Marlow",
            "Alice Marlow",
            "Ali Marlow",
            "Marlow Alice",
            "林小满",
            "Xiaoman Lin",
            "Jo Feldt",
        ]
    ):
        old.post(f"{number}.md", author=author)
    pairs = {(same.rarer, same.commoner) for same in old.plan().likely_same}
    assert pairs == {
        ("Ali Marlow", "Alice Marlow"),
        ("Marlow Alice", "Alice Marlow"),
        ("Xiaoman Lin", "林小满"),
    }
    old.run(merges={"Ali Marlow": "Alice Marlow", "Xiaoman Lin": "林小满"})
    hub = old.hub()
    assert hub.members["alice-marlow"].shown_aliases == ("Ali Marlow",)
    assert hub.members["lin-xiaoman"].shown_aliases == ("Xiaoman Lin",)
    assert "xiaoman-lin" not in hub.members


def test_spellings_that_differ_by_width_case_or_spaces_are_one(old: Import) -> None:
    old.post("1.md", author="林小满")
    old.post("2.md", author="林 小满")
    old.post("3.md", author="alice marlow")
    old.post("4.md", author="Alice  Marlow")
    old.post("5.md", author="Alice Marlow")
    old.run()
    assert {member.name for member in old.hub().members.values()} == {"林小满", "Alice Marlow"}


def test_names_that_sound_the_same_get_ids_of_their_own(old: Import) -> None:
    old.post("1.md", author="周岩")
    old.post("2.md", author="周言")
    old.run()
    assert {key: member.name for key, member in old.hub().members.items()} == {
        "zhou-yan": "周岩",
        "zhou-yan-2": "周言",
    }


def test_a_family_name_with_a_reading_of_its_own_sorts_by_it(old: Import) -> None:
    old.post(author="单云樵")
    old.run()
    member = old.hub().members["shan-yunqiao"]
    assert (member.family_name, member.given_name, member.sort_name) == (
        "单",
        "云樵",
        "shan yunqiao",
    )


def test_credits_become_credits(old: Import) -> None:
    old.post(
        meta_extra="'译者：林小满；[审稿](https://example.org/pull/3)：周岩；本文首发于河畔'",
        translator="Jonas Feldt",
    )
    plan = old.plan()
    old.run()
    found = old.hub().articles["essays/rain"].credits
    assert [(credit.member, credit.role.value, credit.evidence) for credit in found] == [
        ("lin-xiaoman", "translation", None),
        ("zhou-yan", "review", "https://example.org/pull/3"),
        ("jonas-feldt", "translation", None),
    ]
    assert [one.values["found"] for one in plan.problems] == ["审稿：本文首发于河畔"]


def test_an_unsigned_post_is_signed_by_the_editors(old: Import) -> None:
    old.post("a.md", author="")
    old.post("b.md", author="", meta_extra="作者：周岩")
    old.post("c.md")
    plan = old.plan(title="Essays")
    assert kinds(plan) == ["no-author"]
    old.run(title="Essays")
    hub = old.hub()
    assert hub.articles["essays/a"].authors == ("editors-of-essays",)
    assert hub.articles["essays/b"].authors == ("zhou-yan",)
    assert hub.members["editors-of-essays"].status == "organisation"
    assert hub.columns["essays"].editors == ("alice-marlow",)


def test_an_unsigned_post_can_be_given_an_author(old: Import) -> None:
    old.post(author="")
    old.run(default_author="河畔书局", organisations=("河畔书局",))
    assert old.hub().members["he-pan-shu-ju"].status == "organisation"


def test_bios_come_along_and_portraits_of_other_sites_do_not(old: Import) -> None:
    old.post(author="xiaoman")
    write(
        old.site,
        {
            "data/members.yaml": "list:\n  - name: 林小满\n    id: xiaoman\n"
            "    image: https://example.org/a.jpg\n    intro: 量雨的人。\n"
        },
    )
    assert kinds(old.plan()) == ["portrait-remote"]
    old.run()
    hub = old.hub()
    assert hub.members["lin-xiaoman"].body.strip() == "量雨的人。"
    assert hub.articles["essays/rain"].authors == ("lin-xiaoman",)


def test_categories_can_become_columns(old: Import) -> None:
    old.post("a.md", categories="[田野笔记, 天气]", title="雨")
    old.post("b.md", "[雨](/2020/05/a/)", categories="[天气]", title="晴", author="周岩")
    old.post("c.md")
    old.run(by_category=True)
    hub = old.hub()
    assert {key: column.title for key, column in hub.columns.items()} == {
        "essays": "essays",
        "tian-qi": "天气",
        "tian-ye-bi-ji": "田野笔记",
    }
    assert hub.articles["tian-ye-bi-ji/a"].tags == ("天气",)
    assert hub.articles["tian-qi/b"].body.strip() == "[雨](../tian-ye-bi-ji/a.md)"
    assert hub.columns["tian-qi"].editors == ("zhou-yan",)
    assert not hub.problems


def test_the_language_is_said_where_it_is_not_the_columns(old: Import) -> None:
    for name in ("a", "b"):
        old.post(f"{name}.md", "今天下了很大的雨，河水涨了。", title="雨")
    old.post("c.md", "It rained for a long time, and the river rose.")
    old.run()
    hub = old.hub()
    assert hub.columns["essays"].lang == "zh"
    assert [article.lang for article in hub.articles.values()] == [None, None, "en"]


def test_a_bundle_keeps_its_pictures(old: Import) -> None:
    old.post("2020-05-04-hail/index.md", "![Hail](img/hail.gif)", slug="hail", date="")
    write(
        old.site,
        {
            "content/post/2020-05-04-hail/img/hail.gif": DOT.encode(),
            "content/post/2020-05-04-hail/script.js": b"alert()",
        },
    )
    plan = old.plan()
    assert [(one.kind, one.values["found"]) for one in plan.problems] == [
        ("file-left-out", "script.js")
    ]
    old.run()
    assert (old.submissions / "columns/essays/hail/img/hail.gif").read_bytes() == DOT.encode()
    hub = old.hub()
    assert str(hub.articles["essays/hail"].date) == "2020-05-04"
    assert not hub.problems


def test_pictures_from_the_sites_own_folders_come_along(old: Import) -> None:
    old.post(body="![a](/img/a.png) ![b](b.png) ![gone](/img/gone.png) ![out](../../../out.png)")
    write(
        old.site,
        {"static/img/a.png": b"a", "content/post/b.png": b"b", "../out.png": b"secret"},
    )
    old.run()
    assert "![a](a.png) ![b](b.png) ![gone](/img/gone.png)" in old.text(
        "columns/essays/rain/index.md"
    )
    assert sorted(path.name for path in (old.submissions / "columns/essays/rain").iterdir()) == [
        "a.png", "b.png", "index.md",
    ]  # fmt: skip


def test_old_addresses_lead_to_the_new_page(old: Import) -> None:
    write(old.site, {"hugo.toml": 'title = "Old"\n[permalinks]\npost = "/:year/:day/:title/"\n'})
    old.post("a.md", title="Heavy rain", aliases="[/old/rain, other.html]")
    old.post("b.md", title="Sun", url="/special/sun/")
    old.post("c.md", draft="true", title="Fog")
    old.run()
    articles = old.hub().articles
    assert articles["essays/a"].redirect_from == (
        "2020/04/heavy-rain/", "old/rain/", "2020/04/other.html",
    )  # fmt: skip
    assert articles["essays/b"].redirect_from == ("special/sun/",)
    assert (articles["essays/c"].redirect_from, articles["essays/c"].status) == ((), "draft")


def test_an_old_address_belongs_to_one_page(old: Import) -> None:
    old.post("2020-05-01-monthly.md", slug="monthly", date="2020-05-01")
    old.post("2020-05-20-monthly.md", slug="monthly", date="2020-05-20")
    old.post("search.md", title="Search", url="/search/")
    assert sorted(kinds(old.plan())) == ["redirect-invalid", "redirect-taken"]
    old.run()
    hub = old.hub()
    assert list(hub.articles) == [
        "essays/monthly-2020-05-01", "essays/monthly-2020-05-20", "essays/search-1",
    ]  # fmt: skip
    assert not hub.problems


def test_fields_without_a_place_are_counted(old: Import) -> None:
    old.post("a.md", forum_id="12", toc="true")
    old.post("b.md", forum_id="13")
    assert old.plan().unknown_fields == {"forum_id": 2, "toc": 1}


def test_what_the_check_would_refuse_is_mended_or_left_out(old: Import) -> None:
    old.post("a.md", title='"Ra\\u200bin"', tags=f"[{', '.join(f't{n}' for n in range(50))}]")
    old.post("b.md", ">" * 40 + " deep", title="Deep")
    old.post("c.md", lastmod="2019-01-01", title="")
    plan = old.plan()
    assert sorted(kinds(plan)) == [
        "date-odd",
        "fails-check",
        "tags-cut",
        "title-changed",
        "title-missing",
    ]
    old.run()
    hub = old.hub()
    assert [article.title for article in hub.articles.values()] == ["Rain", "c"]
    assert len(hub.articles["essays/a"].tags) == 40
    assert not hub.problems


def test_the_source_may_be_the_content_or_one_section(old: Import, tmp_path: Path) -> None:
    old.post()
    write(old.site, {"content/talk/a.md": "---\ntitle: A\ndate: 2020-01-01\n---\n"})
    write(tmp_path, {"loose/b.md": "---\ntitle: B\ndate: 2020-01-01\n---\n"})
    site = old.site
    found = {}
    for source in (site, site / "content", site / "content/talk", tmp_path / "loose"):
        old.site = source
        found[source.name] = [file.uri for file in old.plan().files if file.kind == "article"]
    both = ["columns/essays/a.md", "columns/essays/rain.md"]
    assert found == {
        "old-site": both, "content": both, "talk": both[:1], "loose": ["columns/essays/b.md"],
    }  # fmt: skip


def test_an_existing_column_stays_as_it_is(old: Import) -> None:
    column = "---\ntitle: Notes\ndescription: Ours.\neditors: [jonas]\nlang: en\n---\n"
    write(
        old.submissions,
        {"columns/essays/index.md": column, "members/jonas.md": "---\nname: Jonas\n---\n"},
    )
    old.post()
    old.run()
    assert old.text("columns/essays/index.md") == column
    assert not old.hub().problems


def test_a_person_edits_rather_than_an_organisation(old: Import) -> None:
    old.post("a.md", author="Riverside Committee")
    old.post("b.md", author="Riverside Committee")
    old.post("c.md")
    old.run()
    assert old.hub().columns["essays"].editors == ("alice-marlow",)


def test_the_editor_can_be_chosen(old: Import) -> None:
    old.post("a.md", meta_extra="编辑：周岩")
    old.run(editor="zhou-yan")
    assert old.hub().columns["essays"].editors == ("zhou-yan",)
    with pytest.raises(ImportUseError, match="nobody-here"):
        old.plan(editor="nobody-here", column="other")
