"""Why a formula cannot be shown."""

from commonplace.language import N_


class FormulaFault(ValueError):  # noqa: N818 - a member's mistake is no error of the program
    """A formula that cannot be shown; `reason` is one of our words.

    `unknown` is the command or environment that is not known, and `at` where it stands; both are
    empty where something else is wrong.
    """

    def __init__(self, reason: str, unknown: str = "", at: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.unknown = unknown
        self.at = at


EMPTY = N_("nothing stands in it")
UNFINISHED = N_("an argument is missing, or something is not closed")
BRACES = N_("a brace has no counterpart")
TOO_LONG = N_("it is too long; split it")
TOO_DEEP = N_("it is nested too deep")
UNKNOWN = N_("it uses a command that is not known here")

OF_CONVERTER = {
    "DenominatorNotFoundError": N_("a fraction has no denominator"),
    "DoubleSubscriptsError": N_("two subscripts follow each other; put them in braces"),
    "DoubleSuperscriptsError": N_("two superscripts follow each other; put them in braces"),
    "ExtraLeftOrMissingRightError": N_("\\left and \\right do not match"),
    "InvalidAlignmentError": N_("columns are given as l, c, r and |"),
    "LimitsMustFollowMathOperatorError": N_("\\limits stands behind no operator"),
    "MissingEndError": N_("\\begin and \\end do not match"),
    "MissingSuperScriptOrSubscriptError": N_("nothing follows ^ or _"),
    "NumeratorNotFoundError": N_("a fraction has no numerator"),
}
"""What the converter complains of, by the name of its exception; the rest is `UNFINISHED`."""
