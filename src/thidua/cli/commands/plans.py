"""``thidua plans``: the catalogue."""

from argparse import Namespace
from typing import Any


def add(commands: Any) -> None:
    """Declare the command."""
    parser = commands.add_parser("plans", help="các kế hoạch có sẵn")
    parser.add_argument("--json", action="store_true", help="in dạng JSON")
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """List the shipped plans with number, date and how much they hold; under each what amends it or adds to it."""
    from thidua.catalogue import plan_files
    from thidua.cli.opening import open_plan
    from thidua.cli.showing import show_json, show_table
    from thidua.plan.relatives import head_of

    files = plan_files()
    heads = {name: head for name, file in files.items() if (head := head_of(file)) is not None}
    amending = {name: head.amends for name, head in heads.items() if head.amends is not None}
    plans = {name: open_plan(name) for name in files if name not in amending}
    if args.json:
        show_json([_as_data(plan) for plan in plans.values()])
        return 0
    rows = [row for plan in plans.values() for row in _rows(plan)]
    show_table("Kế hoạch có sẵn", ["Mã", "Tên", "Số, ký hiệu", "Ngày", "Số liệu", "Cách hiểu"], rows)
    return 0


def _rows(plan: Any) -> list[tuple[str, ...]]:
    from thidua.rules.wording.figures import day

    above = f" (bổ sung cho {plan.extends})" if plan.extends else ""
    issued = day(plan.issued) if plan.issued else "không có ngày"
    held = (str(len(plan.facts)), str(len(plan.readings)))
    rows: list[tuple[str, ...]] = [(plan.id, plan.title + above, plan.number or "không có số", issued, *held)]
    for one in plan.amendments:
        title = f"↳ {one.title} (sửa đổi từ {day(one.from_)})"
        rows.append((one.id, title, one.number or "không có số", day(one.issued) if one.issued else "", "", ""))
    return rows


def _as_data(plan: Any) -> dict[str, Any]:
    data = {"id": plan.id, "title": plan.title, "number": plan.number, "issued": _iso(plan)}
    if plan.extends:
        data["extends"] = plan.extends
    if plan.amendments:
        data["amendments"] = [
            {"id": one.id, "title": one.title, "number": one.number, "issued": _iso(one), "from": one.from_.isoformat()}
            for one in plan.amendments
        ]
    return data


def _iso(plan: Any) -> str | None:
    return plan.issued.isoformat() if plan.issued else None
