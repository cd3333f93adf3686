"""``thidua restore``: an archive into an empty installation."""

from argparse import Namespace
from pathlib import Path
from typing import Any


def add(commands: Any) -> None:
    """Declare the command."""
    parser = commands.add_parser("restore", help="khôi phục bản sao lưu vào nơi chưa có dữ liệu")
    parser.add_argument("file", type=Path, metavar="TỆP", help="tệp .zip do thidua backup ghi")
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Restore and verify; 1 where a file lacks or the journal does not verify."""
    from thidua.cli.installation import installation
    from thidua.cli.progress import spinner

    with installation():
        from thidua.office.files.services.sweeping import missing
        from thidua.office.journal.queries import verify
        from thidua.web.installation.backups.restoring import restore
        from thidua.web.installation.folder import alone

        with alone(), spinner("Khôi phục") as step:
            made = restore(args.file, step=step)
            broken = [one for one in verify() if not one.sound]
            lost = missing()
    print(f"Đã khôi phục {len(made.files)} tệp và cơ sở dữ liệu từ {args.file}; mọi mã băm đều khớp.")
    for file in lost:
        print(f"LỖI: tệp {file.sha256} không có trong bản sao lưu.")
    for one in broken:
        print(f"LỖI: nhật ký {one.chain} không khớp từ mục {one.number}: {one.why}.")
    if not broken:
        print("Nhật ký nguyên vẹn.")
    return int(bool(lost or broken))
