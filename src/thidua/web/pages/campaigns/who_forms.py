"""Forms about who takes part."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse

from thidua.office.campaigns.models import Campaign
from thidua.office.campaigns.services.joining import trait_choices
from thidua.office.organisations.models import Organisation
from thidua.plan.model.people import KIND_LABELS
from thidua.plan.model.plan import Plan
from thidua.rules.owed import selectors_of
from thidua.web.components.among import Rows
from thidua.web.components.choosing import ChosenField
from thidua.web.pages.choosing.among import units_of

Choices = list[tuple[str, str]]


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
    organisation = ChosenField(
        label="Tổ chức, hoặc nơi công tác",
        required=False,
        help_text="Người của tổ chức này lập và gửi biểu",
    )

    def __init__(self, *given: Any, plan: Plan, campaign: Campaign, **options: Any) -> None:
        """``campaign``: whose organisations there are to choose from."""
        super().__init__(*given, **options)
        self.fields["whom"].choices = groups_of(plan)  # type: ignore[attr-defined]
        field = self.fields["organisation"]
        assert isinstance(field, ChosenField)
        field.choose(Rows(units_of(campaign)), reverse("choose_campaign_unit", args=[campaign.pk]))


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


class TreeForm(forms.Form):
    """Into which group chosen organisations go."""

    group = forms.ChoiceField(label="Đưa vào nhóm")

    def __init__(self, *given: Any, plan: Plan, **options: Any) -> None:
        """The groups that have collectives."""
        super().__init__(*given, **options)
        self.fields["group"].choices = [  # type: ignore[attr-defined]
            (name, one.label) for name, one in plan.groups.items() if "collective" in one.kinds
        ]


class AskForm(forms.Form):
    """A unit asks to take part."""

    organisation = ChosenField(label="Đơn vị")
    whom = forms.ChoiceField(label="Nhóm và loại đối tượng")
    name = forms.CharField(label="Tên tập thể hoặc họ tên cá nhân", max_length=255)
    goals = forms.CharField(label="Mục tiêu của đơn vị", widget=forms.Textarea, required=False)

    def __init__(self, *given: Any, plan: Plan, places: QuerySet[Organisation], url: str, **options: Any) -> None:
        """The groups that join freely, and the organisations for which somebody acts; ``url`` searches these."""
        super().__init__(*given, **options)
        free = {name for name, group in plan.groups.items() if group.joins_freely}
        self.fields["whom"].choices = [  # type: ignore[attr-defined]
            (key, label) for key, label in groups_of(plan) if key.partition("/")[0] in free
        ]
        field = self.fields["organisation"]
        assert isinstance(field, ChosenField)
        field.choose(Rows(places), url)
