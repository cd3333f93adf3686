"""Many letters as one file, with progress: an archive of Word or PDF files, or one PDF to print."""

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.db import transaction
from pypdf import PdfReader, PdfWriter

from thidua.office.accounts.models import User
from thidua.office.files.checking import PDF, Kind
from thidua.office.files.services.keeping import attach
from thidua.office.files.shelf import incoming
from thidua.office.jobs.errors import LeaseLostError
from thidua.office.jobs.models import Job
from thidua.office.jobs.work import Work
from thidua.office.organisations.models import Organisation
from thidua.papers.paper import Paper
from thidua.papers.typst import pdf_file
from thidua.papers.word import word_file
from thidua.sheets.file_names import file_names

WORD, ONE_PDF = "word", "mot-pdf"
FORMS = (WORD, "pdf", ONE_PDF)
DIRECT = 20
"""So many letters are made while somebody waits: well under a second. More are a job."""
ZIP = Kind(".zip", "application/zip")
# The same letters are the same bytes, and lie on the shelf once.
_MOMENT = (1980, 1, 1, 0, 0, 0)
Letters = Iterable[tuple[str, Paper]]
"""(code of the participant, letter)."""


def kind_of_form(form: str) -> Kind:
    """What kind of file a form gives."""
    return PDF if form == ONE_PDF else ZIP


def as_one_file(letters: Letters, form: str, told: Callable[[int], None] = lambda _: None) -> bytes:
    """All letters in a form, the count told after each; an unknown form is PDF files."""
    held = BytesIO()
    made = _written(letters, form, told)
    if form == ONE_PDF:
        with PdfWriter() as writer:
            for _, content in made:
                writer.append(PdfReader(BytesIO(content)))
            writer.write(held)
        return held.getvalue()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        files = list(made)
        suffix = ".docx" if form == WORD else ".pdf"
        for name, (_, content) in zip(file_names((code for code, _ in files), suffix), files, strict=True):
            archive.writestr(ZipInfo(name, _MOMENT), content, ZIP_DEFLATED)
    return held.getvalue()


def make(work: Work, letters: Letters, count: int, form: str, name: str, owner: Organisation) -> dict[str, str]:
    """Make the file and name it as what the job made, once: begun again after it was made, nothing is done."""
    told = {"message": f"Đã lập {count} công văn."}
    if Job.objects.filter(pk=work.job.pk, file__isnull=False).exists():
        return told
    work.begin(count)
    content = as_one_file(letters, form, work.step)
    kind = kind_of_form(form)
    with incoming(kind.suffix) as path:
        path.write_bytes(content)
        _keep(work.job, path, name, kind, owner, work.job.started_by)
    return told


@transaction.atomic
def _keep(job: Job, path: Path, name: str, kind: Kind, owner: Organisation, by: User | None) -> None:
    """Whoever lost the job meanwhile leaves nothing."""
    made = attach(path=path, name=name, kind=kind, owner=owner, by=by)
    held = Job.objects.filter(pk=job.pk, lease=job.lease, state=Job.State.RUNNING, file=None)
    if not held.update(file=made):
        raise LeaseLostError


def _written(letters: Letters, form: str, told: Callable[[int], None]) -> Iterator[tuple[str, bytes]]:
    for number, (code, paper) in enumerate(letters, 1):
        yield code, word_file(paper) if form == WORD else pdf_file(paper)
        told(number)
