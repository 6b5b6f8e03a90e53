"""Who is meant by a byline or a line of credits."""

import pytest

from commonplace.importing.bylines import read_credits, split_byline, without_title
from commonplace.values.roles import Role


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("林小满", ["林小满"]),
        ("林小满、周岩，何清源", ["林小满", "周岩", "何清源"]),
        ("林小满和周岩", ["林小满", "周岩"]),
        ("和小满", ["和小满"]),
        ("和小满与周岩", ["和小满", "周岩"]),
        ("河和堂手册", ["河和堂手册"]),
        ("水文与气象研究委员会", ["水文与气象研究委员会"]),
        ("林小满 周岩", ["林小满", "周岩"]),
        ("周 岩", ["周 岩"]),
        (
            "Alice Marlow, Jonas Feldt and Zelia Valadar",
            ["Alice Marlow", "Jonas Feldt", "Zelia Valadar"],
        ),
        ("Alice Marlow & Jonas Feldt", ["Alice Marlow", "Jonas Feldt"]),
        ("Marlow, Alice", ["Alice Marlow"]),
        ("J. P. Marlow, Jr.", ["J. P. Marlow, Jr."]),
        ("Sandy Andersson", ["Sandy Andersson"]),
        ("林小满（河畔大学）；Alice Marlow", ["林小满", "Alice Marlow"]),
        ("林小满、林小满", ["林小满"]),
        ("", []),
    ],
)
def test_a_byline_is_split_into_names(byline: str, names: list[str]) -> None:
    assert [named.name for named in split_byline(byline)] == names


def test_a_linked_name_keeps_its_address() -> None:
    [named] = split_byline("[Alice Marlow](https://example.org/alice)")
    assert (named.name, named.url) == ("Alice Marlow", "https://example.org/alice")


def credited(line: str) -> list[tuple[str, Role | None]]:
    return [(mention.person.name, mention.role) for mention in read_credits(line)[0]]


def test_credits_are_read_by_role() -> None:
    assert credited("译者：林小满、周岩；审稿: Alice Marlow 编辑：何清源；校对：") == [
        ("林小满", Role.TRANSLATION),
        ("周岩", Role.TRANSLATION),
        ("Alice Marlow", Role.REVIEW),
        ("何清源", Role.EDITOR),
    ]


def test_one_person_may_have_two_roles() -> None:
    assert credited("采访与校对：林小满") == [
        ("林小满", Role.CONTENT),
        ("林小满", Role.PROOFREADER),
    ]


def test_a_qualified_role_is_the_role() -> None:
    assert credited("微信编辑：林小满；原作者：Jonas Feldt") == [
        ("林小满", Role.EDITOR),
        ("Jonas Feldt", None),
    ]


def test_a_linked_role_leads_to_the_evidence() -> None:
    mentions, unread = read_credits("[审稿](https://example.org/pull/7)：林小满")
    assert [mention.evidence for mention in mentions] == ["https://example.org/pull/7"]
    assert unread == []


def test_what_is_not_understood_is_returned() -> None:
    assert read_credits("本文曾获奖") == ([], ["本文曾获奖"])
    mentions, unread = read_credits("编辑：林小满；赞助：河畔书局")
    assert [mention.person.name for mention in mentions] == ["林小满"]
    assert unread == ["编辑：赞助:河畔书局"]


def test_titles_are_taken_off_names() -> None:
    assert without_title("林小满教授", []) == "林小满"
    assert without_title("河畔大学林小满副教授", ["林小满"]) == "林小满"
    assert without_title("河畔大学林小满副教授", []) == "河畔大学林小满副教授"
    assert without_title("Alice Marlow", ["Marlow"]) == "Alice Marlow"
