"""Forms about people and their roles."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse

from thidua.office import clock
from thidua.office.organisations.models import Organisation, Person, Role
from thidua.web.components.among import Among, Rows
from thidua.web.components.choosing import ChosenField


class PersonForm(forms.Form):
    """What is known of somebody."""

    full_name = forms.CharField(label="Họ và tên", max_length=120)
    organisation = ChosenField(label="Đơn vị")
    position = forms.CharField(label="Chức vụ", max_length=160, required=False)
    staff_code = forms.CharField(label="Mã cán bộ", max_length=64, required=False)
    email = forms.EmailField(label="Thư điện tử", required=False)
    phone = forms.CharField(label="Điện thoại", max_length=32, required=False)

    def __init__(self, units: QuerySet[Organisation], *args: Any, **options: Any) -> None:
        """``units``: those that may be chosen."""
        super().__init__(*args, **options)
        _among(self, "organisation", Rows(units), "choose_unit")


class UnitFilter(forms.Form):
    """The unit whose people are listed."""

    NAME = "don-vi"

    def __init__(self, units: QuerySet[Organisation], *args: Any, **options: Any) -> None:
        """``units``: those that may be chosen."""
        super().__init__(*args, **options)
        self.fields[self.NAME] = ChosenField(label="Đơn vị", required=False, empty_label="Tất cả")
        _among(self, self.NAME, Rows(units), "choose_unit")


DUTIES: dict[Role, str] = {
    Role.OFFICER: "soạn biểu của đơn vị; ở cơ quan thường trực: soạn kế hoạch, phát động, nhận, trả lại",
    Role.HEAD: "như chuyên viên, và ký gửi",
    Role.APPRAISER: "thẩm định điểm; ghi sự việc, số liệu của cơ quan mình",
    Role.COUNCIL_MEMBER: "xem và cho ý kiến trong Hội đồng",
    Role.SECRETARY: "chuẩn bị họp Hội đồng; ghi sự việc, số liệu của cơ quan mình",
    Role.DECISION_MAKER: "quyết định xếp loại, khen thưởng",
    Role.OBSERVER: "xem phong trào, không sửa gì",
    Role.AUDITOR: "xem nhật ký và phong trào, không sửa gì",
    Role.ADMINISTRATOR: "giữ cơ quan, người, vai trò, tài khoản",
}
"""What each role may do, in one line."""


class RoleForm(forms.Form):
    """A role at an organisation."""

    organisation = ChosenField(label="Tại đơn vị")
    role = forms.ChoiceField(label="Vai trò", choices=[(role.value, f"{role.label}: {DUTIES[role]}") for role in Role])
    subtree = forms.BooleanField(label="Và tại mọi đơn vị cấp dưới", required=False)
    valid_from = forms.DateField(label="Từ ngày", required=False)
    valid_to = forms.DateField(label="Đến hết ngày", required=False)
    reason = forms.CharField(label="Căn cứ, lý do", max_length=500, required=False)

    def __init__(self, units: QuerySet[Organisation], *args: Any, **options: Any) -> None:
        """``units``: those that may be chosen."""
        super().__init__(*args, **options)
        _among(self, "organisation", Rows(units), "choose_unit")


class EndForm(forms.Form):
    """The last day of a role."""

    last_day = forms.DateField(label="Đến hết ngày", initial=clock.today)
    reason = forms.CharField(label="Căn cứ, lý do", max_length=500)


class DeputyForm(forms.Form):
    """Who stands in, from when to when, by which paper."""

    person = ChosenField(label="Người được ủy quyền, giao phụ trách")
    valid_from = forms.DateField(label="Từ ngày", initial=clock.today)
    valid_to = forms.DateField(label="Đến hết ngày")
    mandate = forms.CharField(label="Số, ngày văn bản", max_length=160)

    def __init__(self, others: QuerySet[Person], *args: Any, **options: Any) -> None:
        """``others``: who may be chosen."""
        super().__init__(*args, **options)
        _among(self, "person", Rows(others), "choose_person")


class HandOverForm(forms.Form):
    """Everything to another person."""

    to = ChosenField(label="Bàn giao cho")
    on = forms.DateField(label="Từ ngày", initial=clock.today)
    reason = forms.CharField(label="Căn cứ, lý do", max_length=500)

    def __init__(self, others: QuerySet[Person], *args: Any, **options: Any) -> None:
        """``others``: who may be chosen."""
        super().__init__(*args, **options)
        _among(self, "to", Rows(others), "choose_person")


def _among(form: forms.Form, name: str, among: Among, view: str) -> None:
    field = form.fields[name]
    assert isinstance(field, ChosenField)
    field.choose(among, reverse(view))
