"""What somebody reads where something is not there, not allowed, or went wrong."""

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from tests.office.made import user
from tests.web.components.drawing import words


@pytest.mark.parametrize("account", [False, True])
def test_an_address_that_is_not_there(account):
    client = Client()
    if account:
        client.force_login(user())
    answer = client.get("/khong-co/")
    assert answer.status_code == 404
    assert "Địa chỉ có thể đã gõ sai" in words(answer.content.decode())


def test_a_form_from_elsewhere_is_not_offered_again():
    answer = Client(enforce_csrf_checks=True).post(reverse("account_login"), {"login": "a"})
    assert answer.status_code == 403
    assert "không đến từ một trang đang mở" in words(answer.content.decode())


@pytest.mark.parametrize("name", ["400", "500"])
def test_pages_that_django_draws_without_a_request(name):
    assert "hãy quay lại và thử lần nữa" in words(render_to_string(f"{name}.html")).lower()
