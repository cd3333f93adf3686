"""Forms of campaigns."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from thidua.office import clock
from thidua.office.campaigns.models import Campaign, Way
from thidua.office.campaigns.queries.calendar import Falling
from thidua.office.campaigns.services.grounds import Ground
from thidua.office.campaigns.services.joining import trait_choices
from thidua.office.files.models import Attachment
from thidua.office.organisations.models import Organisation
from thidua.office.plans.models import PlanVersion
from thidua.plan.model.people import KIND_LABELS
from thidua.plan.model.plan import Plan
from thidua.rules.owed import selectors_of

Choices = list[tuple[str, str]]


def day_field(label: str, **options: Any) -> forms.DateField:
    """A day, typed day first."""
    return forms.DateField(label=label, widget=forms.DateInput(format="%d/%m/%Y"), **options)


class GroundForm(forms.Form):
    """The notice on which a change rests. Fields of the change itself stand before it."""

    number = forms.CharField(label="Số thông báo", max_length=64, help_text="Ví dụ 15/TB-UBND")
    day = day_field("Ngày thông báo", initial=clock.today)
    reason = forms.CharField(label="Lý do", widget=forms.Textarea)
    paper = forms.FileField(label="Bản quét thông báo", required=False)

    def ground(self, paper: Attachment | None = None) -> Ground:
        """What was filled in, with the paper as it is kept."""
        found = self.cleaned_data
        return Ground(number=found["number"], day=found["day"], reason=found["reason"], paper=paper)


class SettingsForm(forms.Form):
    """Title, ways of sending, whether units may join of their own accord."""

    title = forms.CharField(label="Tên phong trào", max_length=255)
    ways = forms.MultipleChoiceField(
        label="Đơn vị gửi biểu, báo cáo bằng cách nào",
        choices=Way.choices,
        widget=forms.CheckboxSelectMultiple,
        initial=list(Way.values),
    )
    self_joining = forms.BooleanField(
        label="Cho đơn vị tự đăng ký tham gia, cơ quan thường trực xét nhận", required=False
    )

    def __init__(self, *given: Any, joins_freely: bool, **options: Any) -> None:
        """``joins_freely``: whether the plan lets any group do so; else the question is not asked."""
        super().__init__(*given, **options)
        if not joins_freely:
            del self.fields["self_joining"]

    @property
    def chosen(self) -> dict[str, Any]:
        """The values as the service takes them."""
        found = self.cleaned_data
        values = {"title": found["title"], "ways": found["ways"]}
        return values | {"self_joining": found.get("self_joining", False)}


class NewCampaignForm(forms.Form):
    """Which round of which plan."""

    plan = forms.ChoiceField(label="Kế hoạch và đợt")
    title = forms.CharField(label="Tên phong trào", max_length=255, help_text="Tên mà các đơn vị sẽ thấy")

    def __init__(self, *given: Any, rounds: list[tuple[PlanVersion, Plan]], **options: Any) -> None:
        """``rounds``: the plans that somebody may run, read."""
        super().__init__(*given, **options)
        self.versions = {str(version.pk): version for version, _ in rounds}
        self.fields["plan"].choices = [  # type: ignore[attr-defined]
            (
                f"{version.title} · {version.owner.name} · {version.adopted_at:%d/%m/%Y}",
                [(f"{version.pk}:{one.id}", one.label) for one in plan.rounds.values() if not one.is_part],
            )
            for version, plan in rounds
        ]

    @property
    def chosen(self) -> tuple[PlanVersion, str]:
        """The version and the round."""
        version, _, round_id = str(self.cleaned_data["plan"]).partition(":")
        return self.versions[version], round_id


class BodiesForm(forms.Form):
    """For each body of the plan the organisation that acts as it, and which of them run the campaign."""

    def __init__(self, *given: Any, plan: Plan, campaign: Campaign, places: Iterable[Organisation], **options: Any):
        """``places``: the organisations to choose from, besides those chosen already."""
        super().__init__(*given, **options)
        acting = {one.body: one for one in campaign.bodies.all()}
        known = {one.pk: one.name for one in places}
        known |= {one.organisation_id: one.organisation.name for one in acting.values()}
        choices = [("", "Không theo dõi trên hệ thống"), *((str(key), name) for key, name in known.items())]
        for name, body in plan.bodies.items():
            role = acting.get(name)
            self.fields[f"body-{name}"] = forms.ChoiceField(
                label=body.label, choices=choices, required=False, initial=str(role.organisation_id) if role else ""
            )
        self.fields["runs"] = forms.MultipleChoiceField(
            label="Cơ quan thường trực",
            help_text="Được mời tham gia, gia hạn, nhận và trả lại như cơ quan chủ trì",
            choices=[(name, body.label) for name, body in plan.bodies.items()],
            widget=forms.CheckboxSelectMultiple,
            required=False,
            initial=[name for name, role in acting.items() if role.runs],
        )

    def chosen(self) -> list[tuple[str, int | None, bool]]:
        """Body, organisation, whether it runs the campaign."""
        runs = set(self.cleaned_data["runs"])
        return [
            (name.removeprefix("body-"), int(value) if value else None, name.removeprefix("body-") in runs)
            for name, value in self.cleaned_data.items()
            if name.startswith("body-")
        ]


def groups_of(plan: Plan, kinds: Iterable[str] = KIND_LABELS) -> Choices:
    """``group/kind`` with labels, as one choice."""
    wanted = set(kinds)
    return [
        (f"{name}/{kind}", f"{group.label} ({KIND_LABELS[kind]})" if len(group.kinds) > 1 else group.label)
        for name, group in plan.groups.items()
        for kind in group.kinds
        if kind in wanted
    ]


class WhoForm(forms.Form):
    """One participant, by hand."""

    whom = forms.ChoiceField(label="Nhóm và loại đối tượng")
    code = forms.CharField(label="Mã", max_length=64, help_text="Không trùng với đối tượng khác của phong trào")
    name = forms.CharField(label="Tên", max_length=255)
    organisation = forms.ModelChoiceField(
        label="Tổ chức, hoặc nơi công tác",
        queryset=Organisation.objects.none(),
        required=False,
        help_text="Người của tổ chức này lập và gửi biểu",
    )

    def __init__(self, *given: Any, plan: Plan, places: Any, **options: Any) -> None:
        """``places``: organisations to choose from."""
        super().__init__(*given, **options)
        self.fields["whom"].choices = groups_of(plan)  # type: ignore[attr-defined]
        self.fields["organisation"].queryset = places  # type: ignore[attr-defined]


class AmendForm(forms.Form):
    """Name, group and traits of a participant."""

    name = forms.CharField(label="Tên", max_length=255)
    group = forms.ChoiceField(label="Nhóm")

    def __init__(self, *given: Any, plan: Plan, kind: str, group: str, **options: Any) -> None:
        """The groups of this kind, and a question for each selector on which something hangs."""
        super().__init__(*given, **options)
        self.fields["group"].choices = [  # type: ignore[attr-defined]
            (name, one.label) for name, one in plan.groups.items() if kind in one.kinds
        ]
        self.traits = selectors_of(plan, kind, group)
        for name in self.traits:
            self.fields[f"trait-{name}"] = forms.ChoiceField(
                label=plan.facts[name].label, choices=[("", "Chưa khai"), *trait_choices(plan, name)], required=False
            )

    @property
    def chosen_traits(self) -> dict[str, str]:
        """The traits by name."""
        return {name: self.cleaned_data[f"trait-{name}"] for name in self.traits}


class ListForm(forms.Form):
    """A list from Excel."""

    file = forms.FileField(label="Tệp danh sách (.xlsx, .xls, .ods, .csv)")


class OptionalGroundForm(GroundForm):
    """The notice by which somebody joins: asked for once the campaign runs."""

    def __init__(self, *given: Any, running: bool, **options: Any) -> None:
        """While the campaign is prepared nothing is asked."""
        super().__init__(*given, **options)
        if not running:
            self.fields.clear()


class TreeForm(forms.Form):
    """Into which group chosen organisations go."""

    group = forms.ChoiceField(label="Đưa vào nhóm")

    def __init__(self, *given: Any, plan: Plan, **options: Any) -> None:
        """The groups that have collectives."""
        super().__init__(*given, **options)
        self.fields["group"].choices = [  # type: ignore[attr-defined]
            (name, one.label) for name, one in plan.groups.items() if "collective" in one.kinds
        ]


class LaunchForm(forms.Form):
    """The paper that launches the campaign."""

    number = forms.CharField(label="Số văn bản phát động", max_length=64, help_text="Ví dụ 100/KH-UBND")
    day = day_field("Ngày phát động", initial=clock.today)


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
    field_order = ("deadline", "last_day", "number", "day", "reason", "paper")


class EventForm(DeadlineForm):
    """The day of an event."""

    event_day = day_field("Ngày diễn ra")
    field_order = ("deadline", "event_day", "number", "day", "reason", "paper")


class CloseForm(forms.Form):
    """The campaign is over."""

    day = day_field("Ngày kết thúc", initial=clock.today)
    reason = forms.CharField(label="Lý do, văn bản kết thúc", widget=forms.Textarea)


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


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label="Lý do", widget=forms.Textarea)


class AskForm(forms.Form):
    """A unit asks to take part."""

    organisation = forms.ModelChoiceField(label="Đơn vị", queryset=Organisation.objects.none())
    whom = forms.ChoiceField(label="Nhóm và loại đối tượng")
    name = forms.CharField(label="Tên tập thể hoặc họ tên cá nhân", max_length=255)
    goals = forms.CharField(label="Mục tiêu của đơn vị", widget=forms.Textarea, required=False)

    def __init__(self, *given: Any, plan: Plan, places: Any, **options: Any) -> None:
        """The groups that join freely, and the organisations for which somebody acts."""
        super().__init__(*given, **options)
        free = {name for name, group in plan.groups.items() if group.joins_freely}
        self.fields["whom"].choices = [  # type: ignore[attr-defined]
            (key, label) for key, label in groups_of(plan) if key.partition("/")[0] in free
        ]
        self.fields["organisation"].queryset = places  # type: ignore[attr-defined]


def key_of(day: Falling) -> str:
    """``deadline/part``."""
    return f"{day.deadline.id}/{day.part}"


def said(day: Falling) -> str:
    """``Báo cáo tháng 2026-03 · 25/03/2026``."""
    when = f"{day.last_day:%d/%m/%Y}" if day.last_day is not None else "chưa có ngày"
    return f"{day.deadline.label} {day.part}".strip() + f" · {when}"
