"""Yes and no the ways clerks write them: x, ✓, có, Có rồi, không có, chưa, đạt, K, TRUE. Negation wins."""

import re

from thidua.sheets.cells import Broken, RawValue
from thidua.sheets.lenient.answers import Answer, Proposal, Sure, Unclear, then
from thidua.sheets.lenient.legacy import readable
from thidua.sheets.texts import folded

ASKED = "cần «Có» hoặc «Không»"

_YES = frozenset(["x", "✓", "✔", "☑", "✅", "🗹", "có", "c", "yes", "y", "true", "đúng", "đạt"]) | {
    "có rồi",
    "đã có",
    "đã có rồi",
    "có ạ",
    "xx",
    "[x]",
    "(x)",
    "có đạt",
    "có thực hiện",
    "đã thực hiện",
    "đã đạt",
}
_NO = frozenset(["không", "k", "ko", "kg", "khg", "no", "n", "false", "chưa", "sai"]) | {
    "không có",
    "ko có",
    "chưa có",
    "không đạt",
    "chưa đạt",
    "ko đạt",
    "không đúng",
    "chưa thực hiện",
    "không thực hiện",
    "không phát sinh",
    "chưa có gì",
    "không ạ",
    "chưa ạ",
}
# Marks with a second meaning: a box crossed out, the letters that the font Wingdings draws as ticks.
_LIKELY = {
    "☒": (True, "ô vuông có dấu chéo thường là đã chọn"),
    "1": (True, "số 1 thường là có"),
    "0": (False, "số 0 thường là không"),
    "ü": (True, "chữ «ü» ở phông Wingdings là dấu ✓"),
    "þ": (True, "chữ «þ» ở phông Wingdings là ô đã chọn"),
    "\uf0fc": (True, "ký tự này ở phông Wingdings là dấu ✓"),
    "\uf0fe": (True, "ký tự này ở phông Wingdings là ô đã chọn"),
    "v": (True, "chữ «v» thường thay cho dấu ✓"),
    "√": (True, "dấu «√» thường thay cho dấu ✓"),
    "☐": (False, "ô vuông chưa được chọn"),
    "[ ]": (False, "ô vuông chưa được chọn"),
    "ok": (True, "«ok» thường là có"),
    "rồi": (True, "«rồi» thường là đã có"),
}
_NEGATED = re.compile(r"\b(không|ko|chưa|chẳng|thiếu|khg|kg)\b")
_DETAILED = re.compile(r"(có|đã có|có rồi|đạt|x|không|không có|chưa|chưa có|không đạt|chưa đạt)\s*[,:;(.–-]\s*(\S.*)")


def read_yes_no(value: RawValue) -> Answer[bool]:
    """Whether the cell says yes."""
    if isinstance(value, Broken):
        return Unclear("broken", f"{ASKED} ({value.why})")
    if isinstance(value, bool):
        return Sure(value)
    if isinstance(value, (int, float)):
        return _likely(str(int(value))) if value in (0, 1) else Unclear("unknown", ASKED)
    if not isinstance(value, str):
        return Unclear("unknown", ASKED)
    if folded(value) in _LIKELY:
        return _likely(folded(value))
    return then(readable(value), _written)


def _written(text: str) -> Answer[bool]:
    low = folded(text)
    if not low:
        return Unclear("blank", ASKED)
    if low in _LIKELY:
        return _likely(low)
    plain = low.strip(" .,;!")
    if plain in _NO:
        return Sure(False)
    if plain in _YES:
        return Sure(True)
    if found := _DETAILED.fullmatch(low):
        said = found[1] in _YES
        if not said or not _NEGATED.search(found[2]):
            return Proposal(said, f"còn phần ghi thêm «{found[2].strip(' ()')}»")
        return Unclear("contradiction", f"{ASKED}; ở đây vừa có vừa không")
    if _NEGATED.search(low) and re.search(r"\b(có|đạt|đã)\b", _NEGATED.sub("", low, count=1)):
        return Unclear("ambiguous", ASKED)
    return Unclear("unknown", ASKED)


def _likely(mark: str) -> Answer[bool]:
    said, why = _LIKELY[mark]
    return Proposal(said, why)
