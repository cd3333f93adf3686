"""The README shows the main pages, phone and desktop, by pictures taken from the demo."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from demo import pages

README = Path(__file__).parents[2] / "README.md"
MOST = 1_500_000
"""Bytes of all together."""


def test_the_readme_shows_each_picture_once() -> None:
    shown = re.findall(r"!\[[^]]{4,}\]\(docs/hinh-web/([a-z-]+)\.webp\)", README.read_text(encoding="utf-8"))
    assert sorted(shown) == sorted(pages.names())


def test_there_is_each_picture_sharp_and_small_and_none_besides() -> None:
    files = sorted(pages.FOLDER.iterdir())
    assert [file.name for file in files] == sorted(f"{name}.webp" for name in pages.names())
    assert sum(file.stat().st_size for file in files) < MOST
    for file in files:
        with Image.open(file) as picture:
            wanted = pages.PHONE if file.stem.endswith("dien-thoai") else pages.DESKTOP
            assert (picture.format, picture.width > wanted["width"]) == ("WEBP", True)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("chromium"), reason="not run: Chromium is not installed")
def test_they_can_be_taken_anew_from_the_demo(tmp_path: Path) -> None:
    theirs = {name: value for name, value in os.environ.items() if not name.startswith(("THIDUA_", "DJANGO_"))}
    folder = tmp_path / "hinh-web"
    # An installation of its own, so in a process of its own.
    words = [sys.executable, "-m", "demo.pages", "--out", str(folder)]
    subprocess.run(words, cwd=README.parent, env=theirs, check=True)
    taken = sorted(folder.iterdir())
    assert sorted(file.stem for file in taken) == sorted(pages.names())
    assert sum(file.stat().st_size for file in taken) < MOST
