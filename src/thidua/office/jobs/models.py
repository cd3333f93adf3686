"""One row for each job; doing one again does no harm."""

from django.conf import settings
from django.db import models

from thidua.office.clock import now
from thidua.office.files.models import Attachment
from thidua.office.organisations.models import Organisation


class Job(models.Model):
    """Work that outlives a request. ``lease_until`` in the past while running: its worker died, another takes it up."""

    class State(models.TextChoices):
        WAITING = "waiting", "Đang chờ"
        RUNNING = "running", "Đang chạy"
        DONE = "done", "Xong"
        FAILED = "failed", "Không xong"
        CANCELLED = "cancelled", "Đã dừng"

    kind = models.CharField(max_length=64)
    arguments = models.JSONField(default=dict)
    owner = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="jobs")
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="jobs")
    key = models.CharField(max_length=160, unique=True, null=True)
    """Of a scheduled job: the same key is the same run."""
    state = models.CharField(max_length=16, choices=State, default=State.WAITING)
    run_after = models.DateTimeField(default=now)
    woken_at = models.DateTimeField(default=now)
    """When django-tasks was last told of it."""
    lease_until = models.DateTimeField(null=True, blank=True)
    lease = models.CharField(max_length=64, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    cancel_asked = models.BooleanField(default=False)
    message = models.TextField(blank=True)
    """What a user reads: how it went, or why it did not."""
    result = models.JSONField(default=dict)
    file = models.OneToOneField(Attachment, models.PROTECT, null=True, blank=True, related_name="made_by_job")
    """What it made, for who wanted it."""
    created_at = models.DateTimeField(default=now)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at", "-id")
        indexes = (models.Index(fields=("state", "run_after")),)
