"""Texts as cells of a spreadsheet."""

_BEGINS_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""By these, also in the wide forms of Chinese keyboards, spreadsheets know a formula."""


def as_cell(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula and runs: a stranger wrote it.

    The quote before it is how spreadsheets themselves mark a text. Source: OWASP, CSV Injection.
    """
    return f"'{text}" if text.startswith(_BEGINS_FORMULA) else text
