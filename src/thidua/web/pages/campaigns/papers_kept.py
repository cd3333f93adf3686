"""The scan of a notice: kept when the form first comes, so that it goes along through the preview and back."""

from typing import Any

from django import forms
from django.core import signing
from django.urls import reverse

from thidua.office.campaigns.models import Campaign
from thidua.office.files.errors import FileRefusedError
from thidua.office.files.models import Attachment
from thidua.office.files.services.keeping import keep
from thidua.web.access import Request
from thidua.web.pages.campaigns.notice_forms import KEPT, kept_of


def kept_paper(request: Request, form: forms.Form, campaign: Campaign) -> Attachment | None:
    """The file of the form's field ``paper``, kept; a file that is refused is an error of that field.

    Without a new file, that which came before the preview, where the same person gave it. From then on the form
    names it in its hidden field.
    """
    sent, by = form.cleaned_data.get("paper"), request.standing.user
    if sent is None:
        key, _ = kept_of(form.cleaned_data.get(KEPT, ""))
        return Attachment.objects.filter(pk=key, owner=campaign.owner, added_by=by).first()
    try:
        found = keep(pieces=sent.chunks(), name=sent.name, owner=campaign.owner, by=by)
    except FileRefusedError as refused:
        form.add_error("paper", str(refused))
        return None
    form.data = form.data.copy()  # type: ignore[attr-defined]
    form.data[KEPT] = signing.dumps([found.pk, found.name], salt=KEPT)  # type: ignore[index]
    return found


def way_back(form: forms.Form, campaign: Campaign) -> dict[str, Any]:
    """Of a preview: the ways back, one of them to what was typed, and the scan that goes along."""
    kept = {KEPT: form.data[KEPT]} if form.data.get(KEPT) else {}
    return {"cancel_url": reverse("campaign", args=[campaign.pk]), "editable": True, "kept": kept}
