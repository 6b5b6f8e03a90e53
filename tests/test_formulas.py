"""Formulas: TeX becomes MathML that says the same, and never more than a formula may."""

import re
from xml.etree.ElementTree import Element, tostring

import pytest
from hypothesis import given
from hypothesis import strategies as st
from latex2mathml import commands
from pymdownx import arithmatex

from commonplace.documents.formulas import check_formulas, formulas
from commonplace.formulas import fault, notation
from commonplace.formulas.fault import FormulaFault
from commonplace.formulas.mathml import mathml
from commonplace.formulas.safe import _ELEMENTS as ELEMENTS
from commonplace.formulas.tex import DEEPEST, LONGEST
from commonplace.language import language

ATTRIBUTES = frozenset(
    {
        "accent",
        "alttext",
        "class",
        "columnalign",
        "depth",
        "display",
        "displaystyle",
        "fence",
        "form",
        "height",
        "largeop",
        "linethickness",
        "lspace",
        "mathbackground",
        "mathcolor",
        "mathsize",
        "mathvariant",
        "maxsize",
        "minsize",
        "movablelimits",
        "notation",
        "rspace",
        "scriptlevel",
        "separator",
        "stretchy",
        "voffset",
        "width",
    }
)


def shown(tex: str, *, is_display: bool = False) -> str:
    """Return the markup of a formula inside its outer row."""
    return "".join(
        tostring(child, encoding="unicode") for child in mathml(tex, is_display=is_display)[0]
    )


def letters(tex: str) -> str:
    """Return what a reader sees of a formula, without its form."""
    return "".join(mathml(tex, is_display=False).itertext())


def reason(tex: str) -> str:
    with pytest.raises(FormulaFault) as raised:
        mathml(tex, is_display=True)
    return raised.value.reason


def test_a_formula_carries_the_tex_it_was_written_in() -> None:
    math = mathml(" E = mc^2 ", is_display=True)

    assert math.attrib == {"display": "block", "alttext": "E = mc^2"}
    assert "<msup><mi>c</mi><mn>2</mn></msup>" in shown("E = mc^2")


@pytest.mark.parametrize(
    ("tex", "seen"),
    [
        (r"\mathbb{R}^n", "ℝn"),
        (r"\mathbf{AB}", "𝐀𝐁"),
        (r"\mathcal{BL}", "ℬℒ"),
        (r"\mathfrak{C}", "ℭ"),
        (r"\mathit{h}", "ℎ"),
        (r"\text{若 } x", "若\xa0x"),
        (r"a < b \& c", "a<b&c"),
        (r"\operatorname{Var}(X)", "Var(X)"),
        (r"\arg z", "argz"),
        (r"\unicode{202e}x", "x"),
    ],
)
def test_letters_are_those_that_unicode_has(tex: str, seen: str) -> None:
    assert letters(tex) == seen


def test_sums_and_limits_have_their_bounds_above_and_below() -> None:
    assert "<munderover><mo>∑</mo>" in shown(r"\left(\sum_{i=1}^n x\right)", is_display=True)
    assert re.search(r'<munder><mo [^>]*movablelimits="true"[^>]*>lim', shown(r"\lim_{x} f"))
    assert "<msubsup><mo>∫</mo>" in shown(r"\int_0^1 x")


def test_names_of_functions_stand_apart() -> None:
    thin = '<mspace width="0.1667em" />'

    assert shown(r"2\sin x") == f"<mn>2</mn>{thin}<mi>sin</mi>{thin}<mi>x</mi>"
    assert thin not in shown(r"\sin(x)")


@pytest.mark.parametrize(
    "environment", ["aligned", "align", "align*", "gathered", "equation", "cases", "pmatrix"]
)
def test_environments_of_amsmath_are_known(environment: str) -> None:
    tex = rf"\begin{{{environment}}} a &= b \\ c &= d \end{{{environment}}}"

    assert "\\" not in letters(tex)
    assert "mtable" in shown(tex) or environment == "equation"


def test_lines_in_a_table_are_marked_on_its_cells() -> None:
    markup = shown(r"\begin{array}{c|c} a & b \\ \hline c & d \end{array}")

    assert markup.count("cp-line-before") == 2
    assert markup.count("cp-line-above") == 2


@pytest.mark.parametrize(
    ("tex", "why"),
    [
        ("", fault.EMPTY),
        (r"\frac{1", fault.BRACES),
        ("a}", fault.BRACES),
        (r"\sqrt", fault.UNFINISHED),
        ("x^", fault.OF_CONVERTER["MissingSuperScriptOrSubscriptError"]),
        ("a_b_c", fault.OF_CONVERTER["DoubleSubscriptsError"]),
        (r"\left( a", fault.OF_CONVERTER["ExtraLeftOrMissingRightError"]),
        (r"\begin{cases} a", fault.OF_CONVERTER["MissingEndError"]),
        (r"\begin{cases} a \end{matrix}", fault.OF_CONVERTER["MissingEndError"]),
        (r"\over b", fault.OF_CONVERTER["NumeratorNotFoundError"]),
    ],
)
def test_a_broken_formula_says_why(tex: str, why: str) -> None:
    assert reason(tex) == why


