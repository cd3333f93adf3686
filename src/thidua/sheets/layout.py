"""The tables of a plan's forms and reports: their columns and lines, shared by the writer and the reader."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal, TypeAlias

from thidua.plan.model.plan import Plan
from thidua.plan.model.points import Linear, Points, parts_of_points
from thidua.plan.model.scoring import Criterion
from thidua.sheets import form
from thidua.sheets.content import FACTS, NARRATIVE, OBJECTIVES, REPORT, TARGETS

ColumnType: TypeAlias = Literal["text", "count", "date", "names", "points", "yes_no", "evidence", "field", "any"]
Lines: TypeAlias = Literal["fields", "criteria", "nominees", "participant", "facts", "initiatives", "contents"]

UNIT = "unit"
NAMES, PROGRESS, RESULT, FIELD, TEXT = "names", "progress", "result", "field", "text"
REASON = "reason"
"""The column of the form of facts that says why one of them does not apply."""

FREE_LINES = 20
"""Numbered lines of a list that has no rows of its own."""


@dataclass(frozen=True, slots=True)
class LayoutColumn:
    """A column to fill in; ``others``: what it may be headed with as well."""

    id: str
    label: str
    type: ColumnType
    others: tuple[str, ...] = ()
    needed: bool = True
    """Whether a table without it may still be the form."""


@dataclass(frozen=True, slots=True)
class LayoutRow:
    """A line that the form itself names. ``number`` stands before it on paper."""

    id: str
    label: str
    number: str
    low: Fraction | None = None
    top: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """One table. Its lines are ``rows``, or free ones where it has none."""

    form: str
    title: str
    lines: Lines
    key: LayoutColumn | None
    """The printed column that names each line."""
    columns: tuple[LayoutColumn, ...]
    rows: tuple[LayoutRow, ...] = ()
    known: tuple[str, ...] = ()
    """Headings of printed columns that are not filled in."""
    signed_by: str = "Thủ trưởng đơn vị"

    @property
    def several(self) -> bool:
        """Whether a line of the form may take several entries."""
        return self.lines == "fields" and any(column.type == "names" for column in self.columns)

    @property
    def naming(self) -> str:
        """The column that begins a new line of a free list."""
        return next((one.id for one in self.columns if one.type == "names"), self.columns[0].id)

    @property
    def totalled(self) -> LayoutColumn | None:
        """The column that has a sum under it."""
        summed = {"fields": "count", "criteria": "points"}.get(self.lines)
        return next((column for column in self.columns if column.type == summed), None)


ORDINALS = ("STT", "TT", "Số TT", "Số thứ tự")
HIGHEST = ("Điểm tối đa", "Điểm chuẩn", "Điểm cao nhất")
_UNIT = LayoutColumn(UNIT, "Đơn vị", "text", ("Đơn vị đăng ký", "Tên đơn vị"), needed=False)
_KEYS = {
    "fields": LayoutColumn("", "Lĩnh vực", "text", ("Lĩnh vực cải cách hành chính", "Nội dung")),
    "criteria": LayoutColumn("", "Chỉ tiêu", "text", ("Nội dung", "Tiêu chí", "Nội dung tiêu chí", "Mục tiêu")),
    "participant": LayoutColumn("", "Nội dung", "text", ("Mục",)),
}
_OTHERS: dict[str, tuple[str, ...]] = {
    "count": ("Số lượng", "Số đăng ký"),
    "points": ("Tự chấm", "Điểm đơn vị tự chấm", "Tự đánh giá"),
    "names": ("Họ và tên", "Tên tập thể, cá nhân", "Tên đơn vị, cá nhân", "Tên sáng kiến"),
    "evidence": ("Minh chứng", "Tài liệu kiểm chứng", "Văn bản chứng minh"),
}
_LEVELS = (
    LayoutColumn("baseline", "Mức ban đầu", "text", ("Đầu kỳ",), needed=False),
    LayoutColumn("target", "Mức phấn đấu", "text", ("Mức giao", "Phấn đấu"), needed=False),
    LayoutColumn("result", "Kết quả thực hiện", "text", ("Kết quả", "Thực hiện")),
)


def layouts(plan: Plan) -> dict[str, list[Layout]]:
    """The tables of the form of facts, of every form and of every report, by the form's name."""
    found = {FACTS: [facts_layout(plan)]}
    found |= {name: [form_layout(plan, name)] for name in plan.forms}
    found |= {REPORT + name: report_layouts(plan, name) for name in plan.reports}
    return found | target_layouts(plan)


def target_layouts(plan: Plan) -> dict[str, list[Layout]]:
    """What units say of the plan's objectives and of their targets, where the plan has them record it themselves."""
    if not any(one.kind == "target" and "self" in one.by for one in plan.records.values()):
        return {}
    rows = tuple(LayoutRow(one.id, one.label, str(at)) for at, one in enumerate(plan.objectives.values(), 1))
    key = LayoutColumn("", "Mục tiêu của kế hoạch", "text", ("Mục tiêu",))
    own = LayoutColumn("name", "Chỉ tiêu được giao, tự đặt", "text", ("Chỉ tiêu", "Nhiệm vụ, chỉ tiêu"))
    found = {TARGETS: [Layout(TARGETS, "Chỉ tiêu được giao, tự đặt và kết quả", "nominees", None, (own, *_LEVELS))]}
    if rows:
        found[OBJECTIVES] = [Layout(OBJECTIVES, "Kết quả theo mục tiêu của kế hoạch", "fields", key, _LEVELS, rows)]
    return found


