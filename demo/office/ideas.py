"""Names of initiatives as units write them: hardly two alike, but for a few that somebody thought of before."""

from collections.abc import Iterator, Mapping

_OFFICES = {
    "direction": (
        ("Giao việc có hạn và đèn màu cho", "Họp giao ban mười lăm phút với", "Bảng theo dõi kết luận họp của",
         "Hộp thư góp ý hằng tuần cho", "Chấm điểm chéo giữa", "Sổ nhắc việc điện tử của"),
        ("các ấp", "công chức văn phòng", "tổ cải cách hành chính", "trưởng các đoàn thể", "bộ phận Một cửa",
         "cán bộ không chuyên trách", "lãnh đạo ủy ban"),
    ),
    "institutions": (
        ("Rà soát và bỏ", "Đăng công khai", "Sửa cho dễ hiểu", "Lấy ý kiến trên trang điện tử về", "Gộp thành một tập",
         "Tóm tắt một trang"),
        ("văn bản hết hiệu lực", "quy chế làm việc", "quy định nội bộ về tiếp dân", "hương ước của ấp",
         "mẫu tờ khai của xã", "nội quy cơ quan", "hướng dẫn về đất đai"),
    ),
    "procedures": (
        ("Trả kết quả tại nhà cho", "Nhận hồ sơ ngoài giờ cho", "Điền giúp tờ khai trực tuyến cho",
         "Hẹn giờ qua điện thoại dành cho", "Bàn hướng dẫn riêng cho", "Thông báo bằng tin nhắn đến"),
        ("người cao tuổi", "hộ kinh doanh", "công nhân khu nhà trọ", "phụ nữ mới sinh con", "người khuyết tật",
         "gia đình có tang", "học sinh làm căn cước"),
    ),
    "apparatus": (
        ("Gộp đầu mối", "Phân công lại", "Luân phiên người", "Một người phụ trách nhiều việc ở khâu",
         "Bản mô tả công việc cho khâu", "Đo thời gian thật của khâu"),
        ("chứng thực", "hộ tịch", "văn thư, lưu trữ", "tiếp nhận và trả kết quả", "địa chính, xây dựng",
         "chính sách xã hội", "kế toán"),
    ),
    "staff": (
        ("Mỗi tuần một tình huống về", "Sổ tay bỏ túi về", "Tự học trên điện thoại về", "Thi trả lời nhanh về",
         "Người cũ kèm người mới về", "Phiếu khảo sát sự hài lòng đối với"),
        ("giao tiếp với người dân", "chữ ký số", "luật đất đai", "soạn thảo văn bản", "bảo vệ dữ liệu cá nhân",
         "giải quyết khiếu nại", "tiếng Anh công sở"),
    ),
    "finance": (
        ("Công khai hằng tháng", "Khoán", "Duyệt trên mạng", "Theo dõi bằng bảng tính", "Tiết kiệm một phần mười",
         "Thanh toán không tiền mặt"),
        ("chi phí điện nước", "văn phòng phẩm", "tiền điện thoại và bưu chính", "công tác phí", "phí và lệ phí",
         "chi hội nghị", "mua sắm nhỏ"),
    ),
    "modernisation": (
        ("Mã QR tra cứu", "Số hóa", "Bản đồ số", "Trợ lý trả lời tự động về", "Ký số toàn bộ",
         "Liên thông dữ liệu"),
        ("hồ sơ hộ tịch", "thủ tục đang niêm yết", "công trình công cộng", "lịch tiếp dân", "văn bản đi trong ngày",
         "hồ sơ người có công", "phản ánh hiện trường"),
    ),
}  # fmt: skip
_SCHOOLS = (
    ("Học bạ điện tử cho", "Sổ liên lạc số cho", "Thư mời qua ứng dụng gửi", "Phiếu góp ý ẩn danh của",
     "Nhập học trực tuyến dành cho", "Hẹn giờ gặp giáo viên với", "Thu không tiền mặt đối với",
     "Trả lời trong ngày cho"),
    ("phụ huynh lớp đầu cấp", "học sinh chuyển trường", "khối bán trú", "lớp mẫu giáo", "con gia đình chính sách",
     "cha mẹ làm ca đêm", "các em nhà xa", "các lớp cuối cấp", "gia đình mới đến", "trẻ khuyết tật",
     "câu lạc bộ sau giờ học"),
)  # fmt: skip
_AGAIN = {
    ("procedures", 9): "Trả kết quả tại nhà cho người già, người cao tuổi",
    ("procedures", 14): "Mô hình nhận hồ sơ ngoài giờ cho các hộ kinh doanh",
    ("modernisation", 11): "Ứng dụng mã QR để tra cứu hồ sơ hộ tịch",
    ("staff", 8): "Sổ tay bỏ túi về chữ ký số cho cán bộ, công chức",
    ("direction", 12): "Hộp thư góp ý hàng tuần dành cho tổ cải cách hành chính",
}
"""What was thought of twice, by field and how many names were given before it."""


class Ideas:
    """Names by field, each given to one participant."""

    def __init__(self) -> None:
        """Nothing given yet."""
        self._left: dict[str, Iterator[str]] = {}
        self._given: dict[int, dict[str, list[str]]] = {}

    def of(self, participant: int, counts: Mapping[str, int], *, school: bool) -> dict[str, list[str]]:
        """What a participant has thought of, by field: asked again, the same; ``counts``: how many where it is new."""
        if participant not in self._given:
            self._given[participant] = {
                field: [self._next("school" if school else field) for _ in range(count)]
                for field, count in counts.items()
            }
        return self._given[participant]

    def _next(self, key: str) -> str:
        if key not in self._left:
            self._left[key] = _named(key)
        return next(self._left[key])


def _named(key: str) -> Iterator[str]:
    what, whom = _OFFICES.get(key, _SCHOOLS)
    given = 0
    for turn in range(len(what) * len(whom)):
        if (key, given) in _AGAIN:
            yield _AGAIN[key, given]
            given += 1
        # Both lists are gone through at once, so that neighbours have neither part in common; their lengths have no
        # common divisor, so that each two meet once.
        yield f"{what[turn % len(what)]} {whom[turn % len(whom)]}"
        given += 1
