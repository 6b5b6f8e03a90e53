"""Certificates: who has one, that codes stay, and that a sheet is safe whatever names hold."""

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from commonplace.outputs import outputs
from commonplace.outputs.api import schema_uri
from commonplace.outputs.api.certificates import URI
from commonplace.outputs.certificates.setting import fitted
from commonplace.pages.site import generate, generated_files
from commonplace.terminal import width
from commonplace.views import Edition
from commonplace.views.certificates import certificates, code_of
from tests.showcases import CONFIG, entry, showcase

SVG = "{http://www.w3.org/2000/svg}"
CHECK = "competitions/certificates/index.md"


def whose(seen: Edition) -> list[tuple[str, str, str]]:
    return [(one.award.id, one.recipient, one.name) for one in certificates(seen)]


def code(seen: Edition, name: str) -> str:
    return next(one.code for one in certificates(seen) if one.name == name)


def sheets(seen: Edition) -> dict[str, ET.Element]:
    """Return the sheet of each certificate by the name of the person, read as XML."""
    files = dict(outputs(seen))
    return {
        f"{one.award.id} {one.name}": ET.fromstring(str(files[one.picture_uri]))  # noqa: S314 - our own
        for one in certificates(seen)
    }


def texts(sheet: ET.Element) -> list[str]:
    return [found.text or "" for found in sheet.iter(f"{SVG}text")]


def test_everybody_who_won_has_one_but_who_is_hidden(tmp_path: Path) -> None:
    assert whose(showcase(tmp_path)) == [
        ("first", "park", "Eve Guest"),
        ("first", "river", "Only Name"),
        ("paper", "river", "Only Name"),
        ("people", "tram", "Tim Guest"),
    ]


def test_a_member_can_win_without_an_entry(tmp_path: Path) -> None:
    award = {
        "competitions/jam/awards/help.yml": "name: Help\nrecipients: [bo, hid]\ncitation: Thanks.\n"
    }
    found = [one for one in certificates(showcase(tmp_path, award)) if one.award.id == "help"]
    assert [(one.name, one.entry) for one in found] == [("薄荷", None)]


def test_a_code_is_made_of_ids_alone(tmp_path: Path) -> None:
    expected = code_of("jam", "first", "river", "nameonly")
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}", expected)
    assert expected == "MEQJ-JKEE-9YAS"

    renamed = {
        "members/nameonly.md": "---\nname: New Name\nvisibility: name_only\n---\n",
        "competitions/jam/awards/first.yml": (
            "name: Grand prize\nrank: 1\ndecided_by: judges\ncitation: Other words.\n"
        ),
        "competitions/jam/entries/river/index.md": entry("Stream", "nameonly", track="paper"),
    }
    assert code(showcase(tmp_path / "a"), "Only Name") == expected
    assert code(showcase(tmp_path / "b", renamed), "New Name") == expected

    guest = {"competitions/jam/entries/tram/index.md": entry("Tram", "tim GUEST", track="paper")}
    before = code(showcase(tmp_path / "a"), "Tim Guest")
    assert code(showcase(tmp_path / "c", guest), "tim GUEST") == before


def test_no_two_certificates_have_one_code(tmp_path: Path) -> None:
    codes = [one.code for one in certificates(showcase(tmp_path))]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize(
    ("way", "files"),
    [
        (
            "merged",
            {
                "members/old.md": "---\nname: Old\nmerged_into: newid\n---\n",
                "members/newid.md": "---\nname: Only Name\n---\n",
            },
        ),
        (
            "moved",
            {"members/newid.md": "---\nname: Only Name\nredirect_from: [/members/old/]\n---\n"},
        ),
    ],
)
def test_it_stays_valid_when_a_member_gets_another_id(
    tmp_path: Path, way: str, files: dict[str, str]
) -> None:
    seen = showcase(
        tmp_path / way,
        {**files, "competitions/jam/entries/river/index.md": entry("River", "newid")},
    )
    before = code_of("jam", "first", "river", "old")
    one = next(one for one in certificates(seen) if one.name == "Only Name")

    assert one.code == code_of("jam", "first", "river", "newid")
    assert before in one.former
    listed = json.loads(dict(outputs(seen))[URI])["certificates"]
    assert before in next(each for each in listed if each["code"] == one.code)["former"]
    redirects = [file.uri for file in generated_files(seen) if before.lower() in file.uri]
    assert redirects == [f"competitions/jam/certificates/first/{before.lower()}/index.html"]


def test_before_results_are_public_there_is_none(tmp_path: Path) -> None:
    seen = showcase(tmp_path, now="2026-05-09T12:00")
    assert certificates(seen) == ()
    assert json.loads(dict(outputs(seen))[URI])["certificates"] == []
    page = next(page.markdown for page in generate(seen) if page.uri == CHECK)
    assert "There is no certificate yet." in page


