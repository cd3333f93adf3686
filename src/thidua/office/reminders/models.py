"""Reminders made, rules by which they are made, short links in them, calendar feeds."""

from django.conf import settings
from django.db import models

from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.clock import now
from thidua.office.mail.models import Message


class Channel(models.TextChoices):
    """How a reminder goes out."""

    MAIL = "mail", "Thư điện tử"
    TEXT = "text", "Chép vào tin nhắn"


class Schedule(models.Model):
    """Remind all who have not sent, so many days before (negative) or after the last day that each of them has."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="reminder_schedules")
    deadline = models.CharField(max_length=64)
    days = models.SmallIntegerField()
    active = models.BooleanField(default=True)
    since = models.DateField(null=True)
    """Days before this one were over when somebody asked for it; nobody is reminded for them."""

    class Meta:
        ordering = ("deadline", "days")
        constraints = (models.UniqueConstraint(name="schedule_once", fields=("campaign", "deadline", "days")),)


class Reminder(models.Model):
    """One reminder to one participant about one deadline.

    ``key`` makes it once: by hand once a day and channel, by a schedule once for each day that it falls on.
    """

    participant = models.ForeignKey(Participant, models.PROTECT, related_name="reminders")
    deadline = models.CharField(max_length=64)
    part = models.CharField(max_length=64, blank=True)
    key = models.CharField(max_length=255, unique=True)
    channel = models.CharField(max_length=8, choices=Channel)
    text = models.TextField()
    messages = models.ManyToManyField(Message, related_name="reminders")
    schedule = models.ForeignKey(Schedule, models.SET_NULL, null=True, related_name="reminders")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    """None: by the schedule."""
    made_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("-made_at", "-id")
        indexes = (models.Index(fields=("participant", "deadline", "part")),)


class ShortLink(models.Model):
    """A short address in a text reminder; it opens the sheet after sign-in and gives no access by itself."""

    code = models.CharField(max_length=16, unique=True)
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="+")
    deadline = models.CharField(max_length=64)
    part = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField(default=now)


class CalendarFeed(models.Model):
    """A secret address at which one account's deadlines can be subscribed to; only the hash of its key is kept."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_feed")
    key_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=now)
