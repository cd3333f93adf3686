"""Reading an office file: every error at once with its line and column, like a plan."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from thidua.papers.office import Office
from thidua.papers.web_address import wrong_address
from thidua.plan.model.plan import Plan
from thidua.plan.problems import PlanError, hint
from thidua.plan.shape import report_shape
from thidua.plan.source import DataPath, read_source

EMPTY = Office(thidua="1")
"""The office of which nothing is known."""

NARRATED = ("bao-cao-so-ket", "bao-cao-tong-ket")
"""The papers with a part that somebody has to write."""


def read_office(file: Path, plan: Plan, kinds: tuple[str, ...]) -> Office:
    """Read the office file of a plan; ``kinds`` are the papers that there are.

    Raises PlanError with every problem found, OSError where there is no such file.
    """
    source = read_source(file)
    if not isinstance(source.data, dict) and not source.problems:
        source.report(source.place(()), "tệp cơ quan phải là một nhóm mục dạng «tên: nội dung»")
    if isinstance(source.data, dict):
        try:
            office = Office.model_validate(source.data)
        except ValidationError as wrong:
            report_shape(source, wrong, Office)
        else:
            for path, message in _unknown(office, plan, kinds):
                source.report(source.place(path), message)
    if source.problems:
        raise PlanError(file, source.problems)
    return office


def _unknown(office: Office, plan: Plan, kinds: tuple[str, ...]) -> Iterator[tuple[DataPath, str]]:
    """Names of bodies, awards, fields and papers that lead nowhere, each with its path and message."""
    for place, body in enumerate(office.bodies):
        for key, name in (("body", body.body), ("head_of", body.head_of)):
            if name is not None and name not in plan.bodies:
                yield ("bodies", place, key), f"kế hoạch không có cơ quan «{name}»{hint(name, plan.bodies)}"
        if body.from_ and body.to and body.to < body.from_:
            yield ("bodies", place, "to"), "ngày cuối trước ngày đầu"
    for place, signer in enumerate(office.signers):
        if signer.body not in plan.bodies:
            yield (
                ("signers", place, "body"),
                f"kế hoạch không có cơ quan «{signer.body}»{hint(signer.body, plan.bodies)}",
            )
        for name in signer.papers:
            if name not in kinds:
                yield ("signers", place, "papers"), f"không có loại giấy tờ «{name}»{hint(name, kinds)}"
        if signer.from_ and signer.to and signer.to < signer.from_:
            yield ("signers", place, "to"), "ngày cuối trước ngày đầu"
        if signer.office is None and signer.authority != "Q.":
            yield ("signers", place), "cần chức vụ người ký (office); chỉ quyền cấp trưởng (Q.) mới bỏ trống"
    for name, issued in office.papers.items():
        if name not in kinds:
            yield ("papers", name), f"không có loại giấy tờ «{name}»{hint(name, kinds)}"
        elif issued.narrates and name not in NARRATED:
            yield ("papers", name), f"chỉ {' và '.join(NARRATED)} có phần thuyết minh"
    yield from _meeting(office, plan)
    for name in office.objectives:
        if name not in plan.objectives:
            yield ("objectives", name), f"kế hoạch không có mục tiêu «{name}»{hint(name, plan.objectives)}"
    address = office.certificates.address if office.certificates is not None else None
    if address is not None and (wrong := wrong_address(address)):
        yield ("certificates", "address"), wrong
    for place, vote in enumerate(office.votes):
        if vote.award not in plan.awards:
            yield (
                ("votes", place, "award"),
                f"kế hoạch không có hình thức «{vote.award}»{hint(vote.award, plan.awards)}",
            )
    for place, initiative in enumerate(office.initiatives):
        if initiative.field is not None and initiative.field not in plan.fields:
            known = hint(initiative.field, plan.fields)
            yield ("initiatives", place, "field"), f"kế hoạch không có lĩnh vực «{initiative.field}»{known}"


def _meeting(office: Office, plan: Plan) -> Iterator[tuple[DataPath, str]]:
    """Two rules of one vote: where the plan has a council, its rules count."""
    meeting = office.meeting
    if meeting is None:
        return
    for key in ("quorum", "threshold", "ballot"):
        if plan.councils and getattr(meeting, key) is not None:
            yield ("meeting", key), "kế hoạch đã quy định việc bỏ phiếu (councils); bỏ mục này"
    if plan.councils and meeting.in_writing:
        yield ("meeting", "in_writing"), "kế hoạch đã quy định việc bỏ phiếu (councils); bỏ mục này"
