"""A plan is tried by the worker; a draft that cannot be read says so."""

import pytest

from tests.office.made import organisation, plan_version, user
from thidua.office.jobs.models import Job
from thidua.office.jobs.services.running import run
from thidua.office.plans.services import start_from_shipped
from thidua.office.simulations.wanting import last_of, want


def _run(job: Job) -> Job:
    run(key=job.pk)
    job.refresh_from_db()
    return job


@pytest.mark.django_db(transaction=True)
def test_a_version_and_a_draft_are_tried_and_come_to_the_same():
    owner, by = organisation(), user()
    version = plan_version(owner, "hoa-thanh-2018")
    draft = start_from_shipped(owner=owner, plan_id="hoa-thanh-2018", by=by)
    one, other = (_run(want(plan=plan, participants=20, runs=3, seed=5, by=by)) for plan in (version, draft))
    assert (one.state, one.done, one.message) == ("done", 3, "Đã thử 3 lần với 20 đối tượng giả định.")
    assert one.result == other.result
    assert (last_of(version, by), last_of(draft, by)) == (one, other)
    assert [table["title"] for table in one.result["tables"]] == [
        "Điểm cuối cùng theo nhóm", "Từng chỉ tiêu", "Điều kiện", "Theo đối tượng",
    ]  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_a_draft_that_cannot_be_read_is_not_tried():
    by = user()
    draft = start_from_shipped(owner=organisation(), plan_id="hoa-thanh-2018", by=by)
    draft.text = draft.text.replace("rubric:", "rubrik:")
    draft.save()
    job = _run(want(plan=draft, participants=20, runs=1, seed=1, by=by))
    assert (job.state, job.message) == ("failed", "Bản thảo còn chỗ chưa đọc được, nên chưa thử được.")
