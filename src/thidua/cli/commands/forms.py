"""``thidua forms``: one workbook for each participant, of its forms or of one report, or one for a supplying body."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thidua.plan.model.plan import Plan
    from thidua.rules.facts import Participant


def add(commands: Any) -> None:
    """Declare the command."""
    from thidua.cli.opening import add_plan, add_round

    parser = commands.add_parser("forms", help="lập biểu Excel cho từng đối tượng để điền số liệu")
    add_plan(parser)
    parser.add_argument(
        "--participants",
        metavar="DANH_SÁCH",
        type=Path,
        required=True,
        help="tệp CSV hoặc Excel: participant, kind, group, name",
    )
    parser.add_argument("--out", metavar="THƯ_MỤC", type=Path, required=True, help="nơi ghi các biểu")
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--report", metavar="MÃ", help="lập mẫu báo cáo này thay cho biểu (mục reports của kế hoạch)")
    instead.add_argument(
        "--for",
        dest="body",
        metavar="CƠ_QUAN",
        help="lập một biểu để cơ quan này cung cấp số liệu về mọi đối tượng (mục bodies của kế hoạch)",
    )
    add_round(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Write the forms; participants that cannot be used are told, the others get theirs."""
    from thidua.cli.opening import open_plan, open_round, say_problems
    from thidua.cli.showing import say
    from thidua.cli.stopping import StopError
    from thidua.sheets.blank import write_forms, write_supplier_form
    from thidua.sheets.participants import read_participants
    from thidua.sheets.printing.books import write_reports
    from thidua.sheets.problems import SheetError

    plan = open_plan(args.plan, args.on)
    _check_report(plan, args.report)
    _check_body(plan, args.body)
    round_id = open_round(plan, args)
    try:
        participants, problems = read_participants(args.participants, plan)
        if args.body is not None:
            files = [write_supplier_form(plan, args.body, participants, args.out, round_id)]
        elif args.report is None:
            files = write_forms(plan, participants, args.out, round_id)
        else:
            files = write_reports(plan, participants, args.out, args.report, round_id)
    except SheetError as error:
        raise StopError(str(error)) from None
    except OSError as error:
        raise StopError(f"không mở hoặc ghi được «{error.filename}»: {error.strerror}", 2) from None
    failed = say_problems(problems)
    if args.body is not None:
        say(f"Đã ghi {files[0]}: {plan.bodies[args.body].label} cung cấp số liệu về {len(participants)} đối tượng")
    else:
        say(f"Đã ghi {len(files)} {'báo cáo' if args.report else 'biểu'} vào {args.out}")
        _say_suppliers(plan, participants, args)
    return 1 if failed else 0


def _check_report(plan: "Plan", report: str | None) -> None:
    from thidua.cli.stopping import StopError
    from thidua.sheets.texts import hint, quoted

    if report is not None and report not in plan.reports:
        known = f"các báo cáo: {quoted(plan.reports)}" if plan.reports else "kế hoạch này không có báo cáo nào"
        raise StopError(f"kế hoạch không có báo cáo «{report}»{hint(report, plan.reports)}; {known}")


def _check_body(plan: "Plan", body: str | None) -> None:
    from thidua.cli.stopping import StopError
    from thidua.sheets.supplier_page import supplied_by
    from thidua.sheets.texts import hint

    if body is None:
        return
    supplying = {name: one.label for name, one in plan.bodies.items() if supplied_by(plan, name)}
    if body not in supplying:
        listed = ", ".join(f"«{name}» ({label})" for name, label in supplying.items())
        known = f"các cơ quan cung cấp số liệu: {listed}" if supplying else "mọi số liệu do đối tượng tự khai"
        raise StopError(f"kế hoạch không có cơ quan cung cấp số liệu «{body}»{hint(body, supplying)}; {known}")


def _say_suppliers(plan: "Plan", participants: "Sequence[Participant]", args: Namespace) -> None:
    """Which forms are still wanted, where some facts are not for the participants to give."""
    from thidua.cli.showing import say
    from thidua.sheets.supplier_page import only_suppliers

    bodies = only_suppliers(plan, participants) if args.report is None else {}
    if bodies:
        names = ", ".join(f"{plan.bodies[name].label} (--for {name})" for name in bodies)
        say(f"Số liệu do cơ quan khác cung cấp thì lập biểu riêng cho: {names}")
