"""What is asked beside the cells of a sheet."""

from collections.abc import Mapping
from typing import Any

from django import forms

from thidua.office.campaigns.models import Way
from thidua.office.submissions.services.sending import Sealed
from thidua.web.pages.files.fields import FilesField

_KINDS = ".pdf,.jpg,.jpeg,.png,.docx,.xlsx,.xls,.ods"


class AttachForm(forms.Form):
    """A file beside a sheet."""

    fact = forms.ChoiceField(label="Minh chứng cho số liệu", required=False)
    label = forms.CharField(label="Nội dung tệp", max_length=160, required=False)
    given = FilesField(label="Tệp", help_text="PDF, Word, Excel; nhiều ảnh chụp sẽ thành một tệp PDF. Tối đa 50 MB.")

    def __init__(self, *args: object, facts: Mapping[str, str] | None = None, **named: object) -> None:
        """``facts``: labels by id, where the sheet asks for facts of which a file may be the evidence."""
        super().__init__(*args, **named)  # type: ignore[arg-type]
        self.fields["given"].widget.attrs["accept"] = _KINDS
        if facts:
            field = self.fields["fact"]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", "Cả biểu"), *facts.items()]
        else:
            del self.fields["fact"]


class WorkbookForm(forms.Form):
    """A workbook to take in."""

    file = forms.FileField(
        label="Tệp Excel", help_text="Biểu tải từ trang này, hoặc tệp của đơn vị: .xlsx, .xls, .ods."
    )

    def __init__(self, *args: object, **named: object) -> None:
        super().__init__(*args, **named)  # type: ignore[arg-type]
        self.fields["file"].widget.attrs["accept"] = ".xlsx,.xls,.ods"


class _Sending(forms.Form):
    """What every way of sending asks. ``revision``: what the page shows."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    incomplete = forms.BooleanField(label="Tôi đã xem các mục còn thiếu và gửi như vậy", required=False)

    def paper(self) -> Sealed:
        """What the signed paper bears, the scan apart."""
        found = self.cleaned_data
        return Sealed(
            signed_by=found.get("signed_by", ""), number=found.get("number", ""), dated=found.get("dated"),
            arrived_on=found.get("arrived_on"),
        )  # fmt: skip


class HeadForm(_Sending):
    """The head sends what was filled in."""


class ScanForm(_Sending):
    """The clerk sends the scan of what the head signed."""

    scan = FilesField(label="Bản quét", help_text="Một tệp PDF, hoặc các ảnh chụp từng trang theo thứ tự.")
    number = forms.CharField(label="Số văn bản", max_length=64)
    dated = forms.DateField(label="Ngày văn bản")
    signed_by = forms.CharField(label="Người ký", max_length=160, required=False)

    field_order = ("scan", "number", "dated", "signed_by", "incomplete", "revision")


class EnteredForm(_Sending):
    """The standing body enters what came on paper."""

    arrived_on = forms.DateField(label="Ngày nhận bản giấy (dấu đến)")
    number = forms.CharField(label="Số văn bản", max_length=64, required=False)
    dated = forms.DateField(label="Ngày văn bản", required=False)
    signed_by = forms.CharField(label="Người ký", max_length=160, required=False)
    scan = FilesField(label="Bản quét", required=False)

    field_order = ("arrived_on", "number", "dated", "signed_by", "scan", "incomplete", "revision")


SENDING_FORMS: dict[str, type[_Sending]] = {Way.HEAD: HeadForm, Way.SCAN: ScanForm, Way.ENTERED: EnteredForm}


class _Answer(forms.Form):
    """``sending``: which one the page shows."""

    use_required_attribute = False
    sending = forms.IntegerField(widget=forms.HiddenInput)


class AnswerForm(_Answer):
    """The answer to a sending; accepting needs no reason, but the receipt of a report that is answered elsewhere."""

    received_on = forms.DateField(
        label="Ngày nơi nhận đã nhận", error_messages={"required": "Cần ghi ngày nơi nhận đã nhận báo cáo."}
    )
    note = forms.CharField(
        label="Nơi nhận, số văn bản đến hoặc người nhận",
        max_length=255,
        error_messages={"required": "Cần ghi nơi nhận và số văn bản đến, hoặc người nhận."},
    )
    reason = forms.CharField(
        label="Lý do trả lại", widget=forms.Textarea, error_messages={"required": "Cần ghi lý do trả lại."}
    )

    def __init__(self, *args: Any, elsewhere: bool, **kwargs: Any) -> None:
        """What is wanted follows the button that was pressed."""
        super().__init__(*args, **kwargs)
        accepting = self.data.get("tra-loi") == "nhan"
        self.fields["reason"].required = not accepting
        for name in ("received_on", "note"):
            self.fields[name].required = accepting
            if not elsewhere:
                del self.fields[name]


class ReopenForm(_Answer):
    """An acceptance taken back."""

    reason = forms.CharField(
        label="Lý do mở lại", widget=forms.Textarea, error_messages={"required": "Cần ghi lý do mở lại."}
    )
