"""A new round of a campaign: which one, then what would be taken over and what not, then a yes."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from thidua.office.access.predicates import runs, writes_plans
from thidua.office.campaigns.models import Campaign
from thidua.office.campaigns.queries.plans import replacing
from thidua.office.campaigns.services.going_on import Left, Opened, open_round
from thidua.office.organisations.queries import successors
from thidua.office.plans.models import PlanVersion
from thidua.office.plans.queries import plan_of
from thidua.plan.model.people import KIND_LABELS
from thidua.plan.model.plan import Plan
from thidua.web.access import Request, open_to
from thidua.web.components.attempting import attempted
from thidua.web.components.confirming import Preview, confirmed, going_back
from thidua.web.pages.campaigns.found import campaign_for, form_page

LATEST = 30
"""So many plans of the owner are offered, the latest first."""


class RoundForm(forms.Form):
    """Which round of which plan, and what the campaign is called."""

    plan = forms.ChoiceField(label="Kế hoạch và đợt")
    title = forms.CharField(label="Tên phong trào", max_length=255, help_text="Tên mà các đơn vị sẽ thấy")

    def __init__(self, *given: Any, rounds: list[tuple[PlanVersion, list[tuple[str, str]]]], **options: Any) -> None:
        """``rounds``: the versions with (id, label) of the rounds that may be opened."""
        super().__init__(*given, **options)
        self.versions = {str(version.pk): version for version, _ in rounds}
        field = self.fields["plan"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (
                f"{version.title} · {version.adopted_at:%d/%m/%Y}",
                [(f"{version.pk}:{name}", label) for name, label in some],
            )
            for version, some in rounds
        ]

    @property
    def chosen(self) -> tuple[PlanVersion, str]:
        """The version and the round."""
        version, _, round_id = str(self.cleaned_data["plan"]).partition(":")
        return self.versions[version], round_id


@open_to(runs)
def new_round(request: Request, campaign: int) -> HttpResponse:
    """Choose, look at what comes of it, open it."""
    found = campaign_for(request, campaign, runs)
    rounds = _rounds(request, found) if found.state != Campaign.State.PREPARING and not found.level else []
    form = RoundForm(request.POST or None, rounds=rounds, initial={"title": found.title})
    if request.method == "POST" and form.is_valid() and not going_back(request):
        opened = attempted(form, lambda: _opened(request, found, form, keep=False))
        if opened is not None:
            preview = _preview(found, form, opened)
            if not confirmed(request, preview):
                return preview.page(request)
            made = attempted(form, lambda: _opened(request, found, form, keep=True))
            if made is not None:
                messages.success(
                    request, f"Đã mở kỳ mới với {len(made.participants)} đối tượng; hãy xem lại rồi phát động."
                )
                return redirect("campaign", made.campaign.pk)
    return form_page(request, "campaigns/new_round.html", form, campaign=found, rounds=rounds)


def _opened(request: Request, found: Campaign, form: RoundForm, *, keep: bool) -> Opened:
    """The new round; unless it is to be kept, tried out and undone."""
    plan, round_id = form.chosen
    with transaction.atomic():
        made = open_round(
            campaign=found, plan=plan, round_id=round_id, title=form.cleaned_data["title"], by=request.standing.user
        )
        if not keep:
            transaction.set_rollback(True)
    return made


def _rounds(request: Request, found: Campaign) -> list[tuple[PlanVersion, list[tuple[str, str]]]]:
    """The other rounds of the plan and of what replaces it; for who writes plans, of the owner's other plans too."""
    owner = successors({found.owner_id})[found.owner_id].organisation
    versions = [one for one in [*replacing(found.plan), found.plan] if owner is not None and one.owner_id == owner.pk]
    if owner is not None and writes_plans.test(request.standing, owner):
        others = PlanVersion.objects.filter(owner=owner, replaced_by=None).exclude(pk__in=[one.pk for one in versions])
        versions += others[:LATEST]
    offered = [(one, _others(plan_of(one), found, one)) for one in versions]
    return [(one, some) for one, some in offered if some]


def _others(plan: Plan, found: Campaign, version: PlanVersion) -> list[tuple[str, str]]:
    """The rounds of a plan, without that of the campaign itself."""
    own = plan.id == plan_of(found.plan).id
    return [
        (one.id, one.label) for one in plan.rounds.values() if not one.is_part and not (own and one.id == found.round)
    ]


def _preview(found: Campaign, form: RoundForm, opened: Opened) -> Preview:
    plan = plan_of(form.chosen[0])
    groups = {name: one.label for name, one in plan.groups.items()}
    return Preview(
        title=f"Mở kỳ mới: {form.cleaned_data['title']}",
        things=[
            f"{one.name} · {groups.get(one.group, one.group)} · {KIND_LABELS[one.kind]}" for one in opened.participants
        ],
        unit="đối tượng được chép sang kỳ mới",
        follows=[
            *(f"Chép: {one}" for one in opened.settings),
            *(f"Thay đổi: {one}" for one in opened.changed),
            *_left("đối tượng", opened.left),
            *_left("mục khác", opened.left_things),
        ],
        note="Phong trào mới ở trạng thái chuẩn bị; phong trào cũ giữ nguyên. Chưa đơn vị nào được báo.",
        label=f"Mở kỳ mới với {len(opened.participants)} đối tượng",
        cancel_url=reverse("campaign", args=[found.pk]),
        editable=True,
    )


def _left(what: str, those: list[Left]) -> list[str]:
    if not those:
        return []
    return [f"Không chép {len(those)} {what}", *(f"Không chép {one.name}: {one.why}" for one in those)]
