"""What pages show of everybody's result, read from their tables, and what the command line makes of the same facts."""

import json
import shlex
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from playwright.sync_api import Locator, Page

from tests.browser.hoa_thanh.table import criteria, plan
from thidua.rules.wording.figures import figure

Shown = dict[str, dict[str, str]]
"""By the name of the participant what each cell shows, by the head of its column."""


def ranking_of(page: Page) -> Shown:
    """The rows of a ranking, live or published; without what notes say."""
    rows = page.locator(".ranking tbody tr").all()
    cells = {one.locator("th").inner_text().strip(): _labelled(one) for one in rows}
    return {name: {head: found[head] for head in RANKING} for name, found in cells.items()}


RANKING = ("Hạng", "Chỉ tiêu", "Thưởng", "Trừ", "Cuối cùng", "Khen thưởng")


def criteria_of(page: Page) -> Shown:
    """The points of each criterion, and of all bonus and penalty points, as the matrix shows them."""
    heads = [one.strip() for one in page.locator(".matrix thead th").all_inner_texts()]
    found = {}
    for row in page.locator(".matrix tbody tr").all():
        cells = [one.strip() for one in row.locator("th, td").all_inner_texts()]
        found[cells[0]] = dict(zip(heads[1:], cells[1:], strict=True))
    return found


def counted_again(archive: Path, folder: Path) -> dict[str, Any]:
    """The files that the page gives out, put through the command that goes with them; what it says as data."""
    with ZipFile(archive) as packed:
        packed.extractall(folder)
    (command,) = [
        one
        for one in (folder / "cach-tinh-lai.txt").read_text(encoding="utf-8").splitlines()
        if one.startswith("thidua evaluate")
    ]
    words = [sys.executable, "-m", "thidua", *shlex.split(command)[1:], "--json"]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def as_ranking(told: dict[str, Any]) -> Shown:
    """What the command line says of each, as the ranking would show it."""
    return {
        one["name"]: {
            "Hạng": str(one["rank"]),
            "Chỉ tiêu": number(one["criteria_total"]),
            "Thưởng": number(one["bonus"]),
            "Trừ": number(one["penalty"]),
            "Cuối cùng": number(one["final"]),
            "Khen thưởng": _awarded(one),
        }
        if one["status"] == "scored"
        else dict.fromkeys(RANKING, "")
        for one in told["results"]
    }


def _awarded(one: dict[str, Any]) -> str:
    labels = ", ".join(plan().awards[each["award"]].label for each in one["awards"] if each["given"])
    return f"{labels} (tạm xếp)" if labels and one["provisional"] else labels


def as_criteria(told: dict[str, Any]) -> Shown:
    """What the command line says of those who are scored, in the columns that it has."""
    return {
        one["name"]: {name: number(one["criteria"][name]) for name in criteria()} | {"Cuối cùng": number(one["final"])}
        for one in told["results"]
        if one["status"] == "scored"
    }


def number(value: Any) -> str:
    """An exact number of JSON as pages write it."""
    return figure(Fraction(str(value)))


def _labelled(row: Locator) -> dict[str, str]:
    """The cells of a row by what they are labelled with."""
    told: list[tuple[str, str]] = row.locator("[data-label]").evaluate_all(
        "all => all.map(one => [one.dataset.label, (one.querySelector('a') || one).innerText.trim()])"
    )
    return dict(told)
