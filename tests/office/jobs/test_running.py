"""Jobs are done once, by whoever holds their lease; how they end is written down."""

from datetime import timedelta

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from tests.office.made import organisation, user
from thidua.office import clock
from thidua.office.jobs import work as work_module
from thidua.office.jobs.errors import JobError
from thidua.office.jobs.models import Job
from thidua.office.jobs.services.enqueueing import cancel, enqueue
from thidua.office.jobs.services.keeping import wake_lost
from thidua.office.jobs.services.running import LEASE, MOST_ATTEMPTS, run
from thidua.office.organisations.models import Organisation

pytestmark = pytest.mark.django_db(transaction=True)


def _wanted(kinds, function, arguments=None, **options) -> Job:
    kinds("thu.viec", function, **options)
    return enqueue(kind="thu.viec", arguments=arguments or {}, by=user())


def _after(job: Job) -> Job:
    return Job.objects.get(pk=job.pk)


def test_a_job_is_done_with_its_arguments_and_keeps_what_came_out(kinds):
    job = _wanted(kinds, lambda work, count: {"message": f"Đã lập {count} thư.", "letters": count}, {"count": 3})
    run(key=job.pk)
    done = _after(job)
    assert (done.state, done.message, done.result) == ("done", "Đã lập 3 thư.", {"letters": 3})
    assert done.finished_at is not None


def test_a_job_wanted_by_an_act_that_is_undone_was_never_wanted(kinds):
    kinds("thu.viec", lambda work: None)
    with pytest.raises(RuntimeError), transaction.atomic():
        enqueue(kind="thu.viec", by=None)
        raise RuntimeError
    assert (Job.objects.count(), DBTaskResult.objects.count()) == (0, 0)


def test_the_same_key_is_the_same_job(kinds):
    kinds("thu.viec", lambda work: None)
    jobs = [enqueue(kind="thu.viec", by=None, key="bao-cao:5") for _ in range(2)]
    assert jobs[0].pk == jobs[1].pk
    assert DBTaskResult.objects.count() == 1


def test_a_job_that_is_over_is_not_done_again(kinds):
    times = []
    job = _wanted(kinds, lambda work: times.append(1))
    run(key=job.pk)
    run(key=job.pk)
    assert times == [1]


def test_a_job_is_not_done_before_its_time(kinds):
    kinds("thu.viec", lambda work: None)
    job = enqueue(kind="thu.viec", by=None, run_after=clock.now() + timedelta(hours=1))
    run(key=job.pk)
    assert _after(job).state == "waiting"


def test_while_one_worker_holds_a_job_another_leaves_it(kinds):
    times = []

    def twice(work):
        times.append(1)
        run(key=work.job.pk)

    run(key=_wanted(kinds, twice).pk)
    assert times == [1]


def test_what_cannot_be_done_says_why(kinds):
    def refuse(work):
        raise JobError("Kế hoạch chưa có danh sách.")

    job = _wanted(kinds, refuse)
    run(key=job.pk)
    assert (_after(job).state, _after(job).message) == ("failed", "Kế hoạch chưa có danh sách.")


def test_a_fault_of_ours_is_told_without_its_insides(kinds, caplog):
    def fail(work):
        raise KeyError("mật")

    job = _wanted(kinds, fail)
    run(key=job.pk)
    assert _after(job).state == "failed"
    assert _after(job).message.startswith("Phần mềm gặp lỗi khi làm việc này")
    assert "KeyError: 'mật'" in caplog.text


def test_progress_is_written_down(kinds, monkeypatch):
    monkeypatch.setattr(work_module, "BETWEEN_WRITES", 0)
    seen = []

    def count(work):
        work.begin(2)
        for done in (1, 2):
            work.step(done, f"Thư {done}")
            seen.append(Job.objects.values_list("done", "total", "message").get())

    run(key=_wanted(kinds, count).pk)
    assert seen == [(1, 2, "Thư 1"), (2, 2, "Thư 2")]


