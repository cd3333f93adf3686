"""``thidua papers``: every paper of a campaign as Word and PDF, each with what it still lacks."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from thidua.papers.kinds.case import Case
    from thidua.papers.making import Written
    from thidua.papers.office import Office
    from thidua.plan.model.plan import Plan
    from thidua.rules.results import Evaluation

FIRST = 3


def add(commands: Any) -> None:
    """Declare the command."""
    from thidua.cli.opening import add_decisions, add_events, add_facts, add_plan

    parser = commands.add_parser("papers", help="lập giấy tờ: tờ trình, quyết định, báo cáo…, dạng Word và PDF")
    add_plan(parser)
    add_facts(parser)
    parser.add_argument("--out", metavar="THƯ_MỤC", type=Path, required=True, help="nơi ghi giấy tờ")
    parser.add_argument("--office", metavar="TỆP", type=Path, help="tệp cơ quan: tên cơ quan, người ký, số, ngày, họp")
    parser.add_argument(
        "--only", metavar="LOẠI", nargs="+", default=[], help="chỉ các loại này, như to-trinh quyet-dinh"
    )
    parser.add_argument(
        "--template",
        metavar="KHUÔN",
        type=Path,
        nargs="+",
        default=[],
        help="chỉ điền các khuôn riêng này (.docx, .xlsx)",
    )
    parser.add_argument("--all-gaps", action="store_true", help="nêu hết các chỗ còn thiếu")
    add_decisions(parser)
    add_events(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Write the papers; 1 where cells or decisions could not be used, as for ``evaluate``. Gaps are no failure."""
    from thidua.cli.opening import open_evaluation, open_plan, say_problems
    from thidua.cli.stopping import StopError
    from thidua.papers.kinds.case import Case
    from thidua.papers.making import write_papers
    from thidua.papers.typst.fonts_found import FontsMissingError

    plan = open_plan(args.plan, args.on)
    _check_kinds(args.only)
    office = _open_office(args.office, plan)
    evaluation, problems = open_evaluation(args, plan)
    _say_strangers(office, evaluation)
    if args.template:
        from thidua.cli.templates import fill_templates

        usable = fill_templates(args.template, evaluation, office, args.out)
        return 1 if say_problems(problems) or evaluation.refused or not usable else 0
    case = Case(evaluation, office)
    try:
        written = write_papers(case, args.out, args.only, _bar)
    except FontsMissingError as error:
        raise StopError(str(error)) from None
    except OSError as error:
        raise StopError(f"không ghi được «{error.filename}»: {error.strerror}", 2) from None
    _show(written, args.out, args.all_gaps)
    _say_letters(case, written)
    failed = say_problems(problems)
    return 1 if failed or evaluation.refused else 0


def _check_kinds(only: Sequence[str]) -> None:
    from thidua.cli.stopping import StopError
    from thidua.papers.kinds import KINDS
    from thidua.plan.problems import hint

    for name in only:
        if name not in KINDS:
            raise StopError(f"không có loại giấy tờ «{name}»{hint(name, KINDS)}; có: {', '.join(KINDS)}", 2)


def _open_office(file: Path | None, plan: "Plan") -> "Office":
    from thidua.cli.stopping import StopError
    from thidua.papers.kinds import KINDS
    from thidua.papers.office_file import EMPTY, read_office
    from thidua.plan.problems import PlanError

    if file is None:
        return EMPTY
    try:
        return read_office(file, plan, tuple(KINDS))
    except PlanError as error:
        raise StopError(f"{error}\n{len(error.problems)} lỗi: chưa dùng được tệp cơ quan này.") from None
    except OSError as error:
        raise StopError(f"không mở được tệp «{file}»: {error.strerror}", 2) from None


def _say_strangers(office: "Office", evaluation: "Evaluation") -> None:
    """Codes of the office file that nobody in the facts bears."""
    import sys

    named = [*office.people, *(vote.participant for vote in office.votes), *(one.by for one in office.initiatives)]
    for name in dict.fromkeys(named):
        if evaluation.of(name) is None:
            print(f"LƯU Ý: tệp cơ quan nêu mã «{name}», số liệu không có đối tượng này", file=sys.stderr)


def _bar(count: int) -> Any:
    from thidua.cli.progress import bar

    return bar("Đang lập giấy tờ", count)


def _show(written: Sequence["Written"], out: Path, all_gaps: bool) -> None:
    from thidua.cli.showing import say

    for one in written:
        if not one.papers:
            continue
        files = f"{one.name}.docx, .pdf" if not one.name.endswith("/") else f"{one.name}: {one.papers} văn bản"
        say(f"{one.label}: {files}")
        if one.gaps:
            say(f"còn thiếu {len(one.gaps)}: {_listed(one, all_gaps)}", 1)
    unneeded = [one.label for one in written if not one.papers]
    if unneeded:
        say(f"Không lập vì kế hoạch hoặc số liệu không cần đến: {', '.join(unneeded)}")
    say(f"Đã ghi {sum(one.papers for one in written)} văn bản vào {out}, mỗi văn bản một tệp Word và một tệp PDF.")


def _say_letters(case: "Case", written: Sequence["Written"]) -> None:
    """Letters that the papers' font lacks."""
    import sys

    from thidua.papers.unprintable import told

    for message in told(case, {one.label: one.unprintable for one in written}):
        print(f"LƯU Ý: {message}", file=sys.stderr)


def _listed(one: "Written", all_gaps: bool) -> str:
    shown = one.gaps if all_gaps else one.gaps[:FIRST]
    more = f"; và {len(one.gaps) - len(shown)} chỗ khác (xem hết: --all-gaps)" if len(shown) < len(one.gaps) else ""
    return "; ".join(gap.lacks for gap in shown) + more
