"""One plan from the list of participants to the results, as its standing body would run it."""

import csv
import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from demo.commands import run, run_for_data
from demo.excerpts import before, only
from demo.filling import fill_forms

FACTS = Path(__file__).parent / "facts"
WHO = ("participant", "kind", "group", "name")
READINGS = "Cách hiểu đã dùng:"


@dataclass(frozen=True, slots=True)
class Story:
    """What the demo shows of one plan: whose result it explains, and which lines of that explanation."""

    plan: str
    participant: str
    lines: tuple[str, ...]


STORIES = (
    Story("hoa-thanh-2018", "HT-01", ("Điểm cuối cùng", "Được", "1.1 ")),
    Story("an-bien-2020", "AB-05", ("Không đạt",)),
    Story("cu-chi-2020", "CC-10", ("Không đạt: Đơn vị mình",)),
    Story("long-thanh-2024", "LT-07", ("Tạm dừng",)),
    Story("thai-nguyen-2018-2020", "TN-05", ("Đạt: Tổ chức Đảng",)),
)


def run_campaign(story: Story, folder: Path, number: str) -> None:
    """Make, fill and evaluate the workbooks of one plan in ``folder``, and show what comes out."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    plan, facts = story.plan, FACTS / f"{story.plan}.csv"
    people, forms, results = folder / "danh-sach.csv", folder / "bieu", folder / "ket-qua.xlsx"
    print(f"\n━━ {number} · {plan} · số liệu bịa ra để minh họa ━━", flush=True)
    _write_participants(facts, people)
    written = run("forms", plan, "--participants", people, "--out", forms)
    cells = fill_forms(plan, facts, forms)
    _say([*written, f"(Người lập biểu mở từng biểu bằng Excel và điền: {cells} ô)"])
    _say(before(READINGS, run("evaluate", plan, forms, "--out", results)))
    _say(only(story.lines, run("explain", plan, forms, story.participant)))
    findings = run_for_data("lint", plan, "--json")["findings"]
    codes = Counter(found["code"] for found in findings)
    open_errors = sum(found["severity"] == "error" and not found["reading"] for found in findings)
    print(", ".join(f"{code} {times}" for code, times in sorted(codes.items())))
    print(f"({len(findings)} phát hiện trong kế hoạch, còn {open_errors} lỗi chưa có cách hiểu)", flush=True)


def _write_participants(facts: Path, file: Path) -> None:
    """The list of who takes part, as an office keeps it: the facts are not known yet."""
    with facts.open(encoding="utf-8", newline="") as rows, file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, WHO, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(csv.DictReader(rows))


def _say(lines: list[str]) -> None:
    print("\n".join(lines), end="\n\n", flush=True)
