"""Each kind of paper is shown in the guide: a row that says how to read it, and a small picture of its first page."""

import re
import shutil
from pathlib import Path

import pytest
from PIL import Image

from demo import pictures
from thidua.papers.labels import LABELS

GUIDE = Path(__file__).parents[2] / "docs" / "giay-to.md"
SHOWN = re.compile(r"^\| !\[(?P<label>[^]]+)\]\(hinh/(?P<name>[a-z-]+)\.png\) \| (?P<read>.+) \|$", re.MULTILINE)


def test_each_kind_has_its_row_with_its_picture_and_how_to_read_it() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    rows = {found["name"]: found for found in SHOWN.finditer(text)}
    assert list(rows) == [*LABELS, pictures.DOSSIER]
    for kind, label in LABELS.items():
        assert rows[kind]["label"] == label
        assert re.fullmatch(rf"\*\*{re.escape(label)}\*\* \(`{kind}`\): .{{20,}}", rows[kind]["read"])
        # Several kinds may share a row of the table above.
        assert re.search(rf"^\| [^|]*`{kind}`", text, re.MULTILINE), kind


def test_there_is_a_small_picture_of_each_and_none_besides() -> None:
    files = sorted(pictures.FOLDER.iterdir())
    assert {file.name for file in files} == {f"{kind}.png" for kind in (*LABELS, pictures.DOSSIER)}
    for file in files:
        assert file.stat().st_size < 60_000
        with Image.open(file) as picture:
            assert (picture.format, picture.mode, min(picture.size) >= pictures.WIDTH) == ("PNG", "P", True)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="not run: poppler (pdftoppm) is not installed")
def test_they_can_be_drawn_anew_from_the_demo(tmp_path: Path) -> None:
    drawn = pictures.draw(tmp_path / "hinh")
    assert [file.stem for file in drawn] == [*LABELS, pictures.DOSSIER]
    assert all(file.stat().st_size < 60_000 for file in drawn)
