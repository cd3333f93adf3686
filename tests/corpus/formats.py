"""The same workbooks as clerks save them in other programs: LibreOffice writes .xls and .ods."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

from demo.paper import Paper
from tests.corpus.inbox import Inbox


def in_format(inbox: Inbox, folder: Path, suffix: str) -> Inbox:
    """The papers of an inbox in another format, in a new inbox in ``folder``; with nothing else in it.

    Left out is what LibreOffice itself changes on the way (it computes formulas and writes yes as 1), and what is not
    looked for in .xls yet: error values and hidden rows.
    """
    papers = [paper for paper in inbox.papers if _goes_along(paper, suffix)]
    there = folder / "hop-thu"
    there.mkdir(parents=True)
    _convert([inbox.folder / paper.file for paper in papers], there, suffix.removeprefix("."))
    shutil.copy(inbox.folder.parent / "danh-sach.csv", folder)
    renamed = [_renamed(paper, suffix) for paper in papers]
    return replace(inbox, folder=there, papers=renamed, refused=[], ignored=[], questions=[], copies={})


def _goes_along(paper: Paper, suffix: str) -> bool:
    alone = "/" not in paper.file and not paper.refused and not paper.file.startswith(("Lan ", "Ban sao"))
    changed = {"no-result", "error-value"} | ({"hidden"} if suffix == ".xls" else set())
    return alone and not _codes(paper) & changed and not {"TRUE", "FALSE"} & set(paper.typed.values())


def _codes(paper: Paper) -> set[str]:
    return {one.code for one in paper.planted}


def _renamed(paper: Paper, suffix: str) -> Paper:
    return replace(paper, file=f"{Path(paper.file).stem}{suffix}")


def _convert(files: list[Path], folder: Path, suffix: str) -> None:
    profile = f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", suffix, "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    assert len(list(folder.iterdir())) == len(files)
