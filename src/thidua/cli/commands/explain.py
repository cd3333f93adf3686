"""``thidua explain``: why one participant has these points, this rank, this award."""

from argparse import Namespace
from difflib import get_close_matches
from typing import Any


def add(commands: Any) -> None:
    """Declare the command."""
    from thidua.cli.opening import add_decisions, add_facts, add_plan

    parser = commands.add_parser("explain", help="giải thích kết quả của một đối tượng đến từng số liệu")
    add_plan(parser)
    add_facts(parser)
    parser.add_argument("participant", metavar="ĐỐI_TƯỢNG", help="mã hoặc tên của đối tượng")
    add_decisions(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Print the explanation; problems in the participant's own cells are told too."""
    from thidua.cli.opening import open_evaluation, say_problems
    from thidua.cli.showing import say
    from thidua.cli.stopping import StopError
    from thidua.rules.wording import explain

    evaluation, problems = open_evaluation(args)
    names = {result.participant.id: result for result in evaluation.results}
    by_name = [result for result in evaluation.results if result.participant.name == args.participant]
    result = names.get(args.participant) or (by_name[0] if len(by_name) == 1 else None)
    if result is None:
        near = get_close_matches(args.participant, names, n=3)
        raise StopError(
            f"không có đối tượng «{args.participant}»" + (f"; gần giống: {', '.join(near)}" if near else ""),
            2,
        )
    failed = say_problems(problem for problem in problems if problem.participant == result.participant.id)
    for line in explain(evaluation, result):
        say(line.text, line.depth)
    return 1 if failed else 0
