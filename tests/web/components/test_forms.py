"""Fields say what they want and what is wrong, to the eye and to a screen reader."""

from django import forms

from tests.web.components.drawing import draw, words


class _Form(forms.Form):
    name = forms.CharField(label="Tên", help_text="Như trong con dấu")
    day = forms.DateField(label="Ngày", required=False)
    kind = forms.ChoiceField(label="Loại", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    sure = forms.BooleanField(label="Đồng ý")
    key = forms.CharField(widget=forms.HiddenInput, required=False)


def test_a_field_has_its_label_help_and_error_and_its_control_names_them():
    made = draw("{% field form.name %}", form=_Form({"name": ""}))
    assert words(made) == "Tên Như trong con dấu Trường này là bắt buộc."
    assert '<label class="form-label" for="id_name">' in made
    assert 'id="id_name_helptext"' in made
    assert 'id="id_name_error"' in made
    assert 'class="form-control is-invalid"' in made
    assert 'aria-invalid="true" aria-describedby="id_name_helptext id_name_error"' in made


def test_a_day_says_how_it_is_written_and_is_shown_so():
    made = draw("{% field form.day %}", form=_Form(initial={"day": "2026-06-05"}))
    assert words(made) == "Ngày (không bắt buộc) Ngày/tháng/năm, ví dụ 05/06/2026"
    assert 'inputmode="numeric"' in made


def test_choices_stand_in_a_fieldset_that_an_error_leads_to():
    made = draw("{% error_summary form %}{% field form.kind %}", form=_Form({"name": "X", "sure": "on"}))
    assert words(made) == "Có 1 chỗ cần sửa Loại: Trường này là bắt buộc. Loại Trường này là bắt buộc. A B"
    assert '<fieldset class="field" id="id_kind_group" tabindex="-1" aria-describedby="id_kind_error">' in made
    assert '<a href="#id_kind_group">' in made


def test_the_summary_counts_every_error_and_is_silent_without_one():
    assert words(draw("{% error_summary form %}", form=_Form({}))).startswith("Có 3 chỗ cần sửa Tên: ")
    assert draw("{% error_summary form %}", form=_Form()) == ""


def test_all_fields_of_a_form_come_with_the_hidden_ones():
    made = draw("{% fields form %}", form=_Form())
    assert [f'name="{name}"' in made for name in _Form.base_fields] == [True] * 5


class _Files(forms.Form):
    file = forms.FileField(label="Tệp Excel", help_text="Tối đa 20 MB")


def test_a_field_for_files_works_without_javascript():
    made = draw("{% file_drop form.file %}", form=_Files())
    assert '<input type="file" name="file" class="form-control" required aria-describedby="id_file_helptext"' in made
    assert "hidden data-file-drop-hint" in made
