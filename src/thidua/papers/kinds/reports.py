"""The reports of the standing body (BC): interim in the course of a round, final at its end; by group, by field."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from thidua.papers.kinds.case import Case, Made
from thidua.papers.kinds.reporting.closing import ahead, aims, given, narrative, objectives, readings
from thidua.papers.kinds.reporting.initiatives import fields, progress
from thidua.papers.kinds.reporting.results import conditions, scored
from thidua.papers.kinds.reporting.taking_part import missing, taking_part
from thidua.papers.paper import Block, Paper, Paragraph, joined

INTERIM, FINAL = "bao-cao-so-ket", "bao-cao-tong-ket"


def interim(case: Case) -> Iterator[Made]:
    """What has come in so far, of whom, and what is still missing."""
    told = partial(narrative, INTERIM)
    sections = (aims, taking_part, missing, fields, progress, conditions, told, ahead)
    yield Made(_report(case, INTERIM, "sơ kết", sections))


def final(case: Case) -> Iterator[Made]:
    """Results, awards and what was learnt."""
    told = partial(narrative, FINAL)
    sections = (
        aims, taking_part, missing, scored, conditions, fields, progress, given, objectives, told, readings,
    )  # fmt: skip
    yield Made(_report(case, FINAL, "tổng kết", sections))


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
