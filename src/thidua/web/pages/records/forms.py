"""Forms of matters and inspections."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms

from thidua.office import clock
from thidua.office.campaigns.models import Participant
from thidua.office.organisations.models import Person
from thidua.office.records.book import COUNTED_TYPES, natures_of
from thidua.office.records.models import CONCLUSIONS, Nature, State
from thidua.plan.model.papers import Record
from thidua.plan.model.plan import Plan
from thidua.web.pages.files.fields import FilesField

REFERENCE = "Ví dụ: Biên bản 12/BB-ĐKT ngày 05/06/2026, trang 2"


def day_field(label: str, **options: Any) -> forms.DateField:
    """A day, typed day first."""
    return forms.DateField(label=label, widget=forms.DateInput(format="%d/%m/%Y"), **options)


class ProofForm(forms.Form):
    """What proves it."""

    documents = FilesField(label="Tệp minh chứng", required=False)
    reference = forms.CharField(
        label="Số, ngày, trang của văn bản", max_length=255, required=False, help_text=REFERENCE
    )


class MatterForm(ProofForm):
    """One matter of a book. What the book leaves no choice about is not asked."""

    body = forms.ChoiceField(label="Cơ quan ghi nhận")
    participant = forms.ChoiceField(label="Đơn vị, cá nhân")
    nature = forms.ChoiceField(label="Loại")
    happened_on = day_field("Ngày xảy ra", initial=clock.today)
    what = forms.CharField(
        label="Nội dung",
        widget=forms.Textarea,
        max_length=4000,
        help_text="Đơn vị đọc được nội dung này; không ghi tên người phản ánh ở đây.",
    )
    source = forms.CharField(label="Nguồn, số văn bản", max_length=255, required=False)
    fact = forms.ChoiceField(label="Tính vào số liệu", required=False)
    value = forms.CharField(
        label="Giá trị", max_length=64, required=False, help_text="Chỉ ghi khi loại là «Kết quả, số đo»."
    )
    complainant = forms.CharField(
        label="Người phản ánh",
        max_length=255,
        required=False,
        help_text="Chỉ người xử lý ở cơ quan ghi nhận xem được.",
    )
    confidential = forms.BooleanField(
        label="Minh chứng cho biết ai phản ánh: chỉ cơ quan ghi nhận xem", required=False, initial=True
    )
    received_on = day_field("Ngày nhận", required=False)
    field_order: Sequence[str] | None = (
        "body", "participant", "nature", "received_on", "happened_on", "what", "fact", "value", "source", "complainant",
        "reference", "documents", "confidential",
    )  # fmt: skip

    def __init__(
        self,
        *given: Any,
        plan: Plan,
        record: Record,
        bodies: Mapping[str, str],
        participants: Iterable[Participant],
        **options: Any,
    ) -> None:
        """``bodies``: for which one records here, with their names."""
        super().__init__(*given, **options)
        self.fields["body"].choices = list(bodies.items())  # type: ignore[attr-defined]
        whom = [(str(one.pk), one.name) for one in participants]
        self.fields["participant"].choices = [("", "Chọn…"), *whom]  # type: ignore[attr-defined]
        natures = natures_of(record)
        self.fields["nature"].choices = [(one.value, one.label) for one in natures]  # type: ignore[attr-defined]
        valued = Nature.VALUE in natures
        fed = [
            (name, plan.facts[name].label) for name in record.feeds if valued or plan.facts[name].type in COUNTED_TYPES
        ]
        self.fields["fact"].choices = [("", "Theo kế hoạch" if len(fed) < 2 else "Chọn…"), *fed]  # type: ignore[attr-defined]
        self._only("body", len(bodies) == 1)
        self.fields["participant"].initial = whom[0][0] if len(whom) == 1 else None
        self._only("nature", len(natures) == 1)
        self._without("fact", len(fed) < 2 and not valued)
        self._without("value", not valued)
        self._without("complainant", Nature.COMPLAINT not in natures and Nature.FORWARDED not in natures)
        self._without("confidential", "complainant" not in self.fields)
        self._without("received_on", record.kind != "forwarded_item")
        if record.kind == "forwarded_item":
            self.fields["happened_on"].label = "Ngày chuyển đến đơn vị"
        if record.kind == "media_item":
            self.fields["happened_on"].label = "Ngày phát, đăng"

    def _only(self, name: str, only: bool) -> None:
        """Where there is one choice it is made already."""
        field = self.fields[name]
        if only and isinstance(field, forms.ChoiceField):
            given = [(str(key), str(label)) for key, label in list(field.choices) if key]  # type: ignore[arg-type]
            field.choices, field.initial = given, given[0][0]
            field.widget = forms.HiddenInput()

    def _without(self, name: str, out: bool) -> None:
        if out:
            del self.fields[name]


class ConcludeForm(forms.Form):
    """What a complaint came to."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    state = forms.ChoiceField(
        label="Kết luận",
        choices=[*((one.value, one.label) for one in CONCLUSIONS), (State.OPEN.value, "Xem xét lại, chưa kết luận")],
    )
    conclusion = forms.CharField(label="Nội dung kết luận, căn cứ", widget=forms.Textarea, max_length=4000)
    on = day_field("Ngày kết luận", initial=clock.today)


