"""The ranking as last worked out, what councils chose, and snapshots, which never change."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.clock import now, today
from thidua.office.files.models import Attachment
from thidua.office.plans.models import PlanVersion


class Ranking(models.Model):
    """What the facts of a campaign come to, as last worked out; whoever works it out holds this row."""

    campaign = models.OneToOneField(Campaign, models.CASCADE, related_name="ranking")
    basis = models.CharField(max_length=64, blank=True)
    """Names all that it rests on (``queries.basis``); another one there now: it is to be worked out anew."""
    revision = models.PositiveIntegerField(default=0)
    """That of ``FactSet``."""
    plan = models.ForeignKey(PlanVersion, models.PROTECT, null=True, related_name="+")
    day = models.DateField(default=today)
    """Up to which day items without a reply were counted."""
    stamp = models.CharField(max_length=32, blank=True)
    """Another one each time it is worked out."""
    summary = models.JSONField(default=dict)
    """What is not of one participant alone, in words and figures (``summing``)."""
    worked_out_at = models.DateTimeField(default=now)


class Snapshot(models.Model):
    """Results as they were frozen: ``content`` is the whole in one canonical text, ``sha256`` its hash.

    Only what publishes it is added later. A correction is a new one that ``replaces`` the one before, with a reason.
    """

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="snapshots")
    number = models.PositiveIntegerField("phiên bản")
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    reason = models.TextField("lý do lập phiên bản mới", blank=True)
    plan = models.ForeignKey(PlanVersion, models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField()
    basis = models.CharField(max_length=64)
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    summary = models.JSONField(default=dict)
    frozen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    frozen_on = models.DateField("ngày chốt", default=today)
    frozen_at = models.DateTimeField(default=now)
    paper_number = models.CharField("số văn bản", max_length=64, blank=True)
    paper_dated = models.DateField("ngày văn bản", null=True, blank=True)
    paper = models.ForeignKey(Attachment, models.PROTECT, null=True, blank=True, related_name="+")
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    published_on = models.DateField("ngày công bố", null=True, blank=True)

    class Meta:
        ordering = ("campaign", "-number")
        constraints = (
            models.UniqueConstraint(name="snapshot_number_once", fields=("campaign", "number")),
            models.CheckConstraint(
                name="first_or_a_correction_with_a_reason",
                condition=Q(number=1, replaces=None) | (Q(number__gt=1) & ~Q(replaces=None) & ~Q(reason="")),
            ),
            models.CheckConstraint(
                name="published_with_its_paper",
                condition=Q(published_on=None) | (~Q(paper_number="") & ~Q(paper_dated=None) & ~Q(paper=None)),
            ),
        )

    def __str__(self) -> str:
        return f"Bản chốt số {self.number}"


class Row(models.Model):
    """One participant in the ranking, or in a snapshot: who it was then, its figures, its place.

    Figures are exact texts (``195/2``), empty where there are none. ``…_order`` sorts by them: participants with equal
    figures have the same, those without have 0.
    """

    ranking = models.ForeignKey(Ranking, models.CASCADE, null=True, blank=True, related_name="rows")
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, null=True, blank=True, related_name="rows")
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="results")
    code = models.CharField(max_length=64)
    name = models.CharField(max_length=255)
    kind = models.CharField(max_length=32)
    group = models.CharField(max_length=64)
    search = models.CharField(max_length=400)
    sort_key = models.CharField(max_length=600)
    position = models.PositiveIntegerField()
    """In the order of the list: cluster by cluster, by rank, those without a rank behind; from 1."""
    status = models.CharField(max_length=16)
    rank = models.PositiveIntegerField(null=True)
    cluster = models.CharField(max_length=255, blank=True)
    criteria_total = models.CharField(max_length=64, blank=True)
    criteria_order = models.PositiveIntegerField(default=0)
    bonus = models.CharField(max_length=64, blank=True)
    bonus_order = models.PositiveIntegerField(default=0)
    penalty = models.CharField(max_length=64, blank=True)
    penalty_order = models.PositiveIntegerField(default=0)
    final = models.CharField(max_length=64, blank=True)
    final_order = models.PositiveIntegerField(default=0)
    class_id = models.CharField(max_length=64, blank=True)
    class_label = models.CharField(max_length=255, blank=True)
    awards = models.JSONField(default=list)
    award_words = models.TextField(blank=True)
    provisional = models.BooleanField(default=False)
    contested = models.BooleanField(default=False)
    suspended = models.BooleanField(default=False)
    failing = models.TextField(blank=True)
    """The gates that fail, one a line."""
    lacking = models.TextField(blank=True)
    """What keeps it from being ranked, in words."""
    points = models.JSONField(default=dict)
    """By the id of a criterion, bonus or penalty: an exact text, ``not_applicable``, or null where not known yet."""

    class Meta:
        ordering = ("position", "id")
        indexes = (
            models.Index(fields=("ranking", "position")),
            models.Index(fields=("snapshot", "position")),
        )
        constraints = (
            models.CheckConstraint(
                name="row_of_a_ranking_or_a_snapshot",
                condition=Q(ranking=None, snapshot__isnull=False) | Q(ranking__isnull=False, snapshot=None),
            ),
            models.UniqueConstraint(name="row_once_a_ranking", fields=("ranking", "participant")),
            models.UniqueConstraint(name="row_once_a_snapshot", fields=("snapshot", "participant")),
        )


class Choice(models.Model):
    """What a council chose: one participant for an award among equals, or for a class. Taken back, never deleted."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="choices")
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="chosen")
    award = models.CharField("hình thức, loại", max_length=64)
    reason = models.TextField("lý do")
    number = models.CharField("số biên bản", max_length=64)
    happened_on = models.DateField("ngày họp")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(default=now)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_why = models.TextField("lý do rút lại", blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                name="chosen_once", fields=("participant", "award"), condition=Q(taken_back_at=None)
            ),
            models.CheckConstraint(name="chosen_with_number_and_reason", condition=~Q(number="") & ~Q(reason="")),
            models.CheckConstraint(
                name="taken_back_with_a_reason", condition=Q(taken_back_at=None) | ~Q(taken_back_why="")
            ),
        )
