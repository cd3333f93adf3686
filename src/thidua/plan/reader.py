"""A plan file to a Plan: all errors at once, each with its place, what was expected and what stood there."""

from pathlib import Path

from pydantic import ValidationError

from thidua.plan.mending import drop_wrong
from thidua.plan.model.plan import Plan
from thidua.plan.problems import PlanError
from thidua.plan.references import check_references
from thidua.plan.shape import report_shape
from thidua.plan.source import Source, read_source


def read_plan(file: Path) -> Plan:
    """Read and check the plan in ``file``.

    Raises PlanError with every problem found, OSError where there is no such file.
    """
    source = read_source(file)
    if not isinstance(source.data, dict):
        if not source.problems:
            source.report(source.place(()), "kế hoạch phải là một nhóm mục dạng «tên: nội dung»")
        raise PlanError(file, source.problems)
    try:
        plan = Plan.model_validate(source.data)
    except ValidationError as wrong:
        report_shape(source, wrong)
        _check_the_rest(source, wrong)
        raise PlanError(file, source.problems) from None
    for path, message in check_references(plan):
        source.report(source.place(path), message)
    if source.problems:
        raise PlanError(file, source.problems)
    return plan


def _check_the_rest(source: Source, wrong: ValidationError) -> None:
    """Check the names in those parts of a wrong plan that are right in themselves."""
    rest = drop_wrong(source, wrong)
    if rest is None:
        return
    for path, message in check_references(rest.plan, incomplete=rest.sections):
        if path[0] not in rest.stand_ins:
            source.report(source.place(rest.path_in_file(path)), message)
