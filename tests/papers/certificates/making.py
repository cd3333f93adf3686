"""Certificates of an invented commune for the tests."""

from dataclasses import replace

from hypothesis import strategies as st

from thidua.papers.certificates import AwardForm, Certificate, Decision, Holder
from thidua.papers.paper import Day, Signer

CERTIFICATE = Certificate(
    AwardForm.COMMENDATION,
    "Giấy khen",
    "Chủ tịch Ủy ban nhân dân xã Hương Lúa",
    Holder("Nguyễn Thị Hương Giang", "Bà", "Công chức Tư pháp", "Trung tâm Phục vụ hành chính công", "HL-07"),
    "Đã có thành tích xuất sắc trong phong trào thi đua cải cách hành chính xã Hương Lúa năm 2026",
    "Hương Lúa",
    Decision("QĐ-UBND", 5, Day(2026, 12, 5)),
    7,
    None,
    Signer("Chủ tịch", (), "Trần Văn Bình"),
)


def named(name: str, **other: str) -> Certificate:
    """The certificate for somebody else."""
    return replace(CERTIFICATE, holder=Holder(name, **other))


_SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Đặng", "Vũ", "Tôn Thất", "Nguyễn Phước", "H'Mok", "Y")
_MIDDLE = ("Thị", "Văn", "Ngọc", "Thiện", "Quỳnh", "Khương", "Ưng", "Ẩn", "Đoàn", "Uyển", "Phương", "Bảo", "Hồng")
_GIVEN = ("Giang", "Ánh", "Nguyệt", "Ễ", "Ước", "Khuyến", "Nghiêng", "Ý", "Ỷ", "Trường", "Đẵng", "Thủy", "Ái")
_UNITS = ("Phòng", "Trung tâm", "Ủy ban nhân dân", "Trường Tiểu học", "Hội đồng", "Bộ phận", "Chi nhánh", "Văn phòng")
_OF = ("Phục vụ hành chính công", "Tư pháp - Hộ tịch", "Kinh tế, Hạ tầng và Đô thị", "xã Hương Lúa", "và", "Nội vụ")

people = st.builds(
    lambda first, middle, last: " ".join([first, *middle, last]),
    st.sampled_from(_SURNAMES),
    st.lists(st.sampled_from(_MIDDLE), max_size=9),
    st.sampled_from(_GIVEN),
)
offices = st.builds(
    lambda first, rest: " ".join([first, *rest]), st.sampled_from(_UNITS), st.lists(st.sampled_from(_OF), max_size=14)
)
names = st.one_of(people, offices, people.map(str.upper), people.map(str.lower))
