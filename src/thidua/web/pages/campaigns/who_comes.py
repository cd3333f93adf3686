"""What is shown before somebody joins or leaves."""

from collections.abc import Sequence

from django import forms
from django.urls import reverse

from thidua.office import clock
from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.campaigns.services.joining import Joiner
from thidua.office.submissions.queries.sheets import EDITABLE
from thidua.web.components.confirming import Preview
from thidua.web.pages.campaigns.foreseen import Seen, day_line, other_changes
from thidua.web.pages.campaigns.notice_forms import GroundForm
from thidua.web.pages.campaigns.papers_kept import way_back


def joining_preview(
    found: Campaign, joiners: Sequence[Joiner], ground: forms.Form, before: Seen, after: Seen
) -> Preview:
    """Who joins, the days that are still ahead, sheets that are opened, how many are told."""
    ahead = [one for one in after.days if one.last_day is None or one.last_day >= clock.today()]
    return Preview(
        title=f"Thêm vào «{found.title}»",
        things=[f"{one.name} ({one.code})" for one in joiners],
        unit="đối tượng",
        follows=[*other_changes(before, after), *(day_line(one) for one in ahead)],
        label=f"Thêm {len(joiners)} đối tượng",
        **way_back(ground, found),
    )


def leaving_preview(found: Participant, form: GroundForm) -> Preview:
    """What of a participant is still open."""
    waiting = found.sheets.filter(state__in=EDITABLE).count()
    back = way_back(form, found.campaign) | {"cancel_url": reverse("participant", args=[found.pk])}
    return Preview(
        title=f"«{found.name}» thôi tham gia từ ngày {form.cleaned_data['day']:%d/%m/%Y}",
        things=[f"{found.name} ({found.code})"],
        unit="đối tượng thôi tham gia",
        follows=[f"{waiting} biểu chưa gửi sẽ không còn được chờ"] if waiting else [],
        note="Những gì đã gửi vẫn giữ trong hồ sơ của phong trào.",
        label="Cho thôi tham gia",
        danger=True,
        **back,
    )
