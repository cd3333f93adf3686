"""Spoilt workbooks made from sound ones, and what becomes of them: rows, a refusal, or a finding.

A mutant is a sample and a few edits, each a handful of numbers, so that it can be drawn, made smaller and told apart.
"""

import re
import struct
import traceback
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.sheets.hostile import packed, unpacked
from thidua.sheets.guard import check_file
from thidua.sheets.isolated import CRASHED, TOO_LARGE, TOO_SLOW, Isolation
from thidua.sheets.problems import SheetError
from thidua.sheets.workbooks import Workbook

SAMPLES = {path.name: path.read_bytes() for path in sorted((Path(__file__).parent / "samples").iterdir())}
BYTES = ("flip", "number", "cut", "insert", "repeat")
PARTS = ("edit XML", "edit XML", "edit XML", "edit XML", "swap parts", "drop part")
LARGEST = 1 << 20

# What stands in place of an attribute's value, a text or a tag: figures beyond all bounds, other kinds, nothing.
REPLACEMENTS = (
    b"", b"0", b"-1", b"1", b"99", b"16384", b"65536", b"1048576", b"2147483648", b"4294967295",
    b"18446744073709551616", b"NaN", b"1e999", b"-1e-999", b"A1", b"XFD1048576", b"A0", b"ZZZZ9",
    b"A1:XFD1048576", b"B2:A1", b"true", b"s", b"e", b"b", b"str", b"inlineStr", b"d", b"2026-13-45",
    b"PT99999999999H", b"&#0;", b"&amp;", b"&nosuch;", b"\xff\xfe", "ệ̣".encode(), b"<a>", b"/", b"../a",
    b"float", b"string", b"date", b"percentage",
)  # fmt: skip
_TOKEN = re.compile(rb'"[^"<>]*"|>[^<>]+<|<[^<>]*>')


class Edit(NamedTuple):
    """One change: which, where (as a share of 65,536), and how."""

    action: str
    where: int
    how: int


class Mutant(NamedTuple):
    """A sample and what is done to it."""

    sample: str
    edits: tuple[Edit, ...]

    def content(self) -> bytes:
        """The spoilt file."""
        content = SAMPLES[self.sample]
        for edit in self.edits:
            content = _edited(content, edit)
        return content[:LARGEST]


def drawn(random: Random) -> Mutant:
    """Any mutant: bytes changed, or parts in an otherwise sound package, which come further in."""
    sample = random.choice(list(SAMPLES))
    if sample.endswith(".xls"):
        actions: Sequence[str] = BYTES[:2] if random.random() < 0.8 else BYTES
    else:
        actions = PARTS if random.random() < 0.8 else BYTES
    many = random.choice((1, 1, 2, 3))
    return Mutant(sample, tuple(Edit(random.choice(actions), *_places(random)) for _ in range(many)))


def _places(random: Random) -> tuple[int, int]:
    return random.randrange(65_536), random.randrange(65_536)


def _edited(content: bytes, edit: Edit) -> bytes:
    at = edit.where * len(content) // 65_536
    if edit.action == "flip":
        return content[:at] + bytes([content[at] ^ (1 << edit.how % 8)]) + content[at + 1 :] if content else content
    if edit.action == "number":
        number = (0, 1, 0xFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, 0xFFFFFFFE, 0x80000000)[edit.how % 8]
        return content[:at] + struct.pack("<I", number) + content[at + 4 :]
    if edit.action == "cut":
        return content[:at] + content[at + edit.how % 512 :] if edit.how % 2 else content[:at]
    if edit.action == "insert":
        return content[:at] + bytes([edit.how % 256]) * (1 + edit.how % 64) + content[at:]
    if edit.action == "repeat":
        return content[:at] + content[at : at + edit.how % 2048] * 3 + content[at:]
    return _repacked(content, edit)


def _repacked(content: bytes, edit: Edit) -> bytes:
    """An edit of the parts, in an otherwise sound package; of other files as they are."""
    try:
        parts = unpacked(content)
    except Exception:
        return _swapped_text(content, edit)
    names = sorted(parts)
    if not names:
        return content
    one, other = names[edit.where % len(names)], names[edit.how % len(names)]
    if edit.action == "swap parts":
        parts[one], parts[other] = parts[other], parts[one]
    elif edit.action == "drop part":
        del parts[one]
    else:
        # Mostly where the cells, their strings and the list of sheets are.
        worth = [name for name in names if re.search(r"sheet|sharedStrings|workbook|styles|content", name)] or names
        one = worth[edit.how % len(worth)]
        parts[one] = _swapped_text(parts[one], edit)
    return packed(parts)


def _swapped_text(content: bytes, edit: Edit) -> bytes:
    tokens = list(_TOKEN.finditer(content))
    if not tokens:
        return content
    token = tokens[edit.where * len(tokens) // 65_536]
    new = REPLACEMENTS[edit.how % len(REPLACEMENTS)]
    old = token[0]
    if old.startswith(b'"'):
        new = b'"' + new + b'"'
    elif old.startswith(b">"):
        new = b">" + new + b"<"
    elif edit.how % 3:
        new = old * 2 if edit.how % 3 == 1 else b""
    return content[: token.start()] + new + content[token.end() :]


def read_whole(path: Path, name: str) -> str:
    """Everything that is read of a workbook: an account of its rows, or what went wrong that should not."""
    try:
        check_file(path, name)
        rows = 0
        with Workbook(path, name) as book:
            for sheet in book.sheets:
                rows += len(book.grid(sheet).rows)
            book.hidden()
    except (SheetError, MemoryError):
        raise
    except BaseException:
        return traceback.format_exc()
    return f"{rows} rows"


class Finding(NamedTuple):
    """A file that ended with neither rows nor an honest refusal."""

    mutant: Mutant
    what: str


def findings(folder: Path, mutants: Sequence[Mutant]) -> list[Finding]:
    """Every mutant through the guard, calamine and our reader; what was found wrong with them."""
    files = []
    for number, mutant in enumerate(mutants):
        path = folder / f"{number}{Path(mutant.sample).suffix}"
        path.write_bytes(mutant.content())
        files.append((path, path.name))
    with Isolation(read_whole) as isolation:
        answers: Iterable[str | SheetError] = list(isolation.over(files))
    return [
        Finding(mutant, str(answer)) for mutant, answer in zip(mutants, answers, strict=True) if not is_sound(answer)
    ]


def is_sound(answer: str | SheetError) -> bool:
    """Whether a file ended as files should: with rows, or refused by a check or a reader."""
    if isinstance(answer, SheetError):
        starts = (message.partition("(")[0] for message in (CRASHED, TOO_LARGE, TOO_SLOW))
        return not answer.message.startswith(tuple(starts))
    return answer.endswith(" rows")
