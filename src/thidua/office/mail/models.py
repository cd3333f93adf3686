"""The outbox."""

from django.db import models

from thidua.office.clock import now
from thidua.office.organisations.models import Organisation


class Message(models.Model):
    """One mail. ``key`` makes an act that runs again write it once."""

    class State(models.TextChoices):
        WAITING = "waiting", "Chờ gửi"
        SENT = "sent", "Đã gửi"
        FAILED = "failed", "Không gửi được"

    owner = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="messages")
    """Whose people see how it went."""
    key = models.CharField(max_length=160, unique=True)
    to = models.EmailField()
    subject = models.CharField(max_length=255)
    body = models.TextField()
    state = models.CharField(max_length=16, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.TextField(blank=True)
    next_try_at = models.DateTimeField(default=now)
    written_at = models.DateTimeField(default=now)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-written_at", "-id")
        indexes = (models.Index(fields=("state", "next_try_at")),)
