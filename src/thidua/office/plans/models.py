"""A version is immutable and named by its content; a draft is text that somebody still writes."""

from django.conf import settings
from django.db import models

from thidua.office.clock import now
from thidua.office.organisations.models import Organisation


class PlanVersion(models.Model):
    """A plan as signed. ``files`` are its texts by name, the plan itself first, then amendments and lower levels."""

    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="plans")
    plan_id = models.SlugField("mã kế hoạch", max_length=96)
    title = models.CharField("tên", max_length=255)
    content_hash = models.CharField(max_length=64)
    files = models.JSONField()
    """``[{"name": "ke-hoach.yaml", "text": "…"}]``."""
    replaces = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    replaces_from = models.DateField("thay thế từ ngày", null=True, blank=True)
    """The first day on which it holds instead of the one that it replaces."""
    adopted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    adopted_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("-adopted_at", "-id")
        constraints = (
            models.UniqueConstraint(name="plan_version_once", fields=("owner", "content_hash")),
            models.CheckConstraint(
                name="plan_version_replaces_from_a_day",
                condition=models.Q(replaces_from=None) | models.Q(replaces__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.title


class PlanDraft(models.Model):
    """A plan being written. ``revision`` grows with each save, so that two writers notice each other."""

    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="plan_drafts")
    title = models.CharField("tên", max_length=255)
    text = models.TextField()
    revision = models.PositiveIntegerField(default=1)
    beside = models.JSONField(default=list)
    """Files that are read together with the text, as in ``PlanVersion.files``: the plan above it, or that it amends."""
    based_on = models.ForeignKey(PlanVersion, models.PROTECT, null=True, blank=True, related_name="drafts")
    based_on_shipped = models.SlugField(max_length=96, blank=True)
    """The plan of the catalogue that it was begun from."""
    replaces_from = models.DateField("thay thế từ ngày", null=True, blank=True)
    """Of an amendment: the first day on which it is to hold instead of ``based_on``."""
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    changed_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("-changed_at", "-id")
        constraints = (
            models.CheckConstraint(
                name="plan_draft_amends_a_version",
                condition=models.Q(replaces_from=None) | models.Q(based_on__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return self.title
