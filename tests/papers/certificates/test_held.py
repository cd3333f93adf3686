from datetime import date
from pathlib import Path

import pytest

from tests.papers.kinds.cases import demo_case, small_case
from thidua.catalogue import plan_files
from thidua.papers.certificates import (
    CERTIFICATES,
    AwardForm,
    Certificate,
    Decision,
    Holder,
    certificates_of,
    certificates_pdf,
    design,
)
from thidua.papers.office import Issued
from thidua.papers.office_file import EMPTY
from thidua.papers.paper import Acting, Authority, Day, Gap, Signer

BY = "Chủ tịch Ủy ban nhân dân xã Mẫu"
DONE = "Đã có thành tích xuất sắc trong phong trào thi đua cải cách hành chính xã Mẫu năm 2026"
AWARD = "giay_khen"
SIGNER = Signer("Phó Chủ tịch", (Acting(Authority.FOR_HEAD, "Chủ tịch"),), "Lê Mẫu Mới")


def test_each_award_held_is_a_certificate_in_the_order_of_the_list() -> None:
    decision = Decision("QĐ-UBND", 9, Day(2026, 9, 10))
    holders = (
        Holder("Thôn Đoài", reference="T-1"),
        Holder("Bùi Mẫu An", reference="T-4"),
        Holder("Trần Mẫu Ánh", "Bà", "Trưởng thôn", "Thôn Đông", "T-3"),
    )
    assert certificates_of(small_case()) == [
        Certificate(
            AwardForm.COMMENDATION, "Giấy khen", BY, holder, DONE, "Xã Mẫu", decision, signer=SIGNER, award=AWARD
        )
        for holder in holders
    ]


def test_the_register_gives_running_numbers_and_a_day() -> None:
    office = small_case().office
    entered = Issued(number=31, day=date(2026, 9, 12))
    made = certificates_of(small_case(office=office.model_copy(update={"papers": {CERTIFICATES: entered}})))
    assert [one.register for one in made] == [31, 32, 33]
    assert {one.day for one in made} == {Day(2026, 9, 12)}
    assert {one.decision for one in made} == {Decision("QĐ-UBND", None, Day(2026))}


def test_nobody_chosen_means_no_certificates() -> None:
    assert certificates_of(small_case(())) == []


def test_what_the_office_file_lacks_is_a_gap() -> None:
    made = certificates_of(small_case(office=EMPTY))
    assert {gap.lacks for one in made for gap in one.gaps} == {
        "địa danh của Ủy ban nhân dân xã Mẫu",
        "người ký của Ủy ban nhân dân xã Mẫu",
    }
    assert all(isinstance(one.place, Gap) for one in made)


@pytest.mark.parametrize("plan", plan_files())
def test_every_plan_of_the_catalogue_has_its_certificates(plan: str, tmp_path: Path) -> None:
    case = demo_case(plan)
    made = certificates_of(case)
    held = [(result.participant.id, award) for result in case.evaluation.results for award in result.awards]
    assert 0 < len(made) <= len(held)
    assert not [gap for one in made for gap in one.gaps]
    printed = certificates_pdf(made, design("giay-khen"), tmp_path / "out.pdf")
    assert (printed.pages, printed.too_small) == (len(made), ())
