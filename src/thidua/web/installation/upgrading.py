"""Bringing an installation to this program's schema: a backup first, then one migration after the other."""

from collections.abc import Callable
from pathlib import Path

from thidua.office import clock
from thidua.web.installation.backups.writing import back_up
from thidua.web.installation.errors import InstallationError
from thidua.web.installation.folder import alone, prepare
from thidua.web.installation.schema import migrate, schema


def upgrade(*, say: Callable[[str], None], backup: Path | None = None) -> bool:
    """Upgrade; whether there was anything to do. ``backup``: where the archive goes instead of ``DATA/backups``.

    Stopped at any moment it leaves whole migrations, and goes on when begun again. Raises InstallationError.
    """
    with alone():
        found = schema()
        refuse_newer(found.state)
        if found.state == "current":
            return False
        if found.state == "older":
            to = backup or _own_place()
            say(f"Sao lưu vào {to} …")
            made = back_up(to)
            say(f"Đã sao lưu {made.rows} dòng dữ liệu, {len(made.files)} tệp.")
            for missing in made.missing:
                say(f"LƯU Ý: tệp {missing} không còn nguyên vẹn trên đĩa, không có trong bản sao lưu.")
        say(f"Cần chuyển đổi {len(found.pending)} bước.")
        migrate(say)
    return True


def refuse_newer(state: str) -> None:
    """Nothing is done to what a newer program has made. Raises InstallationError."""
    if state == "newer":
        raise InstallationError(
            "Cơ sở dữ liệu do một phiên bản thidua mới hơn lập ra. Hãy cài lại phiên bản mới hơn ấy, "
            "hoặc khôi phục bản sao lưu có từ trước khi nâng cấp (thidua restore)."
        )


def refuse_unready() -> None:
    """Nothing works on a database of another schema than the program's. Raises InstallationError."""
    found = schema()
    refuse_newer(found.state)
    if found.state == "new":
        raise InstallationError("Chưa có dữ liệu; hãy chạy thidua serve (hoặc thidua setup) trước.")
    if found.state == "older":
        raise InstallationError(
            f"Cơ sở dữ liệu thuộc phiên bản cũ ({len(found.pending)} bước chưa chuyển đổi). "
            "Hãy chạy: thidua upgrade (tự sao lưu trước)."
        )


def _own_place() -> Path:
    folder = prepare() / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    moment = clock.now().astimezone(clock.VIETNAM)
    return folder / f"truoc-nang-cap-{moment:%Y-%m-%d-%H%M%S}.zip"
