"""Forms that rest on a notice: its number, day, reason and scan, after what it changes."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core import signing

from thidua.office import clock
from thidua.office.campaigns.queries.calendar import Falling
from thidua.office.campaigns.services.grounds import Ground
from thidua.office.files.models import Attachment
from thidua.office.plans.models import PlanVersion


def day_field(label: str, **options: Any) -> forms.DateField:
    """A day, typed day first."""
    return forms.DateField(label=label, widget=forms.DateInput(format="%d/%m/%Y"), **options)


KEPT = "paper_kept"
"""The hidden field that names a scan which was kept before."""


def kept_of(signed: str) -> tuple[int, str]:
    """Key and name of a scan that was kept before; (0, "") where it is not as we wrote it."""
    try:
        key, name = signing.loads(signed, salt=KEPT) if signed else (0, "")
    except signing.BadSignature:
        return 0, ""
    return int(key), str(name)


class GroundForm(forms.Form):
    """The notice on which a change rests. Fields of the change itself stand before it."""

    number = forms.CharField(label="Số thông báo", max_length=64, help_text="Ví dụ 15/TB-UBND")
    day = day_field("Ngày thông báo", initial=clock.today)
    reason = forms.CharField(label="Lý do", widget=forms.Textarea)
    paper = forms.FileField(label="Bản quét thông báo", required=False)
    paper_kept = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *given: Any, **options: Any) -> None:
        """What came before a preview is said at its field."""
        super().__init__(*given, **options)
        _, name = kept_of(self.data.get(self.add_prefix(KEPT), ""))
        if name:
            self.fields["paper"].help_text = f"Đã nhận «{name}»; chọn tệp khác nếu muốn thay."

    def ground(self, paper: Attachment | None = None) -> Ground:
        """What was filled in, with the paper as it is kept."""
        found = self.cleaned_data
        return Ground(number=found["number"], day=found["day"], reason=found["reason"], paper=paper)


class OptionalGroundForm(GroundForm):
    """The notice by which somebody joins: asked for once the campaign runs."""

    def __init__(self, *given: Any, running: bool, **options: Any) -> None:
        """While the campaign is prepared nothing is asked."""
        super().__init__(*given, **options)
        if not running:
            self.fields.clear()


class DeadlineForm(GroundForm):
    """A deadline, perhaps of one month or quarter."""

    deadline = forms.ChoiceField(label="Thời hạn")
    field_order: Sequence[str] = ("deadline",)

    def __init__(self, *given: Any, days: Iterable[Falling], **options: Any) -> None:
        """``days``: those to choose from."""
        super().__init__(*given, **options)
        self.fields["deadline"].choices = [(key_of(one), said(one)) for one in days]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> tuple[str, str]:
        """The deadline and its part."""
        deadline, _, part = str(self.cleaned_data["deadline"]).partition("/")
        return deadline, part


class ExtensionForm(DeadlineForm):
    """A later last day."""

    last_day = day_field("Hạn cuối mới")
    field_order = ("deadline", "last_day", "number", "day", "reason", "paper", KEPT)


class EventForm(DeadlineForm):
    """The day of an event."""

    event_day = day_field("Ngày diễn ra")
    field_order = ("deadline", "event_day", "number", "day", "reason", "paper", KEPT)


class PlanForm(GroundForm):
    """The version that replaces the campaign's."""

    plan = forms.ChoiceField(label="Phiên bản kế hoạch mới")
    field_order = ("plan",)

    def __init__(self, *given: Any, versions: Iterable[PlanVersion], **options: Any) -> None:
        """``versions``: those that replace the present one."""
        super().__init__(*given, **options)
        self.versions = {str(one.pk): one for one in versions}
        self.fields["plan"].choices = [  # type: ignore[attr-defined]
            (key, f"{one.title} · {one.adopted_at:%d/%m/%Y}") for key, one in self.versions.items()
        ]


def key_of(day: Falling) -> str:
    """``deadline/part``."""
    return f"{day.deadline.id}/{day.part}"


def said(day: Falling) -> str:
    """``Báo cáo tháng 2026-03 · 25/03/2026``."""
    when = f"{day.last_day:%d/%m/%Y}" if day.last_day is not None else "chưa có ngày"
    return f"{day.deadline.label} {day.part}".strip() + f" · {when}"
