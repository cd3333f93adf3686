"""``thidua upgrade``: the database to the program's schema, after a backup."""

from argparse import Namespace
from pathlib import Path
from typing import Any


def add(commands: Any) -> None:
    """Declare the command."""
    parser = commands.add_parser("upgrade", help="nâng cấp cơ sở dữ liệu theo phiên bản mới (tự sao lưu trước)")
    parser.add_argument("--backup", type=Path, metavar="TỆP", help="nơi ghi bản sao lưu, thay cho thư mục dữ liệu")
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Back up, then migrate."""
    from thidua.cli.installation import installation

    with installation():
        from thidua.web.installation.upgrading import upgrade

        done = upgrade(say=_say, backup=args.backup)
    _say("Đã nâng cấp xong." if done else "Cơ sở dữ liệu đã theo đúng phiên bản này, không cần nâng cấp.")
    return 0


def _say(line: str) -> None:
    print(line, flush=True)
