"""The minutes (BB) of the council: attendance, votes on each candidate, contested places."""

from collections.abc import Iterator

from thidua.papers.kinds.case import Case, Made
from thidua.papers.kinds.lists import NUMBER, awards_of_round, how_many
from thidua.papers.kinds.voting import (
    council_rule,
    how_votes_count,
    is_secret,
    meeting_of,
    quorum_said,
    verdict,
    voted_on,
)
from thidua.papers.office import Meeting, Vote
from thidua.papers.office_desk import Issuer
from thidua.papers.paper import (
    Block,
    Clause,
    Column,
    Day,
    Form,
    Gap,
    Heading,
    Items,
    Paper,
    Paragraph,
    Row,
    Signer,
    Table,
    Text,
    joined,
)  # fmt: skip
from thidua.papers.paper.tables import Align
from thidua.papers.texts import day_words, ended
from thidua.papers.vietnamese import counted, printed, spelt_out
from thidua.rules.decided import Choice
from thidua.rules.wording.figures import figure

KIND = "bien-ban-hop"


def make(case: Case) -> Iterator[Made]:
    """The minutes of the one meeting."""
    issuer = council_of(case)
    meeting = meeting_of(case)
    subject = f"Họp xét khen thưởng trong {case.movement}{case.in_round}"
    head = case.head(KIND, issuer, "Biên bản", subject, type_="BB", form=Form.MINUTES)
    secretary, chair = _person(meeting.secretary, "thư ký cuộc họp"), _person(meeting.chair, "người chủ trì cuộc họp")
    yield Made(
        Paper(
            KIND,
            head,
            body=tuple(_body(case, issuer, meeting)),
            signers=(Signer("Thư ký", name=secretary), Signer("Chủ trì", name=chair)),
            recipients=(case.desk.named(case.standing_body), f"Lưu: {issuer.archive}"),
        )
    )


def council_of(case: Case) -> Issuer:
    """Whose meeting it is: the council that votes, else the body called so, else who issued the plan."""
    voting = next((council.body for council in case.plan.councils.values() if council.body), None)
    called = next((name for name in case.plan.bodies if case.desk.named(name).startswith("Hội đồng Thi đua")), None)
    return case.issuer(voting or called or case.plan.issuer, KIND)


def _person(written: str | None, lacks: str) -> Text:
    """The name without the office behind the comma."""
    return written.partition(",")[0] if written else Gap(lacks)


def _body(case: Case, issuer: Issuer, meeting: Meeting) -> Iterator[Block]:
    yield from _opening(case, issuer, meeting)
    yield Heading(1, "Thành phần")
    yield from _attendance(case, meeting)
    yield Heading(1, "Nội dung")
    yield from _proceedings(case)
    yield from _votes(case)
    yield from _contested(case)
    yield Heading(1, "Kết luận")
    yield from _conclusion(case, meeting)


def _opening(case: Case, issuer: Issuer, meeting: Meeting) -> Iterator[Block]:
    day: Text = day_words(Day.of(meeting.day)) if meeting.day else Gap("ngày họp")
    yield Paragraph(joined("Thời gian bắt đầu: ", meeting.opened or Gap("giờ khai mạc"), ", ", day, "."))
    yield Paragraph(joined("Địa điểm: ", meeting.at or Gap("địa điểm họp"), "."))


def _attendance(case: Case, meeting: Meeting) -> Iterator[Block]:
    council = council_rule(case)
    members = meeting.members or (council.members if council else None)
    total: Text = counted(members) if members else Gap("tổng số thành viên hội đồng")
    present: Text = counted(len(meeting.present)) if meeting.present else Gap("số thành viên có mặt")
    yield Clause(
        joined("Tổng số thành viên: ", total, "; có mặt: ", present, f"; vắng mặt: {counted(len(meeting.absent))}.")
    )
    if meeting.present:
        yield Clause(f"Có mặt: {'; '.join(meeting.present)}.")
    if meeting.absent:
        yield Clause(f"Vắng mặt: {'; '.join(meeting.absent)}.")
    yield Clause(joined("Chủ trì: ", meeting.chair or Gap("người chủ trì cuộc họp"), "."))
    yield Clause(joined("Thư ký: ", meeting.secretary or Gap("thư ký cuộc họp"), "."))
    if (said := quorum_said(case)) is not None:
        yield Paragraph(said)


