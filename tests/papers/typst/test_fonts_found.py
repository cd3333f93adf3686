"""The fonts that `make setup` fetches."""

import json
from pathlib import Path

from thidua.papers.typst.fonts_found import FAMILY, fonts

ROOT = Path(__file__).parents[3]


def test_the_four_styles_of_one_family_are_there_and_no_other() -> None:
    found = sorted((font.family, font.weight, font.style) for font in fonts().fonts())
    assert found == [(FAMILY, weight, style) for weight in (400, 700) for style in ("italic", "normal")]


def test_what_npm_fetches_is_locked_by_hash_and_names_no_address() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    del packages[""]
    assert packages
    assert all(
        package["integrity"].startswith("sha512-") and "resolved" not in package for package in packages.values()
    )
