"""Votes are held against the plan's rule, else against that of the meeting; without either only counted."""

from collections.abc import Mapping

import pytest

from tests.papers.kinds.cases import demo_case, one_of
from thidua.papers.kinds import KINDS
from thidua.papers.kinds.case import Case
from thidua.papers.kinds.voting import votes_said
from thidua.papers.office import Meeting, Office, Vote
from thidua.papers.paper import Clause, Gap, Paper, Paragraph, Table, plain

MEMBERS = {"members": "9", "present": [f"Thành viên {at}" for at in range(1, 9)], "absent": "Một người (công tác)"}


def _case(meeting: Mapping[str, object], *votes: Vote) -> Case:
    case = demo_case("long-thanh-2024")
    office = Office(thidua="1", meeting=Meeting.model_validate({**MEMBERS, **meeting}), votes=votes)
    return Case(case.evaluation, office)


def _vote(for_: int, against: int = 0, recused: int = 0, in_writing: int = 0) -> Vote:
    told = {"for": str(for_), "against": str(against), "recused": str(recused), "in_writing": str(in_writing)}
    return Vote.model_validate({"participant": "LT-01", "award": "giay_khen", **told})


def _verdict(paper: Paper) -> str:
    table = next(block for block in paper.body if isinstance(block, Table))
    return plain(next(row.cells[-1] for row in table.rows if row.cells[1] == "UBND xã Hoa Sen"))  # type: ignore[arg-type]


def _clauses(paper: Paper) -> list[str]:
    return [plain(block.text) for block in paper.body if isinstance(block, Clause)]


ALL, PRESENT, HALF = {"at_least": "80%", "of": "all"}, {"at_least": "80%", "of": "present"}, {"more_than": "50%"}
RULES = [
    (ALL, _vote(8), "Thông qua: đạt 8/9 phiếu (88,89%), cần 8 phiếu"),
    (PRESENT, _vote(7, 1), "Thông qua: đạt 7/8 phiếu (87,5%), cần 7 phiếu"),
    (HALF, _vote(4, 4), "Không thông qua: đạt 4/9 phiếu (44,44%), cần 5 phiếu"),
    ("7", _vote(7, recused=1), "Thông qua: đạt 7/8 phiếu (87,5%), cần 7 phiếu"),
]


@pytest.mark.parametrize(("threshold", "vote", "verdict"), RULES)
@pytest.mark.parametrize("kind", ["bien-ban-hop", "bien-ban-kiem-phieu"])
def test_votes_are_held_against_the_rule_of_the_meeting(threshold: object, vote: Vote, verdict: str, kind: str) -> None:
    assert _verdict(one_of(_case({"threshold": threshold}, vote), kind)) == verdict


SAID = [
    (PRESENT, "secret", "Bỏ phiếu kín; được thông qua khi có ít nhất 80% số thành viên có mặt đồng ý."),
    ({"at_least": "2/3"}, "open", "Biểu quyết; được thông qua khi có ít nhất 2/3 tổng số thành viên đồng ý."),
    (HALF, "open", "Biểu quyết; được thông qua khi có trên 50% tổng số thành viên đồng ý."),
    ("6", None, "Biểu quyết; được thông qua khi có ít nhất 6 phiếu đồng ý."),
]  # fmt: skip


@pytest.mark.parametrize(("threshold", "ballot", "said"), SAID)
def test_the_rule_is_said_once(threshold: object, ballot: str | None, said: str) -> None:
    clauses = _clauses(one_of(_case({"threshold": threshold, "ballot": ballot}, _vote(8)), "bien-ban-hop"))
    assert [text for text in clauses if "thông qua khi" in text] == [said]


def test_without_a_rule_votes_are_counted_and_one_gap_says_what_lacks() -> None:
    paper = one_of(_case({}, _vote(8)), "bien-ban-hop")
    assert _verdict(paper) == "8 phiếu đồng ý"
    lacking = [gap for gap in paper.gaps if "tỷ lệ" in gap.lacks]
    assert lacking == [Gap("tỷ lệ phiếu cần có và cách tính, do Hội đồng quy định")]


def test_a_quorum_that_the_meeting_lays_down_is_held_against_who_is_there() -> None:
    for quorum, held in (({"at_least": "2/3"}, "cần ít nhất 6: đủ điều kiện họp."), ("9", "cần ít nhất 9: chưa đủ")):
        paper = one_of(_case({"threshold": "5", "quorum": quorum}, _vote(8)), "bien-ban-hop")
        told = [plain(block.text) for block in paper.body if isinstance(block, Paragraph)]
        assert [text.startswith(f"Có mặt 8/9 thành viên, {held}") for text in told if "thành viên, cần" in text] == [
            True
        ]


def test_votes_in_writing_count_where_the_meeting_takes_them() -> None:
    taken = one_of(_case({"threshold": "9", "in_writing": "yes"}, _vote(9, in_writing=1)), "bien-ban-hop")
    assert _verdict(taken) == "Thông qua: đạt 9/9 phiếu (100%), cần 9 phiếu"
    refused = one_of(_case({"threshold": "9"}, _vote(9, in_writing=1)), "bien-ban-hop")
    assert _verdict(refused).startswith("[…\u00a0kiểm lại số phiếu: hội đồng này không nhận phiếu")


def test_more_people_present_than_members_is_told() -> None:
    paper = one_of(_case({"threshold": "5", "quorum": "5", "members": "7"}, _vote(7)), "bien-ban-hop")
    assert "kiểm lại thành phần dự họp: 8 người tham gia nhưng hội đồng chỉ có 7 thành viên" in [
        gap.lacks for gap in paper.gaps
    ]


def test_a_ballot_says_that_it_is_secret_where_the_meeting_says_so() -> None:
    for ballot, told in (("secret", True), ("open", False)):
        (paper,) = (one.paper for one in KINDS["phieu-bau"].make(_case({"ballot": ballot}, _vote(8))))
        assert [("Phiếu kín" in plain(b.text)) for b in paper.body if isinstance(b, Paragraph)] == [told]


def test_shares_are_exact_to_two_decimals_halves_upward() -> None:
    assert [votes_said(*one) for one in ((8, 9), (1, 3), (1, 8), (1, 16), (2, 3), (0, 5), (5, 5), (0, 0))] == [
        "8/9 phiếu (88,89%)", "1/3 phiếu (33,33%)", "1/8 phiếu (12,5%)", "1/16 phiếu (6,25%)",
        "2/3 phiếu (66,67%)", "0/5 phiếu (0%)", "5/5 phiếu (100%)", "0/0 phiếu",
    ]  # fmt: skip


def test_minutes_and_counting_speak_of_the_same_people() -> None:
    for plan_id in ("cu-chi-2020", "thai-nguyen-2018-2020", "xa-huong-lua-2026", "hoa-thanh-2018", "an-bien-2020"):
        case = demo_case(plan_id)
        of_kind = [
            [row.cells[1] for block in one_of(case, kind).body if isinstance(block, Table) for row in block.rows]
            for kind in ("bien-ban-hop", "bien-ban-kiem-phieu")
        ]
        assert of_kind[0] == of_kind[1] != []
