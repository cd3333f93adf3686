"""Forms around drafts."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse

from thidua.catalogue import plan_files
from thidua.office import clock
from thidua.office.organisations.models import Organisation
from thidua.office.plans.models import PlanVersion
from thidua.office.plans.reading import read_texts
from thidua.plan.source import MAX_BYTES
from thidua.web.components.among import Rows
from thidua.web.components.choosing import ChosenField


class _OwnedForm(forms.Form):
    """A form of somebody who may write for one office or several."""

    owner = ChosenField(label="Của cơ quan")

    def __init__(self, owners: QuerySet[Organisation], *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        field = self.fields["owner"]
        assert isinstance(field, ChosenField)
        field.choose(Rows(owners), reverse("choose_plan_owner"))
        if (only := list(owners[:2])) and len(only) == 1:
            field.initial, field.widget = only[0].pk, forms.HiddenInput()


class FromShippedForm(_OwnedForm):
    """Beginning with a plan of the catalogue."""

    plan = forms.ChoiceField(label="Kế hoạch mẫu")
    years = forms.IntegerField(
        label="Dời đi mấy năm",
        initial=0,
        min_value=-50,
        max_value=50,
        help_text="0 là giữ nguyên các ngày. Ví dụ kế hoạch năm 2020 dời 6 năm thành năm 2026.",
    )
    field_order = ("plan", "years", "owner")

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["plan"].choices = _shipped()  # type: ignore[attr-defined]


class FromFileForm(_OwnedForm):
    """Beginning with a file."""

    file = forms.FileField(label="Tệp kế hoạch (.yaml)", help_text="Văn bản YAML, tối đa 2 MB", max_length=200)
    field_order = ("file", "owner")

    def clean_file(self) -> Any:
        """Refuse by size before anything is read."""
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError("Tệp kế hoạch không được lớn hơn 2 MB.")
        return file


class EmptyForm(_OwnedForm):
    """Beginning with nearly nothing."""

    title = forms.CharField(label="Tên kế hoạch", max_length=200)
    year = forms.IntegerField(label="Năm", min_value=1990, max_value=2200, localize=False)
    field_order = ("title", "year", "owner")

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["year"].initial = clock.today().year


class RenewForm(forms.Form):
    """How far a plan is moved."""

    years = forms.IntegerField(
        label="Dời đi mấy năm", min_value=-50, max_value=50, help_text="Mọi ngày, năm trong kế hoạch được dời theo."
    )


class AmendForm(forms.Form):
    """From when an amendment holds."""

    from_ = forms.DateField(label="Áp dụng từ ngày")

    def __init__(self, version: PlanVersion, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.version = version


class RenameForm(forms.Form):
    """A draft's name."""

    title = forms.CharField(label="Tên bản thảo", max_length=255)


class RubricFileForm(forms.Form):
    """A workbook with a rubric."""

    file = forms.FileField(
        label="Bảng thang điểm",
        max_length=200,
        help_text="Tệp Excel (.xlsx, .xls, .ods) có một dòng tiêu đề với các cột như STT, Nội dung, Điểm tối đa.",
    )


def _shipped() -> list[tuple[str, str]]:
    plans = {name: read_texts(((file.name, file.read_text(encoding="utf-8")),)) for name, file in plan_files().items()}
    return [(name, f"{plan.title} ({plan.number or 'không có số'})") for name, plan in plans.items()]
