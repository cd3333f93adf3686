"""``thidua backup``: database and files in one archive."""

from argparse import Namespace
from pathlib import Path
from typing import Any


def add(commands: Any) -> None:
    """Declare the command."""
    parser = commands.add_parser("backup", help="sao lưu cơ sở dữ liệu và tệp vào một tệp, cả khi đang chạy")
    parser.add_argument("file", type=Path, metavar="TỆP", help="tệp .zip sẽ ghi; không ghi đè tệp đã có")
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Back up; 1 where a file that is named is not there any more."""
    from thidua.cli.installation import installation
    from thidua.cli.progress import spinner

    with installation():
        from thidua.web.installation.backups.writing import back_up

        with spinner("Sao lưu") as step:
            made = back_up(args.file, step=step)
    print(f"Đã sao lưu {len(made.files)} tệp và cơ sở dữ liệu vào {args.file}")
    for missing in made.missing:
        print(f"LỖI: tệp {missing} bị mất hoặc hỏng trên đĩa; hãy tìm trong bản sao lưu cũ hơn.")
    return int(bool(made.missing))
