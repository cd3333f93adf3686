"""The notice of results (TB): in its annex a line for everybody, with points, class, rank, award and why."""

from collections.abc import Iterator

from thidua.papers.kinds.case import Case, Made
from thidua.papers.kinds.lists import NUMBER
from thidua.papers.kinds.reasons import given_or_status, points, why
from thidua.papers.paper import (
    Appendix,
    Block,
    Cell,
    Clause,
    Column,
    Items,
    Paper,
    Paragraph,
    Row,
    RowKind,
    Table,
    joined,
)
from thidua.papers.paper.tables import Align
from thidua.papers.texts import accompanying, ended
from thidua.papers.vietnamese import counted, lowered, printed, spelt_out
from thidua.plan.model.people import KIND_LABELS
from thidua.rules.calendar import due_in
from thidua.rules.mattered import readings_that_mattered
from thidua.rules.notices import notice_for
from thidua.rules.results import Result
from thidua.rules.wording.classes import class_label
from thidua.rules.wording.figures import day as short_day
from thidua.rules.wording.figures import figure

KIND = "thong-bao"


def make(case: Case) -> Iterator[Made]:
    """The one notice of a round."""
    appraisal = case.plan.appraisal
    issuer = case.issuer((appraisal.decided_by if appraisal else None) or case.plan.issuer, KIND)
    head = case.head(KIND, issuer, "Thông báo", f"Kết quả {case.movement}{case.in_round}", type_="TB")
    attached = accompanying(head, issuer.name)
    yield Made(
        Paper(
            KIND,
            head,
            body=tuple(_body(case, issuer.name)),
            signers=case.signers(KIND, issuer),
            recipients=("Các đối tượng dự thi đua", case.desk.named(case.standing_body), f"Lưu: {issuer.archive}"),
            appendices=(
                Appendix("Kết quả và lý do của từng đối tượng", (_results(case),), attached=attached, landscape=True),
            ),
        )
    )


def ordered(case: Case) -> list[Result]:
    """Group by group in the plan's order; in each by rank, those without one behind."""
    groups = list(case.plan.groups)
    kinds = ("collective", "enterprise", "individual", "citizen")

    def place(result: Result) -> tuple[int, int, bool, int]:
        one = result.participant
        return kinds.index(one.kind), groups.index(one.group), result.rank is None, result.rank or 0

    return sorted(case.evaluation.results, key=place)


def _body(case: Case, issuer: str) -> Iterator[Block]:
    evaluation = case.evaluation
    held = sum(bool(result.awards) for result in evaluation.results)
    then = f", trên cơ sở kết quả thẩm định, {issuer} thông báo như sau:"
    yield Paragraph(joined("Thực hiện ", case.cited_plan, then))
    yield Clause(
        f"Có {counted(len(evaluation.results))} đối tượng được đánh giá, trong đó {counted(held)} đối tượng được xếp"
        f" chỗ khen thưởng. Kết quả và lý do của từng đối tượng tại Phụ lục{_details(case)}."
    )
    if evaluation.quotas:
        yield Clause("Số chỗ khen thưởng:")
        yield _quotas(case)
    if evaluation.contests:
        yield Clause("Các chỗ còn phải quyết định do bằng điểm:")
        yield Items(tuple(_contests(case)))
    if evaluation.left_out:
        yield Clause(f"Chưa tính vào kết quả vì dữ liệu chưa dùng được: {', '.join(evaluation.left_out)}.")
    yield from _readings(case)
    yield from _until(case)


