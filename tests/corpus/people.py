"""Who takes part in the corpus, plainly invented, and what each would report: sound rows of the demo, shuffled."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from demo.campaign import FACTS as DEMO_FACTS

WHO = ("participant", "kind", "group", "name")
SLIPS = frozenset(("CC-04", "HT-14", "LT-14", "TN-16", "CN-06"))
"""Rows of the demo with a mistake in them."""

NAMES = {
    "unit": "UBND xã", "school": "Trường Tiểu học", "radio_station": "Trạm truyền thanh", "commune": "UBND xã",
    "department": "Trung tâm", "land_office": "Chi nhánh đất đai", "one_stop_office": "Văn phòng",
    "inspectorate": "Thanh tra", "one_stop": "Một cửa xã", "district": "UBND xã",
    "offices": "Phòng", "schools": "Trường Tiểu học", "villages": "Thôn",
}  # fmt: skip
FLOWERS = (
    "Sen", "Mai", "Đào", "Cúc", "Ban", "Lan", "Gạo", "Huệ", "Hồng", "Nhài", "Quỳnh", "Trà", "Súng", "Ngâu", "Bưởi",
    "Chanh", "Dừa", "Xoài", "Vải", "Nhãn", "Mận", "Khế", "Mít", "Gấc", "Mướp", "Cải", "Trúc", "Tùng", "Thông",
    "Phượng", "Xoan", "Lim", "Cẩm Tú", "Thủy Tiên", "Dạ Hương", "Hướng Dương", "Lưu Ly", "Anh Thảo", "Thược Dược",
    "Mẫu Đơn", "Bằng Lăng", "Violet", "Oải Hương", "Tường Vi", "Trạng Nguyên", "Đỗ Quyên", "Sim", "Mua", "Râm Bụt",
    "Thiên Lý", "Ngọc Lan", "Cát Tường", "Đồng Tiền", "Phong Lữ", "Bách Hợp", "Tigôn", "Móng Bò", "Kim Ngân",
    "Lục Bình",
    "Điên Điển", "Ô Môi", "Muồng", "Giáng Hương", "Sưa", "Lộc Vừng", "Sao Đen", "Dầu Rái", "Bồ Đề", "Sứ Trắng", "Tử Vi",
)  # fmt: skip
GIVEN = ("An", "Bình", "Chi", "Dung", "Giang", "Hà", "Khánh", "Linh", "Minh", "Nga", "Oanh", "Phúc", "Quang", "Sơn")
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi")


@dataclass(frozen=True, slots=True)
class Person:
    """One participant, and its facts as a table writes them; ``like`` is the row of the demo that they come from."""

    code: str
    kind: str
    group: str
    name: str
    facts: dict[str, str]
    like: str

    @property
    def row(self) -> dict[str, str]:
        """The participant's line in the list."""
        return {"participant": self.code, "kind": self.kind, "group": self.group, "name": self.name}


class People:
    """Hands out participants of a plan, each once, and keeps the list of all."""

    def __init__(self, plan_id: str, random: Random) -> None:
        with (DEMO_FACTS / f"{plan_id}.csv").open(encoding="utf-8", newline="") as stream:
            self._rows = [row for row in csv.DictReader(stream) if row["participant"] not in SLIPS]
        self._random = random
        self._flowers = iter(random.sample(FLOWERS, len(FLOWERS)))
        self._people = iter([f"{family} Mẫu {given}" for given in GIVEN for family in FAMILY])
        self.all: list[Person] = []

    def next(self, group: str = "", kind: str = "", fact: str = "") -> Person:
        """Somebody new of this group and kind, who reports this fact."""
        fitting = [row for row in self._rows if self._fits(row, group, kind, fact)]
        row = self._random.choice(fitting)
        code = f"DV-{len(self.all) + 1:03}"
        collective = row["kind"] == "collective"
        name = f"{NAMES[row['group']]} Hoa {next(self._flowers)}" if collective else next(self._people)
        facts = {name: text for name, text in row.items() if name not in WHO and text}
        facts |= self._known_units(facts)
        found = Person(code, row["kind"], row["group"], name, facts, row["participant"])
        self.all.append(found)
        return found

    def has(self, fact: str) -> bool:
        """Whether anybody in the demo reports this fact."""
        return any(row.get(fact) for row in self._rows)

    def _fits(self, row: dict[str, str], group: str, kind: str, fact: str) -> bool:
        return (
            (not group or row["group"] == group)
            and (not kind or row["kind"] == kind)
            and (not fact or bool(row.get(fact)))
            and (row["participant"][:2] != "CN" or any(one.kind == "collective" for one in self.all))
        )

    def _known_units(self, facts: dict[str, str]) -> dict[str, str]:
        """An individual's unit is one of ours."""
        if "unit" not in facts:
            return {}
        return {"unit": next(one.code for one in self.all if one.kind == "collective")}

    def write(self, path: Path) -> None:
        """The list of participants, as an office keeps it."""
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, WHO, lineterminator="\n")
            writer.writeheader()
            writer.writerows(self.rows())

    def rows(self) -> Iterator[dict[str, str]]:
        """The lines of the list."""
        return (one.row for one in self.all)
