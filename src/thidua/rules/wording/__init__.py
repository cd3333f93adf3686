"""Reasons said in Vietnamese that a clerk can read out: one wording for screen, paper and command line."""

from thidua.rules.wording.results import explain
from thidua.rules.wording.words import Line, Words

__all__ = ["Line", "Words", "explain"]
