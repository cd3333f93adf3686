"""Certificates: 10,000 full pages with their codes, beside docxtpl and LibreOffice on a smaller batch.

The peer fills a Word template for each certificate with docxtpl, joins nothing, and lets one LibreOffice turn all the
files into PDF: the usual way, without frame and code. Our run is a process of its own; its memory is that of all
its processes together, sampled while it runs.
"""

import resource
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from time import perf_counter

from docx import Document
from docxtpl import DocxTemplate

from benchmarks.certificates_run import COUNT, batch
from thidua.papers.certificates.wording import words

BY_PEER = 100
_EVERY = 0.1
"""Seconds between two looks at the memory."""


def main() -> None:
    """Measure, and say what was found."""
    for what, figure in measure().items():
        print(f"{what}: {figure:.1f}")


def measure() -> dict[str, float]:
    """Pages a second of ours and of the peer, how many times as fast, and our peak of memory in MB."""
    with TemporaryDirectory() as folder:
        before = _processor()
        seconds, megabytes = _ours(Path(folder) / "certificates.pdf")
        busy = _processor() - before
        peer = _peer(Path(folder)) if shutil.which("soffice") else None
    figures = {
        f"certificates, {COUNT} pages with codes in one PDF, a second (aim: at least 200)": COUNT / seconds,
        "  for each second of processor time, whatever else runs": COUNT / busy,
        "  peak memory of all its processes, MB (aim: under 500)": megabytes,
    }
    if peer is not None:
        figures[f"docxtpl + LibreOffice, {BY_PEER} certificates, a second"] = BY_PEER / peer
        figures["  times as fast (aim: at least 10)"] = (COUNT / seconds) / (BY_PEER / peer)
    return figures


def _ours(out: Path) -> tuple[float, float]:
    """Seconds of making them, from the data, and the peak of memory of all processes, in MB."""
    command = [sys.executable, "-m", "benchmarks.certificates_run", str(out)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
        watch = _Watch(run.pid)
        printed = run.communicate()[0]
        megabytes = watch.stop()
    if run.returncode:
        raise RuntimeError(printed)
    return float(printed), megabytes


def _processor() -> float:
    """Seconds of processor time of the processes that ended so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _peer(folder: Path) -> float:
    """Seconds for the smaller batch by docxtpl and one run of LibreOffice."""
    template, files, out = folder / "template.docx", folder / "docx", folder / "pdf"
    document = Document()
    for name in words(batch(1)[0]):
        document.add_paragraph(f"{{{{ {name} }}}}")
    document.save(str(template))
    files.mkdir()
    certificates = batch(BY_PEER)
    started = perf_counter()
    for number, one in enumerate(certificates):
        filled = DocxTemplate(template)
        filled.render(words(one), autoescape=True)
        filled.save(files / f"{number}.docx")
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(out)]
    subprocess.run([*command, *map(str, files.iterdir())], check=True, capture_output=True)
    seconds = perf_counter() - started
    if len(list(out.glob("*.pdf"))) != BY_PEER:
        raise RuntimeError("LibreOffice did not convert every file")
    return seconds


class _Watch:
    """Looks at the memory of a process and all below it until it is stopped."""

    def __init__(self, pid: int) -> None:
        self._pid, self._peak, self._over = pid, 0, Event()
        self._thread = Thread(target=self._look)
        self._thread.start()

    def stop(self) -> float:
        """The peak in MB."""
        self._over.set()
        self._thread.join()
        return self._peak / 1e6

    def _look(self) -> None:
        while not self._over.wait(_EVERY):
            self._peak = max(self._peak, sum(map(_proportional, _family(self._pid))))


def _family(pid: int) -> list[int]:
    try:
        told = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [pid, *(below for child in told.split() for below in _family(int(child)))]


def _proportional(pid: int) -> int:
    """The memory of one process in bytes, pages that several share divided among them (Pss)."""
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in told.splitlines() if line.startswith("Pss:")), 0)


if __name__ == "__main__":
    main()
