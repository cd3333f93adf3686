"""Names of initiatives in one cell or several, with or without list marks.

A cell is cut only where marks say so. Nothing of it is lost: its pieces, put together, are the cell again.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from thidua.sheets.lenient.answers import Answer, Proposal, Sure
from thidua.sheets.lenient.legacy import cleaned, readable
from thidua.sheets.lenient.marks import Mark, inline_numbers, is_blank_form, mark_of, says_none

_LINE = re.compile(r"[^\n]*\n|[^\n]+$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a cell: what stands before the name (blanks, mark), the name itself, and what stands after it."""

    lead: str
    text: str
    tail: str
    mark: Mark | None = None

    @property
    def whole(self) -> str:
        """The piece as it stood in the cell."""
        return self.lead + self.text + self.tail


@dataclass(frozen=True, slots=True)
class Name:
    """One name: on one line, and the characters that stood in the cell. ``cell`` counts the cells from 0."""

    text: str
    original: str
    cell: int


@dataclass(frozen=True, slots=True)
class Split:
    """A cell in pieces, with the reasons why the cuts may be wrong."""

    pieces: tuple[Piece, ...]
    doubts: tuple[str, ...] = ()


def read_names(cells: Sequence[str]) -> Answer[tuple[Name, ...]]:
    """The names in some cells of one column, in their order; none where nothing but the empty form stands there."""
    names: list[Name] = []
    doubts: list[str] = []
    marks: list[Mark] = []
    for at, raw in enumerate(cells):
        read = readable(raw)
        if isinstance(read, Proposal):
            doubts.append(read.why)
        split = split_cell(read.value)
        doubts += split.doubts
        kept = [one for one in split.pieces if not (is_blank_form(one.text) or says_none(one.text))]
        names += [Name(" ".join(one.text.split()), one.text, at) for one in kept]
        marks += [one.mark for one in split.pieces if one.mark and one.text.strip()]
    doubts += _gaps(marks)
    found = tuple(names)
    return Proposal(found, "; ".join(dict.fromkeys(doubts))) if doubts else Sure(found)


def split_cell(text: str) -> Split:
    """The pieces of one cell. ``"".join(piece.whole for piece in pieces)`` is the cleaned text again."""
    lines = _LINE.findall(cleaned(text))
    if not lines:
        return Split(())
    marks = [mark_of(line) for line in lines]
    filled = [at for at, line in enumerate(lines) if line.strip()]
    marked = [at for at in filled if marks[at]]
    if not marked:
        return _unmarked(lines, filled)
    if len(filled) == 1:
        return _one_line("".join(lines))
    return _marked(lines, marks, filled, marked[0])


def _marked(lines: list[str], marks: list[Mark | None], filled: list[int], first: int) -> Split:
    """Lines with marks: those of the first kind of mark begin a name, the others go on with it."""
    doubts: list[str] = []
    opening = marks[first]
    assert opening is not None
    starts = [at for at in filled if (mark := marks[at]) and mark.style == opening.style]
    others = [at for at in filled if at > first and marks[at] and at not in starts]
    if others:
        doubts.append("danh sách có nhiều loại dấu đầu dòng: các dòng dấu khác được coi là phần tiếp của tên đứng trên")
    if filled[0] < first:
        head = "".join(lines[:first]).strip()
        if not (head.endswith(":") or is_blank_form(head)):
            starts.insert(0, filled[0])
        doubts.append(f"dòng đầu «{head}» không có dấu đầu dòng")
    plain = [at for at in filled if at > first and marks[at] is None and lines[at].lstrip()[:1].isupper()]
    if plain:
        doubts.append(f"dòng «{lines[plain[0]].strip()}» không có dấu đầu dòng, được coi là tiếp tên đứng trên")
    if len(starts) == 1 and opening.style in ("letter", "roman"):
        doubts.append("chỉ một dòng có dấu đầu dòng")
    begin = starts[0]
    pieces = [_piece("".join(lines[:begin]), None, heading=True)] if begin else []
    for at, after in zip(starts, [*starts[1:], len(lines)], strict=True):
        pieces.append(_piece("".join(lines[at:after]), marks[at]))
    return Split(tuple(pieces), tuple(doubts))


def _one_line(line: str) -> Split:
    """One line that begins with a mark, perhaps with the next ones inside: «1. A; 2. B»."""
    inside = inline_numbers(line)
    starts = [0, *(start for start, _ in inside)]
    pieces = tuple(
        _piece(line[at:after], mark_of(line[at:after]))
        for at, after in zip(starts, [*starts[1:], len(line)], strict=True)
    )
    sure = all(line[:start].rstrip().endswith(";") for start in starts[1:])
    if inside and not sure:
        return Split(pieces, ("các số thứ tự nằm trên một dòng, đã tách theo số",))
    if not inside and ";" in line.strip().rstrip(";"):
        return Split(pieces, (_SEMICOLON,))
    return Split(pieces)


_SEMICOLON = "có dấu «;»: đây là một tên hay nhiều tên?"


def _unmarked(lines: list[str], filled: list[int]) -> Split:
    """No marks: one name, or a line each where every line looks like a beginning."""
    whole = "".join(lines)
    if len(filled) > 1 and all(_begins(lines[at]) for at in filled):
        pieces = [_piece("".join(lines[: filled[1]]), None)]
        for at, after in zip(filled[1:], [*filled[2:], len(lines)], strict=True):
            pieces.append(_piece("".join(lines[at:after]), None))
        return Split(tuple(pieces), ("nhiều dòng không có dấu đầu dòng, đã coi mỗi dòng là một tên",))
    if len(filled) > 1:
        return Split((_piece(whole, None),), ("nhiều dòng không có dấu đầu dòng, đã coi là một tên",))
    doubts = (_SEMICOLON,) if ";" in whole.strip().rstrip(";") else ()
    return Split((_piece(whole, None),), doubts)


def _begins(line: str) -> bool:
    first = line.strip().lstrip("\"'“«(")[:1]
    return first.isupper() or first.isdigit()


def _piece(text: str, mark: Mark | None, *, heading: bool = False) -> Piece:
    if heading:
        return Piece(text, "", "")
    lead = text[: mark.length] if mark else text[: len(text) - len(text.lstrip())]
    rest = text[len(lead) :]
    name = rest.rstrip().rstrip(";").rstrip()
    return Piece(lead, name, rest[len(name) :], mark)


def _gaps(marks: Sequence[Mark]) -> list[str]:
    """What is odd about the numbers of a list: one left out, or one twice. A list may begin again at 1."""
    found = []
    for before, mark in zip([None, *marks[:-1]], marks, strict=True) if marks else ():
        if mark.style == "bullet" or mark.place == 1:
            continue
        due = before.place + 1 if before and before.style == mark.style else 1
        if mark.place == due - 1:
            found.append(f"số thứ tự {mark.place} có hai lần")
        elif mark.place != due:
            missing = f", thiếu {due}" if mark.place > due else ""
            found.append(f"số thứ tự không liên tục: có {mark.place}{missing}")
    return found
