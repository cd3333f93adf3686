"""A list from Excel in three steps, the same for every list: choose, check row by row, done.

Nothing is kept between the steps but in the page itself: what was read comes back with the answers and is asked anew.
"""

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Protocol

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import render

from thidua.office.organisations.importing import reading
from thidua.office.organisations.importing.rows import NEW, Line, Told, Verdict, do
from thidua.sheets.problems import SheetError
from thidua.web.access import Request
from thidua.web.components.workbook import workbook_answer

LARGEST = 10 * 1024 * 1024


class Upload(forms.Form):
    """A list from an office."""

    file = forms.FileField(label="Tệp Excel", help_text="Tệp .xlsx, .xls hoặc .ods, tối đa 5.000 dòng.")


class Tells(Protocol):
    """What says of each row what it would do."""

    def tell(self, lines: list[Line], choices: dict[int, str]) -> list[Told]:
        """By what somebody answered about rows, by their numbers."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What differs between lists. ``made`` makes what tells of the rows; ``back`` is where the list stands.

    ``filled``: lines of the blank form that are there already, such as the participants.
    """

    title: str
    columns: Mapping[str, tuple[str, ...]]
    required: tuple[str, ...]
    made: Callable[[], Tells]
    back: str
    filled: Sequence[Sequence[object]] = ()
    hints: Sequence[str] = ()
    """What is to be known of the columns."""
    chosen: str = ""
    """What is chosen among ``choices``: for whom the list is recorded."""
    choices: Sequence[tuple[str, str, str]] = ()
    """Key, label and address of each, where there are several to choose from."""


def steps(request: Request, kind: Kind) -> HttpResponse:
    """The page of the step that the request is at; ``?mau=1`` gives the blank form."""
    if request.GET.get("mau"):
        return workbook_answer(kind.title, [names[0] for names in kind.columns.values()], kind.filled)
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


def _read(file: UploadedFile[bytes], kind: Kind) -> reading.Read:
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


def _checked(request: Request, kind: Kind, lines: list[Line], notes: list[str]) -> HttpResponse:
    """What would become of the rows, or, once somebody has said yes, what became of them."""
    choices = {line.number: request.POST.get(f"row-{line.number}", "") for line in lines}
    told = kind.made().tell(lines, choices)
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
        "lines": _carry(lines),
    }
    return render(request, "organisations/import_rows.html", values)


def _carry(lines: list[Line]) -> str:
    """The rows, all of one sheet, for the page to bring back."""
    sheet, letters = (lines[0].sheet, dict(lines[0].letters)) if lines else ("", {})
    rows = [[one.number, dict(one.texts), one.broken] for one in lines]
    return json.dumps([sheet, letters, rows], ensure_ascii=False)


def _carried(text: str, kind: Kind) -> list[Line] | None:
    """The rows that the page brought back; None where it brought none, or what is no such rows."""
    try:
        sheet, letters, rows = json.loads(text) if text else ("", {}, None)
        if rows is None or len(rows) > reading.MOST:
            return None
        where = {name: str(letters[name]) for name in kind.columns if name in letters}
        return [
            Line(
                int(number),
                {name: str(texts[name]) for name in kind.columns if name in texts},
                str(broken),
                str(sheet),
                where,
            )
            for number, texts, broken in rows
        ]
    except (ValueError, TypeError, RecursionError):
        return None