def test_a_hub_can_do_without(tmp_path: Path) -> None:
    without = CONFIG["mkdocs.yml"].replace("showcase: {}", "showcase: {certificates: false}")
    seen = showcase(tmp_path, config={**CONFIG, "mkdocs.yml": without})
    assert certificates(seen) == ()
    assert CHECK not in [page.uri for page in generate(seen)]


def test_a_page_leads_to_the_sheet_and_to_the_check(tmp_path: Path) -> None:
    seen = showcase(tmp_path)
    pages = {page.uri: page for page in generate(seen)}
    one = next(each for each in certificates(seen) if each.name == "Eve Guest")
    page = pages[one.uri]

    assert 'src="certificate.svg"' in page.markdown
    assert f"#{one.code}" in page.markdown
    assert page.meta["search"] == {"exclude": True}
    assert one.code in pages[CHECK].markdown
    assert one.code.lower() in pages["competitions/jam/entries/park/index.md"].markdown


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Test hub", "Certificate", "receives", "for “Park”", "Organised by Ada"]),
        ("zh", ["测试站", "获奖证书", "荣获", "作品《Park》", "主办：Ada"]),
    ],
)
def test_a_sheet_says_what_was_won_in_the_language_of_the_site(
    tmp_path: Path, language: str, words: list[str]
) -> None:
    seen = showcase(tmp_path, language=language)
    said = texts(sheets(seen)["first Eve Guest"])
    assert [word for word in words if word not in said] == []
    assert {"Eve Guest", "First prize", "For the streets.", code(seen, "Eve Guest")} <= {*said}


def test_a_sheet_runs_nothing_and_asks_for_nothing(tmp_path: Path) -> None:
    nasty = """</text><script>alert(1)</script> & "quotes" 'too'"""
    quoted = json.dumps(nasty)
    seen = showcase(
        tmp_path,
        {
            "competitions/jam/entries/park/index.md": entry(quoted, quoted),
            "competitions/jam/awards/first.yml": (
                f"name: {quoted}\nrank: 1\ndecided_by: judges\ncitation: {quoted}\n"
            ),
        },
    )
    for sheet in sheets(seen).values():
        names = {found.tag.removeprefix(SVG) for found in sheet.iter()}
        assert names == {"svg", "title", "style", "rect", "g", "path", "text"}
        keys = {key for found in sheet.iter() for key in found.attrib}
        assert not [key for key in keys if key.startswith("on") or "href" in key]
        assert "url(" not in "".join(found.text or "" for found in sheet.iter(f"{SVG}style"))


LONG = {
    "en": "Wolfeschlegelsteinhausenbergerdorff Maria del Pilar Fernández-Montgomery de la Vega",
    "zh": "阿不都热合曼·买买提吐尔逊·阿卜杜拉·热依木·司马义·艾合买提·托合提·吐尔地·依明·玉素甫",
    "one": "W" * 90,
}


@pytest.mark.parametrize("name", LONG.values(), ids=LONG)
def test_long_names_fit(tmp_path: Path, name: str) -> None:
    files = {"competitions/jam/entries/park/index.md": entry(f'"{name}"', f'"{name} "')}
    sheet = next(
        sheet for key, sheet in sheets(showcase(tmp_path, files)).items() if name[:9] in key
    )
    for found in sheet.iter(f"{SVG}text"):
        columns, size = width(found.text or ""), float(found.get("font-size", "0"))
        assert columns * size * 0.5 <= 960, found.text
        assert float(found.get("y", "0")) < 840


def test_text_is_set_as_large_as_it_fits() -> None:
    assert fitted("Ada", 900, (66, 40), 1, 1.2).size == 66
    assert fitted("A" * 30, 900, (66, 40), 1, 1.2).size == 40
    cut = fitted("word " * 100, 300, (20, 10), 2, 1.2)
    assert len(cut.lines) == 2
    assert cut.lines[-1].endswith("…")


def read(seen: Edition) -> Any:
    files = dict(outputs(seen))
    schema, value = json.loads(files[schema_uri(URI)]), json.loads(files[URI])
    jsonschema.validate(value, schema, cls=jsonschema.Draft202012Validator)
    return value


def test_a_browser_reads_the_codes_from_one_small_file(tmp_path: Path) -> None:
    seen = showcase(tmp_path)
    first = read(seen)["certificates"][0]
    assert first == {
        "code": code(seen, "Eve Guest"),
        "name": "Eve Guest",
        "award": "First prize",
        "entry": "Park",
        "competition": "Map jam",
        "url": f"competitions/jam/certificates/first/{code(seen, 'Eve Guest').lower()}/",
    }
