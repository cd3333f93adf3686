"""A form that htmx sends comes back with its errors, and nothing that the policy of contents refuses is tried."""

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("resized", [False, True])
def test_a_form_that_comes_back_with_errors_sets_no_style_of_its_own(open_as, served, resized):
    found = served.make("a_registration")
    seen = open_as(found["username"])
    seen.expected.add(422)
    page = seen.go(found["address"])
    page.get_by_role("link", name="Nhập từ Excel").click()
    file = page.locator("input[type=file]")
    file.evaluate("(one) => { one.form.noValidate = true; }")
    if resized:
        # As the browser itself does with a field that somebody drags larger.
        file.evaluate("(one) => { one.style.width = '20rem'; }")
    page.get_by_role("button", name="Xem nội dung tệp").click()
    page.get_by_role("heading", name="Có 1 chỗ cần sửa").wait_for()
    page.wait_for_timeout(300)
    assert seen.faults == []
