"""What lies in the folder: a plain file that may be read, of a size that a table has."""

import os
import stat
from pathlib import Path

from thidua.sheets.guard.limits import MAX_BYTES, RefusedError


def bytes_of(path: Path) -> bytes:
    """The file's bytes. Raises RefusedError for what is no plain file, empty, too large, or not ours to read."""
    try:
        # Not following a link and not waiting for a writer: the look and the opening are one act.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError as error:
        raise RefusedError(_reason(path, error)) from None
    found = os.fstat(handle)
    if not stat.S_ISREG(found.st_mode):
        os.close(handle)
        raise RefusedError(_NO_FILE)
    with os.fdopen(handle, "rb") as stream:
        if found.st_size > MAX_BYTES:
            size = found.st_size / 1_000_000
            raise RefusedError(f"tệp lớn quá {MAX_BYTES // 1_000_000} MB ({size:.0f} MB)")
        content = stream.read(found.st_size)
    if not content:
        raise RefusedError("tệp trống, không có dữ liệu")
    return content


_NO_FILE = "không phải là tệp thường (thư mục, thiết bị hoặc ống dẫn) nên không được đọc"


def _reason(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "không tìm thấy tệp này"
    if isinstance(error, PermissionError):
        return "không có quyền đọc tệp này"
    if path.is_symlink():
        return "là liên kết đến tệp khác (symlink) nên không được đọc; hãy chép chính tệp đó vào thư mục"
    if path.exists() and not path.is_file():
        return _NO_FILE
    return "máy không đọc được tệp này (lỗi ổ đĩa hoặc mạng); hãy chép lại tệp"
