"""Where the values of a collated table come from: ``nguon.csv`` beside it, one line for each value.

A table of facts is opened, sorted and mended by hand. So each line says for which value it speaks: where the table
says something else by now, the workbook is no longer the value's origin but what stood there before.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from thidua.plan.model.plan import Plan
from thidua.rules.facts import CHANGED, ENTERED, SELF_REPORTED, FactValue, Given, Participant, Source
from thidua.sheets.cells import Cell
from thidua.sheets.csv_files import read_csv
from thidua.sheets.headings import Headings, read_headings
from thidua.sheets.problems import CellProblem, SheetError
from thidua.sheets.texts import disarmed
from thidua.sheets.values import WrongValueError, read_value
from thidua.sheets.written import written

SOURCES = "nguon.csv"

WHO, ROUND, FACT, LABEL, VALUE = "Mã", "Đợt", "Số liệu", "Nội dung", "Giá trị"
FILE, SHEET, CELL, STOOD = "Tệp", "Trang", "Ô", "Đang ghi"
ANSWER, EVIDENCE, ORIGIN = "Trả lời", "Minh chứng", "Cơ quan cung cấp"
COLUMNS = (WHO, ROUND, FACT, LABEL, VALUE, FILE, SHEET, CELL, STOOD, ANSWER, EVIDENCE, ORIGIN)

Origins = Mapping[str, Mapping[str, Given]]
"""By participant and fact: the value that was collated, with its source."""


def write_sources(path: Path, plan: Plan, participants: Iterable[Participant], round_id: str) -> None:
    """Write where each fact of ``participants`` was read, in their order and the plan's."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        for one in participants:
            for name, given in one.facts.items():
                if given.source is not None:
                    who = (disarmed(one.id), round_id, name, disarmed(plan.facts[name].label))
                    told = (disarmed(text) for text in _told(given.source))
                    writer.writerow([*who, written(given.value), *told])


def _told(source: Source) -> Iterator[str]:
    yield from (source.file, source.sheet or "", source.cell, source.stood or "")
    yield from (source.answer or "", source.evidence or "")
    yield "" if source.origin == SELF_REPORTED else source.origin


def origins_beside(table: Path, plan: Plan, round_id: str) -> tuple[Origins | None, list[CellProblem]]:
    """The origins of the values of ``table`` where they lie beside it for this round, else None.

    What hinders is only a warning.
    """
    path = table.with_name(SOURCES)
    if not path.is_file():
        return None, []
    try:
        return read_origins(path, plan, round_id) or None, []
    except SheetError as error:
        message = f"{error.message}; nguồn số liệu chỉ dẫn được đến {table.name}"
        return None, [CellProblem(SOURCES, None, "", None, message, "warning")]


def read_origins(path: Path, plan: Plan, round_id: str) -> Origins:
    """What ``write_sources`` wrote of this round. Raises SheetError where the file cannot be used."""
    known: dict[str, tuple[str, ...]] = dict.fromkeys(COLUMNS, ())
    needed = (WHO, ROUND, FACT, VALUE, FILE, CELL)
    found = read_headings(read_csv(path, path.name), known, required=needed, unknown="warning")
    origins: dict[str, dict[str, Given]] = {}
    for row in found.rows():
        code, of, name, file = (found.wanted(row, heading).text for heading in (WHO, ROUND, FACT, FILE))
        value = _value(plan, name, found.wanted(row, VALUE))
        if of == round_id and file and value is not None:
            origins.setdefault(code, {}).setdefault(name, Given(value, _source(found, row)))
    return origins


def traced(value: FactValue, here: Source, origin: Given | None) -> Source:
    """The source of a value of a collated table that stands at ``here``; ``origin`` is what was collated, if anything.

    A value that was changed or added since comes from the table itself, and says so.
    """
    if origin is None or origin.source is None:
        return replace(here, origin=ENTERED)
    if origin.value == value:
        return origin.source
    return replace(here, origin=CHANGED, replaced=origin)


def _value(plan: Plan, name: str, cell: Cell) -> FactValue | None:
    if name not in plan.facts:
        return None
    try:
        return read_value(plan, plan.facts[name], cell)
    except WrongValueError:
        return None


def _source(found: Headings, row: int) -> Source:
    def text(heading: str) -> str | None:
        cell = found.cell(row, heading)
        return cell.text or None if cell is not None else None

    return Source(
        text(FILE) or "",
        text(CELL) or "",
        text(SHEET),
        text(ORIGIN) or SELF_REPORTED,
        text(EVIDENCE),
        text(STOOD),
        text(ANSWER),
    )