def facts_layout(plan: Plan) -> Layout:
    """The table of plain facts; ``key`` is its column of labels."""
    rows = tuple(LayoutRow(fact.id, fact.label, str(number)) for number, fact in enumerate(plan.facts.values(), 1))
    columns = (
        LayoutColumn("value", form.VALUE, "any", ("Số liệu", "Kết quả")),
        LayoutColumn("evidence", form.EVIDENCE, "evidence", ("Minh chứng",), needed=False),
        LayoutColumn(REASON, form.REASON, "text", needed=False),
    )
    known = ("Mục", "Đơn vị tính", "Ghi chú")
    return Layout(FACTS, "Phiếu số liệu thi đua", "facts", LayoutColumn("", "Nội dung", "text"), columns, rows, known)


def form_layout(plan: Plan, name: str) -> Layout:
    """The table of one form."""
    made = plan.forms[name]
    columns = [
        LayoutColumn(
            column.id, column.label, column.type, _others(plan, name, column.id, column.type), needed=not number
        )
        for number, column in enumerate(made.columns.values())
    ]
    if made.rows == "fields":
        columns.append(_UNIT)
    known = HIGHEST if made.rows == "criteria" else ()
    rows = _rows(plan, name)
    return Layout(name, made.label, made.rows, _KEYS.get(made.rows), tuple(columns), rows, known, made.signed_by)


def list_layout(layout: Layout) -> Layout:
    """The same form for many participants as offices draw it: a column for each answer, a line for each unit."""
    columns = (replace(_UNIT, others=(*_UNIT.others, "Họ và tên", "Tên tập thể, cá nhân")), *layout.columns)
    return replace(layout, lines="nominees", key=None, columns=columns, rows=())


def _others(plan: Plan, name: str, column: str, type_: str) -> tuple[str, ...]:
    """Other headings of a column; names counted in another form may bear the heading of that count."""
    counted = tuple(
        other.columns[other.match.column].label
        for other in plan.forms.values()
        if other.match and (other.match.form, other.match.names) == (name, column)
    )
    label = plan.forms[name].columns[column].label
    parts = tuple(part.strip() for part in label.split(",")) if "," in label and type_ == "text" else ()
    return _OTHERS.get(type_, ()) + counted + parts


def _rows(plan: Plan, name: str) -> tuple[LayoutRow, ...]:
    made = plan.forms[name]
    if made.rows == "fields":
        return tuple(LayoutRow(one.id, one.label, str(at)) for at, one in enumerate(plan.fields.values(), 1))
    if made.rows == "participant":
        return tuple(LayoutRow(one.id, one.label, str(at)) for at, one in enumerate(made.columns.values(), 1))
    if made.rows == "criteria" and plan.rubric is not None:
        return tuple(
            LayoutRow(one.id, one.label, one.id, None if _goes_below_0(one) else Fraction(0), one.max)
            for one in plan.rubric.criteria.values()
        )
    return ()


def report_layouts(plan: Plan, name: str) -> list[Layout]:
    """The tables of one report: the initiatives registered (where it reports on a phase), then the narrative."""
    report = plan.reports[name]
    narrative = tuple(
        LayoutRow(f"{NARRATIVE}{number}", text, str(number)) for number, text in enumerate(report.contents, 1)
    )
    key, text = _KEYS["participant"], LayoutColumn(TEXT, "Thuyết minh", "text")
    tables = [Layout(REPORT + name, report.label, "contents", key, (text,), narrative)]
    if report.phase is not None and _registers_names(plan):
        tables.insert(0, Layout(REPORT + name, report.label, "initiatives", None, _initiative_columns(report.kind)))
    return tables


def _registers_names(plan: Plan) -> bool:
    return any(
        column.type == "names" for one in plan.forms.values() if one.rows == "fields" for column in one.columns.values()
    )


def _initiative_columns(kind: str) -> tuple[LayoutColumn, ...]:
    progress, other = "Tiến độ thực hiện", "Mức độ hoàn thành"
    if kind == "final":
        progress, other = other, progress
    return (
        LayoutColumn(FIELD, "Lĩnh vực", "field", needed=False),
        LayoutColumn(NAMES, "Tên mô hình, giải pháp, sáng kiến", "names", ("Tên sáng kiến",)),
        LayoutColumn(PROGRESS, progress, "text", (other, "Tiến độ", "Mức hoàn thành")),
        LayoutColumn(RESULT, "Kết quả đạt được", "text", ("Kết quả",), needed=False),
    )


def _goes_below_0(criterion: Criterion) -> bool:
    return any(line.points is not None and _may_be_negative(line.points) for line in criterion.lines)


def _may_be_negative(points: Points) -> bool:
    """Whether a way of earning points can end below 0."""
    if isinstance(points, Linear):
        return points.min is None and isinstance(points.add, Fraction) and points.add < 0
    if isinstance(points, Fraction):
        return points < 0
    return any(_may_be_negative(part) for part in parts_of_points(points))
