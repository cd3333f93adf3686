"""``thidua serve``: the web application."""

from argparse import Namespace
from typing import Any


def add(commands: Any) -> None:
    """Declare the command."""
    parser = commands.add_parser("serve", help="chạy máy chủ web (dừng bằng Ctrl-C)")
    parser.add_argument("--host", default="127.0.0.1", metavar="ĐỊA_CHỈ", help="địa chỉ lắng nghe (mặc định 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, metavar="CỔNG", help="cổng lắng nghe (mặc định 8000)")
    parser.add_argument("--workers", type=int, default=2, metavar="SỐ", help="số tiến trình trả lời (mặc định 2)")
    parser.add_argument("--check", action="store_true", help="chỉ chuẩn bị và kiểm tra, không chạy máy chủ")
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Make ready and answer until told to stop."""
    from thidua.cli.installation import installation
    from thidua.cli.stopping import StopError

    if not 0 < args.port < 65536:
        raise StopError("Cổng phải từ 1 đến 65535.", 2)
    if args.workers < 1:
        raise StopError("Cần ít nhất một tiến trình.", 2)
    shown = f"[{args.host}]" if ":" in args.host else args.host
    with installation(THIDUA_ADDRESS=f"http://{shown}:{args.port}"):
        from django.conf import settings

        from thidua.web.installation.folder import in_use
        from thidua.web.installation.serving import collect_static_files, make_ready, serve

        with in_use():
            make_ready(_say)
            collect_static_files()
            if args.check:
                _say(f"Sẵn sàng chạy tại {settings.ADDRESS}")
                return 0
            _say(f"Đang chạy tại {settings.ADDRESS} (dừng bằng Ctrl-C). Cần chạy thêm: thidua worker")
            serve(host=args.host, port=args.port, workers=args.workers)
    return 0


def _say(line: str) -> None:
    print(line, flush=True)