def _quotas(case: Case) -> Table:
    """The places of each award: how many, counted on how many, for whom, how many are given."""
    rows = []
    for number, quota in enumerate(case.evaluation.quotas, 1):
        kinds = ", ".join(KIND_LABELS[name] for name in quota.quota.kind).capitalize()
        groups = ", ".join(spelt_out(case.plan.groups[name].label) for name in quota.quota.group)
        per = quota.quota.per
        whose = "" if per is None else case.words.value(quota.instance, per)
        whom = "; ".join(filter(None, (kinds, groups, whose)))
        base = "" if quota.base is None else str(quota.base)
        figures = (base, str(quota.places), str(quota.eligible), str(quota.given))
        rows.append(Row((str(number), spelt_out(case.plan.awards[quota.award].label), whom, *figures)))
    counts = ("Số gốc để tính", "Số chỗ", "Đủ điều kiện", "Đã xếp")
    columns = (
        NUMBER,
        Column("Hình thức", 5),
        Column("Đối tượng", 7),
        *(Column(one, 2, Align.CENTRE) for one in counts),
    )
    return Table(columns, tuple(rows))


def _contests(case: Case) -> Iterator[str]:
    for contest in case.evaluation.contests:
        found = (case.evaluation.of(name) for name in contest.participants)
        names = ", ".join(one.participant.shown for one in found if one is not None)
        places = ", ".join(case.plan.awards[place].label for place in contest.places)
        voter = case.words.voter(case.plan.awards[contest.places[0]].vote)
        yield printed(f"{names} cùng {figure(contest.score)} điểm; {places} do {voter} quyết định")


def _readings(case: Case) -> Iterator[Block]:
    mattered = readings_that_mattered(case.evaluation)
    if mattered:
        yield Clause("Ở chỗ kế hoạch chưa rõ, kết quả được tính theo cách hiểu sau:")
        yield Items(tuple(ended(printed(f"{one.problem}: {one.reading}"), ".") for one in mattered))


def _until(case: Case) -> Iterator[Block]:
    """How to object: the plan's own deadline, public notice, or only to whom."""
    standing = case.desk.named(case.standing_body)
    notices = {notice.label: notice for award in case.plan.awards.values() if (notice := notice_for(case.plan, award))}
    for notice in notices.values():
        days = f"{counted(notice.days)} {'ngày làm việc' if notice.working else 'ngày'}"
        yield Clause(f"Kết quả được công khai trong {days}: {lowered(spelt_out(notice.label))}.")
    appraisal = case.plan.appraisal
    due = due_in(case.plan, case.evaluation.round, case.evaluation.notices)
    explain = due.get(appraisal.explanation) if appraisal and appraisal.explanation else None
    by = f" chậm nhất ngày {short_day(explain.last_day)}" if explain else ""
    yield Clause(f"Ý kiến về kết quả gửi về {standing}{by} để được xem xét, trả lời.")


def _results(case: Case) -> Table:
    """A line for everybody, under the kind and group."""
    ranked = any(result.rank is not None for result in case.evaluation.results)
    scored = any(result.score is not None for result in case.evaluation.results)
    classed = bool(case.plan.classes)
    columns = [NUMBER, Column("Đối tượng", 6)]
    columns += [Column("Điểm", 2, Align.CENTRE)] if scored else []
    columns += [Column("Xếp loại", 3)] if classed else []
    columns += [Column("Hạng", 2, Align.CENTRE)] if ranked else []
    columns += [Column("Kết quả", 5), Column("Lý do", 12)]
    rows: list[Row] = []
    before = None
    for number, result in enumerate(ordered(case), 1):
        if (part := _part(case, result)) != before:
            rows.append(Row((Cell(part, len(columns)),), RowKind.GROUP))
            before = part
        cells = [str(number), case.shown(result.participant)]
        cells += [points(result)] if scored else []
        cells += [printed(class_label(case.words, result.classed))] if classed else []
        cells += ["" if result.rank is None else str(result.rank)] if ranked else []
        rows.append(Row((*cells, given_or_status(case, result), why(case, result))))
    return Table(tuple(columns), tuple(rows))


def _part(case: Case, result: Result) -> str:
    one = result.participant
    return f"{KIND_LABELS[one.kind].capitalize()}: {spelt_out(case.plan.groups[one.group].label)}"


def _details(case: Case) -> str:
    """Where each point is explained, for plans that give points."""
    return "; căn cứ của từng điểm tại phiếu điểm gửi từng đối tượng" if case.plan.rubric is not None else ""
