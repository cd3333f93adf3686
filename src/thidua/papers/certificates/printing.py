"""Certificates as PDF: thousands in one file or one file each, set by typst in processes of their own."""

import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from thidua.papers.certificates.certificate import Certificate
from thidua.papers.certificates.drawing import Drawing, draw
from thidua.papers.certificates.emblem import Emblem
from thidua.papers.certificates.joining import join
from thidua.papers.certificates.ornament import ornament
from thidua.papers.certificates.profile import Page, Printer, Profile
from thidua.papers.certificates.proof import Prover
from thidua.papers.typst.fonts_found import fonts
from thidua.sheets.file_names import file_names

_HERE, _MARKUP = Path(__file__).parent, "pages.typ"
_CHUNK = 40
"""Pages set at a time. typst remembers the pages of its last ten runs, about a tenth of a megabyte each."""
_TIME = 0  # no time of making in the file: the same certificates give the same bytes


Progress = Callable[[int], object]
"""Told how many certificates are done, now and then."""
_Chunk = tuple[Any, ...]
"""What a process is given: the job, the place of its first certificate, its certificates."""


def _silent(done: int) -> None:
    pass


@dataclass(frozen=True)
class Made:
    """What was written: how many pages, and whose words had to become smaller than the profile allows, field by field.

    `too_small` holds places in the list of certificates, counted from 0.
    """

    pages: int
    too_small: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class _Job:
    """How to print, and the folder that the processes work in."""

    profile: Profile
    printer: Printer | None
    prover: Prover | None
    folder: Path
    has_emblem: bool


def certificates_pdf(
    certificates: Sequence[Certificate],
    profile: Profile,
    out: Path,
    *,
    printer: str | None = None,
    prover: Prover | None = None,
    emblem: Emblem | None = None,
    progress: Progress = _silent,
) -> Made:
    """Write all certificates into one PDF, a page each, in their order. Without any, no file is written.

    `profile` is a full page or the places on pre-printed stock, `printer` one of its printers (KeyError for another),
    `emblem` a picture for the place that the profile has for it.
    Raises FontsMissingError before `make setup`, OSError where nothing can be written.
    """
    with _job(profile, printer, prover, emblem) as job:
        chunks = [(job, at, certificates[at : at + _CHUNK]) for at in range(0, len(certificates), _CHUNK)]
        made = _together(_each(_set_chunk, chunks, progress))
        if chunks:
            _put([_chunk_file(job, at) for _, at, _ in chunks], out)
    return made


def certificates_each(
    certificates: Sequence[Certificate],
    profile: Profile,
    folder: Path,
    *,
    printer: str | None = None,
    prover: Prover | None = None,
    emblem: Emblem | None = None,
    progress: Progress = _silent,
) -> Made:
    """Write each certificate into a file of its own: "MA-01-giay_khen.pdf" by the code of the holder and the award.

    Otherwise like `certificates_pdf`.
    """
    names = file_names((_name_of(one) for one in certificates), ".pdf")
    folder.mkdir(parents=True, exist_ok=True)
    with _job(profile, printer, prover, emblem) as job:
        files = [folder / name for name in names]
        chunks = [
            (job, at, certificates[at : at + _CHUNK], files[at : at + _CHUNK])
            for at in range(0, len(certificates), _CHUNK)
        ]
        return _together(_each(_set_alone, chunks, progress))


@contextmanager
def _job(profile: Profile, printer: str | None, prover: Prover | None, emblem: Emblem | None) -> Iterator[_Job]:
    with TemporaryDirectory(prefix="thidua-") as folder:
        chosen = profile.printers[printer] if printer is not None else None
        job = _Job(profile, chosen, prover, Path(folder), emblem is not None)
        shutil.copy(_HERE / _MARKUP, job.folder)
        if profile.framed:
            _draw_frame(profile.page, job.folder)
        if emblem is not None:
            (job.folder / "emblem.pdf").write_bytes(emblem.pdf)
        yield job