def test_progress_is_written_no_more_often_than_is_read(kinds, django_assert_num_queries):
    def count(work):
        work.begin(1000)
        with django_assert_num_queries(0):
            for done in range(1000):
                work.step(done)

    job = _wanted(kinds, count)
    run(key=job.pk)
    assert (_after(job).state, _after(job).done) == ("done", 1000)


def test_a_running_job_ends_at_its_next_step_when_cancelled(kinds, monkeypatch):
    monkeypatch.setattr(work_module, "BETWEEN_WRITES", 0)

    def ask(work):
        organisation()
        cancel(job=work.job)
        work.step(1)

    job = _wanted(kinds, ask, whole=False)
    run(key=job.pk)
    assert (_after(job).state, _after(job).message) == ("cancelled", "Đã dừng theo yêu cầu.")


def test_a_whole_job_that_is_cancelled_leaves_nothing(kinds, monkeypatch):
    monkeypatch.setattr(work_module, "BETWEEN_WRITES", 0)

    def ask(work):
        organisation()
        Job.objects.update(cancel_asked=True)
        work.step(1)

    run(key=_wanted(kinds, ask, whole=True).pk)
    assert Organisation.objects.count() == 0


def test_a_waiting_job_is_cancelled_at_once_and_one_that_is_over_not_at_all(kinds):
    job = _wanted(kinds, lambda work: None)
    cancel(job=job)
    assert _after(job).state == "cancelled"
    with pytest.raises(JobError, match=r"^Việc này đã dừng rồi\.$"):
        cancel(job=job)


def test_a_worker_that_stops_gives_its_job_back(kinds):
    job = _wanted(kinds, lambda work: work.step(1))
    run(key=job.pk, stopping=lambda: True)
    assert (_after(job).state, _after(job).attempts) == ("waiting", 0)
    run(key=job.pk)
    assert _after(job).state == "done"


def test_a_job_whose_worker_died_is_woken_and_done_by_another(kinds):
    job = _wanted(kinds, lambda work: {"message": "Xong."})
    _died(job)
    woken = DBTaskResult.objects.count()
    assert wake_lost() == 0
    with clock.at(clock.now() + LEASE):
        assert wake_lost() == 1
        assert wake_lost() == 0
        run(key=job.pk)
    assert DBTaskResult.objects.count() == woken + 1
    assert (_after(job).state, _after(job).attempts) == ("done", 2)


def test_a_worker_that_comes_back_too_late_changes_nothing(kinds):
    def taken_over(work):
        organisation()
        Job.objects.update(lease="cua-may-khac")
        return {"message": "muộn"}

    job = _wanted(kinds, taken_over, whole=True)
    run(key=job.pk)
    assert Organisation.objects.count() == 0
    assert (_after(job).state, _after(job).message) == ("running", "")


def test_a_job_that_kills_its_workers_is_given_up(kinds):
    job = _wanted(kinds, lambda work: None)
    Job.objects.update(attempts=MOST_ATTEMPTS)
    run(key=job.pk)
    assert (_after(job).state, _after(job).message) == (
        "failed",
        "Việc này đã 3 lần chưa xong vì phần mềm bị ngắt giữa chừng, nên không tự chạy lại nữa.",
    )


def test_a_job_that_was_woken_and_never_taken_is_woken_again(kinds):
    _wanted(kinds, lambda work: None)
    assert wake_lost() == 0
    with clock.at(clock.now() + timedelta(minutes=2)):
        assert wake_lost() == 1
        assert wake_lost() == 0


def test_a_kind_of_an_older_version_is_told(kinds):
    job = Job.objects.create(kind="cu.khong-con")
    run(key=job.pk)
    assert _after(job).message == "Phiên bản này của phần mềm không còn loại việc ấy."


def _died(job: Job) -> None:
    Job.objects.filter(pk=job.pk).update(
        state="running", lease="cua-may-chet", lease_until=clock.now() + LEASE, attempts=1
    )
