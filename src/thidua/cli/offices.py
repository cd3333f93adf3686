"""The office file that a command names: opened, and what of it fits nobody."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING

from thidua.cli.stopping import StopError

if TYPE_CHECKING:
    from thidua.papers.office import Office
    from thidua.plan.model.plan import Plan
    from thidua.rules.results import Evaluation


def add_office(parser: ArgumentParser) -> None:
    """The argument that names an office file."""
    parser.add_argument("--office", metavar="TỆP", type=Path, help="tệp cơ quan: tên cơ quan, người ký, số, ngày, họp")


def open_office(file: Path | None, plan: "Plan") -> "Office":
    """The office in this file, or one of which nothing is known. Stops where the file cannot be used."""
    from thidua.papers.labels import LABELS
    from thidua.papers.office_file import EMPTY, read_office
    from thidua.plan.problems import PlanError

    if file is None:
        return EMPTY
    try:
        return read_office(file, plan, tuple(LABELS))
    except PlanError as error:
        raise StopError(f"{error}\n{len(error.problems)} lỗi: chưa dùng được tệp cơ quan này.") from None
    except OSError as error:
        raise StopError(f"không mở được tệp «{file}»: {error.strerror}", 2) from None


def say_strangers(office: "Office", evaluation: "Evaluation") -> None:
    """Codes of the office file that nobody in the facts bears."""
    named = [*office.people, *(vote.participant for vote in office.votes), *(one.by for one in office.initiatives)]
    for name in dict.fromkeys(named):
        if evaluation.of(name) is None:
            print(f"LƯU Ý: tệp cơ quan nêu mã «{name}», số liệu không có đối tượng này", file=sys.stderr)
