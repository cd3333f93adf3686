"""What a careful clerk types: the words of the drop-downs, real dates, numbers, and evidence."""

from collections.abc import Mapping, Sequence
from datetime import date
from random import Random
from typing import Any

from demo.paper import FACTS, Paper
from thidua.plan.model.plan import Plan
from thidua.sheets.values import NO_LABEL, NOT_APPLICABLE_LABEL, YES_LABEL

WORDS = {"yes": YES_LABEL, "no": NO_LABEL, "not_applicable": NOT_APPLICABLE_LABEL}

INITIATIVES = (
    "Một cửa thân thiện", "Trả kết quả tại nhà", "Họp không giấy", "Ngày thứ Sáu không viết", "Phiếu hẹn qua tin nhắn",
    "Tổ tư vấn lưu động", "Hộp thư góp ý điện tử", "Sổ tay thủ tục bỏ túi", "Bàn trợ giúp người cao tuổi",
    "Mã QR niêm yết thủ tục", "Lịch tiếp dân trực tuyến", "Số hóa sổ hộ tịch",
)  # fmt: skip
"""Invented, without the word that says what they are."""


def type_facts(paper: Paper, plan: Plan, facts: Mapping[str, str]) -> None:
    """Type the facts of a table into the form, with evidence where the plan wants it."""
    for slot in [slot for slot in paper.places if slot[0] == FACTS and slot[2] == "value"]:
        text = facts.get(slot[1], "")
        if text:
            paper.put(slot, typed_value(plan, slot[1], text), text)
            evidence = (FACTS, slot[1], "evidence")
            if plan.facts[slot[1]].evidence == "required" and evidence in paper.places:
                row = paper.places[slot][1]
                note = f"Báo cáo {row}/BC (mẫu), trang {row % 4 + 1}"
                paper.put(evidence, note, note)


def typed_value(plan: Plan, name: str, text: str) -> str | int | float | date:
    """What a clerk types for a value of the table; a slip stays as it is."""
    fact = plan.facts[name]
    if text in WORDS:
        return WORDS[text]
    if fact.scale is not None and text in plan.scales[fact.scale].levels:
        return plan.scales[fact.scale].levels[text].label
    try:
        if fact.type == "date":
            return date.fromisoformat(text)
        if fact.type == "count":
            return int(text)
        return float(text) if fact.type in ("number", "points") else text
    except ValueError:
        return text


def register(paper: Paper, plan: Plan, random: Random) -> None:
    """Numbers and names of initiatives by field, that agree with each other."""
    for field in random.sample(list(plan.fields), 3):
        names = random.sample(INITIATIVES, random.randint(1, 2))
        paper.put(("bieu_1", field, "registered"), len(names), str(len(names)))
        for number, name in enumerate(names, 1):
            row = field if number == 1 else f"{field}:{number}"
            paper.put(("bieu_2", row, "names"), f"{name} ({paper.code})", f"{name} ({paper.code})")
            paper.put(("bieu_2", row, "expected_completion"), "Quý III", "Quý III")


def score(paper: Paper, form: str, points: Mapping[str, str]) -> None:
    """The points that a unit gives itself, by criterion, with commas where they are not whole."""
    for criterion, text in points.items():
        number = float(text.replace(",", "."))
        paper.put((form, criterion, "points"), int(number) if number.is_integer() else number, text)


def write_texts(paper: Paper, form: str, texts: Sequence[tuple[str, str, Any]]) -> None:
    """Texts by row and column."""
    for row, column, text in texts:
        paper.put((form, row, column), text, text)
