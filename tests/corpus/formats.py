"""The same workbooks as clerks save them in other programs: LibreOffice writes .xls and .ods."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

from demo.paper import Expected, Paper, Planted
from tests.corpus.inbox import Inbox
from tests.corpus.uncomputed import take_results_out

OPEN_IN_XLS = "=…"
"""What is said of a formula in an .xls, where it stands compiled."""


def in_format(inbox: Inbox, folder: Path, suffix: str) -> Inbox:
    """The papers of an inbox in another format, in a new inbox in ``folder``; of pairs of files, only the second.

    Left out is yes and no as TRUE and FALSE, which LibreOffice writes as 1 and 0.
    """
    papers = [paper for paper in inbox.papers if _goes_along(paper)]
    kept = [paper for paper in papers if paper.file in _STAY]
    there = folder / "hop-thu"
    there.mkdir(parents=True)
    _convert([inbox.folder / paper.file for paper in papers if paper not in kept], there, suffix.removeprefix("."))
    for file in (*(paper.file for paper in kept), *inbox.copies):
        shutil.copy(inbox.folder / file, there)
    shutil.copy(inbox.folder.parent / "danh-sach.csv", folder)
    found = [paper if paper in kept else _renamed(paper, suffix) for paper in papers]
    for paper in found:
        if any(one.code == "no-result" for one in paper.planted):
            take_results_out(there / paper.file)
    questions = [_two_files(one, suffix) for one in inbox.questions if one.code == "two-files"]
    return replace(inbox, folder=there, papers=found, refused=[], ignored=[], questions=questions)


_STAY = ("Lan 1.xlsx", "Ban sao.xlsx", "Nua 1.xlsx", "Lech 1.xlsx")
"""The first file of each pair."""


def _goes_along(paper: Paper) -> bool:
    return "/" not in paper.file and not paper.refused and not {"TRUE", "FALSE"} & set(paper.typed.values())


def _renamed(paper: Paper, suffix: str) -> Paper:
    planted = [*(_shown(one, suffix) for one in paper.planted), *paper.once_computed]
    return replace(paper, file=f"{Path(paper.file).stem}{suffix}", planted=planted)


def _shown(one: Planted, suffix: str) -> Planted:
    """A formula as the format keeps it: compiled, or with semicolons between what it is given."""
    if one.code != "no-result":
        return one
    return replace(one, stood=OPEN_IN_XLS if suffix == ".xls" else one.stood.replace(",", ";"))


def _two_files(one: Expected, suffix: str) -> Expected:
    return replace(one, stood=one.stood.replace("Lan 2.xlsx", f"Lan 2{suffix}"))


def _convert(files: list[Path], folder: Path, suffix: str) -> None:
    profile = f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", suffix, "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    assert len(list(folder.iterdir())) == len(files)
