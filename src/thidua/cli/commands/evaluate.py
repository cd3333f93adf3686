"""``thidua evaluate``: from facts to points, gates, ranks, places and contests."""

from argparse import Namespace
from pathlib import Path
from typing import Any


def add(commands: Any) -> None:
    """Declare the command."""
    from thidua.cli.opening import add_decisions, add_events, add_facts, add_plan

    parser = commands.add_parser("evaluate", help="chấm điểm, xét điều kiện, xếp hạng, bố trí chỗ khen thưởng")
    add_plan(parser)
    add_facts(parser)
    add_decisions(parser)
    add_events(parser)
    parser.add_argument("--json", action="store_true", help="in dạng JSON")
    parser.add_argument("--out", metavar="TỆP", type=Path, help="ghi kết quả và lý do ra tệp Excel")
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Evaluate and show; 1 where cells or decisions could not be used, with the results of all others."""
    import sys
    from dataclasses import asdict

    from thidua.cli.opening import open_evaluation, say_problems
    from thidua.cli.results import show_results
    from thidua.cli.showing import say, show_json
    from thidua.cli.stopping import StopError

    if args.out and args.out.suffix.lower() != ".xlsx":
        raise StopError(f"tệp kết quả là tệp Excel, tên phải có đuôi .xlsx, ở đây là «{args.out}»", 2)
    evaluation, problems = open_evaluation(args)
    if args.out:
        from thidua.sheets.results import write_results

        write_results(evaluation, problems, args.out)
    if args.json:
        from thidua.rules.as_data import as_data

        errors = [asdict(problem) for problem in problems if problem.severity == "error"]
        warnings = [asdict(problem) for problem in problems if problem.severity != "error"]
        show_json(as_data(evaluation) | {"errors": errors, "warnings": warnings})
    else:
        show_results(evaluation)
        if args.out:
            say(f"Đã ghi {args.out}")
    failed = say_problems(problems)
    for refused in evaluation.refused:
        print(f"LỖI: {_refusal(refused)}", file=sys.stderr)
    return 1 if failed or evaluation.refused else 0


def _refusal(refused: Any) -> str:
    choice = refused.choice
    place = f"{choice.source.file}, ô {choice.source.cell}: " if choice.source else ""
    return f"{place}không áp dụng được «{choice.award}» cho «{choice.participant}»: {refused.message}"
