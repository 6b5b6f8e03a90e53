"""What can be wrong with a submission, how it is worded, and how a list of faults is printed."""

from commonplace.problems.codes import CODES, Code, Severity
from commonplace.problems.problem import Place, Problem, Word, closest, printable

__all__ = ["CODES", "Code", "Place", "Problem", "Severity", "Word", "closest", "printable"]
