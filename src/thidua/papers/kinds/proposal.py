"""The proposal (TTr) to whoever decides, with its list; numbers by award and group."""

from collections import Counter
from collections.abc import Iterator

from thidua.papers.kinds.basis import bases
from thidua.papers.kinds.case import Case, Made
from thidua.papers.kinds.lists import NOBODY, NUMBER, awards_of_round, decided_here, how_many
from thidua.papers.kinds.summary_list import summary_table
from thidua.papers.office_desk import Issuer
from thidua.papers.paper import (
    Appendix,
    Block,
    Cell,
    Clause,
    Column,
    Paper,
    Paragraph,
    Row,
    RowKind,
    Table,
    joined,
    plain,
)  # fmt: skip
from thidua.papers.paper.tables import Align
from thidua.papers.texts import accompanying
from thidua.papers.vietnamese import counted, spelt_out
from thidua.plan.model.awards import Award
from thidua.plan.model.people import KIND_LABELS
from thidua.rules.wording.figures import day as short_day

KIND = "to-trinh"


def make(case: Case) -> Iterator[Made]:
    """One proposal for each body that decides awards of the round and to which somebody is proposed.

    While nobody is chosen at all, those to our own heads, to show what they still lack.
    """
    by_decider: dict[str, list[Award]] = {}
    for award in awards_of_round(case):
        by_decider.setdefault(award.decided_by or case.plan.issuer, []).append(award)
    chosen = {body: those for body, those in by_decider.items() if any(case.holders(one.id) for one in those)}
    by_decider = chosen or decided_here(case, KIND) or by_decider
    for decider, awards in by_decider.items():
        yield Made(_proposal(case, decider, awards), decider if len(by_decider) > 1 else None)


def proposer(case: Case, awards: list[Award]) -> Issuer:
    """Who proposes: the first body that the plan names, else the standing body."""
    body = next((name for award in awards for name in award.proposed_by), case.standing_body)
    return case.issuer(body, KIND)


def _proposal(case: Case, decider: str, awards: list[Award]) -> Paper:
    issuer = proposer(case, awards)
    to = plain(case.desk.addressed(decider, case.day_of(KIND)))
    subject = f"Về việc đề nghị khen thưởng trong {case.movement}{case.in_round}"
    head = case.head(KIND, issuer, "Tờ trình", subject, type_="TTr")
    return Paper(
        KIND,
        head,
        (to,),
        tuple(_body(case, issuer, awards, to)),
        case.signers(KIND, issuer),
        ("Như trên", *_others(case, awards, issuer), f"Lưu: {issuer.archive}"),
        (
            Appendix(
                "Danh sách đề nghị khen thưởng",
                (summary_table(case, awards),),
                attached=accompanying(head, issuer.name),
                landscape=True,
            ),
        ),
    )


def _others(case: Case, awards: list[Award], issuer: Issuer) -> tuple[str, ...]:
    bodies = dict.fromkeys(name for award in awards for name in award.proposed_by)
    named = (case.issuer(name, KIND) for name in bodies)
    return tuple(one.name for one in named if one.id != issuer.id)


def _body(case: Case, issuer: Issuer, awards: list[Award], to: str) -> Iterator[Block]:
    chosen = [result for award in awards for result in case.holders(award.id)]
    yield bases(case, KIND)
    meeting = case.office.meeting
    if meeting is not None and meeting.day is not None:
        yield Paragraph(
            f"Trên cơ sở kết quả họp xét ngày {short_day(meeting.day)}, {issuer.name} kính trình {to} xem xét như sau:"
        )
    else:
        yield Paragraph(f"Trên cơ sở kết quả thẩm định, {issuer.name} kính trình {to} xem xét như sau:")
    counts = Counter(result.status for result in case.evaluation.results)
    passing = counts["scored"] + counts["eligible"]
    yield Clause(
        f"Tham gia {case.movement}{case.in_round} có {counted(len(case.evaluation.results))} đối tượng;"
        f" {counted(passing)} đối tượng đủ số liệu hoặc đủ điều kiện để xét, {counted(counts['ineligible'])} không đủ"
        f" điều kiện, {counted(counts['incomplete'])} chưa đủ số liệu."
    )
    whom = how_many(chosen)
    asked = f"Đề nghị khen thưởng {whom}, cụ thể:" if whom else joined("Đề nghị khen thưởng: ", NOBODY)
    yield Clause(asked)
    if whom:
        yield _numbers(case, awards)
    yield Paragraph("(Có danh sách và hồ sơ kèm theo.)", indent=True)
    yield Paragraph(f"{issuer.name} kính trình {to} xem xét, quyết định.")


def _numbers(case: Case, awards: list[Award]) -> Table:
    """How many of each award, kind and group are proposed."""
    rows: list[Row] = []
    for award in awards:
        counts = Counter((one.participant.kind, one.participant.group) for one in case.holders(award.id))
        for (kind, group), number in counts.items():
            named = (spelt_out(award.label), KIND_LABELS[kind].capitalize(), spelt_out(case.plan.groups[group].label))
            rows.append(Row((str(len(rows) + 1), *named, str(number))))
    total = sum(len(case.holders(award.id)) for award in awards)
    rows.append(Row((Cell("Tổng cộng", 4), str(total)), RowKind.TOTAL))
    named_ = (Column("Hình thức", 7), Column("Đối tượng", 4), Column("Nhóm", 8))
    return Table((NUMBER, *named_, Column("Số lượng", 3, Align.CENTRE)), tuple(rows))
