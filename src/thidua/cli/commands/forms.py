"""``thidua forms``: one workbook for each participant, of its forms or of one report."""

from argparse import Namespace
from pathlib import Path
from typing import Any


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
    parser.add_argument("--report", metavar="MÃ", help="lập mẫu báo cáo này thay cho biểu (mục reports của kế hoạch)")
    add_round(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Write the forms; participants that cannot be used are told, the others get theirs."""
    from thidua.cli.opening import open_plan, open_round, say_problems
    from thidua.cli.showing import say
    from thidua.cli.stopping import StopError
    from thidua.sheets.blank import write_forms
    from thidua.sheets.participants import read_participants
    from thidua.sheets.printing.books import write_reports
    from thidua.sheets.problems import SheetError
    from thidua.sheets.texts import hint, quoted

    plan = open_plan(args.plan, args.on)
    if args.report is not None and args.report not in plan.reports:
        known = f"các báo cáo: {quoted(plan.reports)}" if plan.reports else "kế hoạch này không có báo cáo nào"
        raise StopError(f"kế hoạch không có báo cáo «{args.report}»{hint(args.report, plan.reports)}; {known}")
    round_id = open_round(plan, args)
    try:
        participants, problems = read_participants(args.participants, plan)
        if args.report is None:
            files = write_forms(plan, participants, args.out, round_id)
        else:
            files = write_reports(plan, participants, args.out, args.report, round_id)
    except SheetError as error:
        raise StopError(str(error)) from None
    except OSError as error:
        raise StopError(f"không mở hoặc ghi được «{error.filename}»: {error.strerror}", 2) from None
    failed = say_problems(problems)
    say(f"Đã ghi {len(files)} {'báo cáo' if args.report else 'biểu'} vào {args.out}")
    return 1 if failed else 0
