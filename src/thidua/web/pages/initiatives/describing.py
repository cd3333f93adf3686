"""What a unit says of its initiative: details, and files as evidence."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from thidua.office.access.filters import participants_read
from thidua.office.access.predicates import reads_participant
from thidua.office.files.errors import FileRefusedError
from thidua.office.files.services.keeping import keep
from thidua.office.initiatives.errors import ConflictError, InitiativeError
from thidua.office.initiatives.models import Evidence, Initiative, Kind, Status
from thidua.office.initiatives.services.describing import NAMES, Details, add_evidence, describe, remove_evidence
from thidua.web.access import Request, open_to
from thidua.web.components.attempting import add_refusal
from thidua.web.pages.files.fields import FilesField
from thidua.web.pages.initiatives.found import initiative_for, may_describe


class DetailsForm(forms.Form):
    """The details of an initiative. What stood there when the page was made goes along, so two writers notice."""

    kind = forms.ChoiceField(label="Loại", choices=Kind.choices, required=False, show_hidden_initial=True)
    authors = forms.CharField(
        label="Tác giả",
        required=False,
        show_hidden_initial=True,
        help_text="Nhiều người thì cách nhau bằng dấu «;»",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    tags = forms.CharField(
        label="Từ khóa", required=False, show_hidden_initial=True, help_text="Cách nhau bằng dấu «;» hoặc dấu phẩy"
    )
    expected_completion = forms.CharField(label="Dự kiến hoàn thành", required=False, show_hidden_initial=True)
    status = forms.ChoiceField(label="Tình trạng", choices=Status.choices, show_hidden_initial=True)  # fmt: skip

    @property
    def shown(self) -> Details:
        """What stood there when the page was made; an own page that was tampered with only harms itself."""
        return Details(**{name: str(self.data.get(self[name].html_initial_name, "")) for name in NAMES})

    @property
    def wanted(self) -> Details:
        """What is to stand there."""
        return Details(**{name: self.cleaned_data[name] for name in NAMES})

    def as_shown(self, now: Details | None = None) -> SafeString:
        """What stood there, as hidden fields; ``now``: instead what stands there since."""
        values = {name: getattr(now, name) if now else None for name in NAMES}
        return SafeString(
            "".join(
                self[name].as_hidden(only_initial=True) if values[name] is None else self._hidden(name, values[name])
                for name in NAMES
            )
        )

    def _hidden(self, name: str, value: object) -> SafeString:
        return SafeString(forms.HiddenInput().render(self[name].html_initial_name, value))


class EvidenceForm(forms.Form):
    """Files to put beside an initiative."""

    evidence = FilesField(label="Tệp minh chứng")


@open_to(reads_participant)
def described(request: Request, initiative: int) -> HttpResponse:
    """The details; where somebody else wrote meanwhile, both are shown and nothing is overwritten."""
    found = _to_describe(request, initiative)
    now = Details.of(found)
    form = DetailsForm(request.POST or None, initial={name: getattr(now, name) for name in NAMES})
    theirs: dict[str, str] = {}
    if request.method == "POST" and form.is_valid():
        assert request.standing.user is not None
        try:
            describe(initiative=found, shown=form.shown, wanted=form.wanted, by=request.standing.user)
        except ConflictError as met:
            theirs = met.theirs
            add_refusal(form, met)
        except InitiativeError as refused:
            add_refusal(form, refused)
        else:
            messages.success(request, "Đã lưu thông tin sáng kiến.")
            return redirect("initiative", initiative)
    values = {
        "initiative": found,
        "form": form,
        # Seen now, what the other has written is what the next saving goes by.
        "before": form.as_shown(now if theirs else None),
        "theirs": [(form.fields[name].label, _said(name, value)) for name, value in theirs.items()],
    }
    return render(request, "initiatives/edit.html", values, status=422 if form.is_bound else 200)


def _said(name: str, value: str) -> str:
    labels = {"kind": Kind, "status": Status}.get(name)
    return (str(labels(value).label) if labels is not None else value) or "(trống)"


@open_to(reads_participant)
@require_POST
def evidence_added(request: Request, initiative: int) -> HttpResponse:
    """Files put beside an initiative; one that is refused is named, the others are kept."""
    found = _to_describe(request, initiative)
    form = EvidenceForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, "Hãy chọn ít nhất một tệp.")
        return redirect("initiative", initiative)
    account, kept = request.standing.user, []
    assert account is not None
    owner = found.participant.organisation or found.participant.campaign.owner
    for file in form.cleaned_data["evidence"]:
        try:
            kept.append(keep(pieces=file.chunks(), name=file.name or "tệp", owner=owner, by=account))
        except FileRefusedError as refused:
            messages.error(request, str(refused))
    try:
        if kept:
            add_evidence(initiative=found, attachments=kept, by=account)
            messages.success(request, f"Đã thêm {len(kept)} tệp minh chứng.")
    except InitiativeError as refused:
        messages.error(request, str(refused))
    return redirect("initiative", initiative)


@open_to(reads_participant)
@require_POST
def evidence_removed(request: Request, evidence: int) -> HttpResponse:
    """A file taken off an initiative."""
    read = Evidence.objects.filter(initiative__participant__in=participants_read(request.standing))
    found = get_object_or_404(read.select_related("initiative__participant", "attachment__file"), pk=evidence)
    _to_describe(request, found.initiative_id)
    assert request.standing.user is not None
    remove_evidence(evidence=found, by=request.standing.user)
    messages.success(request, f"Đã bỏ «{found.attachment.name}».")
    return redirect("initiative", found.initiative_id)


def _to_describe(request: Request, initiative: int) -> Initiative:
    found = initiative_for(request, initiative)
    if not may_describe(request, found):
        raise Http404
    return found
