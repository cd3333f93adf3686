"""Ballots to print and the minutes of counting them (biên bản kiểm phiếu)."""

from collections.abc import Iterator

from thidua.papers.kinds.case import Case, Made
from thidua.papers.kinds.lists import NUMBER
from thidua.papers.kinds.minutes import council_of
from thidua.papers.kinds.voting import how_votes_count, is_secret, meeting_of, verdict, voted_on
from thidua.papers.office import Vote
from thidua.papers.paper import (
    Block,
    Clause,
    Column,
    Day,
    Form,
    Gap,
    Heading,
    Paper,
    Paragraph,
    Row,
    Signer,
    Table,
    Text,
    joined,
)  # fmt: skip
from thidua.papers.paper.tables import Align
from thidua.papers.texts import day_words
from thidua.papers.vietnamese import counted, spelt_out
from thidua.plan.model.awards import Award

_COUNTED = ("Đồng ý", "Không đồng ý", "Phiếu trắng")
BALLOT, COUNTING = "phieu-bau", "bien-ban-kiem-phieu"


def ballot(case: Case) -> Iterator[Made]:
    """One ballot for each award that somebody votes on."""
    issuer = council_of(case)
    voted = voted_on(case)
    for award, names in voted:
        head = case.head(
            BALLOT, issuer, "Phiếu bầu", f"Xét tặng {spelt_out(award.label)}{case.in_round}", form=Form.MINUTES
        )
        yield Made(Paper(BALLOT, head, body=tuple(_ballot(case, names))), award.id if len(voted) > 1 else None)


def counting(case: Case) -> Iterator[Made]:
    """One set of counting minutes over all awards that are voted on."""
    voted = voted_on(case)
    if not voted:
        return
    issuer, meeting = council_of(case), meeting_of(case)
    head = case.head(
        COUNTING,
        issuer,
        "Biên bản",
        f"Kiểm phiếu xét khen thưởng trong {case.movement}{case.in_round}",
        type_="BB",
        form=Form.MINUTES,
    )
    first: Text = meeting.tellers[0] if meeting.tellers else Gap("trưởng ban kiểm phiếu")
    others = [Signer("Ủy viên", name=name) for name in meeting.tellers[1:2]]
    signers = (*others, Signer("Trưởng ban kiểm phiếu", name=first))
    yield Made(Paper(COUNTING, head, body=tuple(_counting(case, voted)), signers=signers))


def _ballot(case: Case, names: list[str]) -> Iterator[Block]:
    secret = " Phiếu kín, không ghi tên người bỏ phiếu." if is_secret(case) else ""
    yield Paragraph(
        f"Đánh dấu X vào một trong hai ô ở mỗi dòng; dòng để trống hoặc đánh dấu cả hai ô là phiếu trắng.{secret}"
    )
    columns = (NUMBER, Column("Tập thể, cá nhân", 8), Column("Nhóm", 5), Column("Đồng ý", 2), Column("Không đồng ý", 2))
    yield Table(columns, tuple(Row((str(place), *_named(case, name), "", "")) for place, name in enumerate(names, 1)))


def _named(case: Case, name: str) -> tuple[str, str]:
    found = case.evaluation.of(name)
    if found is None:
        return name, ""
    return case.shown(found.participant), spelt_out(case.plan.groups[found.participant.group].label)


def _counting(case: Case, voted: list[tuple[Award, list[str]]]) -> Iterator[Block]:
    meeting = meeting_of(case)
    day: Text = day_words(Day.of(meeting.day)) if meeting.day else Gap("ngày họp")
    yield Paragraph(
        joined("Ban kiểm phiếu tiến hành kiểm phiếu ", day, ", tại ", meeting.at or Gap("địa điểm họp"), ".")
    )
    tellers: Text = "; ".join(meeting.tellers) or Gap("thành phần ban kiểm phiếu")
    yield Paragraph(joined("Thành phần: ", tellers, "."))
    given: Text = counted(len(meeting.present)) if meeting.present else Gap("số thành viên có mặt")
    yield Clause(joined("Số thành viên có mặt bỏ phiếu: ", given, "."))
    yield Clause(how_votes_count(case))
    votes = {(vote.award, vote.participant): vote for vote in case.office.votes}
    for award, names in voted:
        yield Heading(2, f"{spelt_out(award.label)}")
        yield Table(
            (NUMBER, Column("Tập thể, cá nhân", 5), *(Column(text, 2, Align.CENTRE) for text in _COUNTED),
             Column("Kết quả", 7)),
            tuple(_row(case, place, name, votes.get((award.id, name))) for place, name in enumerate(names, 1)),
        )  # fmt: skip
    yield Paragraph("Biên bản được lập và thông qua tại cuộc họp.")


def _row(case: Case, place: int, name: str, vote: Vote | None) -> Row:
    shown = _named(case, name)[0]
    if vote is None:
        return Row((str(place), shown, "", "", "", Gap(f"số phiếu của {shown}")))
    return Row((str(place), shown, str(vote.for_), str(vote.against), str(vote.blank), verdict(case, vote)))
