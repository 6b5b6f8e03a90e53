"""A formula in TeX into a tree of MathML Core, with the TeX in `alttext`."""

from xml.etree.ElementTree import Element, SubElement

from latex2mathml.converter import Converter

from commonplace.formulas import fault
from commonplace.formulas.core import settle
from commonplace.formulas.fault import FormulaFault
from commonplace.formulas.safe import purify
from commonplace.formulas.tex import prepared


def mathml(tex: str, *, is_display: bool) -> Element:
    """Return the element `math` for a formula.

    Raises FormulaFault where it cannot be shown as it was meant.
    """
    ready = prepared(tex)
    try:
        row = Converter(display="block" if is_display else "inline").convert_to_element(ready)[0]
    except Exception as error:
        # The converter fails in many ways, also by what Python raises where a token is missing.
        reason = fault.OF_CONVERTER.get(type(error).__name__, fault.UNFINISHED)
        raise FormulaFault(reason) from error
    math = Element("math", {"display": "block"} if is_display else {})
    math.set("alttext", tex.strip())
    purify(row)
    settle(row, is_display=is_display)
    inner = SubElement(math, "mrow")
    inner.extend(list(row))
    return math
