"""A value of a fact as somebody stated it, with its evidence; only appended."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.clock import now, today
from thidua.office.files.models import Attachment
from thidua.office.submissions.models import Sending


class Origin(models.TextChoices):
    """Who says so; the words of the plan language (``plan.model.papers.Version``)."""

    SELF_REPORTED = "self_reported", "Đơn vị tự báo cáo"
    INCIDENT = "incident", "Sự việc đã ghi nhận"
    MEASURED = "measured", "Cơ quan khác cung cấp, đo được"
    APPRAISED = "appraised", "Thẩm định"


class Version(models.Model):
    """One value of one fact of one participant in a round, or in one part of it (a month, a quarter).

    ``value`` is written as ``facts.values`` writes it; empty: the value stated before is taken back. ``body`` is the
    body of the plan that supplied it, where it is not the participant's own.
    """

    participant = models.ForeignKey(Participant, models.PROTECT, related_name="facts")
    fact = models.CharField("số liệu", max_length=96)
    part = models.CharField("kỳ", max_length=64, blank=True)
    origin = models.CharField("nguồn", max_length=16, choices=Origin)
    body = models.CharField("cơ quan cung cấp", max_length=64, blank=True)
    number = models.PositiveIntegerField()
    """Counts the versions of one origin, from 1."""
    current = models.BooleanField(default=True)
    """The last one of its origin."""
    value = models.CharField("giá trị", max_length=255, blank=True)
    reason = models.TextField("lý do", blank=True)
    place = models.CharField("nơi ghi", max_length=255, blank=True)
    """File, sheet and cell, or the records that were counted."""
    sending = models.ForeignKey(Sending, models.PROTECT, null=True, blank=True, related_name="facts")
    """The sheet sent that stated it."""
    stated_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    happened_on = models.DateField(default=today)
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                name="fact_version_once", fields=("participant", "fact", "part", "origin", "number")
            ),
            models.UniqueConstraint(
                name="one_current_fact",
                fields=("participant", "fact", "part", "origin"),
                condition=Q(current=True),
            ),
            models.CheckConstraint(
                name="not_applicable_with_a_reason", condition=~Q(value="not_applicable") | ~Q(reason="")
            ),
        )


class Evidence(models.Model):
    """What proves a value: a file, or a paper named by number, day and page."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="evidence")
    attachment = models.ForeignKey(Attachment, models.PROTECT, null=True, blank=True, related_name="+")
    reference = models.CharField("số, ngày, trang", max_length=255, blank=True)
    origin = models.CharField("đã nộp", max_length=255, blank=True)
    """Of what is cited: where it was sent before, as it was then."""

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(name="evidence_is_something", condition=~Q(reference="") | ~Q(attachment=None)),
        )


class FactSet(models.Model):
    """How often the facts of a campaign have changed: what is worked out from them says of which revision it is."""

    campaign = models.OneToOneField(Campaign, models.CASCADE, related_name="fact_set")
    revision = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(default=now)
