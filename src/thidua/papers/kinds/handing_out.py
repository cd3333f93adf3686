"""What the office needs on the day of handing over: payment list, hand-over list, invitation (GM), programme."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from thidua.papers.kinds.case import DECISION, Case, Made
from thidua.papers.kinds.lists import award_table, decided_here, how_many, in_full, total_money
from thidua.papers.office import Ceremony
from thidua.papers.office_desk import Issuer
from thidua.papers.paper import Block, Column, Day, Gap, Head, Paper, Paragraph, Row, Run, Signer, Table, Text, joined
from thidua.papers.paper.tables import Align
from thidua.papers.texts import cited, day_words
from thidua.papers.vietnamese import counted, spelt_out, upper_first
from thidua.plan.model.awards import Award
from thidua.rules.results import Result

PAYMENT, HAND_OVER, INVITATION, PROGRAMME = "danh-sach-chi-tien", "danh-sach-trao", "giay-moi", "chuong-trinh"
_NOT_SET = Ceremony()


def payment(case: Case) -> Iterator[Made]:
    """Who is paid how much, to be signed by each; only where an award of ours carries money."""
    awards = [award for award in _awards(case) if award.money is not None]
    if not awards:
        return
    issuer = case.issuer(case.standing_body, PAYMENT)
    head = _head(case, PAYMENT, issuer, "Chi tiền thưởng")
    total = total_money(case, awards)
    said: Text = in_full(total) if total is not None else Gap("tổng số tiền thưởng")
    body: tuple[Block, ...] = (
        *_by_decision(case),
        award_table(case, awards, extra=(Column("Ký nhận", 4), Column("Ghi chú", 3)), subtotals=True, signed=True),
        Paragraph(joined("Tổng số tiền: ", said, ".")),
    )
    note = "(Ký, ghi rõ họ tên)"
    signers = (Signer("Người lập", note=note), Signer("Kế toán", note=note), *case.signers(PAYMENT, issuer))
    yield Made(Paper(PAYMENT, head, body=body, signers=signers, landscape=True))


def hand_over(case: Case) -> Iterator[Made]:
    """Who takes over certificate and reward, to be signed by each."""
    awards = _awards(case)
    if not awards:
        return
    issuer = case.issuer(case.standing_body, HAND_OVER)
    head = _head(case, HAND_OVER, issuer, "Trao, nhận khen thưởng")
    extra = (Column("Ngày nhận", 3), Column("Ký nhận", 4), Column("Ghi chú", 3))
    table = award_table(case, awards, extra=extra, signed=True)
    signers = (Signer("Người giao", note="(Ký, ghi rõ họ tên)"), *case.signers(HAND_OVER, issuer))
    holders = [result for award in awards for result in case.holders(award.id)]
    # Also keeps the signatures from standing alone on a page.
    closing = [Paragraph(f"Danh sách có {_entries(holders)}.")] if holders else []
    body = (*_by_decision(case), table, *closing)
    yield Made(Paper(HAND_OVER, head, body=body, signers=signers, landscape=True))


def _head(case: Case, kind: str, issuer: Issuer, what: str) -> Head:
    """The heading of a list; while its day is open, its year is that of the decision, which it follows."""
    head = case.head(kind, issuer, "Danh sách", f"{what} {case.movement}{case.in_round}")
    decided = case.issued(DECISION).day
    return replace(head, day=Day(decided.year)) if decided and not case.issued(kind).day else head


def _by_decision(case: Case) -> Iterator[Block]:
    """The decisions by which is paid and handed over; their numbers and days stay blank until they are entered."""
    for body in decided_here(case, DECISION):
        issuer = case.issuer(body, DECISION)
        head = case.head(DECISION, issuer, "Quyết định", None, type_="QĐ")
        yield Paragraph(joined("Theo ", cited(head, issuer.head_named), "."))


def _entries(holders: Sequence[Result]) -> str:
    """How many are named, each once for every award: ``10 lượt, của 05 tập thể``."""
    once = list({result.participant.id: result for result in holders}.values())
    if len(once) == len(holders):
        return f"{how_many(once)} được nhận khen thưởng"
    return f"{counted(len(holders))} lượt nhận khen thưởng, của {how_many(once)}"


def invitation(case: Case) -> Iterator[Made]:
    """One invitation for each who is given something, and one without a name for guests."""
    issuer = case.issuer(case.plan.issuer, INVITATION)
    named = [result.participant for result in case.evaluation.results if result.awards]
    subject = f"Dự hội nghị tổng kết {case.movement}{case.in_round}"
    head = case.head(INVITATION, issuer, "Giấy mời", subject, type_="GM")
    for one in named:
        body = tuple(_invitation(case, issuer.name, case.shown(one)))
        yield Made(
            Paper(
                INVITATION,
                head,
                body=body,
                signers=case.signers(INVITATION, issuer),
                recipients=("Như trên", f"Lưu: {issuer.archive}"),
            ),
            one.id,
        )
    guest = tuple(_invitation(case, issuer.name, "." * 40))
    yield Made(
        Paper(
            INVITATION,
            head,
            body=guest,
            signers=case.signers(INVITATION, issuer),
            recipients=("Như trên", f"Lưu: {issuer.archive}"),
        ),
        "khach-moi",
    )


def programme(case: Case) -> Iterator[Made]:
    """The programme of the ceremony: as the office file has it, else the usual order."""
    issuer, ceremony = case.issuer(case.plan.issuer, PROGRAMME), case.office.ceremony or _NOT_SET
    head = case.head(PROGRAMME, issuer, "Chương trình", f"Hội nghị tổng kết {case.movement}{case.in_round}")
    steps = ceremony.programme or tuple(_usual(case, issuer.name))
    rows = tuple(Row((str(place), "", step, "")) for place, step in enumerate(steps, 1))
    columns = (Column("STT", 2, Align.CENTRE), Column("Thời gian", 3), Column("Nội dung", 10), Column("Thực hiện", 5))
    body = (*_when(ceremony), Table(columns, rows))
    yield Made(Paper(PROGRAMME, head, body=body, signers=case.signers(PROGRAMME, issuer)))


def _usual(case: Case, name: str) -> Iterator[str]:
    yield "Ổn định tổ chức, tuyên bố lý do, giới thiệu đại biểu"
    yield f"Báo cáo tổng kết {case.movement}{case.in_round}"
    yield "Tham luận của các tập thể, cá nhân điển hình"
    yield "Công bố quyết định khen thưởng"
    yield from (f"Trao {spelt_out(award.label)}" for award in _awards(case) if case.holders(award.id))
    yield f"Phát biểu của lãnh đạo {name}"
    yield "Bế mạc"


def _invitation(case: Case, name: str, guest: str) -> Iterator[Block]:
    yield Paragraph(f"{upper_first(name)} trân trọng kính mời:", align=Align.LEFT)
    yield Paragraph(Run(guest, bold=True), align=Align.LEFT)
    yield Paragraph(
        f"Tới dự hội nghị tổng kết {case.movement}{case.in_round}, trao thưởng cho tập thể, cá nhân có thành tích."
    )
    yield from _when(case.office.ceremony or _NOT_SET)
    yield Paragraph("Sự có mặt của quý vị góp phần vào thành công của hội nghị.")


def _when(ceremony: Ceremony) -> Iterator[Block]:
    day: Text = day_words(Day.of(ceremony.day)) if ceremony.day else Gap("ngày tổ chức hội nghị")
    yield Paragraph(joined("Thời gian: ", ceremony.opens or Gap("giờ tổ chức hội nghị"), ", ", day, "."))
    yield Paragraph(joined("Địa điểm: ", ceremony.at or Gap("địa điểm tổ chức hội nghị"), "."))


def _awards(case: Case) -> list[Award]:
    return [award for awards in decided_here(case, PAYMENT).values() for award in awards]
