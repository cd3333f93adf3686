"""Forms of results."""

from django import forms

from thidua.office.results.models import Ranking
from thidua.plan.model.plan import Plan
from thidua.web.pages.files.fields import FilesField


class ChoiceForm(forms.Form):
    """What a council chose: whom, for what, by which minutes."""

    participant = forms.ChoiceField(label="Đối tượng được chọn")
    award = forms.ChoiceField(label="Hình thức, xếp loại")
    number = forms.CharField(label="Số biên bản họp", max_length=64)
    day = forms.DateField(label="Ngày họp")
    reason = forms.CharField(label="Lý do", widget=forms.Textarea, max_length=2000)

    def __init__(self, *given: object, plan: Plan, ranking: Ranking, **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]
        rows = ranking.rows.order_by("sort_key", "pk").values_list("participant", "name", "code")
        self.fields["participant"].choices = [("", "Chọn…"), *((pk, f"{name} ({code})") for pk, name, code in rows)]  # type: ignore[attr-defined]
        awards = [(name, one.label) for name, one in plan.awards.items()]
        classes = [(name, f"Xếp loại: {one.label}") for name, one in plan.classes.items()]
        self.fields["award"].choices = [("", "Chọn…"), *awards, *classes]  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """Why something is taken back, or done once more."""

    reason = forms.CharField(label="Lý do", widget=forms.Textarea, max_length=2000)


class FreezeForm(forms.Form):
    """Why a new version is made; ``seen``: what results rested on when the page was drawn."""

    reason = forms.CharField(label="Lý do lập phiên bản mới", widget=forms.Textarea, max_length=2000, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class PublishForm(forms.Form):
    """The paper under which results are published."""

    number = forms.CharField(label="Số văn bản công bố", max_length=64)
    dated = forms.DateField(label="Ngày văn bản")
    pages = FilesField(label="Văn bản đã ký (PDF, hoặc ảnh chụp từng trang)")
