"""The bar: what somebody uses each day, the rest under one menu; the page where one is, marked."""

import pytest
from django.test import RequestFactory

from tests.office.made import organisation, user, user_with
from thidua.office.access.standing import standing_of
from thidua.office.accounts.models import User
from thidua.office.organisations.models import Role
from thidua.web.navigation import navigation


def _bar(account: User, path: str = "/") -> dict[str, list[tuple[str, str, bool]]]:
    request = RequestFactory().get(path)
    request.standing = standing_of(account)  # type: ignore[attr-defined]
    return navigation(request)


def _labels(links: list[tuple[str, str, bool]]) -> list[str]:
    return [label for label, _, _ in links]


def test_only_what_somebody_may_use_is_linked():
    assert "Nhân sự" not in _labels(_bar(user())["links_apart"])
    assert "Nhân sự" in _labels(_bar(user_with(Role.ADMINISTRATOR, at=organisation()))["links_apart"])


@pytest.mark.parametrize(("path", "marked"), [("/", "Việc của tôi"), ("/phong-trao/3/doi-tuong/", "Phong trào")])
def test_the_link_under_which_a_page_lies_is_marked_and_no_other(path, marked):
    bar = _bar(user(), path)
    assert [label for label, _, current in bar["links"] + bar["links_apart"] if current] == [marked]


def test_a_page_under_no_link_marks_none_the_first_page_neither():
    bar = _bar(user(), "/mat-khau/")
    assert [label for label, _, current in bar["links"] + bar["links_apart"] if current] == []
