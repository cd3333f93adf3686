"""Heads, tabs, steps, facts, empty pages, readings."""

import pytest
from django.template import TemplateSyntaxError

from tests.web.components.drawing import draw, words


def test_a_page_head_has_the_pages_above_it_the_title_and_the_main_action():
    made = draw('{% page_head "Đối tượng" "Phong trào" "/phong-trao/" %}<a href="/them/">Thêm</a>{% endpage_head %}')
    assert '<a href="/phong-trao/">Phong trào</a>' in made
    assert "<h1>Đối tượng</h1>" in made
    assert '<div class="page-actions"><a href="/them/">Thêm</a></div>' in made


def test_what_comes_from_people_is_escaped():
    made = draw("{% page_head title %}{% endpage_head %}{% fact title title %}", title="<b>")
    assert "<b>" not in made
    assert made.count("&lt;b&gt;") == 3


def test_a_label_without_an_address_is_a_fault_of_the_page():
    with pytest.raises(TemplateSyntaxError):
        draw('{% page_head "Đối tượng" "Phong trào" %}{% endpage_head %}')


def test_the_tab_under_which_a_page_lies_is_marked():
    made = draw('{% tabs "Chung" "/p/3/" "Đối tượng" "/p/3/doi-tuong/" %}', path="/p/3/doi-tuong/7/")
    assert made.count("aria-current") == 1
    assert '<a href="/p/3/doi-tuong/" aria-current="page">Đối tượng</a>' in made


def test_steps_say_which_is_done_and_which_is_now():
    made = draw('{% stepper 2 "Chọn tệp" "Kiểm tra" "Xong" %}')
    assert words(made) == "Chọn tệp (đã xong) 2 Kiểm tra 3 Xong"
    assert '<li aria-current="step"><span class="stepper-number" aria-hidden="true">2</span>' in made


def test_a_fact_without_a_value_says_so_and_nought_is_a_value():
    made = draw('{% facts %}{% fact "Số" 0 %}{% fact "Ngày" None %}{% fact "Kinh phí" 1200000 %}{% endfacts %}')
    assert words(made) == "Số 0 Ngày Chưa có Kinh phí 1.200.000"


def test_a_reading_names_its_clause():
    assert words(draw('{% reading "Điều 5" %}Hiểu là quý.{% endreading %}')) == "Cách hiểu · Điều 5 Hiểu là quý."