@pytest.mark.parametrize(
    "tex",
    [
        "{" * (DEEPEST + 1) + "}" * (DEEPEST + 1),
        r"\sqrt " * (DEEPEST + 1) + "x",
        r"\color{red}" * 99,
        "a\\over b " * 99,
        r"\left(" * 99 + r"\right)" * 99,
        r"\begin{matrix}" * 99 + r"\end{matrix}" * 99,
        r"\sideset{}{}{" * 9 + r"\sum" + "}" * 9,
        "x" * (LONGEST + 1),
    ],
)
def test_a_formula_that_would_take_long_is_refused(tex: str) -> None:
    assert reason(tex) in (fault.TOO_DEEP, fault.TOO_LONG)


@pytest.mark.parametrize(
    "tex",
    [
        r"\href{https://evil.example}{x}",
        r"\style{background:url(https://evil.example)}{x}",
        r"\class{md-nav}{x}",
        r"\def\a{\b\b}\a",
        r"\newcommand{\a}{x}\a",
        r"\begin{tikzcd} a \end{tikzcd}",
        r"\nosuchcommand",
    ],
)
def test_links_styles_classes_and_macros_are_not_known(tex: str) -> None:
    assert reason(tex) == fault.UNKNOWN


@pytest.mark.parametrize(
    "tex",
    [
        r"\hspace{99em}",
        r"\kern-99em",
        r"\rule{999px}{999px}",
        r"\raise99em{x}",
        r"{\Huge a{\Huge b{\Huge c}}}",
    ],
)
def test_a_formula_keeps_to_its_place(tex: str) -> None:
    markup = shown(tex)

    assert "99" not in markup
    assert markup.count("mathsize") <= 1


def is_harmless(math: Element) -> bool:
    """Whether elements, attributes and values are all of the kind a formula needs."""
    return all(
        element.tag in ELEMENTS
        and element.attrib.keys() <= ATTRIBUTES
        and all(
            re.fullmatch(r"[A-Za-z0-9#. -]*", value)
            for name, value in element.attrib.items()
            if name != "alttext"
        )
        for element in math.iter()
    )


COMMANDS = sorted({value for value in vars(commands).values() if isinstance(value, str)})
EVIL = ["x", "{x}", "{javascript:alert(1)}", '{"><script>}', "{url(//evil.example)}", "[b]", "red"]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("is_display", [True, False])
def test_no_command_of_the_converter_makes_more_than_a_formula(
    command: str, *, is_display: bool
) -> None:
    for first, second in zip(EVIL, [*EVIL[1:], "x"], strict=True):
        for tex in (f"{command}{first}{second}", f"a {command} {first}{second}{{y}}"):
            try:
                math = mathml(tex, is_display=is_display)
            except FormulaFault:
                continue
            assert is_harmless(math), tex


PIECES = st.sampled_from([*COMMANDS, *"{}[]()^_&|$#%~'12ab <>\"", r"\begin{cases}", r"\end{cases}"])


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60))
def test_no_text_makes_more_than_a_formula_or_another_fault(tex: str) -> None:
    try:
        math = mathml(tex, is_display=True)
    except FormulaFault:
        return
    assert is_harmless(math)


def test_formulas_are_found_where_they_are_rendered() -> None:
    text = (
        "Costs $5 and $6, not $a$ nor `$b$` nor \\$c$.\n\n"
        "$$\nd\n$$\n\nText \\(e\\) and\n$$f$$ too.\n\n    $g$ in code\n\n"
        "```math\nh\n```\n\n```\n$i$\n```\n\n> \\[j\\]\n"
    )

    found = {formula.tex.strip(): formula.is_display for formula in formulas(text)}

    assert found == {"h": True, "a": False, "d": True, "e": False, "f": True, "j": True}


def test_a_problem_names_the_command_and_its_place() -> None:
    problems = list(check_formulas("a.md", "Words\nand $x + \\sqrtt{2}$.", 7))

    assert [(problem.code, problem.place) for problem in problems] == [("formula-unknown", (8, 10))]
    assert "“\\sqrtt”" in problems[0].message(language("en"))
    assert problems[0].hint(language("zh")).startswith("你是不是想写“\\sqrt”")


def test_a_thousand_unknown_commands_are_all_named() -> None:
    problems = list(check_formulas("a.md", "$\\nosuch$ " * 1_000, 1))

    assert len(problems) == 1_000
    assert sum(bool(problem.values["suggestion"]) for problem in problems) <= 20


def test_beginnings_without_an_end_are_refused_before_a_parser_sees_them() -> None:
    problems = list(check_formulas("a.md", "\\( " * 50_000, 1))

    assert [problem.code for problem in problems] == ["text-too-deep"]


@pytest.mark.parametrize(
    "name",
    [
        "RE_BRACKET_BLOCK",
        "RE_BRACKET_INLINE",
        "RE_DOLLAR_BLOCK",
        "RE_SMART_DOLLAR_INLINE",
        "RE_TEX_BLOCK",
    ],
)
def test_formulas_are_told_from_other_text_as_arithmatex_does(name: str) -> None:
    assert getattr(notation, name) == getattr(arithmatex, name)


@pytest.mark.parametrize(
    ("tex", "seen"), [(r"x \label{eq:one} + 1", "x+1"), (r"A \backslash B", "A\\B")]
)
def test_what_papers_are_full_of_is_read(tex: str, seen: str) -> None:
    assert letters(tex) == seen
