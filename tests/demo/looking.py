"""What is there of a demo: ``python -m tests.demo.looking`` in its environment, the answer as JSON."""

import json
from typing import Any

import django


def found() -> dict[str, Any]:
    """How many there are of what pages show."""
    from thidua.office.campaigns.models import Application, Campaign, Change
    from thidua.office.files.models import Attachment
    from thidua.office.initiatives.models import Evidence, Initiative, Pair
    from thidua.office.journal.models import Entry
    from thidua.office.journal.queries import verify
    from thidua.office.mail.models import Message
    from thidua.office.organisations.models import Membership
    from thidua.office.plans.models import PlanDraft
    from thidua.office.reminders.models import Channel, Reminder, Schedule
    from thidua.office.submissions.models import Sending, Sheet

    schools = Campaign.objects.exclude(reports_as=None).get()
    sheets, acts = Sheet.objects, set(Entry.objects.values_list("act", flat=True))
    collected = Sheet.objects.get(key="report:education_roll_up", participant=schools.reports_as)
    return {
        "schools": schools.participants.count(),
        "states of the schools' sheets": sorted(
            set(sheets.filter(participant__campaign=schools).values_list("state", flat=True))
        ),
        "what the schools registered went up": collected.state != Sheet.State.DRAFT,
        "late": sheets.filter(late=True).count(),
        "returned": sheets.filter(state=Sheet.State.RETURNED).count(),
        "begun": sheets.filter(state=Sheet.State.DRAFT, revision__gt=0).count(),
        "every way of sending": len(set(Sending.objects.values_list("way", flat=True))) == 3,
        "scans": Sending.objects.exclude(scan=None).count(),
        "more time by a notice": Change.objects.filter(kind=Change.Kind.EXTENSION).exclude(number="").count(),
        "asking to join": Application.objects.filter(state=Application.State.WAITING).count(),
        "joined of their own accord": Application.objects.filter(state=Application.State.ACCEPTED).count(),
        "reminded by mail": Reminder.objects.filter(channel=Channel.MAIL).count(),
        "reminded by hand": Reminder.objects.filter(channel=Channel.TEXT).count(),
        "rules of reminding": Schedule.objects.filter(active=True).count(),
        "mail": Message.objects.count(),
        "described": Initiative.objects.exclude(kind="").exclude(tags=[]).count(),
        "evidence": Evidence.objects.count(),
        "files": Attachment.objects.count(),
        "likely doubles": Pair.objects.filter(verdict=Pair.Verdict.OPEN).count(),
        "doubles looked at": Pair.objects.filter(verdict=Pair.Verdict.DIFFERENT).count(),
        "handed over": "organisations.hand_over" in acts,
        "deputies": Membership.objects.exclude(stands_in_for=None).count(),
        "drafts of plans": PlanDraft.objects.count(),
        "the journal is sound": all(one.sound for one in verify()),
    }


if __name__ == "__main__":
    django.setup()
    print(json.dumps(found()))
