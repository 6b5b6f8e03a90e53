"""What becomes of a post's Markdown."""

import pytest

from commonplace.importing.text import Around, Converted, convert_text, plain_summary

ARTICLES = {"/2020/05/rain/": "rain.md"}
AROUND = Around(
    article=lambda path: ARTICLES.get(path if path.endswith("/") else f"{path}/", ""),
    by_source=lambda name: {"post/rain.md": "rain.md", "rain.md": "rain.md"}.get(name, ""),
    beside=lambda target: {"img/a b.png": "a b.png"}.get(target, ""),
    site_urls=("https://old.example",),
)


def convert(body: str) -> Converted:
    return convert_text("post/a.md", body, 5, AROUND)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[x](/2020/05/rain/)", "[x](rain.md)"),
        ("[x](/2020/05/rain)", "[x](rain.md)"),
        ("[x](/2020/05/rain/#more-12)", "[x](rain.md)"),
        ('[x](/2020/05/rain/#two "Title")', '[x](rain.md#two "Title")'),
        ("[x](https://old.example/2020/05/rain/)", "[x](rain.md)"),
        ("[x](http://www.old.example/2020/05/rain/)", "[x](rain.md)"),
        ("[x](https://elsewhere.example/2020/05/rain/)", "[x](https://elsewhere.example/2020/05/rain/)"),
        ("[x](/about/)", "[x](https://old.example/about/)"),
        ("[![p](p.png)](/2020/05/rain/)", "[![p](p.png)](rain.md)"),
        ("[x]: /2020/05/rain/", "[x]: rain.md"),
        ("![p](img/a%20b.png)", "![p](a%20b.png)"),
        ("`[x](/2020/05/rain/)`", "`[x](/2020/05/rain/)`"),
        ("```\n[x](/2020/05/rain/)\n```", "```\n[x](/2020/05/rain/)\n```"),
        ("Area `$a_1$` and `$$\nb\n$$`.", "Area $a_1$ and $$\nb\n$$."),
        ("Code `$PATH` and `` `$a$` ``.", "Code `$PATH` and `` `$a$` ``."),
        ("```\n`$a$`\n```", "```\n`$a$`\n```"),
        ('{{< figure src="a.png" alt="Rain" >}}', "![Rain](a.png)"),
        ('{{<figure src="a.png" caption="Much rain">}}', "![Much rain](a.png)\n\n*Much rain*"),
        ('{{< figure src="a.png" alt="Rain" link="https://b.example" >}}', "[![Rain](a.png)](https://b.example)"),
        ('[x]({{< ref "post/rain.md" >}})', "[x](rain.md)"),
        ('[x]({{% relref "rain.md" %}})', "[x](rain.md)"),
        ("{{< youtube abc123 >}}", "<https://www.youtube.com/watch?v=abc123>"),
        ('{{< tweet user="a" id="12" >}}', "<https://x.com/a/status/12>"),
        ("{{< highlight r >}}\nx <- 1\n{{< /highlight >}}", "```r\nx <- 1\n```"),
        ("Write {{</* figure */>}}.", "Write {{< figure >}}."),
        ("`{{< figure >}}`", "`{{< figure >}}`"),
    ],
)  # fmt: skip
def test_a_text_is_rewritten(before: str, after: str) -> None:
    assert convert(before).body == f"{after}\n"


def test_an_unknown_shortcode_is_removed_and_named_with_its_line() -> None:
    converted = convert('One\n\n{{< gallery dir="/img" >}}\nTwo {{< box >}}kept{{< /box >}}')
    assert converted.body == "One\n\n\nTwo kept\n"
    assert [(found.kind, found.line, found.values["name"]) for found in converted.problems] == [
        ("shortcode-removed", 7, "gallery"),
        ("shortcode-removed", 8, "box"),
    ]


def test_a_reference_that_leads_nowhere_is_reported() -> None:
    [found] = convert('[x]({{< ref "gone.md" >}})').problems
    assert (found.kind, found.values["found"]) == ("reference-broken", "gone.md")


def test_the_text_before_more_is_the_summary() -> None:
    converted = convert("# Head\n\nFirst *words* of [rain](r.md).\n\n<!--more-->\n\nRest.")
    assert converted.summary == "First words of rain."
    assert converted.body == "# Head\n\nFirst *words* of [rain](r.md).\n\n\n\nRest.\n"
    assert convert("All in one.").summary == ""


def test_a_long_summary_ends_with_a_sentence() -> None:
    text = plain_summary("It rained for days on end. " * 20)
    assert len(text) <= 300
    assert text.endswith("end.")
    assert plain_summary("雨" * 400) == "雨" * 299 + "…"


def test_links_to_old_pages_and_other_hosts_are_reported() -> None:
    converted = convert("[x](/about/)\n[y](https://mirror.example/2020/05/rain/)")
    assert [found.kind for found in converted.problems] == ["link-old-site"]
    assert converted.other_hosts == ("mirror.example",)


def test_raw_html_is_counted_and_kept() -> None:
    converted = convert("<iframe src='x'></iframe>\n\n```\n<script>\n```")
    assert converted.raw == ("iframe",)
    assert "<iframe src='x'></iframe>" in converted.body
