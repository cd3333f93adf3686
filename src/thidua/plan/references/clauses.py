"""Clauses: every one of the text is used by some part of the plan, or says why it needs no support."""

from collections.abc import Iterator
from functools import cache

from thidua.plan.model.base import Part
from thidua.plan.model.plan import Plan
from thidua.plan.references.walk import At, Found

CLAUSE = "clause"
"""The field in which a part names the clauses that it stands on."""


@cache
def _cites(model: type[Part]) -> bool:
    return CLAUSE in model.model_fields


def check_clauses(plan: Plan, parts: list[At]) -> Iterator[Found]:
    """Nothing of the text is passed over in silence, and nothing is both used and said to need no support."""
    used = {name for _, part in parts if _cites(type(part)) for name in getattr(part, CLAUSE)}
    for name, clause in plan.clauses.items():
        if clause.no_support is None and name not in used:
            yield (
                ("clauses", name),
                f"điều khoản «{name}» chưa được dùng ở đâu; nếu phần mềm không phải làm gì thì ghi lý do"
                " vào mục «no_support»",
            )
        if clause.no_support is not None and name in used:
            yield (
                ("clauses", name, "no_support"),
                f"điều khoản «{name}» ghi là không cần hỗ trợ nhưng vẫn được dùng; hãy bỏ «no_support»",
            )
