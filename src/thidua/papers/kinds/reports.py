"""The reports of the standing body (BC): interim in the course of a round, final at its end; by group, by field."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction

from thidua.papers.kinds.case import Case, Made
from thidua.papers.kinds.lists import NUMBER, awards_of_round, how_many
from thidua.papers.kinds.reasons import points
from thidua.papers.paper import (
    Block,
    Cell,
    Chart,
    ChartKind,
    Clause,
    Column,
    Gap,
    Heading,
    Items,
    Paper,
    Paragraph,
    Row,
    RowKind,
    Series,
    Table,
    joined,
)  # fmt: skip
from thidua.papers.paper.tables import Align
from thidua.papers.vietnamese import counted, printed, spelt_out
from thidua.rules.calendar import due_in
from thidua.rules.mattered import readings_that_mattered
from thidua.rules.results import Result
from thidua.rules.wording.figures import day as short_day
from thidua.rules.wording.figures import figure

INTERIM, FINAL = "bao-cao-so-ket", "bao-cao-tong-ket"
_WRITTEN = "phần thuyết minh do đơn vị viết"
_REPORTED = ("Đủ số liệu", "Chưa đủ số liệu")


def interim(case: Case) -> Iterator[Made]:
    """What has come in so far, of whom, and what is still missing."""
    yield Made(_report(case, INTERIM, "sơ kết", (_taking_part, _fields, _missing, _narrative, _ahead)))


def final(case: Case) -> Iterator[Made]:
    """Results, awards and what was learnt."""
    yield Made(
        _report(case, FINAL, "tổng kết", (_taking_part, _scored, _fields, _given, _objectives, _narrative, _readings))
    )


def _report(case: Case, kind: str, what: str, sections: Sequence[Callable[[Case], Iterable[Block]]]) -> Paper:
    issuer = case.issuer(case.standing_body, kind)
    to = case.desk.named(case.plan.issuer)
    head = case.head(kind, issuer, "Báo cáo", f"{what.capitalize()} {case.movement}{case.in_round}", type_="BC")
    body: list[Block] = [
        Paragraph(joined("Thực hiện ", case.cited_plan, f", {issuer.name} báo cáo {what}{case.in_round} như sau:"))
    ]
    for section in sections:
        body += section(case)
    body.append(Paragraph(f"{issuer.name} kính báo cáo {to} xem xét, chỉ đạo."))
    to_whom = (to,) if issuer.id != case.plan.issuer else ()
    return Paper(
        kind,
        head,
        to_whom,
        tuple(body),
        case.signers(kind, issuer),
        ("Như trên" if to_whom else to, f"Lưu: {issuer.archive}"),
    )


def _taking_part(case: Case) -> Iterator[Block]:
    results = case.evaluation.results
    yield Heading(1, "Tình hình tham gia")
    counts = Counter(_state(result) for result in results)
    yield Clause(
        f"Tổng số đối tượng tham gia: {counted(len(results))}; đủ số liệu {counts[_REPORTED[0]]},"
        f" chưa đủ số liệu {counts[_REPORTED[1]]}."
    )
    groups = [(name, group) for name, group in case.plan.groups.items() if _of_group(case, name)]
    yield _by_group(case, [name for name, _ in groups])
    if groups:
        series = tuple(
            Series(state, tuple(sum(_state(one) == state for one in _of_group(case, name)) for name, _ in groups))
            for state in _REPORTED
        )
        said = "; ".join(f"{spelt_out(group.label)}: {len(_of_group(case, name))}" for name, group in groups)
        labels = tuple(spelt_out(group.label) for _, group in groups)
        yield Chart(
            ChartKind.STACKED, "Số đối tượng theo nhóm và tình trạng số liệu", labels, series, "đối tượng", said
        )
    if case.evaluation.left_out:
        yield Clause(f"Chưa tính vì dữ liệu chưa dùng được: {', '.join(case.evaluation.left_out)}.")


def _by_group(case: Case, names: Sequence[str]) -> Table:
    rows, whole = [], list(case.evaluation.results)
    for number, name in enumerate(names, 1):
        rows.append(Row((str(number), spelt_out(case.plan.groups[name].label), *_counts(_of_group(case, name)))))
    rows.append(Row((Cell("Tổng cộng", 2), *_counts(whole)), RowKind.TOTAL))
    figures = ("Tham gia", "Đủ số liệu", "Không đủ điều kiện", "Được xếp khen thưởng")
    columns = (NUMBER, Column("Nhóm", 8), *(Column(text, 3, Align.CENTRE) for text in figures))
    return Table(columns, tuple(rows))


def _counts(results: Sequence[Result]) -> tuple[str, ...]:
    reported = sum(_state(one) == _REPORTED[0] for one in results)
    failing = sum(one.status == "ineligible" for one in results)
    return str(len(results)), str(reported), str(failing), str(sum(bool(one.awards) for one in results))


def _state(result: Result) -> str:
    return _REPORTED[1] if result.status == "incomplete" else _REPORTED[0]


def _of_group(case: Case, name: str) -> list[Result]:
    return [result for result in case.evaluation.results if result.participant.group == name]


def _scored(case: Case) -> Iterator[Block]:
    """The mean of each criterion over those scored, and the ranking."""
    scored = [result for result in case.evaluation.results if result.score is not None and result.status == "scored"]
    rubric = case.plan.rubric
    if rubric is None or not scored:
        return
    yield Heading(1, "Kết quả chấm điểm")
    finals = [result.score.final for result in scored if result.score is not None]
    yield Clause(
        f"Có {counted(len(scored))} đối tượng được chấm điểm;"
        f" cao nhất {figure(max(finals))}, thấp nhất {figure(min(finals))} điểm;"
        f" trung bình {figure(sum(finals, Fraction(0)) / len(finals))} điểm."
    )
    ranked = sorted((one for one in scored if one.rank is not None), key=lambda one: one.rank or 0)
    columns = (
        NUMBER,
        Column("Đối tượng", 8),
        Column("Nhóm", 6),
        Column("Điểm", 3, Align.CENTRE),
        Column("Hạng", 2, Align.CENTRE),
    )
    yield Table(
        columns,
        tuple(
            Row(
                (
                    str(at),
                    one.participant.shown,
                    spelt_out(case.plan.groups[one.participant.group].label),
                    points(one),
                    str(one.rank),
                )
            )
            for at, one in enumerate(ranked, 1)
        ),
    )
    yield from _criteria(case, scored)


def _criteria(case: Case, scored: Sequence[Result]) -> Iterator[Block]:
    rubric = case.plan.rubric
    assert rubric is not None
    shares: list[Fraction | None] = []
    for name in rubric.criteria:
        earned = [
            (s.criteria[name].points, s.maxima.get(name)) for one in scored if (s := one.score) and name in s.criteria
        ]
        parts = [points / most for points, most in earned if points is not None and most]
        shares.append(sum(parts, Fraction(0)) / len(parts) * 100 if parts else None)
    known = {name: share for name, share in zip(rubric.criteria, shares, strict=True) if share is not None}
    if not known:
        return
    yield Clause("Tỷ lệ điểm đạt được trung bình theo tiêu chí (% điểm tối đa):")
    said = "; ".join(f"{name}: {figure(Fraction(round(share, 1)))}%" for name, share in known.items())
    yield Chart(
        ChartKind.BARS,
        "Tỷ lệ điểm đạt được theo tiêu chí",
        tuple(rubric.criteria),
        (Series("Tỷ lệ", tuple(shares)),),
        "%",
        said,
    )


def _fields(case: Case) -> Iterator[Block]:
    """What was registered and recognised by field, where the plan has fields."""
    if not case.plan.fields:
        return
    yield Heading(1, "Kết quả theo lĩnh vực")
    initiatives = case.office.initiatives
    if not initiatives:
        yield Paragraph(
            joined(
                "Số mô hình, giải pháp, sáng kiến đăng ký theo lĩnh vực: ",
                Gap("danh sách sáng kiến theo lĩnh vực"),
                ".",
            )
        )
        return
    registered = Counter(one.field for one in initiatives)
    recognised = Counter(one.field for one in initiatives if one.recognised)
    rows = [
        Row((str(at), spelt_out(field.label), str(registered[name]), str(recognised[name])))
        for at, (name, field) in enumerate(case.plan.fields.items(), 1)
    ]
    rows.append(Row((Cell("Tổng cộng", 2), str(len(initiatives)), str(sum(recognised.values()))), RowKind.TOTAL))
    yield Table(
        (NUMBER, Column("Lĩnh vực", 9), Column("Đăng ký", 3, Align.CENTRE), Column("Được công nhận", 3, Align.CENTRE)),
        tuple(rows),
    )
    labels = tuple(spelt_out(field.label) for field in case.plan.fields.values())
    series = tuple(
        Series(name, tuple(counts[field] for field in case.plan.fields))
        for name, counts in (("Đăng ký", registered), ("Được công nhận", recognised))
    )
    said = "; ".join(f"{label}: {registered[field]}" for label, field in zip(labels, case.plan.fields, strict=True))
    yield Chart(ChartKind.BARS, "Mô hình, giải pháp, sáng kiến theo lĩnh vực", labels, series, "sáng kiến", said)


def _missing(case: Case) -> Iterator[Block]:
    waiting = [result for result in case.evaluation.results if result.missing]
    yield Heading(1, "Đối tượng chưa gửi đủ số liệu")
    rows = tuple(
        Row(
            (
                str(at),
                one.participant.shown,
                spelt_out(case.plan.groups[one.participant.group].label),
                str(len(one.missing)),
            )
        )
        for at, one in enumerate(waiting, 1)
    )
    columns = (NUMBER, Column("Đối tượng", 8), Column("Nhóm", 7), Column("Số nội dung còn thiếu", 4, Align.CENTRE))
    yield Table(columns, rows, when_empty="Không có: mọi đối tượng đã gửi đủ")


def _given(case: Case) -> Iterator[Block]:
    yield Heading(1, "Kết quả xét khen thưởng")
    for award in awards_of_round(case):
        holders = case.holders(award.id)
        told = (
            f"{how_many(holders)}: {', '.join(case.shown(one.participant) for one in holders)}"
            if holders
            else "chưa có"
        )
        yield Clause(f"{spelt_out(award.label)}: {told}.")


def _objectives(case: Case) -> Iterator[Block]:
    if case.plan.objectives:
        yield Heading(1, "Mức thực hiện các mục tiêu")
    for objective in case.plan.objectives.values():
        yield Clause(joined(f"{spelt_out(objective.label)}: ", Gap("kết quả thực hiện mục tiêu"), "."))


def _narrative(case: Case) -> Iterator[Block]:
    """What no data says; somebody has to write it."""
    yield Heading(1, "Đánh giá chung")
    yield Clause(joined("Kết quả nổi bật, cách làm hay: ", Gap(_WRITTEN), "."))
    yield Clause(joined("Tồn tại, hạn chế, nguyên nhân: ", Gap(_WRITTEN), "."))
    yield Clause(joined("Kiến nghị, phương hướng: ", Gap(_WRITTEN), "."))


def _ahead(case: Case) -> Iterator[Block]:
    due = sorted(
        due_in(case.plan, case.evaluation.round, case.evaluation.notices).values(), key=lambda one: one.last_day
    )
    if due:
        yield Heading(1, "Các mốc của đợt thi đua")
        yield Items(
            tuple(
                f"{spelt_out(one.deadline.label)}: chậm nhất ngày {short_day(one.last_day)}"
                f" ({spelt_out(one.deadline.who)})"
                for one in due
            )
        )


def _readings(case: Case) -> Iterator[Block]:
    mattered = readings_that_mattered(case.evaluation)
    if mattered:
        yield Heading(1, "Cách hiểu đã áp dụng ở chỗ kế hoạch chưa rõ")
        yield Items(tuple(printed(f"{one.problem}: {one.reading}") for one in mattered))
