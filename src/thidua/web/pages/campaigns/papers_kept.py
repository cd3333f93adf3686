"""The scan of a notice, kept before the act that it is the ground of."""

from django import forms

from thidua.office.campaigns.models import Campaign
from thidua.office.files.errors import FileRefusedError
from thidua.office.files.models import Attachment
from thidua.office.files.services.keeping import keep
from thidua.web.access import Request


def kept_paper(request: Request, form: forms.Form, campaign: Campaign) -> Attachment | None:
    """The file of the form's field ``paper``, kept; a file that is refused is an error of that field."""
    sent = form.cleaned_data.get("paper")
    if sent is None:
        return None
    try:
        return keep(pieces=sent.chunks(), name=sent.name, owner=campaign.owner, by=request.standing.user)
    except FileRefusedError as refused:
        form.add_error("paper", str(refused))
        return None
