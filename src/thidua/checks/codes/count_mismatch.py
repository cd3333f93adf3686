"""The text announces a number of things and lists another number of them."""

from collections.abc import Iterator

from thidua.checks.finding import Finding
from thidua.checks.study import Study
from thidua.plan.model.plan import Plan
from thidua.rules.wording.figures import figure

CODE = "count-mismatch"

NOUNS = {
    "objectives": "mục tiêu",
    "contents": "nội dung",
    "fields": "lĩnh vực",
    "phases": "giai đoạn",
    "groups": "nhóm đối tượng",
    "criteria": "chỉ tiêu",
}


def check(study: Study) -> Iterator[Finding]:
    """One finding for each announced number that is not the number listed."""
    for announced in study.plan.announced:
        if announced.of not in NOUNS:
            continue
        listed = _listed(study.plan, announced.of)
        if listed != announced.number:
            noun = NOUNS[announced.of]
            message = f"Văn bản nêu {figure(announced.number)} {noun} nhưng liệt kê {listed}"
            yield study.found(CODE, announced.clause, announced.line, message)


def _listed(plan: Plan, of: str) -> int:
    if of == "criteria":
        return len(plan.rubric.criteria) if plan.rubric else 0
    return len(getattr(plan, of))
