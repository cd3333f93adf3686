"""Changing a plan file where it says something and nowhere else: comments, order and wrapping stay as they were."""

from thidua.plan.rewriting.changes import Change, NotRewritableError, Put, Remove, Rename, rewritten
from thidua.plan.rewriting.spans import Data, Spot, UnreadableError, parsed, plain

__all__ = [
    "Change",
    "Data",
    "NotRewritableError",
    "Put",
    "Remove",
    "Rename",
    "Spot",
    "UnreadableError",
    "parsed",
    "plain",
    "rewritten",
]
