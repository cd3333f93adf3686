"""Many letters as a job: one file however often the job is begun, progress, and nothing of one that was stopped."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from tests.office.made import user
from thidua.office import clock
from thidua.office.campaigns.jobs import LAUNCH_LETTERS
from thidua.office.files.models import Attachment
from thidua.office.files.queries import path_of_attachment
from thidua.office.jobs import work as work_module
from thidua.office.jobs.models import Job
from thidua.office.jobs.services.enqueueing import cancel, enqueue
from thidua.office.jobs.services.keeping import KEPT, forget_old, wake_lost
from thidua.office.jobs.services.running import LEASE, run
from thidua.office.reminders.jobs import LETTERS

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _files(tmp_path, settings):
    settings.FILES = tmp_path / "files"


def wanted(started, kind: str, **asked) -> Job:
    return enqueue(kind=kind, arguments={"campaign": started.pk, **asked}, by=user(), owner=started.owner)


def reminders(started, form: str = "word", chosen=None) -> Job:
    return wanted(started, LETTERS, deadline="registration", part="", chosen=chosen, form=form)


def content(job: Job) -> bytes:
    job.refresh_from_db()
    assert job.file is not None, job.message
    return path_of_attachment(job.file).read_bytes()


@pytest.mark.parametrize(("form", "suffix"), [("word", "docx"), ("pdf", "pdf")])
def test_each_unit_has_its_letter_in_the_archive(started, units, form, suffix):
    for job in (reminders(started, form), wanted(started, LAUNCH_LETTERS, form=form)):
        run(key=job.pk)
        assert ZipFile(BytesIO(content(job))).namelist() == [f"{one.code}.{suffix}" for one in units]
        assert (job.state, job.message, job.done, job.total) == ("done", "Đã lập 3 công văn.", 3, 3)
        assert Attachment.objects.get(made_by_job=job).owner == started.owner


def test_one_pdf_to_print_has_all_letters(started, units):
    job = reminders(started, "mot-pdf", [one.pk for one in units[1:]])
    run(key=job.pk)
    texts = [page.extract_text() for page in PdfReader(BytesIO(content(job))).pages]
    assert [sum(f"Xã {number}" in text for text in texts) for number in (1, 2, 3)] == [0, 1, 1]


def test_the_same_letters_are_the_same_bytes(started, units):
    jobs = [reminders(started), reminders(started)]
    for job in jobs:
        run(key=job.pk)
    assert content(jobs[0]) == content(jobs[1])


def test_a_worker_that_dies_in_the_middle_or_after_the_file_leads_to_one_file(started, units):
    job, steps = reminders(started), iter((False, True))
    run(key=job.pk, stopping=lambda: next(steps))
    job.refresh_from_db()
    assert (job.state, Attachment.objects.count()) == ("waiting", 0)
    run(key=job.pk)
    first = content(job)
    # The file was made, and the worker died before it wrote that the job is over.
    Job.objects.update(state="running", lease="cua-may-chet", lease_until=clock.now() + LEASE, finished_at=None)
    with clock.at(clock.now() + LEASE):
        assert wake_lost() == 1
        run(key=job.pk)
    assert (content(job), job.state, Attachment.objects.count()) == (first, "done", 1)


def test_a_job_that_was_taken_over_meanwhile_leaves_no_file(started, units):
    job = reminders(started)

    def taken_over() -> bool:
        Job.objects.update(lease="cua-may-khac")
        return False

    run(key=job.pk, stopping=taken_over)
    assert Attachment.objects.count() == 0


def test_a_job_that_is_stopped_leaves_no_file(started, units, monkeypatch):
    monkeypatch.setattr(work_module, "BETWEEN_WRITES", 0)
    job = reminders(started)

    def ask() -> bool:
        if not Job.objects.get(pk=job.pk).cancel_asked:
            cancel(job=job)
        return False

    run(key=job.pk, stopping=ask)
    job.refresh_from_db()
    assert (job.state, Attachment.objects.count()) == ("cancelled", 0)


def test_where_all_have_sent_meanwhile_or_the_campaign_is_gone_it_says_so(started, units):
    units[0].sheets.model.objects.update(state="sent")
    job, gone = reminders(started), enqueue(kind=LAUNCH_LETTERS, arguments={"campaign": 0, "form": "pdf"}, by=user())
    told = {}
    for one in (job, gone):
        run(key=one.pk)
        one.refresh_from_db()
        told[one.kind] = (one.state, one.message)
    assert told == {
        LETTERS: ("failed", "Không còn đơn vị nào chưa gửi."),
        LAUNCH_LETTERS: ("failed", "Phong trào này không còn."),
    }


def test_what_a_job_made_goes_with_it_when_it_is_long_over(started, units):
    job = reminders(started)
    run(key=job.pk)
    with clock.at(clock.now() + KEPT + timedelta(days=1)):
        assert forget_old() == 1
    assert Attachment.objects.count() == 0
