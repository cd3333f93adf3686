"""``tong-hop.xlsx``: the roll-up, who has sent, the initiatives with likely doubles, the files and their state."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from thidua.sheets.collate.collation import Collation
from thidua.sheets.collate.doubles import likely_doubles
from thidua.sheets.collate.entry import STATES, FileRead
from thidua.sheets.collate.kinds import kind_of
from thidua.sheets.collate.outputs.books import timeless_pages
from thidua.sheets.collate.outputs.reports import add_reports
from thidua.sheets.collate.rollup import Initiative, Line, field_sums, initiatives_of, levels, lines_of
from thidua.sheets.collate.shown import shown
from thidua.sheets.pages import CellText, Pages

Row = Sequence[CellText]

SENT = [("Mã", 16), ("Đơn vị", 32), ("Nhóm", 30), ("Tình trạng", 20), ("Số câu hỏi", 10), ("Tệp", 40)]
FILES = [("Tệp", 44), ("Đơn vị", 30), ("Tình trạng", 20), ("Số dòng", 9), ("Dòng còn hỏi", 9), ("Lý do, ghi chú", 60)]
SUMS = [("", 34), ("Nhận được", 12), ("Dùng được", 12), ("Có câu hỏi", 12), ("Từ chối", 12)]
INITIATIVES = [
    ("STT", 6),
    ("Tên mô hình, giải pháp, sáng kiến", 60),
    ("Lĩnh vực", 28),
    ("Đơn vị", 30),
    ("Có thể trùng với", 50),
]


def write_overview(file: Path, collation: Collation, *, streaming: bool = False) -> None:
    """Write the workbook; ``streaming`` where its rows are too many for the memory."""
    plan = collation.setting.plan
    title = f"{plan.title} · {plan.rounds[collation.setting.round_id].label}"
    with timeless_pages(file, title, streaming=streaming) as pages:
        pages.add("Tổng số", title, SUMS, _sums(collation), "Nhận được = dùng được + có câu hỏi + từ chối")
        pages.add("Đã gửi, chưa gửi", title, SENT, _senders(collation), "Ai đã gửi, ai chưa")
        initiatives = initiatives_of(plan, collation.sent)
        if plan.fields and any(form.rows == "fields" for form in plan.forms.values()):
            _add_fields(pages, title, collation)
            pages.add(
                "Sáng kiến",
                title,
                INITIATIVES,
                _initiatives(collation, initiatives),
                "Tên gần giống nhau được đánh dấu",
            )
        for form in plan.forms.values():
            _add_form(pages, title, collation, form.id)
        add_reports(pages, title, collation)
        pages.add("Tệp", title, FILES, _files(collation.files), "Mọi tệp trong hộp thư đến")


def _sums(collation: Collation) -> Iterator[Row]:
    sums = collation.sums
    yield ["Số tệp", sums.files_in, sums.files["accepted"], sums.files["asked"], sums.files["refused"]]
    yield ["Số dòng trong các biểu", sums.rows_in, sums.rows["accepted"], sums.rows["asked"], sums.rows["refused"]]


def _senders(collation: Collation) -> Iterator[Row]:
    plan = collation.setting.plan
    files: dict[str, list[FileRead]] = {}
    people = dict(collation.setting.register.participants)
    for file in collation.files:
        if file.sender is not None:
            files.setdefault(file.sender.id, []).append(file)
            people.setdefault(file.sender.id, file.sender)
    for code, one in people.items():
        own = [file for file in files.get(code, []) if file.refusal is None]
        questions = {question.key for file in own for question in file.questions}
        state = "Chưa gửi" if not own else "Còn câu hỏi" if questions else "Đã gửi"
        names = "\n".join(file.name for file in files.get(code, []))
        yield [code, one.shown, plan.groups[one.group].label, state, len(questions), names]


def _files(files: Sequence[FileRead]) -> Iterator[Row]:
    for file in files:
        asked = file.rows if file.waits else file.rows_asked
        who = file.by.shown if file.by is not None else ""
        note = file.refusal or (f"giống hệt «{file.copy_of}», chỉ dùng một" if file.copy_of else "")
        if file.waits and not note:
            note = file.questions[-1].wanted
        yield [file.name, who, STATES[file.state], file.rows, 0 if file.refusal else asked, note]


def _add_fields(pages: Pages, title: str, collation: Collation) -> None:
    plan = collation.setting.plan
    for number, (label, sent) in enumerate(levels(collation), 1):
        sums = field_sums(plan, sent)
        rows: list[Row] = [[plan.fields[name].label, one.stated, one.units, one.named] for name, one in sums.items()]
        rows.append(["Tổng cộng", sum(one.stated for one in sums.values()), None, sum(o.named for o in sums.values())])
        columns = [("Lĩnh vực", 44), ("Số lượng đăng ký", 14), ("Số đơn vị có đăng ký", 14), ("Số tên đã ghi", 14)]
        pages.add(f"Theo lĩnh vực {number}", title, columns, rows, label)


def _initiatives(collation: Collation, found: Sequence[Initiative]) -> Iterator[Row]:
    plan = collation.setting.plan
    doubles = likely_doubles([one.name for one in found])
    for number, (one, like) in enumerate(zip(found, doubles, strict=True), 1):
        others = "\n".join(f"{other + 1}. {found[other].name} ({_who(found[other])})" for other in like)
        yield [number, one.name, plan.fields[one.field].label, _who(one), others]


def _who(one: Initiative) -> str:
    return f"{one.unit} (qua {one.participant.shown})" if one.unit else one.participant.shown


def _add_form(pages: Pages, title: str, collation: Collation, form: str) -> None:
    """The lines of one form of the plan, as they were filled in, sender by sender."""
    plan = collation.setting.plan
    made = plan.forms[form]
    lines = lines_of(collation.sent, form)
    if made.rows == "fields":
        order = {name: place for place, name in enumerate(plan.fields)}
        lines = iter(sorted(lines, key=lambda line: order.get(line.key, len(order))))
    labels = {"fields": {name: one.label for name, one in plan.fields.items()}}.get(made.rows, {})
    if made.rows == "criteria" and plan.rubric is not None:
        labels = {name: f"{name}. {one.label}" for name, one in plan.rubric.criteria.items()}
    columns = [("Đơn vị", 30), ("Dòng", 30), *((column.label, 30) for column in made.columns.values())]

    def row_of(line: Line) -> Row:
        values: list[CellText] = [
            shown(plan, kind_of(plan, form, line.row, name), line.cells[name].value) if name in line.cells else None
            for name in made.columns
        ]
        unit = line.cells["unit"].stood if "unit" in line.cells else ""
        who = line.sent.participant.shown
        return [f"{unit} (qua {who})" if unit else who, labels.get(line.key, line.row), *values]

    pages.add(_page_name(made.label, form), title, columns, map(row_of, lines), made.label)


def _page_name(label: str, form: str) -> str:
    start = "".join(" " if char in "[]:*?/\\'" else char for char in label.partition(".")[0])
    return start[:31].strip() or form[:31]