class ReplyForm(forms.Form):
    """When the unit replied."""

    replied_on = day_field("Ngày trả lời", initial=clock.today)
    reply = forms.CharField(label="Văn bản trả lời", max_length=255, required=False)


class MoreTimeForm(forms.Form):
    """A later day for the reply."""

    due_on = day_field("Hạn trả lời mới")
    number = forms.CharField(label="Số văn bản cho gia hạn", max_length=64)
    reason = forms.CharField(label="Lý do", widget=forms.Textarea, max_length=2000)


class AmendForm(forms.Form):
    """Another day, fact or source."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    happened_on = day_field("Ngày xảy ra")
    fact = forms.ChoiceField(label="Tính vào số liệu", required=False)
    source = forms.CharField(label="Nguồn, số văn bản", max_length=255, required=False)
    reason = forms.CharField(label="Lý do sửa", widget=forms.Textarea, max_length=2000)

    def __init__(self, *given: Any, facts: Iterable[tuple[str, str]], **options: Any) -> None:
        """``facts``: into which it may count."""
        super().__init__(*given, **options)
        self.fields["fact"].choices = [("", "Không tính vào số liệu nào"), *facts]  # type: ignore[attr-defined]


class WithdrawForm(forms.Form):
    """Why it should not have been recorded."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(label="Lý do rút", widget=forms.Textarea, max_length=2000)


class EvidenceForm(ProofForm):
    """More evidence."""

    confidential = forms.BooleanField(label="Cho biết ai phản ánh: chỉ cơ quan ghi nhận xem", required=False)


class InspectionForm(forms.Form):
    """A visit and its minutes."""

    body = forms.ChoiceField(label="Cơ quan ghi nhận")
    visited_on = day_field("Ngày kiểm tra", initial=clock.today)
    team = forms.ModelMultipleChoiceField(
        label="Thành viên đoàn", queryset=Person.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )
    others = forms.CharField(
        label="Thành viên khác", max_length=500, required=False, help_text="Họ tên, cách nhau bằng dấu «;»"
    )
    number = forms.CharField(label="Số biên bản", max_length=64, required=False)
    minutes_on = day_field("Ngày biên bản", required=False)
    minutes = forms.FileField(label="Tệp biên bản", required=False)
    remark = forms.CharField(label="Nhận xét chung", widget=forms.Textarea, max_length=4000, required=False)

    def __init__(self, *given: Any, bodies: Mapping[str, str], people: Any, **options: Any) -> None:
        """``people``: those of the bodies that inspect."""
        super().__init__(*given, **options)
        self.fields["body"].choices = list(bodies.items())  # type: ignore[attr-defined]
        if len(bodies) == 1:
            self.fields["body"].initial = next(iter(bodies))
            self.fields["body"].widget = forms.HiddenInput()
        self.fields["team"].queryset = people  # type: ignore[attr-defined]
        if not people.exists():
            del self.fields["team"]
