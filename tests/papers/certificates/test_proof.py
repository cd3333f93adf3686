from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.papers.certificates.making import CERTIFICATE
from thidua.papers.certificates import Prover, new_key, public_entry, read_key, write_key
from thidua.papers.certificates.certificate import AwardForm, Certificate, Decision
from thidua.papers.certificates.proof import KeyFileError
from thidua.papers.paper import Day, Signer

PROVER = Prover(b"k" * 32, "https://huonglua.example/tra-cuu/")


def test_a_code_is_four_groups_of_four_and_stays_the_same() -> None:
    code = PROVER.code(CERTIFICATE)
    assert [len(part) for part in code.split("-")] == [4, 4, 4, 4]
    assert code == PROVER.code(CERTIFICATE) == "URH3-ALJK-BEJ4-3NW7"


def test_a_code_proves_its_certificate_as_people_type_it() -> None:
    code = PROVER.code(CERTIFICATE)
    assert PROVER.proves(code, CERTIFICATE)
    assert PROVER.proves(f" {code.lower().replace('-', ' ')} ", CERTIFICATE)
    assert PROVER.proves(code.replace("B", "8"), CERTIFICATE)


CHANGED = {
    "name": replace(CERTIFICATE, holder=replace(CERTIFICATE.holder, name="Nguyễn Thị Hương Trà")),
    "reference": replace(CERTIFICATE, holder=replace(CERTIFICATE.holder, reference="HL-08")),
    "office": replace(CERTIFICATE, holder=replace(CERTIFICATE.holder, office="Chủ tịch")),
    "unit": replace(CERTIFICATE, holder=replace(CERTIFICATE.holder, unit="Phòng Kinh tế")),
    "achievement": replace(CERTIFICATE, achievement="Đã có thành tích khác"),
    "form": replace(CERTIFICATE, form=AwardForm.MERIT),
    "title": replace(CERTIFICATE, title="Bằng khen"),
    "by": replace(CERTIFICATE, by="Chủ tịch Ủy ban nhân dân xã khác"),
    "number": replace(CERTIFICATE, decision=replace(CERTIFICATE.decision, number=6)),
    "symbol": replace(CERTIFICATE, decision=replace(CERTIFICATE.decision, symbol="QĐ-HĐND")),
    "day": replace(CERTIFICATE, decision=replace(CERTIFICATE.decision, day=Day(2026, 12, 6))),
    "signer": replace(CERTIFICATE, signer=Signer("Chủ tịch", (), "Người khác")),
}


@pytest.mark.parametrize("what", CHANGED)
def test_a_changed_certificate_is_not_proved(what: str) -> None:
    assert not PROVER.proves(PROVER.code(CERTIFICATE), CHANGED[what])


def test_what_is_written_by_hand_later_does_not_change_the_code() -> None:
    later = replace(CERTIFICATE, register=12, day=Day(2026, 12, 20), place="Nơi khác")
    assert PROVER.code(later) == PROVER.code(CERTIFICATE)


def test_words_cannot_move_from_one_field_to_the_next() -> None:
    holder = CERTIFICATE.holder
    one = replace(CERTIFICATE, holder=replace(holder, office="Công chức, Phòng", unit="Kinh tế"))
    other = replace(CERTIFICATE, holder=replace(holder, office="Công chức", unit="Phòng, Kinh tế"))
    assert PROVER.code(one) != PROVER.code(other)


def test_composed_and_decomposed_input_have_one_code() -> None:
    decomposed = replace(CERTIFICATE, achievement=CERTIFICATE.achievement.replace("ế", "e\u0302\u0301"))
    assert PROVER.code(decomposed) == PROVER.code(CERTIFICATE)


def test_another_key_makes_and_proves_other_codes() -> None:
    other = Prover(new_key())
    assert other.code(CERTIFICATE) != PROVER.code(CERTIFICATE)
    assert not other.proves(PROVER.code(CERTIFICATE), CERTIFICATE)


def test_a_provisional_certificate_proves_nothing() -> None:
    provisional = replace(CERTIFICATE, provisional=True)
    assert PROVER.code(provisional) == ""
    assert not PROVER.proves("", provisional)


@given(st.text())
def test_no_other_text_is_a_proof(text: str) -> None:
    assert not PROVER.proves(text, CERTIFICATE)


def test_the_link_leads_to_the_public_page() -> None:
    assert PROVER.link("ABCD") == "https://huonglua.example/tra-cuu/ABCD"
    assert Prover(b"k" * 32).link("ABCD") == "ABCD"


def test_a_short_key_is_refused() -> None:
    with pytest.raises(ValueError, match="khóa phải dài ít nhất 32 byte"):
        Prover(b"short")


def test_a_key_is_kept_for_its_owner_and_never_overwritten(tmp_path: Path) -> None:
    key, file = new_key(), tmp_path / "khoa"
    write_key(file, key)
    assert read_key(file) == key
    assert file.stat().st_mode & 0o077 == 0
    with pytest.raises(FileExistsError):
        write_key(file, new_key())
    assert read_key(file) == key


@pytest.mark.parametrize("held", ["", "abcd", "zz" * 32, "ế" * 64, "00" * 31])
def test_what_is_no_key_is_told(held: str, tmp_path: Path) -> None:
    file = tmp_path / "khoa"
    file.write_text(held, encoding="utf-8")
    with pytest.raises(KeyFileError) as told:
        read_key(file)
    assert str(told.value) == f"{file}: cần một dòng 64 chữ số thập lục phân"


def test_the_public_page_tells_no_more_than_name_unit_and_achievement() -> None:
    assert public_entry(CERTIFICATE) == {
        "name": "Nguyễn Thị Hương Giang",
        "unit": "Trung tâm Phục vụ hành chính công",
        "achievement": "Đã có thành tích xuất sắc trong phong trào thi đua cải cách hành chính xã Hương Lúa năm 2026",
        "title": "Giấy khen",
        "by": "Chủ tịch Ủy ban nhân dân xã Hương Lúa",
        "decision": "05/QĐ-UBND",
    }


def test_no_two_of_many_certificates_share_a_code() -> None:
    holder = CERTIFICATE.holder
    many: list[Certificate] = [
        replace(CERTIFICATE, holder=replace(holder, reference=str(number)), decision=Decision("QĐ-UBND", day))
        for number in range(200)
        for day in range(1, 6)
    ]
    assert len({PROVER.code(one) for one in many}) == 1000