def _proceedings(case: Case) -> Iterator[Block]:
    results = case.evaluation.results
    passing = [one for one in results if one.status in ("scored", "eligible")]
    yield Clause(
        f"{case.desk.named(case.standing_body)} báo cáo kết quả thẩm định {case.movement}{case.in_round}:"
        f" {counted(len(results))} đối tượng, trong đó {counted(len(passing))} đối tượng đủ số liệu hoặc đủ điều kiện"
        f" để xét."
    )
    yield Clause("Hội đồng xem xét từng đối tượng theo tiêu chuẩn của kế hoạch.")


def _votes(case: Case) -> Iterator[Block]:
    """The counted votes, award by award; of whom nothing was entered that stays a gap."""
    votes = {(vote.award, vote.participant): vote for vote in case.office.votes}
    way = "bỏ phiếu kín" if is_secret(case) else "biểu quyết"
    voted = voted_on(case)
    if voted:
        yield Clause(how_votes_count(case))
    for award, names in voted:
        yield Clause(f"Kết quả {way} đối với {spelt_out(award.label)}:")
        rows = (_vote_row(case, place, name, votes.get((award.id, name))) for place, name in enumerate(names, 1))
        yield Table(_vote_columns(), tuple(rows))


def _vote_columns() -> tuple[Column, ...]:
    return (
        NUMBER,
        Column("Tập thể, cá nhân", 5),
        Column("Đồng ý", 2, Align.CENTRE),
        Column("Không đồng ý", 2, Align.CENTRE),
        Column("Phiếu trắng", 2, Align.CENTRE),
        Column("Không biểu quyết", 2, Align.CENTRE),
        Column("Kết quả", 7),
    )


def _vote_row(case: Case, place: int, name: str, vote: Vote | None) -> Row:
    found = case.evaluation.of(name)
    shown = case.shown(found.participant) if found is not None else name
    if vote is None:
        return Row((str(place), shown, "", "", "", "", Gap(f"số phiếu của {shown}")))
    figures = (vote.for_, vote.against, vote.blank, vote.recused)
    return Row((str(place), shown, *map(str, figures), verdict(case, vote)))


def _contested(case: Case) -> Iterator[Block]:
    """Places among equals: still open, or settled by the council with its reason."""
    for contest in case.evaluation.contests:
        names = ", ".join(_shown(case, name) for name in contest.participants)
        places = ", ".join(spelt_out(case.plan.awards[place].label) for place in contest.places)
        yield Clause(
            joined(f"{names} cùng {figure(contest.score)} điểm ở {places}. Hội đồng quyết định: ",
             Gap(f"lựa chọn của Hội đồng giữa {names}"), ".")
        )  # fmt: skip
    chosen = [(result, choice) for result in case.evaluation.results for choice in result.choices]
    if chosen:
        yield Clause("Hội đồng lựa chọn:")
        yield Items(
            tuple(
                ended(printed(f"{case.shown(result.participant)}: {_given(case, choice)}"), ".")
                for result, choice in chosen
                if choice.award in case.plan.awards
            )
        )


def _given(case: Case, choice: Choice) -> str:
    return f"{case.plan.awards[choice.award].label}; lý do: {choice.reason}"


def _conclusion(case: Case, meeting: Meeting) -> Iterator[Block]:
    for award in awards_of_round(case):
        holders = case.holders(award.id)
        if holders:
            names = ", ".join(case.shown(result.participant) for result in holders)
            yield Clause(f"Thống nhất đề nghị {spelt_out(award.label)} cho {how_many(holders)}: {names}.")
    if not any(result.awards for result in case.evaluation.results):
        yield Clause(joined("Thống nhất: ", Gap("kết luận của Hội đồng: chưa có ai được chọn"), "."))
    yield Paragraph(
        joined(
            "Cuộc họp kết thúc vào ",
            meeting.closed or Gap("giờ bế mạc"),
            " cùng ngày. Biên bản được đọc lại, các thành viên dự họp thống nhất.",
        )
    )


def _shown(case: Case, name: str) -> str:
    found = case.evaluation.of(name)
    return case.shown(found.participant) if found is not None else name
