"""Adding participants: one, from the tree, from Excel; amending, taking off, leaving."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thidua.office.access.predicates import reviews, runs
from thidua.office.campaigns.errors import CampaignError
from thidua.office.campaigns.lists import ReadList, read_list
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.campaigns.queries.taking_part import candidates
from thidua.office.campaigns.services import joining
from thidua.office.organisations.models import Organisation, OrganisationKind
from thidua.office.plans.queries import plan_of
from thidua.office.spelling import search_key
from thidua.web.access import Request, open_to
from thidua.web.components.attempting import attempted
from thidua.web.components.confirming import Preview, confirmed, going_back
from thidua.web.components.listing import Column, Listing
from thidua.web.pages.campaigns.foreseen import Seen, look, stepped
from thidua.web.pages.campaigns.found import campaign_for, form_page, participant_for
from thidua.web.pages.campaigns.meant import MeantForm, read_back, rows_of, written
from thidua.web.pages.campaigns.notice_forms import GroundForm, OptionalGroundForm
from thidua.web.pages.campaigns.papers_kept import kept_paper
from thidua.web.pages.campaigns.who_comes import joining_preview, leaving_preview
from thidua.web.pages.campaigns.who_forms import AmendForm, ListForm, TreeForm, WhoForm

ORGANISATIONS = (
    Column("ten", "Tên", by="sort_key"),
    Column("ma", "Mã", by="code"),
    Column("loai", "Loại", by=("kind", "sort_key")),
    Column("tren", "Trực thuộc", by="parent__sort_key"),
)


@open_to(runs)
def one(request: Request, campaign: int) -> HttpResponse:
    """One participant, by hand."""
    found = campaign_for(request, campaign, runs)
    form = WhoForm(request.POST or None, plan=plan_of(found.plan), campaign=found)
    ground = _ground_form(request, found)
    if _sent(request, form, ground):
        group, _, kind = form.cleaned_data["whom"].partition("/")
        given = {name: form.cleaned_data[name] for name in ("code", "name", "organisation")}
        done = _joined(request, found, [joining.Joiner(kind=kind, group=group, **given)], form, ground)
        if done is not None:
            return done
    return form_page(request, "campaigns/one.html", form, ground=ground, campaign=found)


@open_to(runs)
def tree(request: Request, campaign: int) -> HttpResponse:
    """Organisations of the tree, chosen from a list, into one group."""
    found = campaign_for(request, campaign, runs)
    form = TreeForm(request.POST or None, plan=plan_of(found.plan))
    ground = _ground_form(request, found)
    chosen = candidates(found).select_related("parent")
    if _sent(request, form, ground):
        picked = [int(key) for key in request.POST.getlist("chon") if key.isdecimal()]
        made = joining.units(chosen.filter(pk__in=picked), form.cleaned_data["group"])
        done = _joined(request, found, made, form, ground, bulk=True)
        if done is not None:
            return done
    for word in search_key(request.GET.get("tim", "")).split():
        chosen = chosen.filter(search__contains=word)
    if (kind := request.GET.get("loai", "")) in OrganisationKind.values:
        chosen = chosen.filter(kind=kind)
    rows: Listing[Organisation] = Listing(request, chosen, ORGANISATIONS, first="ten", size=200)
    values = {"ground": ground, "campaign": found, "rows": rows, "kinds": OrganisationKind.choices}
    return form_page(request, "campaigns/tree.html", form, picked=request.POST.getlist("chon"), **values)


@open_to(runs)
def listed(request: Request, campaign: int) -> HttpResponse:
    """A list from Excel: read and shown row by row, then added on a yes."""
    found = campaign_for(request, campaign, runs)
    if request.method == "POST" and "rows" in request.POST:
        return _add_listed(request, found)
    form = ListForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        read = attempted(form, lambda: read_list(found, sent.read(), sent.name))
        if read is not None:
            return _show_list(request, found, read)
    return form_page(request, "campaigns/list.html", form, campaign=found)


def _show_list(request: Request, found: Campaign, read: ReadList) -> HttpResponse:
    rows = rows_of(read)
    values = {
        "campaign": found,
        "read": read,
        "count": len(rows),
        "rows": written(rows),
        "meant": MeantForm(rows),
        "ground": _ground_form(request, found, fresh=True),
    }
    return render(request, "campaigns/list_read.html", values)


def _add_listed(request: Request, found: Campaign) -> HttpResponse:
    """What the page before showed comes back as it was read, and is checked again."""
    ground = _ground_form(request, found)
    raw = request.POST["rows"]
    rows = read_back(found, raw)
    if rows is None:
        messages.error(request, "Không đọc lại được danh sách; hãy chọn tệp lần nữa.")
        return redirect("participants_list", found.pk)
    meant = MeantForm(rows, request.POST)
    if meant.is_valid() & ground.is_valid():
        kept, by = _ground(request, ground, found), request.standing.user
        try:
            made = joining.join(campaign=found, joiners=meant.joiners(), by=by, ground=kept)
        except CampaignError as refused:
            messages.error(request, f"Chưa thêm đối tượng nào. {refused}")
            return redirect("participants_list", found.pk)
        messages.success(request, f"Đã thêm {len(made)} đối tượng.")
        return redirect("participants", found.pk)
    values = {"campaign": found, "rows": raw, "count": len(rows), "ground": ground, "meant": meant}
    return form_page(request, "campaigns/list_read.html", ground if ground.errors else meant, **values)


@open_to(runs)
def removed(request: Request, campaign: int) -> HttpResponse:
    """Take chosen participants off the list of a campaign that was not launched."""
    found = campaign_for(request, campaign, runs)
    back = reverse("participants", args=[found.pk])
    picked = [int(key) for key in request.POST.getlist("chon") if key.isdecimal()]
    chosen = list(found.participants.filter(pk__in=picked))
    if request.method != "POST" or not chosen:
        return redirect(back)
    preview = Preview(
        title="Bỏ khỏi danh sách tham gia",
        things=[f"{one.name} ({one.code})" for one in chosen],
        unit="đối tượng",
        label=f"Bỏ {len(chosen)} đối tượng",
        cancel_url=back,
        danger=True,
    )
    if not confirmed(request, preview):
        return preview.page(request)
    try:
        count = joining.remove(participants=chosen, campaign=found, by=request.standing.user)
        messages.success(request, f"Đã bỏ {count} đối tượng.")
    except CampaignError as refused:
        messages.error(request, str(refused))
    return redirect(back)


@open_to(reviews)
def amended(request: Request, participant: int) -> HttpResponse:
    """Another name, group or other traits."""
    found = participant_for(request, participant, reviews)
    initial = {"name": found.name, "group": found.group} | {f"trait-{k}": v for k, v in found.traits.items()}
    plan = plan_of(found.campaign.plan)
    form = AmendForm(request.POST or None, initial=initial, plan=plan, kind=found.kind, group=found.group)
    if request.method == "POST" and form.is_valid():
        given = {"name": form.cleaned_data["name"], "group": form.cleaned_data["group"], "traits": form.chosen_traits}
        by = request.standing.user
        if attempted(form, lambda: joining.amend(participant=found, by=by, **given)) is not None:
            messages.success(request, "Đã lưu.")
            return redirect("participant", found.pk)
    return form_page(request, "campaigns/amend.html", form, participant=found, campaign=found.campaign)


@open_to(reviews)
def left(request: Request, participant: int) -> HttpResponse:
    """A participant leaves, by notice."""
    found = participant_for(request, participant, reviews)
    form = GroundForm(request.POST or None, request.FILES or None)
    if _sent(request, form):
        done = _left(request, found, form)
        if done is not None:
            return done
    return form_page(request, "campaigns/leave.html", form, participant=found, campaign=found.campaign)


def _ground_form(request: Request, found: Campaign, *, fresh: bool = False) -> OptionalGroundForm:
    running = found.state != Campaign.State.PREPARING
    if request.method != "POST" or fresh:
        return OptionalGroundForm(running=running)
    return OptionalGroundForm(request.POST, request.FILES, running=running)


def _ground(request: Request, form: OptionalGroundForm, found: Campaign) -> joining.Ground | None:
    return form.ground(kept_paper(request, form, found)) if form.fields else None


def _sent(request: Request, *given: forms.Form) -> bool:
    """Whether sound forms were sent, and not to be changed again."""
    return request.method == "POST" and not going_back(request) and all(one.is_valid() for one in given)


def _left(request: Request, found: Participant, form: GroundForm) -> HttpResponse | None:
    paper, by = kept_paper(request, form, found.campaign), request.standing.user
    if form.errors:
        return None
    ground = form.ground(paper)
    done = stepped(
        request,
        form,
        lambda: look(found.campaign),
        lambda: joining.leave(participant=found, ground=ground, by=by),
        lambda _, __: leaving_preview(found, form),
    )
    if done is True:
        messages.success(request, f"«{found.name}» thôi tham gia từ ngày {ground.day:%d/%m/%Y}.")
        return redirect("participant", found.pk)
    return done or None


def _joined(
    request: Request,
    found: Campaign,
    joiners: list[joining.Joiner],
    form: forms.Form,
    ground: OptionalGroundForm,
    *,
    bulk: bool = False,
) -> HttpResponse | None:
    """A preview first where many are added or the campaign runs; then to those who take part. None: it is refused."""
    kept, by = _ground(request, ground, found), request.standing.user
    if not ground.is_valid():
        return None

    def act() -> list[Participant]:
        return joining.join(campaign=found, joiners=joiners, by=by, ground=kept)

    def preview(*seen: Seen) -> Preview:
        return joining_preview(found, joiners, ground, *seen)

    shown = bulk or kept is not None
    done = stepped(request, form, lambda: look(found), act, preview) if shown else attempted(form, act) is not None
    if done is True:
        messages.success(request, f"Đã thêm {len(joiners)} đối tượng.")
        return redirect("participants", found.pk)
    return done or None
