"""Parts of a text that are no plain paragraph: tables, code, formulas, notes, tabs, lists."""

from collections.abc import Callable
from textwrap import indent

from content.prose import Prose

_CODE = {
    "python": (
        "def {name}(rows: list[dict[str, float]], limit: float = {number}) -> float:\n"
        '    """Return the mean of what lies below the limit."""\n'
        '    kept = [row["{key}"] for row in rows if row["{key}"] < limit]\n'
        "    if not kept:\n"
        '        raise ValueError("nothing is left of {{len(rows)}} rows")\n'
        "    return sum(kept) / len(kept)  # {key}, not {name}\n"
    ),
    "bash": (
        "for file in {key}/*.csv; do\n"
        '    [ -s "$file" ] || continue\n'
        "    cut -d, -f{number} \"$file\" | sort | uniq -c | awk '$1 > 2 {{ print $2 }}'\n"
        "done > {name}.txt\n"
    ),
    "sql": (
        "SELECT day, count(*) AS {name}, avg({key}) AS mean\n"
        "  FROM {key}s\n WHERE value > {number} AND note IS NOT NULL\n"
        " GROUP BY day\nHAVING count(*) > 3\n ORDER BY day DESC;\n"
    ),
    "yaml": (
        "{name}:\n  {key}: {number}\n  zones: [Asia/Shanghai, Europe/Oslo]\n"
        "  deadlines:\n    - at: 2026-03-01\n      title: Call for {key}s\n"
    ),
    "json": (
        '{{\n  "{name}": {number},\n  "{key}": [1, 2, 3.5, null],\n'
        '  "nested": {{"is_{name}": true, "text": "{key} \\u00e9"}}\n}}\n'
    ),
    "c++": (
        "#include <vector>\n\nint {name}(const std::vector<int>& {key}) {{\n"
        "    int best = 0;\n    for (auto value : {key}) best = std::max(best, value % {number});\n"
        "    return best;\n}}\n"
    ),
}
_INLINE = (r"\frac{a_{%d}}{b}", r"\sqrt{x_{%d} + 1}", r"\sum_{i=1}^{%d} w_i x_i", r"n \log_{%d} n")
_DISPLAYED = (
    r"\bar{x} = \frac{1}{n} \sum_{i=1}^{n} x_i, \quad s^2 = \sum_{i=%d}^{n} (x_i - \bar{x})^2",
    "P(A \\mid B) = \\frac{P(B \\mid A) \\, P(A)}{P(B)} \\le \\frac{%d}{100}",
    r"\begin{pmatrix} a & b \\ c & d \end{pmatrix} \begin{pmatrix} x \\ %d \end{pmatrix} = 0",
)


def table(prose: Prose) -> str:
    """Return a table of three to five columns."""
    columns, rows = prose.chance.randint(3, 5), prose.chance.randint(3, 9)
    lines = [[prose.word() for _ in range(columns)], ["---", *["--:"] * (columns - 1)]]
    for _ in range(rows):
        numbers = (f"{prose.chance.randint(1, 90_000):,}" for _ in range(columns - 1))
        lines.append([f"{prose.word()} `{prose.short()}`", *numbers])
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def code(prose: Prose) -> str:
    """Return a block of code in one of six languages."""
    language = prose.chance.choice([*_CODE])
    names = {"name": f"{prose.short()}_value", "key": prose.slug().replace("-", "_")}
    text = _CODE[language].format(number=prose.chance.randint(2, 99), **names)
    return f"```{language}\n{text}```"


def formula(prose: Prose) -> str:
    """Return a paragraph with formulas in it, and one that stands alone."""
    inline = prose.chance.choice(_INLINE) % prose.chance.randint(2, 9)
    displayed = prose.chance.choice(_DISPLAYED) % prose.chance.randint(1, 9)
    return f"{prose.sentence()} ${inline}$ {prose.sentence()}\n\n$$\n{displayed}\n$$"


def note(prose: Prose) -> str:
    """Return a note, sometimes a folded one, sometimes with code."""
    kind = prose.chance.choice(("note", "tip", "warning", "example", "question"))
    mark = prose.chance.choice(("!!!", "!!!", "???"))
    inside = prose.paragraph(2)
    if prose.chance.random() < 0.3:  # noqa: PLR2004
        inside += f"\n\n{code(prose)}"
    return f'{mark} {kind} "{prose.title()}"\n\n{indent(inside, "    ")}'


def tabs(prose: Prose) -> str:
    """Return two tabs with code."""
    both = (f'=== "{prose.word()}"\n\n{indent(code(prose), "    ")}' for _ in range(2))
    return "\n\n".join(both)


def items(prose: Prose) -> str:
    """Return a list: of items, of tasks, numbered, or within one another."""
    bullet = prose.chance.choice(("- ", "- [ ] ", "1. ", "* "))
    lines = [f"{bullet}{prose.sentence()}" for _ in range(prose.chance.randint(2, 5))]
    if bullet == "- ":
        lines.insert(1, f"    - {prose.sentence()}")
    return "\n".join(lines)


def quotation(prose: Prose) -> str:
    """Return what somebody said."""
    return f"> {prose.sentence()}\n>\n> {prose.paragraph(2)}"


def definitions(prose: Prose) -> str:
    """Return what two words mean."""
    return "\n\n".join(f"{prose.word()}\n:   {prose.sentence()}" for _ in range(2))


def footnote(prose: Prose) -> str:
    """Return a paragraph with a footnote."""
    number = prose.chance.randint(1, 999)
    return f"{prose.sentence()}[^{number}] {prose.sentence()}\n\n[^{number}]: {prose.sentence()}"


KINDS: dict[Callable[[Prose], str], float] = {
    table: 0.8, code: 0.9, note: 0.8, items: 0.9, quotation: 0.3, tabs: 0.12, definitions: 0.1,
    footnote: 0.12,
}  # fmt: skip
"""How many of each a text of the usual length has, on average; formulas are for some pages."""
