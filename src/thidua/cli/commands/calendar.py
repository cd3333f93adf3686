"""``thidua calendar``: every deadline with its last day."""

from argparse import Namespace
from pathlib import Path
from typing import Any


def add(commands: Any) -> None:
    """Declare the command."""
    from thidua.cli.opening import add_plan

    parser = commands.add_parser("calendar", help="các thời hạn, ngày cuối cùng còn đúng hạn")
    add_plan(parser)
    parser.add_argument("--json", action="store_true", help="in dạng JSON")
    parser.add_argument("--ics", metavar="TỆP", type=Path, help="ghi tệp lịch .ics để nhập vào điện thoại, máy tính")
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Print the deadlines in order, and write the calendar file where asked."""
    from thidua.cli.opening import open_plan
    from thidua.cli.showing import say, show_json, show_table
    from thidua.rules.calendar import calendar_of
    from thidua.rules.wording.figures import day

    plan = open_plan(args.plan)
    due = calendar_of(plan)
    if args.ics:
        from thidua.cli.ics import write_calendar

        write_calendar(plan, due, args.ics)
    if args.json:
        show_json([_as_data(found) for found in due])
        return 0
    rows = [
        (day(found.last_day), _in_the_text(plan, found),
         found.deadline.label, found.deadline.who, plan.rounds[found.round].label, ", ".join(found.deadline.clause),
         ", ".join(found.deadline.reading))
        for found in due
    ]  # fmt: skip
    headings = ["Ngày cuối", "Văn bản ghi", "Việc", "Ai làm", "Đợt", "Điều khoản", "Cách hiểu"]
    show_table(f"Thời hạn: {plan.title}", headings, rows)
    if args.ics:
        say(f"Đã ghi {args.ics}")
    return 0


def _in_the_text(plan: Any, found: Any) -> str:
    """What the text itself says of the day: nothing, where a reading had to set it."""
    from thidua.rules.wording.figures import day

    deadline = found.deadline
    if any("missing-deadline" in plan.readings[name].covers for name in deadline.reading):
        return "không nêu"
    if deadline.month is not None:
        year, month = deadline.month.split("-")
        return f"trong tháng {month}/{year}"
    return f"trước {day(found.named)}" if deadline.strict else f"đến hết {day(found.named)}"


def _as_data(found: Any) -> dict[str, Any]:
    deadline = found.deadline
    return {
        "id": deadline.id,
        "label": deadline.label,
        "act": deadline.act,
        "last_day": found.last_day.isoformat(),
        "named": found.named.isoformat(),
        "strict": deadline.strict,
        "clause": ", ".join(deadline.clause),
        "clauses": list(deadline.clause),
        "who": deadline.who,
        "to": list(deadline.to),
        "round": found.round,
        "readings": list(deadline.reading),
    }
