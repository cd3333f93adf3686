"""What one would use instead: a workbook with a formula a criterion, recalculated by LibreOffice without a window.

It holds one month of the same 100 criteria. LibreOffice works it out while it converts the file; the time of an empty
workbook is taken off, so that its start does not count. What it finds is held against what thidua finds.
"""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from python_calamine import CalamineWorkbook

from benchmarks.a_year import CRITERIA, MONTHS, facts_of, month_of, units
from benchmarks.a_year_run import year_plan
from thidua.rules.bulk import Columns, evaluate_columns
from thidua.rules.bulk.rows import values_of
from thidua.rules.facts import NOT_APPLICABLE

UNITS, ROUNDS = 100, 5


def measure() -> dict[str, float] | None:
    """``seconds`` a unit and month, how many totals were ``compared``, how many ``differ``; None without soffice."""
    if not shutil.which("soffice"):
        return None
    month = month_of(units(UNITS), 1)
    with TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "month.xlsx", month)
        Workbook().save(folder / "empty.xlsx")
        _converted(folder, "empty")  # The first start makes a profile, which takes long.
        rounds = [[_converted(folder, file) for file in ("empty", "month")] for _ in range(ROUNDS)]
        rows = CalamineWorkbook.from_path(folder / "out" / "month.xlsx").get_sheet_by_name("points").to_python()[1:]
    result = evaluate_columns(year_plan(), month, MONTHS[0])
    known = [(row, result.total_of(row, "final")) for row in range(UNITS)]
    compared = [(float(str(rows[row][-3])), float(total)) for row, total in known if total is not None]
    differ = sum(abs(theirs - ours) > 0.0001 for theirs, ours in compared)
    empty, whole = (min(taken) for taken in zip(*rounds, strict=True))
    return {"seconds": (whole - empty) / UNITS, "compared": len(compared), "differ": differ}


def _converted(folder: Path, file: str) -> float:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "xlsx", "--outdir", str(folder / "out")]
    began = perf_counter()
    subprocess.run([*command, str(folder / f"{file}.xlsx")], check=True, capture_output=True, timeout=600)
    return perf_counter() - began


def write(file: Path, month: Columns) -> None:
    """The workbook: a sheet of facts, and a sheet of formulas with a row a unit; the last columns are the outcome."""
    book = Workbook()
    facts, points = book.create_sheet("facts"), book.create_sheet("points")
    columns = {"group": month.groups, **month.facts}
    cells = {name: f"facts!${get_column_letter(place)}" for place, name in enumerate(columns, start=1)}
    facts.append(list(columns))
    values = [values_of(column) for column in columns.values()]
    for row in zip(*values, strict=True):
        facts.append([None if value is NOT_APPLICABLE else value for value in row])
    points.append(["points"])
    for number in range(1, len(month) + 1):
        # openpyxl keeps no value beside a formula, so LibreOffice has to work every one out.
        points.append([f"={formula}" for formula in _formulas(cells, number, len(month))])
    book.save(file)


def _formulas(cells: dict[str, str], row: int, count: int) -> Iterator[str]:
    at = {name: f"{cell}{row + 1}" for name, cell in cells.items()}
    for n in range(CRITERIA):
        yield _criterion(n, at, cells, count)
    here, last = row + 1, get_column_letter(CRITERIA)
    total, percent, final = (get_column_letter(CRITERIA + 1 + place) for place in range(3))
    applies = f'({CRITERIA * 5}-5*COUNTIF(A{here}:{last}{here},""))'
    yield f"ROUND(SUM(A{here}:{last}{here})*{CRITERIA * 5}/{applies},2)"
    yield f"{total}{here}/{CRITERIA * 5}"
    yield f"{total}{here}+MIN(5,0.5*{at['ideas']})-{at['violations']}"
    finals, clusters = f"{final}$2:{final}${count + 1}", f"{cells['cluster']}$2:{cells['cluster'][6:]}${count + 1}"
    yield f'1+COUNTIFS({clusters},{at["cluster"]},{finals},">"&{final}{here})'
    weak = f"MIN(A{here}:{last}{here})>0"
    capped = f"{at['violations']}>2"
    yield (
        f'IF(AND({percent}{here}>=0.92,{weak},NOT({capped})),"excellent",IF(AND({percent}{here}>=0.8,NOT({capped})),'
        f'"good",IF({percent}{here}>=0.65,"fair","weak")))'
    )


def _criterion(n: int, at: dict[str, str], cells: dict[str, str], count: int) -> str:
    names = [*facts_of(n), ""]
    first, second = at[names[0]], at.get(names[1], "")
    share = f"{second}/{first}"
    group = f"{cells['group']}$2:{cells['group'][6:]}${count + 1}"
    own = cells.get(names[1], "")
    mean = f"AVERAGEIF({group},{at['group']},{own}$2:{own[6:]}${count + 1})"
    limits = f'0.45*IF({at["size"]}="small",1,IF({at["size"]}="large",2,1.5))'
    formulas = {
        0: f"IF({share}>=0.95,5,IF({share}>=0.8,3.5,IF({share}>=0.5,2,0)))",
        1: f"ROUND(5*{share},2)",
        2: f"ROUND(5*MIN(1,{share}/0.9),2)",
        3: f"MAX(0,5-0.5*{first})",
        4: f"MIN(5,0.5*INT(MAX(0,{first}-2)/3))",
        5: f"IF({first},MAX(0,5-0.25*{second}),0)",
        6: f"ROUND(MAX(5*{share},MIN(4,0.1*{second})),2)",
        7: f'IF({first}="high",5,IF({first}="fair",3,0))',
        8: f"IF(AND({share}>=0.5,{second}/{mean}>=1),5,ROUND(5*{share},2))",
        9: f"MAX(0,5-MAX(0,{first}-DATE(2026,1,25)))",
        10: f"ROUND(3*{share}+MIN(2,0.2*{second}),2)",
        11: f'IF({first}="","",IF({share}>={limits},5,1))',
    }
    return formulas[n % 12]
