"""``thidua dossier``: each dossier that the plan asks for as one ordered PDF, and what it still lacks."""

import sys
from argparse import ArgumentTypeError, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from thidua.papers.dossier import Assembled, Outcome
    from thidua.papers.dossier.contents import Listed
    from thidua.papers.unprintable import Unprintable

FIRST = 3


def add(commands: Any) -> None:
    """Declare the command."""
    from thidua.cli.offices import add_office
    from thidua.cli.opening import add_decisions, add_events, add_facts, add_plan

    parser = commands.add_parser("dossier", help="ghép bộ hồ sơ khen thưởng: mục lục và các thành phần trong một PDF")
    add_plan(parser)
    add_facts(parser)
    parser.add_argument("--out", metavar="THƯ_MỤC", type=Path, required=True, help="nơi ghi hồ sơ")
    add_office(parser)
    parser.add_argument(
        "--parts",
        metavar="THƯ_MỤC",
        type=Path,
        help="thư mục bản đã ký, bản quét (PDF, JPEG, PNG), tên theo thành phần",
    )
    parser.add_argument("--sets", metavar="SỐ", type=_sets, help="số bộ; bỏ trống là theo kế hoạch")
    parser.add_argument("--each", action="store_true", help="mỗi đối tượng được đề nghị một hồ sơ riêng")
    parser.add_argument("--two-sided", action="store_true", help="mỗi thành phần bắt đầu ở trang lẻ, để in hai mặt")
    add_decisions(parser)
    add_events(parser)
    parser.set_defaults(run=run)


def _sets(text: str) -> int:
    from thidua.papers.dossier import MOST_SETS

    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= MOST_SETS:
        raise ArgumentTypeError(f"cần số bộ từ 1 đến {MOST_SETS}, ở đây là «{text}»")
    return int(text)


def run(args: Namespace) -> int:
    """Write the dossiers; 1 where a file, cell or decision could not be used. What lacks is said and is no failure."""
    from thidua.cli.offices import open_office, say_strangers
    from thidua.cli.opening import open_evaluation, open_plan, say_problems
    from thidua.cli.sent import open_sent
    from thidua.cli.stopping import StopError
    from thidua.cli.texts import say_texts
    from thidua.papers.dossier import Choices, write_dossiers
    from thidua.papers.kinds.case import Case
    from thidua.papers.typst.fonts_found import FontsMissingError

    plan = open_plan(args.plan, args.on)
    if not plan.dossiers:
        raise StopError("kế hoạch không quy định hồ sơ khen thưởng (mục dossiers) nên không có gì để ghép")
    _check_folders(args.parts, args.out)
    office = open_office(args.office, plan)
    evaluation, problems = open_evaluation(args, plan)
    say_strangers(office, evaluation)
    case = Case(evaluation, office, open_sent(args.facts, plan, evaluation.round))
    choices = Choices(args.sets, args.each, args.two_sided)
    try:
        outcome = write_dossiers(case, args.out, args.parts, choices, _bar)
    except FontsMissingError as error:
        raise StopError(str(error)) from None
    except OSError as error:
        raise StopError(f"không ghi được «{error.filename}»: {error.strerror}", 2) from None
    _show(outcome, args.out)
    _say_strays(outcome)
    say_texts(case, _unprintable(outcome), FIRST, " (xem hết: thidua papers … --all-gaps)")
    failed = say_problems(problems) or any(stray.mistake for stray in outcome.strays)
    return 1 if failed or evaluation.refused else 0


def _check_folders(parts: Path | None, out: Path) -> None:
    from thidua.cli.stopping import StopError

    if parts is None:
        return
    if not parts.is_dir():
        raise StopError(f"không có thư mục «{parts}»", 2)
    if out.resolve().is_relative_to(parts.resolve()):
        raise StopError(
            "--out phải nằm ngoài thư mục --parts, nếu không hồ sơ đã ghép lại bị đọc như một thành phần", 2
        )


def _bar(count: int) -> Any:
    from thidua.cli.progress import bar

    return bar("Đang đọc các tệp", count)


def _show(outcome: "Outcome", out: Path) -> None:
    from thidua.cli.showing import say

    for one in outcome.written:
        _show_one(one)
    for dossier in outcome.nobody:
        say(f"{dossier.label}: chưa có ai được chọn nên chưa ghép.")
    if outcome.written:
        say(f"Đã ghi {len(outcome.written)} hồ sơ vào {out}.")


def _show_one(one: "Assembled") -> None:
    from thidua.cli.showing import say

    unsaid = "" if one.dossier.sets is not None else "; kế hoạch không nêu số bộ"
    original = ", bản chính" if one.dossier.original else ""
    say(f"{one.dossier.label}: {one.file}, {one.sets} bộ{original}, mỗi bộ {one.joined.pages} trang{unsaid}")
    for line in one.joined.listed:
        say(f"{line.number}. {line.title}{_state(line)}", 2 if "." in line.number else 1)
    for told in one.joined.told:
        say(f"Lưu ý: {told}", 1)
    open_ = sum(line.lacks for line in one.joined.listed)
    say(f"CÒN {open_} mục phải bổ sung trước khi gửi." if open_ else "Đủ thành phần.", 1)


def _state(line: "Listed") -> str:
    from thidua.sheets.problems import shorten

    pages = f"trang {line.span}" if line.pages else ""
    files = f"tệp {', '.join(map(shorten, line.files))}" if line.files else ""
    said = "; ".join(filter(None, (pages, line.note, files)))
    return f": {said}" if said else ""


def _unprintable(outcome: "Outcome") -> "dict[str, tuple[Unprintable, ...]]":
    """The letters that our font lacks, by the part of a dossier in which they stand."""
    found: dict[str, tuple[Unprintable, ...]] = {}
    for one in outcome.written:
        for part, letters in one.unprintable.items():
            found[part] = found.get(part, ()) + letters
    return found


def _say_strays(outcome: "Outcome") -> None:
    from thidua.sheets.problems import shorten

    for stray in outcome.strays:
        print(f"{'LỖI' if stray.mistake else 'LƯU Ý'}: {shorten(stray.name)}: {stray.why}", file=sys.stderr)
