"""A campaign typed in by somebody who means ill or types badly: in its facts, its office file and its decisions."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from unicodedata import normalize

from tests.papers.kinds.cases import HERE
from thidua.cli import main

TEXTS = {
    "controls": "Tổ\x07 chuông\x1b[31m đỏ\x01",
    "marks of direction": "Tổ \u202emột\u202c \u2067hai\u2069\u200f",
    "a formula": '=HYPERLINK("http://a.example";"b")',
    "a command": "-1+cmd|' /C calc'!A0",
    "template code": "{{ 7*7 }} {% import 'os' %} {{ ''.__class__ }}",
    "typst code": '#panic(1) $x^2$ *đậm* _nghiêng_ @nhan // hết \\ ` <nhan> ]] #import "a"',
    "markup": "<w:p/> & ]]> &amp; <!-- a --> \"'",
    "capitals": "TRẦN THỊ ÁNH NGUYỆT",
    "no tones": "tran thi anh nguyet",
    "pieces": normalize("NFD", "Đỗ Thị Ước Nguyện"),
    "TCVN3": "NguyÔn V¨n ¸nh",
    "VNI": "Nguyeãn Vaên AÙnh",
    "other letters": "王小明 Trần \U0001f600",
    "broken letters": "Nửa \ufffd chữ \xad\u200bẩn",
    "blanks": "Lê    Văn \u00a0  Cách",
}

_OFFICE = """thidua: 1
bodies:
  - {{body: committee, name: {0}, place: {1}}}
  - {{body: culture, superior: {0}, place: {1}, symbol: VHXH}}
signers:
  - {{body: committee, office: {2}, authority: KT., name: {3}}}
  - {{body: culture, office: {2}, name: {4}}}
papers:
  to-trinh: {{number: 7, day: 2026-09-05}}
  quyet-dinh: {{number: 9, day: 2026-09-10}}
  bao-cao-tong-ket: {{achievements: [{all}], shortcomings: [{all}], directions: [{all}]}}
meeting: {{day: 2026-09-03, chair: {5}, secretary: {6}, at: {7}, present: [{all}], absent: [{8}], tellers: [{all}]}}
ceremony: {{day: 2026-09-20, opens: {9}, at: {10}, programme: [{all}]}}
"""


def write_all(folder: Path, texts: Sequence[str]) -> Path:
    """Every paper of the small plan, these texts standing for all that somebody types; the folder they are in."""
    folder.mkdir(parents=True)
    facts, decisions, office, out = (folder / name for name in ("f.csv", "d.csv", "o.yaml", "out"))
    rows = [(f"T-{number}", ("collective", "individual")[number % 2], text) for number, text in enumerate(texts, 1)]
    _table(
        facts, [("participant", "kind", "group", "name", "helped"), *((a, b, "villages", c, 40) for a, b, c in rows)]
    )
    chosen = [(code, "giay_khen", text) for (code, _, _), text in zip(rows, reversed(texts), strict=True)][:4]
    _table(decisions, [("participant", "award", "reason"), *chosen])
    quoted = [json.dumps(text, ensure_ascii=False) for text in texts]
    people = "".join(
        f"  T-{number}: {{position: {text}, unit: {text}, achievement: {text}, history: [{text}]}}\n"
        for number, text in enumerate(quoted, 1)
    )
    several = [quoted[number % len(quoted)] for number in range(11)]
    office.write_text(f"{_OFFICE.format(*several, all=', '.join(quoted))}people:\n{people}", encoding="utf-8")
    arguments = ["--office", str(office), "--decisions", str(decisions), "--out", str(out)]
    assert main(["papers", str(HERE / "small.yaml"), str(facts), *arguments]) == 0
    return out


def _table(file: Path, rows: Sequence[Sequence[object]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows(rows)
