"""What a clerk's wording of a label means, and when it means nothing for certain."""

import pytest

from thidua.sheets.recognising.labels import Labels, shown_number, words


@pytest.fixture(scope="module")
def fields(cu_chi):
    return Labels({name: (one.label,) for name, one in cu_chi.fields.items()})


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Cải cách thủ tục hành chính", "procedures"),
        ("cai cach thu tuc hanh chinh", "procedures"),
        ("3) CẢI CÁCH THỦ TỤC\nHÀNH CHÍNH", "procedures"),
        ("Cải cách thủ tuc hành chnih", "procedures"),
        ("CC thủ tục hành chính", "procedures"),
        ("CC TTHC", "procedures"),
        ("TTHC", "procedures"),
        ("II. CC TCBM", "apparatus"),
        ("- HĐH hành chính", "modernisation"),
        ("Hiện đại hoá nền hành chính", "modernisation"),
        ("Nâng cao chất lượng đội ngũ CB, CC, VC", "staff"),
        ("Cải cách", None),
        ("CCHC", None),
        ("Bộ máy", None),
        ("Lĩnh vực khác", None),
        ("", None),
    ],
)
def test_fields(fields, text, meant):
    assert fields.find(text) == meant


def test_one_wording_of_two_things_means_neither():
    assert Labels({"a": ("Ghi chú",), "b": ("Ghi chú",)}).find("ghi chú") is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3.1", "3.1"),
        ("3,1", "3.1"),
        ("3. Cải cách", "3"),
        ("1.1 Giải quyết", "1.1"),
        ("Mục 3", None),
        ("125/BC", None),
    ],
)
def test_numbers_before_labels(text, number):
    assert shown_number(text) == number


def test_words_are_bare_and_spelt_out():
    assert words("4.  Cải cách TTHC") == ("cai", "cach", "thu", "tuc", "hanh", "chinh")
