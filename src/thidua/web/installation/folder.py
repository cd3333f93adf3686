"""The data folder: nobody else reads it, and who serves from it keeps others from rebuilding it meanwhile."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from thidua.web.installation.errors import InstallationError

PRIVATE = 0o700


def prepare() -> Path:
    """Make the folder if it is not there; only its owner gets in. Raises InstallationError where that cannot be."""
    folder = Path(settings.DATA)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=PRIVATE)
        if folder.stat().st_mode & 0o777 != PRIVATE:
            folder.chmod(PRIVATE)
        probe = folder / "in-use"
        probe.touch(mode=0o600)
    except OSError as wrong:
        raise InstallationError(f"Không ghi được vào thư mục dữ liệu {folder}: {wrong.strerror}.") from wrong
    return folder


@contextmanager
def in_use() -> Iterator[None]:
    """Held while serving or working, by any number of processes."""
    with _held(fcntl.LOCK_SH, "Thư mục dữ liệu đang được khôi phục hoặc nâng cấp; hãy đợi việc đó xong rồi chạy lại."):
        yield


@contextmanager
def alone() -> Iterator[None]:
    """Held while the database is rebuilt: nothing is served from the folder meanwhile."""
    stop = "Máy chủ (thidua serve) hoặc tiến trình nền (thidua worker) đang chạy; hãy dừng cả hai rồi chạy lại."
    with _held(fcntl.LOCK_EX, stop):
        yield


@contextmanager
def _held(how: int, refusal: str) -> Iterator[None]:
    with (prepare() / "in-use").open("ab") as stream:
        try:
            fcntl.flock(stream, how | fcntl.LOCK_NB)
        except BlockingIOError as busy:
            raise InstallationError(refusal) from busy
        yield
