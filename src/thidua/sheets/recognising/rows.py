"""What a row of a table is: a line, more of the line above, a sum, or already the signature below."""

import re
from functools import lru_cache

from thidua.sheets.cells import Cell, Grid
from thidua.sheets.recognising.heads import form_number, is_ordinal
from thidua.sheets.recognising.tables import Head
from thidua.sheets.texts import bare

_TOTAL = re.compile(r"(?:[ivx]+[.)]?\s*)?(?:tong\s*(?:cong|so|diem)|tong|cong)\s*(?:[:(].*|diem|so)?")
_DATE = re.compile(r".{0,60}\bngay\b.{0,20}\bthang\b.{0,20}\bnam\b.{0,12}")
_OFFICE = (
    r"(thu truong|nguoi (?:lap|khai|tong hop)|hieu truong|chu tich|giam doc|truong phong|truong ban|can bo lap|ke toan"
    r"|dai dien|xac nhan|pho [a-z ]{3,12}|noi nhan)"
)
_SIGNED = re.compile(
    _OFFICE + r"( (?:bieu|bang|don vi|co quan|truong|phong|ubnd.*|cua .*|doanh nghiep|uy ban.*))?[.:]?"
)
_CAPITALS = re.compile(_OFFICE + r".*|(?:tm|kt|tl|tuq|q)\..*|cong hoa xa hoi.*|doc lap.*")
_BRACKETED = re.compile(r"\((?:da )?ky.*|\(ghi ro.*|\(ky.*|\(kem theo.*|\(ban hanh.*|luu\s*:.*|- luu.*")
_LONGEST_BELOW = 90
_SECTION = re.compile(r"(?:[ivx]{1,4}|[a-hđ])\s*[.)]?", re.IGNORECASE)


def is_total(grid: Grid, row: int, head: Head) -> bool:
    """Whether a row bears a sum: it says so before the first column that is filled in."""
    numbered = any(is_ordinal(grid.text(row, at)) for at in head.ordinals)
    first = head.first_input + (0 if numbered or head.key is not None else 1)
    for at in range(first):
        text = grid.text(row, at)
        if text and is_total_label(text):
            return True
    return False


@lru_cache(16384)
def is_total_label(text: str) -> bool:
    """Whether a text says that a sum stands beside it."""
    return _TOTAL.fullmatch(bare(text)) is not None


def is_below(grid: Grid, row: int, signed_by: str) -> bool:
    """Whether a row is no line of the table any more: day, signer, recipients, or the title of another form."""
    texts = [cell.text for _, cell in grid.filled(row) if isinstance(cell.value, str)]
    if len(texts) != sum(1 for _ in grid.filled(row)):
        return False
    return all(_is_below(text, signed_by) for text in texts)


@lru_cache(4096)
def _is_below(text: str, signed_by: str) -> bool:
    plain = bare(text)
    if len(plain) > _LONGEST_BELOW:
        return False
    if plain == bare(signed_by) or form_number(text) is not None:
        return True
    fitting = (_DATE, _SIGNED, _BRACKETED, *((_CAPITALS,) if text.isupper() else ()))
    return any(pattern.fullmatch(plain) for pattern in fitting)


def is_section(number: str, inputs: dict[str, Cell]) -> bool:
    """Whether a row only heads the lines after it: ``II`` before one text and nothing else."""
    return len(inputs) <= 1 and _SECTION.fullmatch(number) is not None


def ranges(addresses: list[str]) -> str:
    """Addresses of one column in few words: ``G9:G12, G14``."""
    numbers = sorted(int(re.sub(r"\D", "", one)) for one in addresses)
    letters = re.sub(r"\d", "", addresses[0])
    parts: list[list[int]] = []
    for number in numbers:
        if parts and parts[-1][1] + 1 == number:
            parts[-1][1] = number
        else:
            parts.append([number, number])
    return ", ".join(
        f"{letters}{first}" if first == last else f"{letters}{first}:{letters}{last}" for first, last in parts
    )
