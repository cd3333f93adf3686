"""Pages of jobs: the own ones, their progress, stopping one."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.office.made import user
from tests.web.components.drawing import words
from thidua.office import clock
from thidua.office.accounts.models import User
from thidua.office.jobs.models import Job

HTMX = {"HX-Request": "true"}


def _client(account: User) -> Client:
    client = Client()
    client.force_login(account)
    return client


def _job(account: User, **values) -> Job:
    return Job.objects.create(kind="mail.deliver", started_by=account, **values)


def test_who_wanted_nothing_is_told_what_will_stand_here():
    assert "Chưa có việc nền nào" in words(_client(user()).get(reverse("jobs")).content.decode())


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_however_long_it_is(number, django_assert_num_queries):
    account = user()
    for _ in range(number):
        _job(account, message="Đã gửi 3 thư.")
    _job(user(), message="Của người khác")
    client = _client(account)
    with django_assert_num_queries(6):
        page = words(client.get(reverse("jobs")).content.decode())
    assert (page.count("Đã gửi 3 thư."), page.count("Của người khác")) == (number, 0)


def test_the_progress_of_a_running_job_asks_again_and_can_be_stopped():
    account = user()
    job = _job(account, state="running", done=2, total=5)
    page = _client(account).get(reverse("job_progress", args=[job.pk]), headers=HTMX)
    text = page.content.decode()
    assert "Đang chạy 2/5" in words(text)
    assert f'hx-get="{reverse("job_progress", args=[job.pk])}"' in text
    assert "HX-Refresh" not in page
    _client(account).post(reverse("job_stop", args=[job.pk]))
    assert "Đang dừng…" in words(_client(account).get(reverse("job", args=[job.pk])).content.decode())


def test_once_it_is_over_the_page_is_fetched_anew_and_says_how_it_went():
    account = user()
    job = _job(account, state="done", message="Đã gửi 3 thư.", finished_at=clock.now())
    client = _client(account)
    assert client.get(reverse("job_progress", args=[job.pk]), headers=HTMX)["HX-Refresh"] == "true"
    assert "Đã gửi 3 thư." in words(client.get(reverse("job", args=[job.pk])).content.decode())


def test_stopping_what_is_over_says_so():
    account = user()
    job = _job(account, state="done", finished_at=clock.now())
    answer = _client(account).post(reverse("job_stop", args=[job.pk]), follow=True)
    assert "Việc này xong rồi." in words(answer.content.decode())
