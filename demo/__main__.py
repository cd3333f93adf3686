"""``python -m demo``: what ``make demo`` shows, the web application with campaigns of every plan."""

import argparse
import os
import secrets
import shutil
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from demo.office.accounts import Shown

MARK = "DEMO"
"""A file that says that a folder is the demo's own and may be made anew."""


def main(arguments: list[str] | None = None) -> int:
    """Load the campaigns into a folder made anew, then serve them until Ctrl-C; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m demo", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("demo-data"), help="folder of the demo, made anew")
    parser.add_argument("--port", type=int, default=8000, help="port to listen at")
    parser.add_argument("--once", action="store_true", help="load, look whether the pages answer, stop")
    given = parser.parse_args(arguments)
    if not _emptied(given.data):
        print(f"{given.data} không phải thư mục của bản minh họa nên không xóa; hãy chọn thư mục khác (--data).")
        return 1
    address = f"http://127.0.0.1:{given.port}"
    accounts, password = load_into(given.data, address)
    from demo.office.looking import look
    from demo.office.running import served

    signal.signal(signal.SIGTERM, _stop)
    try:
        with served(address, given.port):
            _show(address, accounts, password)
            if given.once:
                faults = look(address, accounts, password)
                print("\n".join(faults) or "Mọi trang đều trả lời.")
                return int(bool(faults))
            while True:
                time.sleep(30)
                _show_codes(accounts)
    except KeyboardInterrupt:
        print("\nĐã dừng.")
        return 0


def _emptied(folder: Path) -> bool:
    """Whether the folder is there, empty, and the demo's own."""
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).exists():
        return False
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / MARK).touch()
    return True


def load_into(folder: Path, address: str) -> tuple[list["Shown"], str]:
    """Set up and load; the accounts to show, and the password of all of them."""
    for name in [name for name in os.environ if name.startswith("THIDUA_")] + ["DATABASE_URL"]:
        os.environ.pop(name, None)
    os.environ |= {
        "THIDUA_DATA": str(folder.resolve()),
        "THIDUA_ADDRESS": address,
        "DJANGO_SETTINGS_MODULE": "thidua.web.settings",
    }
    import django

    django.setup()
    from django.db import connections

    from demo.office.accounts import open_to_sign_in
    from demo.office.loading import load
    from thidua.office.accounts.models import User
    from thidua.office.organisations.models import Organisation
    from thidua.web.installation.beginning import begin
    from thidua.web.installation.schema import migrate

    began = time.monotonic()
    print("Đang dựng phần mềm và nạp phong trào, đơn vị, người bịa ra để minh họa …", flush=True)
    migrate(lambda line: None)
    begin(office="UBND tỉnh Hoa (mẫu)", code="tinh-hoa", level="province", person="Lê Mẫu Quản", username="quan-tri")
    admin = User.objects.get(username="quan-tri")
    towns = load(Organisation.objects.get(code="tinh-hoa"), admin, lambda line: print(line, flush=True))
    password = secrets.token_urlsafe(9)
    accounts = open_to_sign_in(admin, towns, password)
    connections.close_all()
    print(f"Đã nạp xong trong {time.monotonic() - began:.0f} giây. Ngày trong các kế hoạch đã dời theo hôm nay.")
    return accounts, password


def _show(address: str, accounts: Sequence["Shown"], password: str) -> None:
    from demo.office.accounts import code_of

    print(f"\nMở {address}   ·   mật khẩu của mọi tài khoản: {password}\n")
    for one in accounts:
        if one.campaign:
            print(f"\n  {one.place}: {one.campaign}")
        code = f"mã hai lớp {code_of(one.secret)} (khóa {one.secret})" if one.secret else ""
        print(f"  {one.username:<26} {one.label:<28} {one.place:<36} {code}".rstrip())
    print("\nMã hai lớp đổi mỗi 30 giây: thêm khóa vào ứng dụng xác thực, hoặc xem mã mới ở dưới. Dừng bằng Ctrl-C.\n")
    sys.stdout.flush()


def _show_codes(accounts: Sequence["Shown"]) -> None:
    from demo.office.accounts import code_of

    if sys.stdout.isatty():
        codes = "  ".join(f"{one.username}: {code_of(one.secret)}" for one in accounts if one.secret)
        print(f"\rMã hai lớp lúc này: {codes}", end="", flush=True)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
