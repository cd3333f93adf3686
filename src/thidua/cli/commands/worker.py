"""``thidua worker``: what goes on in the background."""

from argparse import Namespace
from typing import Any


def add(commands: Any) -> None:
    """Declare the command."""
    parser = commands.add_parser("worker", help="làm việc nền: gửi thư, nhắc việc, việc lâu (dừng bằng Ctrl-C)")
    parser.add_argument("--once", action="store_true", help="làm hết việc đang chờ rồi thôi")
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Work until told to stop."""
    from thidua.cli.installation import installation

    with installation():
        from thidua.office.jobs.worker import work_once, work_until_stopped
        from thidua.web.installation.folder import in_use
        from thidua.web.installation.upgrading import refuse_unready

        with in_use():
            refuse_unready()
            if args.once:
                work_once()
                print("Đã làm hết việc đang chờ.")
                return 0
            print("Đang làm việc nền (dừng bằng Ctrl-C).", flush=True)
            work_until_stopped()
    return 0
