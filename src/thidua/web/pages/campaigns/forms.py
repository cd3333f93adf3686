"""Forms of a campaign itself."""

from typing import Any

from django import forms
from django.urls import reverse

from thidua.office import clock
from thidua.office.campaigns.models import Campaign, Way
from thidua.office.plans.models import PlanVersion
from thidua.plan.model.plan import Plan
from thidua.web.components.among import Held
from thidua.web.components.choosing import ChosenField
from thidua.web.pages.campaigns.notice_forms import day_field
from thidua.web.pages.choosing.among import bodies_near

Choices = list[tuple[str, str]]


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

    def __init__(self, *given: Any, plan: Plan, campaign: Campaign, **options: Any):
        """One question for each body; all of them choose from the same organisations, asked for once."""
        super().__init__(*given, **options)
        acting = {one.body: one for one in campaign.bodies.all()}
        near = Held(bodies_near(campaign).select_related("parent"))
        url = reverse("choose_campaign_body", args=[campaign.pk])
        for name, body in plan.bodies.items():
            role = acting.get(name)
            field = ChosenField(
                label=body.label,
                required=False,
                initial=role.organisation_id if role else None,
                empty_label="Không theo dõi trên hệ thống",
            )
            field.choose(near, url)
            self.fields[f"body-{name}"] = field
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
            (name.removeprefix("body-"), value.pk if value else None, name.removeprefix("body-") in runs)
            for name, value in self.cleaned_data.items()
            if name.startswith("body-")
        ]


class LaunchForm(forms.Form):
    """The paper that launches the campaign."""

    number = forms.CharField(label="Số văn bản phát động", max_length=64, help_text="Ví dụ 100/KH-UBND")
    day = day_field("Ngày phát động", initial=clock.today)


class CloseForm(forms.Form):
    """The campaign is over."""

    day = day_field("Ngày kết thúc", initial=clock.today)
    reason = forms.CharField(label="Lý do, văn bản kết thúc", widget=forms.Textarea)


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label="Lý do", widget=forms.Textarea)
