"""Invented names: communes are called after flowers, every person has the middle name Mẫu."""

from collections.abc import Iterator
from itertools import product

_FIRST = ("An", "Bình", "Tân", "Phú", "Long", "Hòa", "Mỹ", "Thạnh", "Vĩnh", "Đông", "Xuân", "Thanh")
_FLOWERS = ("Sen", "Mai", "Đào", "Cúc", "Lan", "Huệ", "Quỳnh", "Nhài", "Phượng", "Súng", "Hồng", "Sứ", "Ngâu")
_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương")
_GIVEN = ("An", "Bảo", "Chi", "Dũng", "Đức", "Giang", "Hà", "Hạnh", "Khoa", "Lan", "Linh", "Minh", "Nam", "Ngọc",
          "Oanh", "Phúc", "Quân", "Quyên", "Sơn", "Thảo", "Trang", "Tuấn", "Uyên", "Vân", "Xuân", "Yến")  # fmt: skip

OFFICES = ("Giáo dục và Đào tạo", "Tư pháp", "Tài chính - Kế hoạch", "Kinh tế", "Quản lý đô thị",
           "Tài nguyên và Môi trường", "Y tế", "Văn hóa và Thông tin",
           "Lao động - Thương binh và Xã hội", "Thanh tra")  # fmt: skip


def places() -> Iterator[str]:
    """Names of communes, each once: «Tân Sen»."""
    return (f"{first} {flower}" for flower, first in product(_FLOWERS, _FIRST))


def people() -> Iterator[str]:
    """Names of people, each once: «Nguyễn Mẫu An»."""
    for middle in ("Mẫu", "Thị Mẫu", "Văn Mẫu", "Ngọc Mẫu", "Minh Mẫu"):
        for number in range(len(_FAMILIES) * len(_GIVEN)):
            # Both lists are gone through at once, so that neighbours share neither name.
            yield f"{_FAMILIES[number % len(_FAMILIES)]} {middle} {_GIVEN[(number + number // 182) % len(_GIVEN)]}"
