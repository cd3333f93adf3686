"""Filling offices' own templates on the command line."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from thidua.cli.showing import say

if TYPE_CHECKING:
    from thidua.papers.office import Office
    from thidua.papers.templates import Filled, Value
    from thidua.rules.results import Evaluation


def fill_templates(files: Sequence[Path], evaluation: "Evaluation", office: "Office", out: Path) -> bool:
    """Fill each template into ``out`` and say what it lacks; whether all could be used.

    All are filled before the first one is written. Raises StopError where one is refused or nothing can be written.
    """
    from thidua.cli.stopping import StopError
    from thidua.papers.templates import Told, fields_of, fill_template, values_of
    from thidua.sheets.problems import SheetError

    offer, values = fields_of(evaluation.plan), values_of(evaluation, _details(evaluation, office))
    if len({file.name for file in files}) < len(files):
        raise StopError("hai khuôn trùng tên tệp; hãy đổi tên một khuôn", 2)
    if any((out / file.name).resolve() == file.resolve() for file in files):
        raise StopError("khuôn nằm ngay trong thư mục ghi ra nên sẽ bị ghi đè; hãy chọn --out khác", 2)
    try:
        filled = [fill_template(file, offer, values) for file in files]
        out.mkdir(parents=True, exist_ok=True)
        for file, one in zip(files, filled, strict=True):
            (out / file.name).write_bytes(one.content)
            _show(out / file.name, one)
    except SheetError as refused:
        raise StopError(str(refused)) from None
    except OSError as error:
        raise StopError(f"không ghi được «{error.filename}»: {error.strerror}", 2) from None
    return all(problem.kind is Told.MISSING for one in filled for problem in one.problems)


def _details(evaluation: "Evaluation", office: "Office") -> Mapping[str, "Value"]:
    """What the office file says of the body that issues the plan; number, day and signer are each paper's own."""
    held = evaluation.plan.rounds[evaluation.round].to or evaluation.plan.period.to
    body = next((one for one in office.bodies if one.body == evaluation.plan.issuer and one.holds_on(held)), None)
    name = body.name if body is not None else None
    return {
        "co_quan": name or evaluation.plan.bodies[evaluation.plan.issuer].label,
        "co_quan_cap_tren": body.superior if body is not None else None,
        "dia_danh": body.place if body is not None else None,
    }


def _show(file: Path, filled: "Filled") -> None:
    say(f"Đã điền khuôn: {file}")
    for problem in filled.problems:
        say(str(problem), 1)
