"""``thidua calendar``: every deadline with its last day, and why it is that day."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from thidua.plan.model.plan import Plan
    from thidua.rules.calendar import DueDay, OpenDay

HEADINGS = ["Ngày cuối", "Văn bản ghi", "Vì sao", "Việc", "Ai làm", "Đợt", "Điều khoản", "Cách hiểu"]


def add(commands: Any) -> None:
    """Declare the command."""
    from thidua.cli.opening import add_events, add_plan

    parser = commands.add_parser("calendar", help="các thời hạn, ngày cuối cùng còn đúng hạn")
    add_plan(parser)
    add_events(parser)
    parser.add_argument("--json", action="store_true", help="in dạng JSON")
    parser.add_argument("--ics", metavar="TỆP", type=Path, help="ghi tệp lịch .ics để nhập vào điện thoại, máy tính")
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Print the deadlines in order, those without a day at the end, and write the calendar file where asked."""
    from thidua.cli.opening import open_notices, open_plan, say_problems
    from thidua.cli.showing import say, show_json, show_table
    from thidua.rules.calendar import calendar_of, open_days

    plan = open_plan(args.plan, args.on)
    notices, problems = open_notices(plan, args)
    due, waiting = calendar_of(plan, notices), open_days(plan, notices)
    if args.ics:
        from thidua.cli.ics import write_calendar

        write_calendar(plan, due, args.ics)
    if args.json:
        show_json([*(_as_data(plan, found) for found in due), *(_open_as_data(plan, found) for found in waiting)])
    else:
        rows = [*(_row(plan, found) for found in due), *(_open_row(plan, found) for found in waiting)]
        show_table(f"Thời hạn: {plan.title}", HEADINGS, rows)
        if args.ics:
            say(f"Đã ghi {args.ics}")
    return 1 if say_problems(problems) else 0


def _row(plan: "Plan", found: "DueDay") -> tuple[str, ...]:
    from thidua.rules.wording.deadlines import in_the_text, say_why
    from thidua.rules.wording.figures import day

    return (day(found.last_day), in_the_text(plan, found), say_why(found), *_about(plan, found))


def _open_row(plan: "Plan", found: "OpenDay") -> tuple[str, ...]:
    from thidua.rules.wording.deadlines import say_open, say_rule

    return ("chưa biết", say_rule(plan, found.deadline), say_open(found), *_about(plan, found))


def _about(plan: "Plan", found: "DueDay | OpenDay") -> tuple[str, ...]:
    deadline = found.deadline
    return (
        deadline.label, deadline.who, plan.rounds[found.round].label, ", ".join(deadline.clause),
        ", ".join(deadline.reading),
    )  # fmt: skip


def _as_data(plan: "Plan", found: "DueDay") -> dict[str, Any]:
    from thidua.rules.wording.deadlines import in_the_text, say_why

    notice = found.notice
    return {
        "id": found.deadline.id,
        "last_day": found.last_day.isoformat(),
        "named": found.named.isoformat(),
        "part": found.part,
        "text": in_the_text(plan, found),
        "why": say_why(found),
        "notice": notice.number if notice else None,
        "moved_from": found.moved_from.isoformat() if found.moved_from else None,
        "estimated": found.estimated,
        "waits_for": None,
        **_deadline_as_data(found),
    }


def _open_as_data(plan: "Plan", found: "OpenDay") -> dict[str, Any]:
    from thidua.rules.wording.deadlines import say_open, say_rule

    return {
        "id": found.deadline.id,
        "last_day": None,
        "named": None,
        "part": None,
        "text": say_rule(plan, found.deadline),
        "why": say_open(found),
        "notice": None,
        "moved_from": None,
        "estimated": False,
        "waits_for": found.waits_for.id,
        **_deadline_as_data(found),
    }


def _deadline_as_data(found: "DueDay | OpenDay") -> dict[str, Any]:
    deadline = found.deadline
    return {
        "label": deadline.label,
        "act": deadline.act,
        "strict": deadline.strict,
        "clause": ", ".join(deadline.clause),
        "clauses": list(deadline.clause),
        "who": deadline.who,
        "to": list(deadline.to),
        "round": found.round,
        "readings": list(deadline.reading),
    }
