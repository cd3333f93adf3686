"""``thidua collate``: an inbox of offices' workbooks becomes one table, a roll-up and a list of questions."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from thidua.sheets.collate.collation import Collation

FIRST = 5


def add(commands: Any) -> None:
    """Declare the command."""
    from thidua.cli.opening import add_plan, add_round

    parser = commands.add_parser("collate", help="gom biểu các đơn vị gửi về: số liệu, bảng tổng hợp, câu hỏi từng ô")
    add_plan(parser)
    parser.add_argument("inbox", metavar="HỘP_THƯ", type=Path, help="thư mục các tệp Excel nhận được")
    parser.add_argument("--out", metavar="THƯ_MỤC", type=Path, required=True, help="nơi ghi kết quả")
    parser.add_argument(
        "--participants", metavar="DANH_SÁCH", type=Path, help="tệp CSV hoặc Excel: participant, kind, group, name"
    )
    parser.add_argument("--answers", metavar="TỆP", type=Path, help="cau-hoi.xlsx hoặc .csv đã ghi câu trả lời")
    add_round(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    """Collate; 1 where the list of participants could not be used whole. Open questions are no failure."""
    from thidua.sheets.isolated import start_early

    start_early("thidua.sheets.collate.one_file", "thidua.sheets.collate.outputs.all")
    from thidua.cli.opening import open_plan, open_round, say_problems
    from thidua.cli.stopping import StopError
    from thidua.sheets.collate.run import collate
    from thidua.sheets.participants import read_participants
    from thidua.sheets.problems import SheetError

    plan = open_plan(args.plan, args.on)
    round_id = open_round(plan, args)
    try:
        people, problems = read_participants(args.participants, plan) if args.participants else ([], [])
        answers = [args.answers] if args.answers else []
        collation = collate(
            plan, args.inbox, args.out, round_id=round_id, participants=people, answers=answers, progress=_bar
        )
    except SheetError as error:
        raise StopError(str(error)) from None
    except OSError as error:
        raise StopError(f"không mở hoặc ghi được «{error.filename}»: {error.strerror}", 2) from None
    _show(collation, args.out)
    return 1 if say_problems(problems) else 0


def _bar(count: int) -> Callable[[int], None]:
    from thidua.cli.progress import bar

    return bar("Đang đọc", count)


def _show(collation: "Collation", out: Path) -> None:
    from thidua.cli.showing import say

    sums = collation.sums
    say(f"Tệp: {_sum(sums.files_in, sums.files)}")
    if sums.copies:
        say(f"trong đó {sums.copies} bản sao giống hệt, chỉ dùng một bản", 1)
    say(f"Dòng: {_sum(sums.rows_in, sums.rows)}")
    listed = len(collation.setting.register.participants)
    if listed:
        missing = collation.missing
        names = ", ".join(one.shown for one in missing[:FIRST])
        more = f" và {len(missing) - FIRST} nơi khác" if len(missing) > FIRST else ""
        say(f"Đã gửi {listed - len(missing)}/{listed}" + (f"; chưa gửi: {names}{more}" if missing else ""))
    questions = collation.questions
    if questions:
        say(f"{len(questions)} câu hỏi, trong {out / 'cau-hoi.xlsx'}:")
    for question in questions[:FIRST]:
        say(str(question), 1)
    if len(questions) > FIRST:
        say(f"… và {len(questions) - FIRST} câu hỏi khác", 1)
    say(f"Đã ghi {out}: so-lieu.csv, nguon.csv, tong-hop.xlsx" + (", cau-hoi.xlsx, tra-lai" if questions else ""))


def _sum(total: int, parts: dict[Any, int]) -> str:
    return f"{total} = {parts['accepted']} dùng được + {parts['asked']} có câu hỏi + {parts['refused']} từ chối"
