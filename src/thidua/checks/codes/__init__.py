"""The checks: one file for each code, each with one function that takes a study and yields findings."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from thidua.checks.codes import (
    basis_not_in_force,
    count_mismatch,
    deadline_after_parent,
    deadline_before_period_end,
    issued_after_deadline,
    judge_and_party,
    last_day_off,
    missing_annex,
    missing_date,
    missing_deadline,
    missing_number,
    no_rounding_rule,
    no_tie_rule,
    perverse_incentive,
    points_mismatch,
    quota_base_unstated,
    quota_mismatch,
    tier_gap,
    tier_overlap,
    unequal_ceiling,
    unreachable_points,
)
from thidua.checks.finding import Finding
from thidua.checks.study import Study

Check: TypeAlias = Callable[[Study], Iterator[Finding]]

CHECKS: dict[str, Check] = {
    module.CODE: module.check
    for module in (
        count_mismatch,
        points_mismatch,
        quota_mismatch,
        tier_gap,
        tier_overlap,
        perverse_incentive,
        unreachable_points,
        unequal_ceiling,
        no_tie_rule,
        no_rounding_rule,
        deadline_after_parent,
        issued_after_deadline,
        deadline_before_period_end,
        missing_deadline,
        missing_number,
        missing_date,
        missing_annex,
        quota_base_unstated,
        basis_not_in_force,
        judge_and_party,
        last_day_off,
    )
}
"""Every check by its code."""
