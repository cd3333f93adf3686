"""``thidua simulate``: a plan tried with invented participants before it is signed."""

from argparse import ArgumentTypeError, Namespace
from typing import Any

MOST = 20_000
"""Participants times runs: more tells nothing new."""


def add(commands: Any) -> None:
    """Declare the command."""
    from thidua.cli.opening import add_plan, add_round

    parser = commands.add_parser("simulate", help="thử kế hoạch với số liệu giả định: điểm, suất ra sao")
    add_plan(parser)
    add_round(parser)
    parser.add_argument("--participants", metavar="SỐ", type=_count, default=60, help="số đối tượng mỗi lần thử (60)")
    parser.add_argument("--runs", metavar="SỐ", type=_count, default=20, help="số lần thử (20)")
    parser.add_argument("--seed", metavar="SỐ", type=int, default=1, help="số gieo: cùng số thì cùng kết quả (1)")
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Try the plan and print what is worth knowing."""
    from thidua.cli.opening import open_plan, open_round
    from thidua.cli.showing import say, show_table
    from thidua.cli.stopping import StopError
    from thidua.simulation import simulate
    from thidua.simulation.plausible import usual_counts
    from thidua.simulation.telling import observations, tables

    if args.participants * args.runs > MOST:
        raise StopError(f"--participants nhân --runs không quá {MOST:,}".replace(",", "."))
    plan = open_plan(args.plan, args.on)
    counts = usual_counts(plan, args.participants)
    found = simulate(plan, counts, round_id=open_round(plan, args), runs=args.runs, seed=args.seed)
    say(f"{found.runs} lần thử, mỗi lần {found.participants} đối tượng; số liệu giả định, không phải dự báo.")
    for table in tables(found):
        show_table(table.title, table.headings, table.rows)
    for text in observations(found):
        say(f"• {text}")
    return 0


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text)):
        raise ArgumentTypeError("cần một số nguyên từ 1")
    return int(text)
