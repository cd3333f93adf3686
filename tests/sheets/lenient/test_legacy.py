"""Text in TCVN3 and VNI and damaged UTF-8 is found and converted; sound text is never taken for any of them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.sheets.lenient.answers import Proposal, Sure
from thidua.sheets.lenient.encodings import (
    TCVN3,
    VNI,
    NotEncodableError,
    from_tcvn3,
    from_vni,
    to_tcvn3,
    to_vni,
)
from thidua.sheets.lenient.legacy import cleaned, readable, readings
from thidua.sheets.lenient.syllables import is_syllable

VIETNAMESE = (
    "Cộng hòa xã hội chủ nghĩa Việt Nam",
    "Độc lập - Tự do - Hạnh phúc",
    "Kế hoạch tổ chức phong trào thi đua cải cách hành chính",
    "Trường Tiểu học Tân Thông Hội",
    "Ủy ban nhân dân xã Phú Hoà Đông",
    "Tỷ lệ hồ sơ giải quyết đúng hạn đạt 95% trở lên",
    "Ứng dụng công nghệ thông tin, mã QR và Zalo trong tiếp nhận hồ sơ",
    "Không để xảy ra khiếu nại, tố cáo vượt cấp",
    "Lê Văn Ân",
    "Bà Hà",
    "không có",
    "Có",
    "thuý, quý, hoá, khoẻ",
    "Krông Pa, Đắk Lắk, Ea Kênh, Buôn Ma Thuột",
    "LÝ DO",
    "Mô hình «Ngày không hẹn» ",
)
FOREIGN = (
    "Excel form 2020",
    "café",
    "où",
    "résumé",
    "L'été à la mer, où êtes-vous ?",
    "très bien, coûte que coûte",
    "El Niño",
    "São Paulo",
    "Müller für Österreich",
    "naïve",
    "5 µm",
    "µm",
    "3 × 4",
    "m×n",
    "3m×4m",
    "½ kg",
    "5½",
    "12 m²",
    "A · B",
    "Microsoft® Office © 2020",
    "«Mai Lan»",
    "20°C ±5%",
    "§ 3",
    "£ 5, ¥ 6",
    "MÃ\u00a0SO",
)
SYLLABLES = "quốc giếng nguyễn khuỷu ngoằn ngoèo thuở hoà hòa thuý thúy Đặng QUYẾT xoong gì yếu"
words = st.sampled_from([word for text in VIETNAMESE for word in text.replace(",", " ").split() if word.isalpha()])
sentences = st.lists(words, min_size=1, max_size=12).map(" ".join)


def misread(text: str, codec: str) -> str:
    """UTF-8 as a program shows it that takes it for a Windows code page."""
    return "".join(
        bytes([byte]).decode(codec) if bytes([byte]).decode(codec, "ignore") else chr(byte) for byte in text.encode()
    )


@pytest.mark.parametrize(
    ("stood", "meant", "encoding"),
    [
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam", "TCVN3"),
        ("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "TCVN3"),
        ("M\u00adêng Kh\u00ad¬ng", "Mường Khương", "TCVN3"),
        ("Kh«ng", "Không", "TCVN3"),
        ("Hµ Lý", "Hà Lý", "TCVN3"),
        ("UBND HUYÖN", "UBND HUYỆN", "TCVN3"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam", "VNI"),
        ("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "VNI"),
        ("Aân", "Ân", "VNI"),
        ("Khoâng", "Không", "VNI"),
        ("Thaùi Nguyeân", "Thái Nguyên", "VNI"),
        ("Cải cách hành chính".encode().decode("latin-1"), "Cải cách hành chính", "UTF-8"),
        ("hÃ nh chÃ­nh", "hành chính", "UTF-8"),
    ],
)
def test_damaged_text_is_proposed_in_readable_form(stood, meant, encoding):
    assert [(one.text, one.encoding) for one in readings(stood)[:1]] == [(meant, encoding)]
    answer = readable(stood)
    assert isinstance(answer, Proposal)
    assert answer.value == meant


@pytest.mark.parametrize("text", [*VIETNAMESE, *FOREIGN])
def test_sound_text_is_left_alone(text):
    assert readable(text) == Sure(cleaned(text))


@given(sentences)
def test_a_vietnamese_sentence_is_never_flagged(text):
    assert [readings(form) for form in (text, text.upper(), text.lower(), unicodedata.normalize("NFD", text))] == [
        []
    ] * 4


@given(sentences)
def test_tcvn3_there_and_back(text):
    small = text.lower()
    assert from_tcvn3(to_tcvn3(small)) == small
    assert to_tcvn3(from_tcvn3(to_tcvn3(small))) == to_tcvn3(small)


@given(sentences)
def test_vni_there_and_back(text):
    assert from_vni(to_vni(text)) == text
    assert from_vni(to_vni(text.upper())) == text.upper()


def test_the_tables_hold_every_letter():
    small = {letter for row in VNI.values() for letter in row if letter.islower() and not letter.isascii()}
    assert len(small) == 67
    assert small == {letter for letter in TCVN3.values() if letter.islower()}
    assert {letter.upper() for letter in small} == {letter for letter in VNI.values() if letter.isupper()}
    assert {letter for letter in TCVN3.values() if letter.isupper()} == set("ĂÂĐÊÔƠƯ")


@pytest.mark.parametrize("text", VIETNAMESE[:8])
@pytest.mark.parametrize("codec", ["cp1252", "cp1258"])
def test_utf_8_read_in_a_windows_code_page_is_mended(text, codec):
    damaged = misread(text, codec)
    assert [one.text for one in readings(damaged)] == [text]
    assert [one.text for one in readings(damaged.replace("\u00a0", " "))] == [text]


@given(st.text(max_size=40))
def test_any_text_is_answered(text):
    assert isinstance(readable(text), Sure | Proposal)


@given(st.text(max_size=40))
def test_cleaning_twice_changes_nothing_more(text):
    assert cleaned(cleaned(text)) == cleaned(text)


def test_invisible_characters_go_and_lines_stay():
    stood = "\ufeffMô\u200b hi\u0300nh\u00a0m\u00adột\u0640 cửa\r\nhai_x000D_\n"
    assert readable(stood) == Sure("Mô hình một cửa\nhai\n")


def test_a_mark_without_its_letter_is_no_vni():
    with pytest.raises(NotEncodableError):
        from_vni("hø")


def test_what_an_encoding_lacks_is_said():
    with pytest.raises(NotEncodableError):
        to_tcvn3("日")
    with pytest.raises(NotEncodableError):
        to_vni("日")


@pytest.mark.parametrize("word", SYLLABLES.split())
def test_a_vietnamese_syllable(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["cénk", "ceng", "hßa", "thòc", "mạs", "xaõ", "hotel", "kô", "ngê", "où"])
def test_no_vietnamese_syllable(word):
    assert not is_syllable(word)
