"""What was registered, completed and recognised, by field and group, and how far it has come."""

from collections import Counter
from collections.abc import Iterator, Sequence

from thidua.papers.kinds.case import Case
from thidua.papers.kinds.lists import NUMBER
from thidua.papers.kinds.recognition import recognised_in_all
from thidua.papers.kinds.registered import Registered
from thidua.papers.paper import (
    Block,
    Cell,
    Chart,
    ChartKind,
    Clause,
    Column,
    Gap,
    Heading,
    Paragraph,
    Row,
    RowKind,
    Series,
    Table,
    joined,
)  # fmt: skip
from thidua.papers.paper.tables import Align
from thidua.papers.vietnamese import counted, spelt_out

_COUNTS = ("Đăng ký", "Hoàn thành", "Được công nhận")


def fields(case: Case) -> Iterator[Block]:
    """By field, as table and chart, and by group; a gap where the plan has fields and nobody is known to register."""
    found = case.initiatives
    if not case.plan.fields and not found:
        return
    yield Heading(1, "Kết quả theo lĩnh vực" if case.plan.fields else "Mô hình, giải pháp, sáng kiến")
    if not found:
        lacks = Gap("danh sách sáng kiến theo lĩnh vực")
        yield Paragraph(joined("Số mô hình, giải pháp, sáng kiến đăng ký theo lĩnh vực: ", lacks, "."))
    else:
        units = len({(one.by, one.unit) for one in found})
        yield Clause(f"Có {counted(units)} nơi đăng ký {counted(len(found))} mô hình, giải pháp, sáng kiến.")
        yield from _by_field(case, found)
        yield from _by_group(case, found)
    if number := recognised_in_all(case):
        yield Clause(f"Được công nhận: {counted(number)}.")


def progress(case: Case) -> Iterator[Block]:
    """How far each has come, as units report."""
    reported = [one for one in case.initiatives if one.progress or one.result]
    if reported:
        yield Heading(1, "Tiến độ từng việc đã đăng ký")
        rows = (
            Row((str(at), one.named, _who(case, one), one.progress, one.result)) for at, one in enumerate(reported, 1)
        )
        columns = (Column("Tên", 7), Column("Đơn vị", 5), Column("Tiến độ, mức hoàn thành", 4), Column("Kết quả", 5))
        yield Table((NUMBER, *columns), tuple(rows))


def _by_field(case: Case, found: Sequence[Registered]) -> Iterator[Block]:
    names = [*case.plan.fields, *([None] if any(one.field is None for one in found) else [])]
    labels = tuple("Chưa ghi lĩnh vực" if name is None else spelt_out(case.plan.fields[name].label) for name in names)
    if not case.plan.fields:
        return
    per_field = [[one for one in found if one.field == name] for name in names]
    rows = [
        Row((str(at), label, str(len({(one.by, one.unit) for one in there})), *map(str, _counts(there))))
        for at, (label, there) in enumerate(zip(labels, per_field, strict=True), 1)
    ]
    rows.append(Row((Cell("Tổng cộng", 2), "", *map(str, _counts(found))), RowKind.TOTAL))
    counted_ = (Column(one, 3, Align.CENTRE) for one in ("Số nơi đăng ký", *_COUNTS))
    yield Table((NUMBER, Column("Lĩnh vực", 8), *counted_), tuple(rows))
    series = tuple(Series(_COUNTS[at], tuple(_counts(there)[at] for there in per_field)) for at in range(len(_COUNTS)))
    said = "; ".join(f"{label}: {len(there)}" for label, there in zip(labels, per_field, strict=True))
    yield Chart(ChartKind.BARS, "Mô hình, giải pháp, sáng kiến theo lĩnh vực", labels, series, "sáng kiến", said)


def _by_group(case: Case, found: Sequence[Registered]) -> Iterator[Block]:
    group_of = {result.participant.id: result.participant.group for result in case.evaluation.results}
    members = Counter(group_of.values())
    rows: list[Row] = []
    for name, group in case.plan.groups.items():
        there = [one for one in found if group_of.get(one.by) == name]
        if there:
            who = f"{len({one.by for one in there})}/{members[name]}"
            rows.append(Row((str(len(rows) + 1), spelt_out(group.label), who, *map(str, _counts(there)))))
    if rows:
        yield Clause("Theo nhóm đối tượng:")
        columns = (Column(one, 3, Align.CENTRE) for one in ("Số đối tượng đăng ký", *_COUNTS))
        yield Table((NUMBER, Column("Nhóm", 8), *columns), tuple(rows))


def _counts(found: Sequence[Registered]) -> tuple[int, int, int]:
    """Registered, completed, recognised; what is recognised is completed."""
    done = sum(one.completed or one.recognised for one in found)
    return len(found), done, sum(one.recognised for one in found)


def _who(case: Case, one: Registered) -> str:
    found = case.evaluation.of(one.by)
    return found.participant.shown if found is not None else one.by