def _draw_frame(page: Page, folder: Path) -> None:
    """The ornament as a PDF, which typst lays under any number of pages once; of an SVG each page gets a copy."""
    (folder / "frame.svg").write_text(ornament(float(page.width), float(page.height)), encoding="utf-8")
    markup = f"#set page(width: {float(page.width)}mm, height: {float(page.height)}mm, margin: 0pt)\n"
    (folder / "frame.typ").write_text(markup + '#image("frame.svg", width: 100%)', encoding="utf-8")
    typst.compile(folder / "frame.typ", output=folder / "frame.pdf", font_paths=fonts(), timestamp=_TIME)


def _each(work: Callable[..., Made], chunks: Sequence[_Chunk], progress: Progress) -> Iterator[Made]:
    """What was made of each chunk, in order."""
    done = 0
    for made in _worked(work, chunks):
        done += made.pages
        progress(done)
        yield made


def _worked(work: Callable[..., Made], chunks: Sequence[_Chunk]) -> Iterator[Made]:
    if len(chunks) <= 1:
        yield from (work(*chunk) for chunk in chunks)
        return
    # Not forked from here: typst and others may run threads, which do not live on in a fork.
    context = get_context("spawn")
    with ProcessPoolExecutor(min(len(chunks), os.cpu_count() or 1), mp_context=context) as pool:
        yield from pool.map(work, *zip(*chunks, strict=True))


def _set_chunk(job: _Job, start: int, certificates: Sequence[Certificate]) -> Made:
    drawings = [draw(one, job.profile, job.printer, job.prover) for one in certificates]
    _chunk_file(job, start).write_bytes(_pdf(job, str(start), drawings))
    return _made(start, drawings)


def _set_alone(job: _Job, start: int, certificates: Sequence[Certificate], files: Sequence[Path]) -> Made:
    drawings = [draw(one, job.profile, job.printer, job.prover) for one in certificates]
    for number, (file, drawing) in enumerate(zip(files, drawings, strict=True), start):
        file.write_bytes(_pdf(job, str(number), [drawing]))
    return _made(start, drawings)


def _name_of(certificate: Certificate) -> str:
    return "-".join(part for part in (certificate.holder.reference, certificate.award) if part)


def _chunk_file(job: _Job, start: int) -> Path:
    return job.folder / f"{start}.pdf"


def _pdf(job: _Job, name: str, drawings: Sequence[Drawing]) -> bytes:
    """One PDF; `name` is free for the files that typst reads from the folder."""
    page, shades, pages = job.profile.page, bytearray(), []
    for drawing in drawings:
        codes = []
        for code in drawing.codes:
            codes.append((code.x, code.y, code.side, code.squares, len(shades)))
            shades += code.shades
        pages.append(drawing.page | {"codes": codes})
    data = {"title": job.profile.label, "frame": job.profile.framed, "emblem": job.has_emblem, "pages": pages}
    size = {"width": float(page.width), "height": float(page.height)}
    files = {job.folder / f"{name}.json": json.dumps(data | size).encode(), job.folder / f"{name}.codes": bytes(shades)}
    for file, content in files.items():
        file.write_bytes(content)
    made = _compiler(job.folder).compile(sys_inputs={"name": name}, format="pdf", timestamp=_TIME)
    for file in files:
        file.unlink()
    assert isinstance(made, bytes)
    return made


@cache
def _compiler(folder: Path) -> typst.Compiler:
    return typst.Compiler(folder / _MARKUP, root=folder, font_paths=fonts())


def _put(files: Sequence[Path], out: Path) -> None:
    """One file, whole or not at all. A single part stays as it is, with its structure for those who cannot see."""
    part = out.with_name(f"{out.name}.part")
    try:
        if len(files) == 1:
            shutil.copy(files[0], part)
        else:
            join(files, part)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


def _made(start: int, drawings: Sequence[Drawing]) -> Made:
    small = [(start + at, name) for at, drawing in enumerate(drawings) for name in drawing.too_small]
    return Made(len(drawings), tuple(small))


def _together(each: Iterator[Made]) -> Made:
    made = list(each)
    return Made(sum(one.pages for one in made), tuple(small for one in made for small in one.too_small))
