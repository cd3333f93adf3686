"""Who issues and who signs."""

from datetime import date

import pytest

from thidua.catalogue import plan_files
from thidua.papers.office import Office
from thidua.papers.office_desk import Desk, in_lines
from thidua.papers.paper import Acting, Authority, Gap, Signer
from thidua.plan.reader import read_plan

PLAN = read_plan(plan_files()["cu-chi-2020"])
DAY = date(2020, 11, 2)
NAME = "Lê Mẫu An"


def _signed(paper: str, body: str = "committee", **signer: object) -> Signer:
    office = Office.model_validate({"thidua": "1", "signers": [{"body": body, "name": NAME} | signer]})
    desk = Desk(PLAN, office)
    return desk.signer(desk.issuer(body, DAY), paper, DAY)


@pytest.mark.parametrize(
    ("paper", "signer", "block"),
    [
        ("ke-hoach", {"office": "Chủ tịch"}, ["TM. Ủy ban nhân dân", "Chủ tịch"]),
        ("quyet-dinh", {"office": "Chủ tịch"}, ["Chủ tịch"]),
        ("quyet-dinh", {"office": "Phó Chủ tịch", "authority": "KT."}, ["KT. Chủ tịch", "Phó Chủ tịch"]),
        ("ke-hoach", {"office": "Phó Chủ tịch", "authority": "KT."},
         ["TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch"]),
        ("ke-hoach", {"office": "Chánh Văn phòng", "authority": "TL."}, ["TL. Chủ tịch", "Chánh Văn phòng"]),
        ("quyet-dinh", {"office": "Trưởng phòng", "authority": "TUQ."}, ["TUQ. Chủ tịch", "Trưởng phòng"]),
        ("quyet-dinh", {"authority": "Q."}, ["Q. Chủ tịch"]),
    ],
)  # fmt: skip
def test_authority_stands_above_the_office(paper: str, signer: dict[str, str], block: list[str]) -> None:
    found = _signed(paper, **signer)
    lines = [f"{one.authority.value} {one.whom}" for one in found.acting]
    assert lines + ([found.office] if found.office else []) == block
    assert found.name == NAME


def test_an_office_with_one_head_never_signs_for_the_body() -> None:
    assert _signed("to-trinh", "home_affairs", office="Trưởng phòng") == Signer("Trưởng phòng", (), NAME)


def test_who_no_longer_signs_is_not_named() -> None:
    found = _signed("quyet-dinh", office="Chủ tịch", to="2020-11-01")
    assert found == Signer("Chủ tịch", (), Gap("người ký của Ủy ban nhân dân huyện Củ Chi"))


def test_who_signs_one_kind_of_paper_comes_before_who_signs_all() -> None:
    signers = [
        {"body": "committee", "office": "Chủ tịch", "name": "A"},
        {"body": "committee", "office": "Phó Chủ tịch", "authority": "KT.", "name": "B", "papers": "quyet-dinh"},
    ]
    desk = Desk(PLAN, Office.model_validate({"thidua": "1", "signers": signers}))
    issuer = desk.issuer("committee", DAY)
    assert [desk.signer(issuer, paper, DAY).name for paper in ("quyet-dinh", "ke-hoach")] == ["B", "A"]


def test_papers_of_a_chair_bear_the_committee_that_he_heads() -> None:
    desk = Desk(PLAN, Office(thidua="1"))
    issuer = desk.issuer("chair", DAY)
    assert (issuer.name, issuer.head_named) == (
        "Ủy ban nhân dân huyện Củ Chi",
        "Chủ tịch Ủy ban nhân dân huyện Củ Chi",
    )
    assert (desk.is_ours("chair", DAY), desk.is_ours("city_chair", DAY)) == (True, False)


def test_names_change_with_the_day() -> None:
    bodies = [
        {"body": "committee", "name": "Ủy ban nhân dân huyện Cũ", "to": "2020-10-31"},
        {"body": "committee", "name": "Ủy ban nhân dân xã Mới", "from": "2020-11-01"},
    ]
    desk = Desk(PLAN, Office.model_validate({"thidua": "1", "bodies": bodies}))
    assert [desk.issuer("committee", day).name for day in (date(2020, 10, 31), date(2020, 11, 1))] == [
        "Ủy ban nhân dân huyện Cũ",
        "Ủy ban nhân dân xã Mới",
    ]


def test_the_name_of_a_committee_takes_two_lines() -> None:
    assert in_lines("Ủy ban nhân dân xã A") == "Ủy ban nhân dân\nxã A"
    assert in_lines("Phòng Nội vụ") == "Phòng Nội vụ"


def test_the_office_of_an_unknown_kind_lacks_its_heads_title() -> None:
    found = Desk(PLAN, Office(thidua="1")).issuer("reform_team", DAY)
    assert found.head == Gap("chức danh người đứng đầu")
    assert Acting(Authority.FOR_HEAD, found.head).whom == found.head
