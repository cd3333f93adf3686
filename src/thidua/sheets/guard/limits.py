"""How much a file may hold, and the words for what several checks refuse.

The numbers lie above what Excel itself writes for real tables (a workbook spoilt by years of copying has up to
65,490 cell formats) and below what costs 2 s or 300 MB to look at.
"""

MAX_BYTES = 50_000_000
MAX_ENTRIES = 5_000
MAX_UNPACKED = 200_000_000
"""Bytes of all parts together, those of workbooks embedded in it too."""
MAX_RATIO = 150
RATIO_FROM = 10_000_000
"""A part smaller than this may be packed as tightly as it likes."""

MAX_ROWS = 200_000
MAX_CELLS = 8_000_000
"""Rows times columns up to the last ones that hold something: what a reader must lay out in memory."""
MAX_ELEMENTS = 2_000_000
"""Cells of an .ods, or records of an .xls, that are written one by one."""
MAX_SHEETS = 1_000
MAX_STYLES = 200_000
MAX_STRINGS = 500_000
MAX_MERGES = 100_000
MAX_VALIDATIONS = 100_000

SPOILT = "tệp bị hỏng hoặc tải về chưa trọn; hãy mở bằng Excel hay LibreOffice rồi lưu lại"
ENCRYPTED = "tệp có mật khẩu; hãy bỏ mật khẩu rồi gửi lại"
MACROS = "tệp có macro; hãy lưu lại thành .xlsx không có macro rồi gửi lại"
LINKS = "tệp liên kết đến tệp hoặc dữ liệu ở nơi khác; hãy thay công thức liên kết bằng giá trị rồi gửi lại"
CONNECTIONS = "tệp lấy dữ liệu từ bên ngoài (kết nối dữ liệu); hãy xóa kết nối, giữ lại giá trị rồi gửi lại"
BOMB = f"tệp nén chứa nội dung lớn bất thường (quá {MAX_UNPACKED // 1_000_000} MB khi giải nén)"
TIGHT = "tệp nén chặt bất thường (nhỏ khi gửi, rất lớn khi mở)"
DOCTYPE = "tệp có khai báo DOCTYPE hoặc thực thể XML, bảng tính bình thường không có; hãy mở bằng Excel rồi lưu lại"
FAR = f"bảng có ô ở quá dòng {MAX_ROWS}"
LONG = f"bảng có quá {MAX_ROWS} dòng, kể cả dòng trống; hãy xóa các dòng trống rồi gửi lại"
CROWDED = "bảng có quá nhiều ô; hãy xóa các trang và ô không dùng rồi gửi lại"


class RefusedError(Exception):
    """Why a file is refused; ``check_file`` adds the file's name."""


def too_many(limit: int, what: str) -> RefusedError:
    """Refusal for more than ``limit`` of something."""
    return RefusedError(f"tệp có quá {limit} {what}; hãy chép riêng bảng cần gửi sang tệp mới")


def check_area(rows: int, columns: int, last_column: str) -> None:
    """Refuse a table that would be too large laid out from A1 to its last cell."""
    if rows > MAX_ROWS:
        raise RefusedError(FAR)
    if rows * columns > MAX_CELLS:
        raise RefusedError(f"bảng rộng quá ({rows} dòng, đến cột {last_column})")
