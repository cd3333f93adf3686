"""``thidua setup``: the first administrator."""

from argparse import Namespace
from typing import Any


def add(commands: Any) -> None:
    """Declare the command."""
    parser = commands.add_parser("setup", help="lập cơ quan và quản trị viên đầu tiên, in ra liên kết đặt mật khẩu")
    parser.add_argument("--office", metavar="TÊN", help="tên cơ quan đứng đầu, như «UBND xã Hương Lúa»")
    parser.add_argument("--code", default="co-quan", metavar="MÃ", help="mã của cơ quan (mặc định co-quan)")
    parser.add_argument(
        "--level", default="commune", metavar="CẤP", help="province, district, commune… (mặc định commune)"
    )
    parser.add_argument("--name", metavar="HỌ_TÊN", help="họ và tên quản trị viên")
    parser.add_argument("--username", default="quan-tri", metavar="TÊN", help="tên đăng nhập (mặc định quan-tri)")
    parser.add_argument("--link", metavar="TÊN", help="cấp lại liên kết cho tài khoản không đăng nhập được nữa")
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Print a link that can be used once."""
    from thidua.cli.installation import installation
    from thidua.cli.stopping import StopError

    if not args.link and not (args.office and args.name):
        raise StopError("Cần --office và --name (hoặc --link để cấp lại liên kết).", 2)
    with installation():
        from thidua.web.installation.beginning import begin, let_back_in
        from thidua.web.installation.folder import in_use
        from thidua.web.installation.serving import make_ready

        with in_use():
            make_ready(lambda line: None)
            if args.link:
                link = let_back_in(username=args.link)
            else:
                link = begin(
                    office=args.office, code=args.code, level=args.level, person=args.name, username=args.username
                )
    print("Mở địa chỉ này để đặt mật khẩu (chỉ dùng được một lần):")
    print(link)
    return 0
