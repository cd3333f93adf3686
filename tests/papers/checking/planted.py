"""Faults to plant: a layout that departs from the decree's in one thing, and the words of what is found."""

from dataclasses import dataclass
from typing import Any

from thidua.papers.layout import Allowed, Layout, layouts

DECREE = layouts()[0]


def styled(style: str, **changes: Any) -> Layout:
    """The decree's layout with one style changed."""
    changed = DECREE.styles[style].model_copy(update=changes)
    return DECREE.model_copy(update={"styles": {**DECREE.styles, style: changed}})


def sized(style: str, size: int) -> Layout:
    return styled(style, size=Allowed(size, size, size))


def margined(side: str, width: int) -> Layout:
    """The decree's layout with one margin changed."""
    margins = DECREE.margins.model_copy(update={side: Allowed(width, width, width)})
    return DECREE.model_copy(update={"margins": margins, "head_left": 60})


def ruled(style: str, percent: int) -> Layout:
    return styled(style, rule=Allowed(percent, percent, percent))


@dataclass(frozen=True)
class Planted:
    """`found` are the words of the faults without their places. `in_pdf` where a PDF shows something else."""

    name: str
    layout: Layout
    found: str
    in_pdf: str | None = None


IN_A_DECISION = (
    Planted("small nation", sized("national_name", 11), "Quốc hiệu: cỡ chữ 11, cần cỡ chữ 12–13"),
    Planted("large motto", sized("motto", 15), "Tiêu ngữ: cỡ chữ 15, cần cỡ chữ 13–14"),
    Planted("light motto", styled("motto", bold=False), "Tiêu ngữ: không đậm, cần chữ đậm"),
    Planted("small issuer", sized("issuer", 11), "Cơ quan ban hành: cỡ chữ 11, cần cỡ chữ 12–13"),
    Planted("light issuer", styled("issuer", bold=False), "Cơ quan ban hành: không đậm, cần chữ đậm"),
    Planted("number in 14", sized("number", 14), "Số và ký hiệu: cỡ chữ 14, cần cỡ chữ 13"),
    Planted("bold number", styled("number", bold=True), "Số và ký hiệu: chữ đậm, cần không đậm"),
    Planted("upright day", styled("place_day", italic=False), "Địa danh và ngày: không nghiêng, cần chữ nghiêng"),
    Planted("large type", sized("title", 16), "Tên loại: cỡ chữ 16, cần cỡ chữ 13–14"),
    Planted("small subject", sized("subject", 12), "Trích yếu: cỡ chữ 12, cần cỡ chữ 13–14"),
    Planted("small bases", sized("basis", 12), "Căn cứ: cỡ chữ 12, cần cỡ chữ 13–14"),
    Planted("upright bases", styled("basis", italic=False), "Căn cứ: không nghiêng, cần chữ nghiêng"),
    Planted("large authority", sized("authority", 15), "Quyền hạn và chức vụ: cỡ chữ 15, cần cỡ chữ 13–14"),
    Planted("light name", styled("signer_name", bold=False), "Người ký: không đậm, cần chữ đậm"),
    Planted("large recipients", sized("recipients", 13), "Nơi nhận: cỡ chữ 13, cần cỡ chữ 12"),
    Planted("upright recipients", styled("recipients", italic=False), "Nơi nhận: không nghiêng, cần chữ nghiêng"),
    Planted("large recipient", sized("recipient", 12), "Dòng nơi nhận: cỡ chữ 12, cần cỡ chữ 11"),
    Planted(
        "short rule of the motto", ruled("motto", 60), "Tiêu ngữ: đường kẻ dài 60%, cần đường kẻ dài bằng dòng chữ"
    ),
    Planted(
        "no rule of the motto",
        styled("motto", rule=None),
        "Tiêu ngữ: không có đường kẻ, cần đường kẻ dài bằng dòng chữ",
    ),
    Planted(
        "long rule of the issuer",
        ruled("issuer", 70),
        "Cơ quan ban hành: đường kẻ dài 70%, cần đường kẻ 33–50% độ dài dòng chữ",
    ),
    Planted(
        "no rule of the subject",
        styled("subject", rule=None),
        "Trích yếu: không có đường kẻ, cần đường kẻ 33–50% độ dài dòng chữ",
    ),
    Planted("narrow left margin", margined("left", 20), "Lề trái: 20 mm, cần 30–35 mm"),
    Planted("wide left margin", margined("left", 37), "Lề trái: 37 mm, cần 30–35 mm"),
    Planted("narrow right margin", margined("right", 10), "Lề phải: 10 mm, cần 15–20 mm"),
    Planted("narrow top margin", margined("top", 15), "Lề trên: 15 mm, cần 20–25 mm"),
    Planted("wide top margin", margined("top", 30), "Lề trên: 30 mm, cần 20–25 mm"),
    Planted("number at the left", styled("page_number", align="left"), "Số trang: không ở giữa, cần canh giữa"),
    Planted("large page number", sized("page_number", 16), "Số trang: cỡ chữ 16, cần cỡ chữ 13–14"),
    Planted(
        "other paper",
        DECREE.model_copy(update={"paper": (216, 279), "head_left": 67}),
        "Khổ giấy: 216 mm × 279 mm, cần 210 mm × 297 mm",
    ),
)
IN_A_LETTER = (
    Planted(
        "bold superior",
        styled("superior", bold=True),
        "Cơ quan cấp trên: chữ đậm, cần không đậm",
        # Bold lines above the number look like one issuing body, whose rule is then too short for it.
        "Cơ quan ban hành: đường kẻ dài 24%, cần đường kẻ 33–50% độ dài dòng chữ",
    ),
    Planted("large subject", sized("letter_subject", 14), "Trích yếu công văn: cỡ chữ 14, cần cỡ chữ 12–13"),
)
