"""What is there of a demo: ``python -m tests.demo.looking`` in its environment, the answer as JSON."""

import json
from typing import Any

import django


def found() -> dict[str, Any]:
    """How many there are of what pages show."""
    from thidua.office.appraisals.models import Answer, Appraisal, Assignment, Explaining, Judgement
    from thidua.office.campaigns.models import Application, Campaign, Change
    from thidua.office.files.models import Attachment
    from thidua.office.initiatives.models import Evidence, Initiative, Pair
    from thidua.office.journal.models import Entry
    from thidua.office.journal.queries import verify
    from thidua.office.mail.models import Message
    from thidua.office.organisations.models import Membership
    from thidua.office.plans.models import PlanDraft
    from thidua.office.records.models import Forwarding, Inspection, Matter
    from thidua.office.reminders.models import Channel, Reminder, Schedule
    from thidua.office.results.models import Choice, Snapshot
    from thidua.office.submissions.models import Sending, Sheet, SheetFile

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
        "assessed with a file": SheetFile.objects.exclude(row="").count(),
        "shared out": Assignment.objects.values("appraiser").distinct().count() > 1,
        "in the midst of appraisal": Appraisal.objects.filter(participant__campaign__owner__code="hoa-cuc").count(),
        "found otherwise": Judgement.objects.filter(current=True, differs=True).count(),
        "explanation rounds that are open": Explaining.objects.filter(closed_on=None).count(),
        "explained": Answer.objects.count(),
        "complaints of each state": len(set(Matter.objects.values_list("state", flat=True))) == 4,
        "inspections with minutes": Inspection.objects.exclude(minutes=None).count(),
        "late replies": [one.is_late for one in Forwarding.objects.all()].count(True) == 1,
        "media items": Matter.objects.filter(nature="media").count(),
        "chosen by a council": Choice.objects.count(),
        "published": Snapshot.objects.exclude(published_on=None).count(),
        "prepared from the round before": Campaign.objects.exclude(previous=None).count(),
        "the journal is sound": all(one.sound for one in verify()),
    }


if __name__ == "__main__":
    django.setup()
    print(json.dumps(found()))
