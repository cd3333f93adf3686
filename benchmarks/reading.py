"""How long it takes to read and validate a plan: 1,500 lines in under 100 ms is the aim."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from thidua.plan.reader import read_plan

LINES = 1_500
ROUNDS = 7

_HEAD = """\
thidua: 1
id: large
title: Kế hoạch lớn
issuer: committee
clause: Phần mở đầu
period: {to: 2020-12-31, clause: Phần mở đầu}
bodies: {committee: {label: UBND huyện, clause: Phần mở đầu}}
groups:
  department: {label: Phòng chuyên môn, kinds: [collective, individual], clause: Phần mở đầu}
  commune: {label: "UBND xã, thị trấn", kinds: [collective, individual], clause: Phần mở đầu}
rounds: {"2020": {label: Năm 2020, clause: Phần mở đầu}}
"""
_TAIL = """\
awards:
  prize: {label: Giải, form: prize, clause: Phần mở đầu, places: 1, select: by_score, by: final, decided_by: committee}
"""


def plan_text(lines: int = LINES) -> str:
    """A plan of so many lines, as dense as the shipped ones: per criterion a clause, two facts, tiers, a gate."""
    per_criterion = 12
    count = (lines - len((_HEAD + _TAIL).splitlines()) - 5) // per_criterion
    parts = [_HEAD, "clauses:\n  Phần mở đầu: Tên kế hoạch, căn cứ\n"]
    parts += [f"  Mục {n}: Yêu cầu của chỉ tiêu thứ {n}\n" for n in range(count)]
    parts.append("facts:\n")
    for n in range(count):
        asked = f"clause: Mục {n}, evidence: required, asked: {{group: [department, commune]}}"
        parts.append(f"  all_{n}: {{label: Số việc loại {n}, unit: việc, type: count, {asked}}}\n")
        parts.append(f"  done_{n}: {{label: Số việc xong, type: count, part_of: all_{n}, better: higher, {asked}}}\n")
    parts.append("rubric:\n  criteria:\n")
    parts += [line for n in range(count) for line in _criterion(n)]
    parts.append("gates:\n")
    for n in range(count):
        require = f"{{of: done_{n}, at_least: 1}}"
        parts.append(f"  - {{label: Điều kiện {n}, clause: Mục {n}, require: {require}}}\n")
    return "".join([*parts, _TAIL])


def _criterion(n: int) -> Iterator[str]:
    yield f"    c{n}:\n"
    yield f"      label: Chỉ tiêu {n}\n"
    yield f"      clause: Mục {n}\n"
    yield "      max: 10\n"
    yield "      points:\n"
    yield f"        of: {{share: [done_{n}, all_{n}]}}\n"
    yield "        steps: [{at_least: 95%, points: 10},\n"
    yield "          {at_least: 80%, less_than: 95%, points: 6}, {less_than: 80%, points: 4}]\n"


def measure() -> dict[str, float]:
    """Seconds, the best of some rounds, by what was done."""
    text = plan_text()
    with TemporaryDirectory() as folder:
        file = Path(folder) / "large.yaml"
        file.write_text(text, encoding="utf-8")
        read_plan(file)
        taken = []
        for _ in range(ROUNDS):
            began = perf_counter()
            read_plan(file)
            taken.append(perf_counter() - began)
    return {f"read and validate a plan of {len(text.splitlines())} lines": min(taken)}


if __name__ == "__main__":
    for what, seconds in measure().items():
        print(f"{what}: {seconds * 1000:.0f} ms")
