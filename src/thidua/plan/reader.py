"""A plan file to a Plan: all errors at once, each with its place, what was expected and what stood there."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from thidua.plan.amending import Whole, is_amended, is_whole, put_together
from thidua.plan.extending import later
from thidua.plan.mending import drop_wrong
from thidua.plan.model.plan import Plan
from thidua.plan.problems import PlanError
from thidua.plan.references import check_references
from thidua.plan.shape import report_shape
from thidua.plan.source import DataPath, Source, read_source


def read_plan(file: Path, on: date | None = None) -> Plan:
    """Read and check the plan in ``file``.

    ``on``: as it stands on that day, with the amendments beside the file that are in force then; without it, a plan
    stands as it was issued. An amendment's file is read as the plan that it changes, a lower level's file as the plan
    that it adds to. Raises PlanError with every problem found, OSError where there is no such file.
    """
    source = read_source(file)
    whole = Whole(source)
    if not is_whole(source) or (on is not None and is_amended(file)):
        if not isinstance(source.data, dict):
            _refuse(source)
        whole = put_together(file, on, read_plan)
    return _checked(whole, file)


def _checked(whole: Whole, file: Path) -> Plan:
    source = whole.source
    if not isinstance(source.data, dict):
        _refuse(source)
    try:
        plan = Plan.model_validate(source.data)
    except ValidationError as wrong:
        report_shape(source, wrong)
        _check_the_rest(source, wrong)
        raise PlanError(file, source.problems) from None
    plan = plan.model_copy(
        update={"amendments": whole.amendments, "extends": whole.parent.id if whole.parent is not None else ""}
    )
    for path, message in _found(plan, whole):
        source.report(source.place(path), message)
    if source.problems:
        raise PlanError(file, source.problems)
    return plan


def _found(plan: Plan, whole: Whole) -> Iterator[tuple[DataPath, str]]:
    if whole.parent is not None:
        yield from later(plan, whole.parent, whole.above)
    for path, message in check_references(plan):
        # A clause of a text that another changed may be left without use: what stood on it is no more.
        if path[0] != "clauses" or whole.source.place(path).file in ("", whole.newest):
            yield path, message


def _refuse(source: Source) -> Any:
    if not source.problems:
        source.report(source.place(()), "kế hoạch phải là một nhóm mục dạng «tên: nội dung»")
    raise PlanError(source.file, source.problems)


def _check_the_rest(source: Source, wrong: ValidationError) -> None:
    """Check the names in those parts of a wrong plan that are right in themselves."""
    rest = drop_wrong(source, wrong)
    if rest is None:
        return
    for path, message in check_references(rest.plan, incomplete=rest.sections):
        if path[0] not in rest.stand_ins:
            source.report(source.place(rest.path_in_file(path)), message)
