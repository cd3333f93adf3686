"""What the office needs on the day of handing over: payment list, hand-over list, invitation (GM), programme."""

from collections.abc import Iterator

from thidua.papers.kinds.case import Case, Made
from thidua.papers.kinds.lists import award_table, decided_here, in_full, total_money
from thidua.papers.office import Ceremony
from thidua.papers.paper import Block, Column, Day, Gap, Paper, Paragraph, Row, Run, Signer, Table, Text, joined
from thidua.papers.paper.tables import Align
from thidua.papers.texts import day_words
from thidua.papers.vietnamese import spelt_out, upper_first
from thidua.plan.model.awards import Award

PAYMENT, HAND_OVER, INVITATION, PROGRAMME = "danh-sach-chi-tien", "danh-sach-trao", "giay-moi", "chuong-trinh"
_NOT_SET = Ceremony()


def payment(case: Case) -> Iterator[Made]:
    """Who is paid how much, to be signed by each; only where an award of ours carries money."""
    awards = [award for award in _awards(case) if award.money is not None]
    if not awards:
        return
    issuer = case.issuer(case.standing_body, PAYMENT)
    head = case.head(PAYMENT, issuer, "Danh sách", f"Chi tiền thưởng {case.movement}{case.in_round}")
    total = total_money(case, awards)
    said: Text = in_full(total) if total is not None else Gap("tổng số tiền thưởng")
    body: tuple[Block, ...] = (
        award_table(case, awards, extra=(Column("Ký nhận", 4), Column("Ghi chú", 3))),
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
    head = case.head(HAND_OVER, issuer, "Danh sách", f"Trao, nhận khen thưởng {case.movement}{case.in_round}")
    table = award_table(case, awards, extra=(Column("Ngày nhận", 3), Column("Ký nhận", 4), Column("Ghi chú", 3)))
    signers = (Signer("Người giao", note="(Ký, ghi rõ họ tên)"), *case.signers(HAND_OVER, issuer))
    yield Made(Paper(HAND_OVER, head, body=(table,), signers=signers, landscape=True))


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
