"""What the worker does for campaigns."""

from typing import Any

from thidua.office.campaigns.letters import letters_of_launch
from thidua.office.campaigns.models import Campaign
from thidua.office.jobs.errors import JobError
from thidua.office.jobs.kinds import kind
from thidua.office.jobs.letters import kind_of_form, make
from thidua.office.jobs.work import Work

LAUNCH_LETTERS = "campaigns.launch_letters"


@kind(LAUNCH_LETTERS, "Lập công văn phát động")
def launch_letters_made(work: Work, campaign: int, form: str) -> dict[str, Any]:
    """The letters of a launch to all participants, as one file."""
    found = Campaign.objects.select_related("owner", "plan").filter(pk=campaign).first()
    if found is None:
        raise JobError("Phong trào này không còn.")
    name, count = f"cong-van-phat-dong{kind_of_form(form).suffix}", found.participants.count()
    return make(work, letters_of_launch(found), count, form, name, found.owner)
