"""The command line: thin; it asks the other rooms and says their answer in Vietnamese.

Nothing heavy is imported before the command that needs it runs, so that ``thidua --help`` answers at once.
"""

import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

COMMANDS = (
    "plans",
    "plan",
    "lint",
    "simulate",
    "evaluate",
    "explain",
    "calendar",
    "forms",
    "collate",
    "papers",
    "dossier",
    "schema",
    "setup",
    "serve",
    "worker",
    "backup",
    "restore",
    "upgrade",
    "journal",
)
"""Modules of ``thidua.cli.commands``, in the order of the help; each has ``add(commands)`` and ``run(args)``."""


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0 done, 1 errors in what was given, 2 a command line not understood."""
    from thidua import __version__
    from thidua.cli.vietnamese import Parser

    parser = Parser(
        prog="thidua",
        description="Phong trào thi đua cải cách hành chính: từ kế hoạch đã ký đến kết quả có lý do.",
        epilog="KẾ_HOẠCH là mã của kế hoạch có sẵn (xem: thidua plans) hoặc đường dẫn tới một tệp .yaml.",
    )
    parser.add_argument("--version", action="version", help="xem phiên bản", version=f"thidua {__version__}")
    commands = parser.add_subparsers(title="lệnh", metavar="LỆNH", required=True, parser_class=Parser)
    for name in COMMANDS:
        import_module(f"thidua.cli.commands.{name}").add(commands)
    parsed = parser.parse_args(arguments)
    return run(parsed.run, parsed)


def run(command: "Callable[[Namespace], int]", parsed: "Namespace") -> int:
    """Run a command; what cannot be used is said on standard error, never as a traceback."""
    from thidua.cli.stopping import StopError

    try:
        return command(parsed)
    except StopError as stop:
        print(stop, file=sys.stderr)
        return stop.code
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        print("Đã dừng theo yêu cầu.", file=sys.stderr)
        return 130
