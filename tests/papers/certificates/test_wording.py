from dataclasses import replace

import pytest

from tests.papers.certificates.making import CERTIFICATE
from thidua.papers.certificates.certificate import Decision
from thidua.papers.certificates.profile import KNOWN
from thidua.papers.certificates.wording import FIELDS, words
from thidua.papers.paper import Acting, Authority, Day, Gap, Signer

DOTS, LONG = "." * 10, "." * 16


@pytest.mark.parametrize(
    ("decision", "shown"),
    [
        (Decision("QĐ-UBND", 5, Day(2026, 3, 9)), "Quyết định số: 05/QĐ-UBND\nngày 09 tháng 3 năm 2026"),
        (Decision("QĐ-UBND", 120, Day(2026, 2, 10)), "Quyết định số: 120/QĐ-UBND\nngày 10 tháng 02 năm 2026"),
        (Decision("QĐ-UBND", None, Day(2026)), f"Quyết định số: {DOTS}/QĐ-UBND\nngày {DOTS} tháng {DOTS} năm 2026"),
        (Decision("QĐ-UBND"), f"Quyết định số: {DOTS}/QĐ-UBND\nngày {DOTS} tháng {DOTS} năm {LONG}"),
    ],
)
def test_numbers_and_days_of_drafts_are_left_for_the_pen(decision: Decision, shown: str) -> None:
    assert words(replace(CERTIFICATE, decision=decision))["decision"] == shown


def test_the_paper_bears_its_own_day_else_that_of_the_decision() -> None:
    assert words(CERTIFICATE)["place_day"] == "Hương Lúa, ngày 05 tháng 12 năm 2026"
    later = replace(CERTIFICATE, day=Day(2027, 1, 3))
    assert words(later)["place_day"] == "Hương Lúa, ngày 03 tháng 01 năm 2027"


def test_who_signs_for_another_is_told_in_lines() -> None:
    signer = Signer("Phó Chủ tịch", (Acting(Authority.FOR_HEAD, "Chủ tịch"),), Gap("người ký"))
    made = words(replace(CERTIFICATE, signer=signer))
    assert made["authority"] == "KT. Chủ tịch\nPhó Chủ tịch"
    assert made["signer"] == Gap("người ký").printed
    assert replace(CERTIFICATE, signer=signer).gaps == (Gap("người ký"),)


def test_every_field_has_words_and_a_label() -> None:
    assert set(words(CERTIFICATE)) == {*FIELDS, "code"} == {*KNOWN} - {"qr", "emblem"}
