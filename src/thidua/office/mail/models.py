"""The outbox."""

from django.db import models

from thidua.office.clock import now
from thidua.office.organisations.models import Organisation


class Message(models.Model):
    """One mail. ``key`` makes an act that runs again write it once.

    ``HANDING`` is written down before the mail server is given the text: a worker that is killed from there on leaves
    it so, and nobody knows whether the server took it. It becomes ``UNSURE`` and is never sent again by itself.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Chờ gửi"
        HANDING = "handing", "Đang chuyển cho máy chủ thư"
        SENT = "sent", "Đã gửi"
        FAILED = "failed", "Không gửi được"
        UNSURE = "unsure", "Chưa rõ đã đến chưa"
        HANDED_OVER = "handed_over", "Đã chuyển tay"

    owner = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="messages")
    """Whose people see how it went."""
    key = models.CharField(max_length=160, unique=True)
    to = models.EmailField()
    subject = models.CharField(max_length=255)
    body = models.TextField()
    private = models.BooleanField(default=False)
    """Only its recipient reads it, as a link that sets a password; forgotten once it is sent."""
    state = models.CharField(max_length=16, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.TextField(blank=True)
    next_try_at = models.DateTimeField(default=now)
    written_at = models.DateTimeField(default=now)
    sent_at = models.DateTimeField(null=True, blank=True)
    lease = models.CharField(max_length=32, blank=True)
    """Of the worker that has it in hand, until ``lease_until``."""
    lease_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-written_at", "-id")
        indexes = (models.Index(fields=("state", "next_try_at")),)
