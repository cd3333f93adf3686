"""Opening what a command is given: a plan by id or file, a round, a table of facts, a council's choices."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from thidua.cli.stopping import StopError

if TYPE_CHECKING:
    from thidua.plan.model.plan import Plan
    from thidua.rules.calendar import Notice
    from thidua.rules.results import Evaluation
    from thidua.sheets.problems import CellProblem


def add_plan(parser: ArgumentParser) -> None:
    """The argument that names a plan."""
    parser.add_argument("plan", metavar="KẾ_HOẠCH", help="mã kế hoạch có sẵn hoặc tệp .yaml")
    add_on(parser)


def add_on(parser: ArgumentParser) -> None:
    """The argument that chooses the day on which a plan is read."""
    parser.add_argument(
        "--on",
        metavar="NGÀY",
        type=read_day_argument,
        help="đọc kế hoạch như ngày này; bỏ trống là gồm mọi văn bản sửa đổi",
    )


def read_day_argument(text: str) -> date:
    """A day of the command line, year first or day first."""
    from argparse import ArgumentTypeError

    from thidua.sheets.cells import Cell
    from thidua.sheets.values import WrongValueError, read_day

    try:
        return read_day(Cell(text, "--on", None, ""))
    except WrongValueError as error:
        raise ArgumentTypeError(f"{error}, ở đây là «{text}»") from None


def add_facts(parser: ArgumentParser) -> None:
    """The arguments that name facts and their round."""
    parser.add_argument("facts", metavar="SỐ_LIỆU", type=Path, help="tệp CSV, tệp Excel, hoặc thư mục các biểu đã điền")
    add_round(parser)


def add_round(parser: ArgumentParser) -> None:
    """The argument that chooses a round."""
    parser.add_argument("--round", metavar="ĐỢT", help="đợt được xét; bỏ trống là đợt đầu tiên")


def add_decisions(parser: ArgumentParser) -> None:
    """The argument that names a council's choices."""
    parser.add_argument(
        "--decisions",
        metavar="TỆP",
        type=Path,
        help="lựa chọn của Hội đồng: CSV hoặc Excel, cột participant, award, reason",
    )


def add_events(parser: ArgumentParser) -> None:
    """The arguments that tell days which the plan leaves open, and deadlines moved by notice."""
    parser.add_argument(
        "--event", metavar="MỐC=NGÀY", action="append", default=[],
        help="ngày của một sự kiện hoặc ngày mới của một mốc, như hoi_nghi=15/05/2026; một kỳ: bao_cao@2026-03=…",
    )  # fmt: skip
    parser.add_argument(
        "--events",
        metavar="TỆP",
        type=Path,
        help="các thông báo: CSV hoặc Excel, cột deadline, day, number, reason, participant",
    )


def open_notices(plan: "Plan", args: Namespace) -> "tuple[list[Notice], list[CellProblem]]":
    """The notices that a command names; a command line that cannot be used stops, rows of a file are problems."""
    from thidua.sheets.notices import of_words, read_notices
    from thidua.sheets.problems import SheetError

    given, wrong = of_words(plan, getattr(args, "event", ()))
    if wrong:
        raise StopError("\n".join(wrong), 2)
    try:
        events = getattr(args, "events", None)
        read, problems = read_notices(events, plan) if events else ([], [])
    except SheetError as error:
        raise StopError(str(error)) from None
    except OSError as error:
        raise StopError(f"không mở được «{error.filename}»: {error.strerror}", 2) from None
    return [*read, *given], problems


def open_plan(name: str, on: date | None = None) -> "Plan":
    """The plan of the catalogue with this id, or the plan in this file, as it stands on a day.

    Without a day everything that amends it counts; what does so is said on standard error.
    """
    from thidua.plan.problems import PlanError
    from thidua.plan.reader import read_plan

    file = shipped_plan(name) or Path(name)
    try:
        plan = read_plan(file, on or date.max)
    except PlanError as error:
        raise StopError(f"{error}\n{len(error.problems)} lỗi: chưa dùng được kế hoạch này.") from None
    except OSError as error:
        raise StopError(f"không mở được tệp «{file}»: {error.strerror}") from None
    _say_amendments(plan)
    return plan


def shipped_plan(name: str) -> Path | None:
    """The file of the catalogue with this id; None where a file of the user's own has this name."""
    from thidua.catalogue import plan_files

    known = plan_files()
    if name in known:
        return known[name]
    if Path(name).is_file():
        return None
    near = get_close_matches(name, known, n=1)
    hint = f"; có phải là «{near[0]}»?" if near else f"; kế hoạch có sẵn: {', '.join(known)}"
    raise StopError(f"không có kế hoạch hay tệp nào tên «{name}»{hint}", 2)


def _say_amendments(plan: "Plan") -> None:
    from thidua.rules.wording.figures import day

    for one in plan.amendments:
        paper = f"{one.number}, {one.title}" if one.number else one.title
        print(f"LƯU Ý: kế hoạch được đọc cùng văn bản sửa đổi từ {day(one.from_)}: {paper}", file=sys.stderr)


def open_round(plan: "Plan", args: Namespace) -> str:
    """The round asked for, or the plan's first."""
    from thidua.rules.evaluation import first_round

    if args.round is None:
        return first_round(plan)
    if args.round not in plan.rounds:
        raise StopError(f"kế hoạch không có đợt «{args.round}»; có: {', '.join(plan.rounds)}", 2)
    return str(args.round)


def open_evaluation(args: Namespace, plan: "Plan | None" = None) -> "tuple[Evaluation, list[CellProblem]]":
    """Evaluate the facts that a command names; problems in cells stand beside the results of everybody else.

    By ``plan`` where it is open already, else by the plan that the command names.
    """
    from thidua.rules.evaluation import evaluate
    from thidua.sheets.decisions import read_decisions
    from thidua.sheets.facts import read_facts
    from thidua.sheets.problems import SheetError

    plan = plan or open_plan(args.plan, getattr(args, "on", None))
    round_id = open_round(plan, args)
    notices, unread = open_notices(plan, args)
    try:
        table = read_facts(args.facts, plan, round_id)
        decisions = getattr(args, "decisions", None)
        choices, refused = read_decisions(decisions, plan) if decisions else ([], [])
    except SheetError as error:
        raise StopError(str(error)) from None
    except OSError as error:
        raise StopError(f"không mở được «{error.filename}»: {error.strerror}", 2) from None
    evaluation = evaluate(plan, table.participants, round_id, choices, table.left_out, notices, table.parts)
    return evaluation, [*table.problems, *refused, *unread]


def say_problems(problems: "Iterable[CellProblem]") -> bool:
    """Print problems to standard error; whether any of them is an error."""
    failed = False
    for problem in problems:
        failed |= problem.severity == "error"
        print(f"{'LỖI' if problem.severity == 'error' else 'LƯU Ý'}: {problem}", file=sys.stderr)
    return failed
