"""Forms of appraising."""

from django import forms

from thidua.office.accounts.models import User
from thidua.office.appraisals.queries.lines import Line
from thidua.office.appraisals.queries.standing import Ruled
from thidua.office.appraisals.subjects import Subject
from thidua.office.records.queries.supplied import shown_text
from thidua.plan.model.facts import Fact
from thidua.plan.model.plan import Plan
from thidua.sheets.values import labels_of
from thidua.web.pages.appraisals.found import name_of
from thidua.web.pages.files.fields import FilesField

_WANTED = {"required": "Cần ghi giá trị thẩm định."}


class JudgeForm(forms.Form):
    """What was found of one fact. ``seen``: what stood there when the page was drawn."""

    value = forms.CharField(label="Giá trị thẩm định", max_length=255, error_messages=_WANTED)
    reason = forms.CharField(
        label="Lý do", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False,
        help_text="Bắt buộc khi khác số đã báo cáo.",
    )  # fmt: skip
    documents = FilesField(label="Tài liệu của người thẩm định", required=False)
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *given: object, line: Line, plan: Plan, **named: object) -> None:
        """It begins with what was found before, else with what is said, so that accepting it is one key."""
        said = shown_text(plan, line.fact, line.base)
        before = line.judgement.reason if line.judgement is not None and line.judgement.differs else ""
        first = {"value": shown_text(plan, line.fact, line.found or line.base), "seen": line.mark, "reason": before}
        super().__init__(*given, **{"initial": first} | named)  # type: ignore[arg-type]
        if choices := choices_of(plan, line.fact):
            options = [("", "Chọn…"), *((one, one) for one in choices)]
            self.fields["value"] = forms.ChoiceField(label="Giá trị thẩm định", choices=options, error_messages=_WANTED)
        # Where the hand goes first, and what a value is held against while it is typed (appraisals.js).
        self.fields["value"].widget.attrs |= {"data-judged": said}


def choices_of(plan: Plan, fact: Fact) -> list[str]:
    """What a fact may be, where it is one of a few."""
    if fact.type not in ("yes_no", "level"):
        return []
    labels = ["Có", "Không"] if fact.type == "yes_no" else list(labels_of(plan, fact).values())
    return [*labels, *(["Không áp dụng"] if fact.admits_not_applicable else [])]


class ReopenForm(forms.Form):
    """Why something settled is taken up again, or taken back."""

    reason = forms.CharField(label="Lý do", widget=forms.Textarea(attrs={"rows": 2}), max_length=2000)


class AssignForm(forms.Form):
    """Who is to appraise which parts."""

    appraiser = forms.ChoiceField(label="Người thẩm định")
    subjects = forms.MultipleChoiceField(label="Các mục", widget=forms.CheckboxSelectMultiple)

    def __init__(self, *given: object, people: list[User], parts: list[Subject], **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]
        told = [(str(one.pk), f"{name_of(one)} ({one.username})") for one in people]
        self.fields["appraiser"].choices = [("", "Chọn…"), *told]  # type: ignore[attr-defined]
        self.fields["subjects"].choices = [(one.id, one.label) for one in parts]  # type: ignore[attr-defined]


class RoundForm(forms.Form):
    """The days of the explanation round; those that the plan lays down are not asked."""

    last_day = forms.DateField(label="Hạn đơn vị giải trình")
    review_last_day = forms.DateField(label="Hạn thẩm định lại", required=False)

    def __init__(self, *given: object, ruled: Ruled, **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]
        if ruled.explanation is not None:
            del self.fields["last_day"]
        if ruled.review is not None:
            del self.fields["review_last_day"]
