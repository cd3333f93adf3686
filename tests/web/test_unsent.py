"""What was typed into a form is kept where its session is over, and only for forms of our own."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.web.components.drawing import words

OURS = {"Sec-Fetch-Site": "same-origin"}
TYPED = {"name": 'Xã "Mẫu"', "chon": ["1", "2"], "password": "bi-mat-cua-toi", "csrfmiddlewaretoken": "cu"}


def test_a_form_without_a_session_comes_back_with_what_was_typed():
    answer = Client().post("/?trang=2", TYPED)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert 'action="/?trang=2"' in page
    assert '<input type="hidden" name="name" value="Xã &quot;Mẫu&quot;">' in page
    assert page.count('name="chon"') == 2
    assert "bi-mat-cua-toi" not in page
    assert page.count("csrfmiddlewaretoken") == 1
    assert "tệp đính kèm" not in words(page)


def test_a_form_with_an_old_token_comes_back_with_a_new_one():
    answer = Client(enforce_csrf_checks=True).post(reverse("account_login"), TYPED, headers=OURS)
    assert answer.status_code == 403
    assert "Gửi lại" in words(answer.content.decode())


def test_files_have_to_be_chosen_again():
    answer = Client().post("/", TYPED | {"file": SimpleUploadedFile("a.xlsx", b"x")})
    assert "Các tệp đính kèm không giữ được" in words(answer.content.decode())


def test_another_sites_form_is_not_offered_again():
    answer = Client(enforce_csrf_checks=True).post("/", TYPED, headers={"Sec-Fetch-Site": "cross-site"})
    assert "Mẫu" not in answer.content.decode()
