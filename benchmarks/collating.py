"""Collating beside reading alone: at most 6 times python-calamine, a third of openpyxl, memory flat, both cores.

The forms are those of Hòa Thành, filled in: facts with evidence and the self-scored sheet. A few hold a mistake, so
that forms to send back are written as well. Each run of ours is a process of its own, from the start of the command,
its bytecode compiled as that of an installed program.
"""

import ctypes
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from zipfile import ZIP_DEFLATED, ZipFile

from thidua.catalogue import plan_files
from thidua.plan.model.plan import Plan
from thidua.plan.reader import read_plan
from thidua.rules.facts import Participant
from thidua.sheets.collate.outputs.filled_books import Filled, write_filled_book
from thidua.sheets.collate.register import Register
from thidua.sheets.collate.setting import Setting, setting_of
from thidua.sheets.content import FACTS
from thidua.sheets.form_rows import form_rows
from thidua.sheets.printing.entries import EntryValue
from thidua.sheets.values import NO_LABEL, YES_LABEL, labels_of

FEWER, COUNT, MORE = 200, 1_000, 4_000
READ_BY_OPENPYXL = 60
PATTERNS = 10
WRONG = 100
"""One form in so many holds a mistake."""
_CODE = "MA-00000"


def main() -> None:
    """Measure, and say what was found."""
    for what, figure in measure().items():
        print(f"{what}: {figure:.2f}")


def measure() -> dict[str, float]:
    """Seconds for 1,000 forms, how many times the others, the peak of memory in MB."""
    with TemporaryDirectory() as folder:
        inboxes = {count: Path(folder) / f"inbox-{count}" for count in (FEWER, COUNT, MORE)}
        people = {count: write_inbox(inbox, count) for count, inbox in inboxes.items()}
        inbox = inboxes[COUNT]
        files = sorted(inbox.glob("*.xlsx"))
        calamine = min(_seconds(_read_by_calamine, files) for _ in range(3))
        openpyxl = _seconds(_read_by_openpyxl, files[:READ_BY_OPENPYXL]) * COUNT / READ_BY_OPENPYXL
        runs = [_run(inbox, people[COUNT], Path(folder) / f"out-{number}") for number in range(5)]
        alone = _run(inbox, people[COUNT], Path(folder) / "out-alone", "one core")
        # With the same list of participants each time: only the number of files differs.
        peaks = {
            f"peak of the largest process with {count} forms, MB": _run(
                found, people[MORE], Path(folder) / f"out-of-{count}"
            )["megabytes"]
            for count, found in inboxes.items()
        }
    best = min(runs, key=lambda run: run["seconds"])
    return {
        f"collate {COUNT} forms, s": best["seconds"],
        "python-calamine only reading, s": calamine,
        "times python-calamine (aim: at most 6)": best["seconds"] / calamine,
        "openpyxl only reading, s": openpyxl,
        "times as fast as openpyxl (aim: at least 3)": openpyxl / best["seconds"],
        "times as fast as on one core": alone["seconds"] / best["seconds"],
        **peaks,
    }


def write_inbox(folder: Path, count: int) -> Path:
    """So many filled forms, each of another participant, and the list of these."""
    folder.mkdir()
    plan = read_plan(plan_files()["hoa-thanh-2018"])
    setting = setting_of(plan, "2018", Register([]), {})
    patterns = []
    for number in range(PATTERNS):
        pattern = folder / "pattern.xlsx"
        _write_pattern(pattern, plan, setting, number)
        with ZipFile(pattern) as archive:
            patterns.append({name: archive.read(name) for name in archive.namelist()})
        pattern.unlink()
    lines = ["participant,kind,group,name"]
    for number in range(count):
        code = f"MA-{number:05}"
        lines.append(f"{code},collective,commune,Xã Mẫu {code}")
        parts = patterns[0 if number % WRONG == 0 else 1 + number % (PATTERNS - 1)]
        with ZipFile(folder / f"{code}.xlsx", "w", ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name, content.replace(_CODE.encode(), code.encode()))
    people = folder.with_suffix(".csv")
    people.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return people


def _write_pattern(path: Path, plan: Plan, setting: Setting, number: int) -> None:
    """A filled form; number 0 holds two mistakes."""
    luck = random.Random(number)
    one = Participant(_CODE, "collective", "commune", name=f"Xã Mẫu {_CODE}")
    values: dict[tuple[str, str, str], EntryValue] = {}
    for row in form_rows(plan, "2018", one):
        levels = list(labels_of(plan, row.fact).values())
        typed = {"yes_no": luck.choice((YES_LABEL, NO_LABEL)), "level": levels[-1] if levels else ""}
        values[FACTS, row.fact.id, "value"] = typed.get(str(row.fact.type), 40)
        values[FACTS, row.fact.id, "evidence"] = _evidence(luck)
    for criterion in plan.rubric.criteria if plan.rubric else ():
        values["self_assessment", criterion, "evidence"] = _evidence(luck)
    if number == 0:
        values[FACTS, "procedures_via_e_one_stop", "value"] = 41
        values[FACTS, "radio_items", "value"] = "khoảng 5"
    write_filled_book(path, setting, one, Filled([FACTS, "self_assessment"], values))


def _evidence(luck: random.Random) -> str:
    return f"Báo cáo {luck.randint(1, 200)}/BC-UBND, trang {luck.randint(1, 9)}"


def _run(inbox: Path, people: Path, out: Path, *alone: str) -> dict[str, float]:
    """The seconds of one run, and the peak of its largest process, be it the command's own or a worker."""
    command = [sys.executable, "-m", "benchmarks.collating", str(inbox), str(people), str(out), *alone]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(out.parent / "bytecode")
    # Whoever outlives the command comes to us, so that its memory is known in the end.
    ctypes.CDLL(None).prctl(_ADOPT, 1, 0, 0, 0)
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        printed = run.stdout.read()
        _, code, used = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(code)
    if run.returncode:
        raise RuntimeError(printed)
    return {"seconds": json.loads(printed.splitlines()[-1]), "megabytes": max(used.ru_maxrss, *_orphans()) * 1024 / 1e6}


_ADOPT = 36
"""PR_SET_CHILD_SUBREAPER of Linux."""


def _orphans() -> Iterator[int]:
    """The peaks, in kB, of the processes that the command left behind, each with those below it, as they end."""
    yield 0
    with suppress(ChildProcessError):
        while True:
            yield os.wait4(-1, 0)[2].ru_maxrss


def _collate(inbox: str, people: str, out: str, *alone: str) -> None:
    """One run, as the command does it; its seconds as JSON."""
    from thidua.cli import main as thidua

    if alone:
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    began = perf_counter()
    thidua(["collate", "hoa-thanh-2018", inbox, "--out", out, "--participants", people])
    print(json.dumps(perf_counter() - began))


def _seconds(read: Callable[[Iterable[Path]], None], files: Iterable[Path]) -> float:
    began = perf_counter()
    read(files)
    return perf_counter() - began


def _read_by_calamine(files: Iterable[Path]) -> None:
    from python_calamine import CalamineWorkbook

    for file in files:
        book = CalamineWorkbook.from_path(file)
        for number in range(len(book.sheet_names)):
            book.get_sheet_by_index(number).to_python(skip_empty_area=False)


def _read_by_openpyxl(files: Iterable[Path]) -> None:
    import openpyxl

    for file in files:
        for sheet in openpyxl.load_workbook(file).worksheets:
            for _ in sheet.iter_rows(values_only=True):
                pass


if __name__ == "__main__":
    _collate(*sys.argv[1:]) if len(sys.argv) > 1 else main()
