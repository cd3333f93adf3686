"""``thidua explain``: why one participant has these points, this rank, this award."""

from argparse import Namespace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from thidua.rules.results import Evaluation, Result


def add(commands: Any) -> None:
    """Declare the command."""
    from thidua.cli.opening import add_decisions, add_events, add_facts, add_plan

    parser = commands.add_parser("explain", help="giải thích kết quả của một đối tượng đến từng số liệu")
    add_plan(parser)
    add_facts(parser)
    parser.add_argument("participant", metavar="ĐỐI_TƯỢNG", help="mã hoặc tên của đối tượng")
    add_decisions(parser)
    add_events(parser)
    parser.add_argument("--json", action="store_true", help="in dạng JSON")
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Print the explanation; problems in the participant's own cells are told too."""
    from thidua.cli.opening import open_evaluation, say_problems
    from thidua.cli.showing import say, show_json
    from thidua.rules.as_data import result_as_data
    from thidua.rules.wording import explain

    evaluation, problems = open_evaluation(args)
    result = _find(evaluation, args.participant)
    failed = say_problems(problem for problem in problems if problem.participant == result.participant.id)
    if args.json:
        show_json(result_as_data(evaluation, result))
    else:
        for line in explain(evaluation, result):
            say(line.text, line.depth)
    return 1 if failed else 0


def _find(evaluation: "Evaluation", wanted: str) -> "Result":
    """The participant with this code or name, however its case and accents are typed."""
    from thidua.cli.stopping import StopError
    from thidua.sheets.texts import folded

    known: dict[str, list[Result]] = {}
    for result in evaluation.results:
        for name in {folded(result.participant.id), folded(result.participant.shown)}:
            known.setdefault(name, []).append(result)
    found = known.get(folded(wanted), [])
    if len(found) == 1:
        return found[0]
    if found:
        codes = ", ".join(result.participant.id for result in found)
        raise StopError(f"«{wanted}» là tên của nhiều đối tượng; hãy nêu mã: {codes}", 2)
    near = [known[name][0].participant.shown for name in get_close_matches(folded(wanted), known, n=3)]
    raise StopError(f"không có đối tượng «{wanted}»" + (f"; gần giống: {', '.join(near)}" if near else ""), 2)
