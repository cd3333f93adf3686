"""``thidua journal verify``: whether the journal is as it was written."""

from argparse import Namespace
from typing import Any


def add(commands: Any) -> None:
    """Declare the command."""
    parser = commands.add_parser("journal", help="nhật ký của hệ thống: kiểm tra không mục nào bị sửa, bị xóa")
    acts = parser.add_subparsers(title="việc", metavar="VIỆC", required=True)
    verify = acts.add_parser("verify", help="kiểm tra từng chuỗi, nêu mục đầu tiên không khớp")
    verify.add_argument("--json", action="store_true", help="in dạng JSON")
    verify.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Verify each chain; 1 where one is broken."""
    from thidua.cli.installation import installation
    from thidua.cli.showing import show_json

    with installation():
        from thidua.office.journal.queries import verify
        from thidua.web.installation.upgrading import refuse_unready

        refuse_unready()
        found = list(verify())
    if args.json:
        fields = ("chain", "length", "head", "number", "why")
        show_json([{name: getattr(one, name) for name in fields} for one in found])
        return int(any(not one.sound for one in found))
    for one in found:
        entries = f"{one.length:,}".replace(",", ".")
        if one.sound:
            print(f"{one.chain}: {entries} mục, nguyên vẹn. Mã cuối: {one.head}")
        else:
            print(f"{one.chain}: KHÔNG KHỚP từ mục {one.number}: {one.why}.")
    broken = sum(not one.sound for one in found)
    print(f"{broken} trong {len(found)} chuỗi không khớp." if broken else f"{len(found)} chuỗi, tất cả nguyên vẹn.")
    return int(bool(broken))
