"""One plan from the list of participants to the results, as its standing body would run it."""

import csv
import shutil
from collections import Counter
from pathlib import Path

from demo.answering import answer
from demo.commands import run, run_again, run_for_data
from demo.excerpts import LEFT_OUT, first, once, only, shortened, upto, with_item
from demo.sending import fill_inbox
from demo.stories import Story
from thidua.catalogue import plan_files
from thidua.plan.reader import read_plan

FACTS, OFFICES, DECISIONS = (Path(__file__).parent / name for name in ("facts", "offices", "decisions"))
WHO = ("participant", "kind", "group", "name")
READINGS = "Cách hiểu đã dùng:"
TABLE_LINES = 2


def run_campaign(story: Story, folder: Path, number: str) -> None:
    """Send out forms, collate what comes back, answer, evaluate; everything in ``folder``, made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    plan, facts = story.plan, FACTS / f"{story.plan}.csv"
    people, forms, inbox, out = (folder / name for name in ("danh-sach.csv", "bieu", "hop-thu", "gom"))
    print(f"\n━━ {number} · {plan} · số liệu bịa ra để minh họa ━━", flush=True)
    _write_participants(facts, people)
    written = run("forms", plan, "--participants", people, "--out", forms)
    sent = fill_inbox(read_plan(plan_files()[plan]), story, facts, forms, inbox)
    _say([written[0], f"(Các nơi điền và gửi về {sent} tệp, có tệp chưa đúng mẫu)"])
    collating = ("collate", plan, inbox, "--participants", people, "--out", out)
    _say(with_item(story.question, run(*collating)))
    given, asked = answer(out / "cau-hoi.xlsx")
    print(f"(Trả lời {given}/{asked} câu trong cau-hoi.xlsx rồi chạy lại lệnh trên)")
    _say(first(run_again(*collating), 2))
    table = out / "so-lieu.csv"
    results = run("evaluate", plan, table, "--out", folder / "ket-qua.xlsx")
    _say(once(" chỗ ", shortened(upto(READINGS, results), TABLE_LINES)))
    _say(only(story.lines, run("explain", plan, table, story.participant)))
    _lint(plan)
    if story.papers:
        _make_papers(plan, table, folder / "giay-to")


def _make_papers(plan: str, table: Path, out: Path) -> None:
    office, decisions = OFFICES / f"{plan}.yaml", DECISIONS / f"{plan}.csv"
    lines = run("papers", plan, table, "--office", office, "--decisions", decisions, "--out", out)
    _say([LEFT_OUT, lines[-1]])


def _lint(plan: str) -> None:
    findings = run_for_data("lint", plan, "--json")["findings"]
    codes = Counter(found["code"] for found in findings)
    open_errors = sum(found["severity"] == "error" and not found["reading"] for found in findings)
    counted = ", ".join(f"{code} {times}" for code, times in sorted(codes.items()))
    print(f"({len(findings)} phát hiện trong kế hoạch, còn {open_errors} lỗi chưa có cách hiểu: {counted})", flush=True)


def _write_participants(facts: Path, file: Path) -> None:
    """The list of who takes part, as an office keeps it: the facts are not known yet."""
    with facts.open(encoding="utf-8", newline="") as rows, file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, WHO, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(csv.DictReader(rows))


def _say(lines: list[str]) -> None:
    print("\n".join(lines), flush=True)
