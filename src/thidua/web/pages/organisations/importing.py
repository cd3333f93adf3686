"""A list from Excel in three steps, the same for organisations and for people: choose, check row by row, done.

Nothing is kept between the steps but in the page itself: what was read comes back with the answers and is asked anew.
"""

import json
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Protocol

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import render

from thidua.office.access.predicates import administers
from thidua.office.accounts.models import User
from thidua.office.organisations.importing import people, reading, units
from thidua.office.organisations.importing.rows import NEW, Line, Told, Verdict, do
from thidua.office.organisations.models import Role
from thidua.sheets.problems import SheetError
from thidua.web.access import Request, open_to
from thidua.web.components.workbook import workbook_answer
from thidua.web.pages.organisations.forms import Upload

LARGEST = 10 * 1024 * 1024


class _Tells(Protocol):
    def tell(self, lines: list[Line], choices: dict[int, str]) -> list[Told]: ...


@dataclass(frozen=True, slots=True)
class _Kind:
    """What differs between the two lists."""

    title: str
    columns: dict[str, tuple[str, ...]]
    required: tuple[str, ...]
    made: Callable[[Collection[int], User | None], _Tells]
    back: str


UNITS = _Kind("Nhập đơn vị từ Excel", units.COLUMNS, units.REQUIRED, units.UnitList, "organisations")
PEOPLE = _Kind("Nhập người và vai trò từ Excel", people.COLUMNS, people.REQUIRED, people.PeopleList, "people")


@open_to(administers)
def import_units(request: Request) -> HttpResponse:
    """Organisations."""
    return _steps(request, UNITS)


@open_to(administers)
def import_people(request: Request) -> HttpResponse:
    """People and their roles."""
    return _steps(request, PEOPLE)


def _steps(request: Request, kind: _Kind) -> HttpResponse:
    if request.GET.get("mau"):
        return workbook_answer(kind.title, [names[0] for names in kind.columns.values()], [])
    lines = _carried(request.POST.get("lines", ""), kind)
    if lines is not None:
        return _checked(request, kind, lines, [])
    form = Upload(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            return _checked(request, kind, *_read(form.cleaned_data["file"], kind))
        except SheetError as error:
            form.add_error("file", str(error))
    status = 422 if form.is_bound else 200
    values = {
        "kind": kind,
        "form": form,
        "columns": [(names[0], name in kind.required) for name, names in kind.columns.items()],
    }
    return render(request, "organisations/import.html", values, status=status)


def _read(file: UploadedFile[bytes], kind: _Kind) -> reading.Read:
    name = Path(file.name or "").name or "tep"
    if (file.size or 0) > LARGEST:
        raise SheetError(name, "tệp lớn hơn 10 MB; hãy chỉ gửi danh sách")
    with NamedTemporaryFile(prefix="thidua-", suffix=Path(name).suffix.lower()[:6]) as kept:
        for chunk in file.chunks():
            kept.write(chunk)
        kept.flush()
        read = reading.read_lines(Path(kept.name), name, kind.columns, kind.required)
    if not read.lines:
        raise SheetError(name, "danh sách không có dòng nào dưới tiêu đề")
    return read


def _checked(request: Request, kind: _Kind, lines: list[Line], notes: list[str]) -> HttpResponse:
    """What would become of the rows, or, once somebody has said yes, what became of them."""
    listed = kind.made(request.standing.where(Role.ADMINISTRATOR), request.standing.user)
    choices = {line.number: request.POST.get(f"row-{line.number}", "") for line in lines}
    told = listed.tell(lines, choices)
    if "mend" in request.POST:
        left = [one for one in told if one.verdict in (Verdict.ASK, Verdict.REFUSE)]
        heads = [*(names[0] for names in kind.columns.values()), "Vì sao chưa nhận"]
        return workbook_answer(
            "Dòng cần sửa", heads, ([*(one.line[name] for name in kind.columns), one.sentence] for one in left)
        )
    finished = "yes" in request.POST
    if finished:
        told = do(told)
    counts = Counter(one.verdict for one in told)
    values: dict[str, Any] = {
        "kind": kind,
        "told": told,
        "notes": notes,
        "choices": {one.line.number: choices[one.line.number] for one in told if one.verdict != Verdict.ASK},
        "counts": [(verdict, counts[verdict]) for verdict in Verdict if counts[verdict]],
        "doing": counts[Verdict.MAKE] + counts[Verdict.CHANGE],
        "left": counts[Verdict.ASK] + counts[Verdict.REFUSE],
        "finished": finished,
        "new": NEW,
        "lines": json.dumps([[one.number, dict(one.texts), one.broken] for one in lines], ensure_ascii=False),
    }
    return render(request, "organisations/import_rows.html", values)


def _carried(text: str, kind: _Kind) -> list[Line] | None:
    """The rows that the page brought back; None where it brought none, or what is no such rows."""
    try:
        rows = json.loads(text) if text else None
        if rows is None or len(rows) > reading.MOST:
            return None
        return [
            Line(int(number), {name: str(texts[name]) for name in kind.columns if name in texts}, str(broken))
            for number, texts, broken in rows
        ]
    except (ValueError, TypeError):
        return None
