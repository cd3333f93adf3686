"""Mechanical checks of any plan: contradictions, gaps and oddities that its authors should know of before they sign."""

from thidua.checks.codes import CHECKS
from thidua.checks.finding import Finding, as_data
from thidua.checks.study import Study
from thidua.plan.model.plan import Plan

__all__ = ["CHECKS", "Finding", "as_data", "lint"]


def lint(plan: Plan) -> list[Finding]:
    """Everything that the checks find in ``plan``, in the order of its file."""
    study = Study(plan)
    found = [finding for check in CHECKS.values() for finding in check(study)]
    return sorted(found, key=lambda finding: (finding.line, finding.code, finding.message))
