"""``thidua papers``: every paper of a campaign as Word and PDF, certificates too, each with what it still lacks."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from thidua.papers.making import Written

FIRST = 3


def add(commands: Any) -> None:
    """Declare the command."""
    from thidua.cli.certificates import add_certificates
    from thidua.cli.offices import add_office
    from thidua.cli.opening import add_decisions, add_events, add_facts, add_plan

    parser = commands.add_parser("papers", help="lập giấy tờ: tờ trình, quyết định, giấy khen…, dạng Word và PDF")
    add_plan(parser)
    add_facts(parser)
    parser.add_argument("--out", metavar="THƯ_MỤC", type=Path, required=True, help="nơi ghi giấy tờ")
    add_office(parser)
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
    add_certificates(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Write the papers; 1 where cells or decisions could not be used, as for ``evaluate``. Gaps are no failure."""
    from thidua.cli.certificates import open_printing
    from thidua.cli.offices import open_office, say_strangers
    from thidua.cli.opening import open_evaluation, open_plan, say_problems
    from thidua.cli.sent import open_sent
    from thidua.cli.stopping import StopError
    from thidua.cli.texts import say_texts
    from thidua.papers.certificates import CERTIFICATES
    from thidua.papers.kinds.case import Case
    from thidua.papers.making import write_papers
    from thidua.papers.typst.fonts_found import FontsMissingError

    plan = open_plan(args.plan, args.on)
    _check_kinds(args.only)
    office = open_office(args.office, plan)
    evaluation, problems = open_evaluation(args, plan)
    say_strangers(office, evaluation)
    if args.template:
        from thidua.cli.templates import fill_templates

        usable = fill_templates(args.template, evaluation, office, args.out)
        return 1 if say_problems(problems) or evaluation.refused or not usable else 0
    case = Case(evaluation, office, open_sent(args.facts, plan, evaluation.round))
    printing = open_printing(args, office) if not args.only or CERTIFICATES in args.only else None
    try:
        written = write_papers(case, args.out, args.only, _bar, printing)
    except FontsMissingError as error:
        raise StopError(str(error)) from None
    except OSError as error:
        raise StopError(f"không ghi được «{error.filename}»: {error.strerror}", 2) from None
    _show(written, args.out, args.all_gaps)
    most = None if args.all_gaps else FIRST
    say_texts(case, {one.label: one.unprintable for one in written}, most, " (xem hết: --all-gaps)")
    failed = say_problems(problems)
    return 1 if failed or evaluation.refused else 0


def _check_kinds(only: Sequence[str]) -> None:
    from thidua.cli.stopping import StopError
    from thidua.papers.labels import LABELS
    from thidua.plan.problems import hint

    for name in only:
        if name not in LABELS:
            raise StopError(f"không có loại giấy tờ «{name}»{hint(name, LABELS)}; có: {', '.join(LABELS)}", 2)


def _bar(count: int) -> Any:
    from thidua.cli.progress import bar

    return bar("Đang lập giấy tờ", count)


def _show(written: Sequence["Written"], out: Path, all_gaps: bool) -> None:
    from thidua.cli.showing import say
    from thidua.papers.certificates import CERTIFICATES

    for one in written:
        if not one.papers and not one.files:
            continue
        say(f"{one.label}: {_files(one)}")
        if one.gaps:
            say(f"còn thiếu {len(one.gaps)}: {_listed(one, all_gaps)}", 1)
        for told in one.told:
            say(told, 1)
    unneeded = [one.label for one in written if not one.papers]
    if unneeded:
        say(f"Không lập vì kế hoạch hoặc số liệu không cần đến: {', '.join(unneeded)}")
    printed = sum(one.papers for one in written if one.kind == CERTIFICATES)
    papers = sum(one.papers for one in written) - printed
    if papers or not printed:
        also = f"; {printed} tờ giấy khen, dạng PDF" if printed else ""
        say(f"Đã ghi {papers} văn bản vào {out}, mỗi văn bản một tệp Word và một tệp PDF{also}.")
    else:
        say(f"Đã ghi {printed} tờ giấy khen vào {out}, dạng PDF.")


def _files(one: "Written") -> str:
    if one.files:
        return ", ".join(one.files) + (f": {one.papers} tờ" if one.papers else "")
    return f"{one.name}: {one.papers} văn bản" if one.name.endswith("/") else f"{one.name}.docx, .pdf"


def _listed(one: "Written", all_gaps: bool) -> str:
    shown = one.gaps if all_gaps else one.gaps[:FIRST]
    more = f"; và {len(one.gaps) - len(shown)} chỗ khác (xem hết: --all-gaps)" if len(shown) < len(one.gaps) else ""
    return "; ".join(gap.lacks for gap in shown) + more
