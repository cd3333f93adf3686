"""Changing a plan file where it says something and nowhere else: comments, order and wrapping stay as they were."""

from thidua.plan.rewriting.changes import Change, Insert, NotRewritableError, Put, Remove, Rename, rewritten
from thidua.plan.rewriting.places import FIRST
from thidua.plan.rewriting.spans import Data, Spot, UnreadableError, parsed, plain

__all__ = [
    "FIRST",
    "Change",
    "Data",
    "Insert",
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
