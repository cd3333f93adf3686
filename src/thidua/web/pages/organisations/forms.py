"""Forms of what is done to an organisation."""

from typing import Any

from django import forms
from django.urls import reverse

from thidua.office import clock
from thidua.office.organisations.models import Level, Organisation, OrganisationKind
from thidua.web.components.among import Rows
from thidua.web.components.choosing import ChosenField, SeveralField


class Dated(forms.Form):
    """What every act bears: since when, and by which paper or why."""

    on = forms.DateField(label="Có hiệu lực từ ngày")
    reason = forms.CharField(label="Căn cứ, lý do", max_length=500, help_text="Số, ngày văn bản hoặc lý do.")

    def __init__(self, organisation: Organisation, others: Any, *args: Any, **options: Any) -> None:
        """``others``: the organisations that may be chosen."""
        options.setdefault("initial", {"on": clock.today()})
        super().__init__(*args, **options)
        self.organisation = organisation
        for field in self.fields.values():
            if isinstance(field, ChosenField):
                field.choose(Rows(others), reverse("choose_unit"))


class Found(Dated):
    """A new one below."""

    code = forms.SlugField(label="Mã", max_length=64, help_text="Chữ không dấu, chữ số, gạch nối; ví dụ xa-huong-lua.")
    name = forms.CharField(label="Tên", max_length=255)
    short_name = forms.CharField(label="Tên gọi tắt", max_length=64, required=False)
    kind = forms.ChoiceField(label="Loại", choices=OrganisationKind.choices)
    level = forms.ChoiceField(label="Cấp", choices=Level.choices)
    field_order = ("code", "name", "short_name", "kind", "level", "on", "reason")


class Rename(Dated):
    """Another name."""

    name = forms.CharField(label="Tên mới", max_length=255)
    short_name = forms.CharField(label="Tên gọi tắt", max_length=64, required=False)
    field_order = ("name", "short_name", "on", "reason")

    def __init__(self, organisation: Organisation, others: Any, *args: Any, **options: Any) -> None:
        """The name that it has stands there to begin with."""
        options["initial"] = {
            "on": clock.today(),
            "name": organisation.name,
            "short_name": organisation.short_name,
        }
        super().__init__(organisation, others, *args, **options)


class Move(Dated):
    """Under another one."""

    to = ChosenField(label="Về trực thuộc")
    field_order = ("to", "on", "reason")


class Close(Dated):
    """Its last day."""

    on = forms.DateField(label="Hoạt động đến hết ngày")


class Merge(Dated):
    """Others into this one."""

    sources = SeveralField(
        label="Các đơn vị được sáp nhập vào đây", help_text="Gõ tên hoặc mã; nhiều đơn vị cách nhau bằng dấu chấm phẩy."
    )
    take_over_roles = forms.BooleanField(
        label="Người đang giữ vai trò ở các đơn vị đó giữ tiếp vai trò ở đây", required=False, initial=True
    )
    field_order = ("sources", "take_over_roles", "on", "reason")


class Split(Dated):
    """Into new ones."""

    parts = forms.CharField(
        label="Các đơn vị mới",
        widget=forms.Textarea,
        help_text="Mỗi dòng một đơn vị: mã, rồi tên. Ví dụ: phong-moi Phòng Mới",
    )
    closes = forms.BooleanField(
        label="Đơn vị này kết thúc (chia); bỏ trống nếu còn tiếp tục (tách)", required=False, initial=True
    )
    field_order = ("parts", "closes", "on", "reason")

    def clean_parts(self) -> list[tuple[str, str]]:
        """(code, name) of each line."""
        parts: list[tuple[str, str]] = []
        for line in filter(str.strip, self.cleaned_data["parts"].splitlines()):
            code, _, name = line.strip().partition(" ")
            if not name.strip():
                raise forms.ValidationError(f"Dòng «{code}» cần mã rồi tên.")
            parts.append((forms.SlugField().clean(code), name.strip()))
        return parts
