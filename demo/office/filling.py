"""What units write into their sheets: plausible, short, different from unit to unit, and in itself consistent."""

from collections.abc import Iterable, Mapping
from random import Random

from demo.office.ideas import Ideas
from thidua.office import clock
from thidua.office.access.standing import Standing
from thidua.office.submissions.asked import Asked, asked_by
from thidua.office.submissions.models import Cell, Sheet
from thidua.office.submissions.queries.content import cells_of
from thidua.office.submissions.reading import Slot
from thidua.office.submissions.services.writing import Typed, save_cells
from thidua.sheets.layout import Layout, LayoutColumn
from thidua.sheets.printing.entries import line_id

_WORDS: dict[str, tuple[str, ...]] = {
    "expected_completion": ("Quý I", "Quý II", "Tháng 3", "Trước ngày 30/4", "Sáu tháng đầu năm"),
    "progress": ("Đã xong phần chuẩn bị, đang làm thử", "Đạt khoảng 70%", "Đã hoàn thành, đang áp dụng",
                 "Đang làm thử ở hai ấp", "Đạt khoảng 40%, chậm vì thiếu thiết bị"),
    "result": ("Giảm thời gian chờ từ 30 xuống 12 phút", "Hơn 150 lượt người dân sử dụng", "Không còn hồ sơ trễ hẹn",
               "Tiết kiệm khoảng 12.000.000 đồng", "Chưa có số liệu, sẽ báo cáo ở kỳ sau"),
    "text": ("Đơn vị đã họp triển khai đến từng người, phân công theo dõi hằng tuần.",
             "Kết quả đúng tiến độ. Khó khăn: mạng ở hai ấp còn yếu. Kiến nghị: bố trí thêm một máy quét.",
             "Người dân phản hồi tốt; cách làm đã được hai đơn vị bạn đến học tập.",
             "Còn chậm ở khâu lấy ý kiến; đơn vị cam kết hoàn thành trong tháng tới."),
    "goals": ("Không có hồ sơ trễ hẹn; 100% văn bản đi ký số.", "Mức hài lòng của người dân từ 92% trở lên.",
              "Giảm một phần ba thời gian chờ của người dân tại bộ phận Một cửa."),
    "targets": ("Hồ sơ trực tuyến 80%; trả trước hạn 50%.", "Mỗi phòng một sáng kiến; không có phản ánh về thái độ.",
                "Chỉ số cải cách hành chính tăng hai bậc."),
    "content": ("Không để hồ sơ trễ hẹn, luôn niềm nở với người dân", "Hướng dẫn một lần, đầy đủ, dễ hiểu",
                "Tăng tỷ lệ nộp hồ sơ trực tuyến lên 70%"),
    "name": ("Hồ sơ giải quyết đúng hạn", "Văn bản đi được ký số", "Hồ sơ nộp trực tuyến", "Người dân hài lòng"),
}  # fmt: skip
_LEVELS = {"baseline": (70, 84), "target": (90, 97), "result": (85, 99)}
"""Percent, from and to."""


def fill(sheet: Sheet, standing: Standing, random: Random, ideas: Ideas, share: float = 1.0) -> None:
    """Write into the empty cells of a sheet; ``share``: how much of them."""
    asked, cells = asked_by(sheet), cells_of(sheet)
    names = {} if any(one.value for one in cells.values()) else _registered(sheet, asked, random, ideas)
    typed = [
        Typed(slot, text, 0)
        for slot, text in _texts(asked, cells, random, names)
        if text and not (slot in cells and cells[slot].value) and random.random() <= share
    ]
    if typed:
        save_cells(sheet=sheet, cells=typed, standing=standing)


def _texts(
    asked: Asked, cells: Mapping[Slot, Cell], random: Random, names: Mapping[str, list[str]]
) -> Iterable[tuple[Slot, str]]:
    for form, tables in asked.tables.items():
        for table in tables:
            for row in _rows(form, table, cells, names):
                for column in table.columns:
                    if column.id != "unit":
                        yield (form, row, column.id), _text(column, table, row, random, names)


def _registered(sheet: Sheet, asked: Asked, random: Random, ideas: Ideas) -> dict[str, list[str]]:
    """Names by field, where the sheet asks for them: those that the unit has named before, else new ones."""
    for table in (one for tables in asked.tables.values() for one in tables):
        if table.lines == "fields" and any(column.type == "names" for column in table.columns):
            fields = random.sample([one.id for one in table.rows], random.choice((1, 2, 2, 3)))
            counts = {one: random.choice((1, 1, 2)) for one in fields}
            return ideas.of(sheet.participant_id, counts, school=sheet.participant.group == "school")
    return {}


def _rows(form: str, table: Layout, cells: Mapping[Slot, Cell], names: Mapping[str, list[str]]) -> list[str]:
    ids = [one.id for one in table.rows]
    match table.lines:
        case "participant":
            return ["1"]
        case "initiatives":
            return sorted({row for where, row, _ in cells if where == form})
        case "nominees":
            return ["1"]
        case "fields" if any(column.type == "names" for column in table.columns):
            return [line_id(one, number + 1) for one in ids for number in range(len(names.get(one, ())))]
        case "fields" if any(column.id == "registered" for column in table.columns):
            return [one for one in ids if one in names]
    return ids


def _text(column: LayoutColumn, table: Layout, row: str, random: Random, names: Mapping[str, list[str]]) -> str:
    field, _, number = row.partition(":")
    if column.id in _LEVELS and table.lines != "initiatives":
        return f"{random.randint(*_LEVELS[column.id])}%"
    match column.type:
        case "names":
            return names[field][int(number or 1) - 1] if field in names else ""
        case "points":
            top = next((one.top for one in table.rows if one.id == row), None)
            return str(max(int(top or 1) - random.randint(0, 1), 0))
        case "count":
            return str(len(names[field])) if field in names else str(random.randint(1, 4))
        case "date":
            return f"{clock.today():%d/%m/%Y}"
        case "yes_no":
            return "Có"
        case _:
            return random.choice(_WORDS.get(column.id, ("",)))
