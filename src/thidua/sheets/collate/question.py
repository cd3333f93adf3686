"""One thing that is not sure: where it stands, what stood there, what is wanted, and perhaps a proposal."""

import hashlib
from dataclasses import dataclass
from typing import Literal, TypeAlias

from thidua.sheets.problems import shorten

Code: TypeAlias = Literal[
    "no-result", "error-value", "hidden", "two-files", "unknown-participant", "sender-disagrees", "other-plan",
    "other-version", "mismatch", "out-of-limits", "confirm", "unclear", "total", "differing", "unusable",
]  # fmt: skip

LABELS: dict[Code, str] = {
    "no-result": "Công thức chưa có kết quả",
    "error-value": "Ô báo lỗi",
    "hidden": "Nội dung bị ẩn",
    "two-files": "Hai tệp của một đối tượng",
    "unknown-participant": "Không rõ ai gửi",
    "sender-disagrees": "Người gửi không thống nhất",
    "other-plan": "Biểu của kế hoạch khác",
    "other-version": "Biểu của bản kế hoạch khác",
    "mismatch": "Hai biểu không khớp",
    "out-of-limits": "Giá trị ngoài giới hạn",
    "confirm": "Cần xác nhận",
    "unclear": "Chưa đọc được",
    "total": "Số cộng không khớp",
    "differing": "Hai chỗ ghi khác nhau",
    "unusable": "Tệp không dùng được",
}

AGREED = "đồng ý"
LEFT_OUT = "bỏ"


@dataclass(frozen=True, slots=True)
class Question:
    """``wanted`` says what is asked for; ``proposal`` is what "đồng ý" would put there, None where there is none.

    ``content`` is the hash of the file asked about: an answer holds for that content alone.
    """

    code: Code
    file: str
    sheet: str | None
    cell: str
    stood: str
    wanted: str
    proposal: str | None = None
    participant: str | None = None
    content: str = ""

    @property
    def key(self) -> str:
        """16 hexadecimal digits that change with the file's content, the place, or what stood there."""
        parts = (self.content, self.sheet or "", self.cell, self.stood, self.code)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]

    @property
    def place(self) -> str:
        """File, sheet and cell as one phrase."""
        sheet = f", trang «{self.sheet}»" if self.sheet else ""
        return f"{self.file}{sheet}{f', ô {self.cell}' if self.cell else ''}"

    def __str__(self) -> str:
        stood = f", đang ghi «{shorten(self.stood)}»" if self.stood else ""
        proposal = f" (đề xuất: «{shorten(self.proposal)}»)" if self.proposal is not None else ""
        return f"{self.place}{stood}: {self.wanted}{proposal}"
