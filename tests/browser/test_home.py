"""The first page and the way in."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.browser

OWN_ACCOUNT = ("mfa_index", "mfa_activate_totp", "usersessions_list", "account_change_password", "account_logout")


@pytest.fixture(scope="module")
def people(served):
    return served.make("head_and_officer")


@pytest.mark.parametrize("role", ["runs", "writes", "stranger"])
def test_the_first_page_is_sound_for_each(open_as, people, role):
    seen = open_as(people[role])
    seen.go("/")
    seen.check(f"viec-cua-toi-{role}")


def test_the_menu_of_a_phone_opens_by_keyboard(open_as, people):
    seen = open_as(people["runs"])
    seen.page.set_viewport_size({"width": 360, "height": 740})
    seen.go("/")
    seen.page.keyboard.press("Tab")
    assert seen.page.locator(":focus").inner_text() == "Đến nội dung chính"
    for _ in range(2):
        seen.page.keyboard.press("Tab")
    seen.page.keyboard.press("Enter")
    assert seen.page.get_by_role("button", name="Đăng xuất").is_visible()


def test_somebody_signs_in_with_name_and_password_and_keeps_the_own_account(open_as, people):
    seen = open_as("")
    seen.go("/")
    seen.check("dang-nhap")
    seen.page.get_by_label("Tên đăng nhập").fill(people["writes"])
    seen.page.get_by_label("Mật khẩu").fill("mat-khau-mau")
    seen.page.get_by_role("button", name="Đăng nhập").click()
    assert seen.page.get_by_role("heading", level=1).inner_text() == "Việc của tôi"
    for name in OWN_ACCOUNT:
        seen.go(reverse(name))
        seen.check(name)


def test_somebody_invited_sets_a_password_at_the_link_and_signs_in(open_as, served):
    invited, password = served.make("an_invitation"), "hoa-sen-no-som-2026"
    page = open_as("").go(invited["address"])
    for label in ("Mật khẩu mới", "Nhập lại mật khẩu mới"):
        page.get_by_label(label, exact=True).fill(password)
    page.get_by_role("button", name="Đặt mật khẩu").click()
    page.get_by_label("Tên đăng nhập").fill(invited["username"])
    page.get_by_label("Mật khẩu").fill(password)
    page.get_by_role("button", name="Đăng nhập").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Việc của tôi"


def test_a_form_whose_session_is_over_is_sent_after_signing_in_again(open_as, people):
    seen = open_as("")
    seen.expected.add(403)
    seen.go("/")
    token = "input[name=csrfmiddlewaretoken]"
    seen.page.locator(f"main {token}").evaluate("(one) => (one.value = 'x'.repeat(64))")
    seen.page.get_by_label("Tên đăng nhập").fill(people["writes"])
    seen.page.get_by_label("Mật khẩu").fill("sai-mat-khau")
    seen.page.get_by_role("button", name="Đăng nhập").click()
    assert seen.page.get_by_role("heading", level=1).inner_text() == "Chưa gửi được"
    seen.check("chua-gui-duoc")
    seen.page.get_by_role("button", name="Gửi lại").click()
    assert seen.page.get_by_label("Tên đăng nhập").input_value() == people["writes"]
