"""``thidua plans``: the catalogue."""

from argparse import Namespace
from typing import Any


def add(commands: Any) -> None:
    """Declare the command."""
    parser = commands.add_parser("plans", help="các kế hoạch có sẵn")
    parser.add_argument("--json", action="store_true", help="in dạng JSON")
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """List the shipped plans with number, date and how much they hold."""
    from thidua.catalogue import plan_files
    from thidua.cli.opening import open_plan
    from thidua.cli.showing import show_json, show_table
    from thidua.rules.wording.figures import day

    plans = [open_plan(name) for name in plan_files()]
    if args.json:
        show_json([{"id": plan.id, "title": plan.title, "number": plan.number, "issued": _iso(plan)} for plan in plans])
        return 0
    rows = [
        (plan.id, plan.title, plan.number or "không có số", day(plan.issued) if plan.issued else "không có ngày",
         str(len(plan.facts)), str(len(plan.readings)))
        for plan in plans
    ]  # fmt: skip
    show_table("Kế hoạch có sẵn", ["Mã", "Tên", "Số, ký hiệu", "Ngày", "Số liệu", "Cách hiểu"], rows)
    return 0


def _iso(plan: Any) -> str | None:
    return plan.issued.isoformat() if plan.issued else None
