"""``thidua plan``: a plan in words, what two plans differ in, and a copy of a shipped plan to start from."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from thidua.in_words.document import Document


def add(commands: Any) -> None:
    """Declare the command and its ways."""
    from thidua.cli.opening import add_plan, add_round, read_day_argument
    from thidua.cli.vietnamese import Parser

    parser = commands.add_parser("plan", help="đọc kế hoạch bằng lời, so sánh hai kế hoạch, chép một kế hoạch để sửa")
    ways = parser.add_subparsers(title="việc", metavar="VIỆC", required=True, parser_class=Parser)
    show = ways.add_parser("show", help="cả kế hoạch bằng lời, theo điều khoản, để đối chiếu với văn bản đã ký")
    add_plan(show)
    show.add_argument("--html", metavar="TỆP", type=Path, help="ghi thành trang .html để đọc, in")
    show.set_defaults(run=run_show)
    diff = ways.add_parser("diff", help="hai kế hoạch khác nhau ở đâu, và ai lên, ai xuống")
    diff.add_argument("before", metavar="TRƯỚC", help="mã kế hoạch có sẵn hoặc tệp .yaml")
    diff.add_argument("after", metavar="SAU", help="mã kế hoạch có sẵn hoặc tệp .yaml")
    diff.add_argument("--facts", metavar="SỐ_LIỆU", type=Path, help="bảng số liệu, để biết kết quả của ai thay đổi")
    diff.add_argument(
        "--on",
        nargs=2,
        type=read_day_argument,
        metavar=("NGÀY_TRƯỚC", "NGÀY_SAU"),
        help="đọc mỗi kế hoạch như ngày này, để biết văn bản sửa đổi đã đổi gì",
    )
    add_round(diff)
    diff.set_defaults(run=run_diff)
    copy = ways.add_parser("copy", help="chép một kế hoạch có sẵn ra tệp của mình để sửa")
    copy.add_argument(
        "plan", metavar="MÃ", help="mã kế hoạch có sẵn (xem: thidua plans); với --years cũng có thể là một tệp .yaml"
    )
    copy.add_argument("file", metavar="TỆP", type=Path, help="tệp .yaml mới")
    copy.add_argument(
        "--years",
        metavar="SỐ_NĂM",
        type=_years,
        help="dời kế hoạch đi bấy nhiêu năm; văn bản sửa đổi cùng thư mục được ghi luôn vào tệp mới",
    )
    copy.set_defaults(run=run_copy)


def run_show(args: Namespace) -> int:
    """Print the plan in words, or write it as a page."""
    from thidua.checks import lint
    from thidua.cli.opening import open_plan
    from thidua.cli.showing import say
    from thidua.cli.stopping import StopError
    from thidua.in_words import as_html, plan_in_words

    plan = open_plan(args.plan, args.on)
    document = plan_in_words(plan, lint(plan))
    if args.html is None:
        _print(document)
        return 0
    try:
        args.html.write_text(as_html(document), encoding="utf-8")
    except OSError as error:
        raise StopError(f"không ghi được «{args.html}»: {error.strerror}", 2) from None
    say(f"Đã ghi {args.html}")
    return 0


def run_diff(args: Namespace) -> int:
    """Print the changes; with facts, who would stand elsewhere. 1 where a cell of the facts has to be mended."""
    from thidua.cli.opening import open_evaluation, open_plan, say_problems
    from thidua.in_words import moves_in_words, plans_compared

    on_before, on_after = args.on or (None, None)
    before, after = open_plan(args.before, on_before), open_plan(args.after, on_after)
    _print(plans_compared(before, after))
    if args.facts is None:
        return 0
    (old, told), (new, told_again) = (open_evaluation(args, plan) for plan in (before, after))
    # A fact that only one of the plans asks is no mistake of the table.
    problems = [one for one in told if one.stood not in after.facts]
    problems += [one for one in told_again if one.stood not in before.facts and str(one) not in set(map(str, problems))]
    failed = say_problems(problems)
    print()
    _print(moves_in_words(old, new))
    return 1 if failed else 0


def run_copy(args: Namespace) -> int:
    """Copy a plan of the catalogue, comments and all, into a file that is not there yet; with ``years`` moved on."""
    from thidua.cli.opening import shipped_plan
    from thidua.cli.showing import say
    from thidua.cli.stopping import StopError

    source = shipped_plan(args.plan)
    if source is None and args.years is None:
        raise StopError(f"chỉ chép được kế hoạch có sẵn, «{args.plan}» là một tệp; muốn dời năm thì thêm --years", 2)
    source = source or Path(args.plan)
    text = source.read_text(encoding="utf-8") if args.years is None else _renewed(source, args.years)
    try:
        with args.file.open("x", encoding="utf-8") as out:
            out.write(text)
    except FileExistsError:
        raise StopError(f"đã có «{args.file}», không ghi đè; hãy chọn tên khác", 2) from None
    except OSError as error:
        raise StopError(f"không ghi được «{args.file}»: {error.strerror}", 2) from None
    if args.years is None:
        say(f"Đã chép {args.plan} vào {args.file}. Hãy sửa id, title, number, issued trước, rồi đến từng phần.")
    else:
        say(f"Đã chép {args.plan} vào {args.file}, dời {args.years} năm. Số và ngày ban hành để trống, hãy ghi vào.")
    return 0


def _years(text: str) -> int:
    from argparse import ArgumentTypeError

    if not text.lstrip("+-").isdecimal() or not -50 <= int(text) <= 50 or int(text) == 0:
        raise ArgumentTypeError(f"cần một số năm từ -50 đến 50, khác 0, ở đây là «{text}»")
    return int(text)


def _renewed(source: Path, years: int) -> str:
    """The plan moved on, with what amends it."""
    from thidua.cli.showing import say
    from thidua.cli.stopping import StopError
    from thidua.plan.amending import amendment_titles
    from thidua.plan.consolidating import consolidated
    from thidua.plan.problems import PlanError
    from thidua.plan.renewing import renewed

    try:
        titles = amendment_titles(source)
        text = renewed(consolidated(source) if titles else source.read_text(encoding="utf-8"), years)
    except UnicodeDecodeError:
        raise StopError(f"«{source}» không phải văn bản UTF-8", 2) from None
    except (PlanError, ValueError) as error:
        raise StopError(f"không dời năm được «{source}»: {error}", 2) from None
    if titles:
        say(f"Đã ghi luôn vào tệp mới các sửa đổi: {'; '.join(titles)}.")
    return text


def _print(document: "Document") -> None:
    from thidua.cli.showing import say
    from thidua.in_words import as_lines

    for line in as_lines(document):
        say(line.text, line.depth)
