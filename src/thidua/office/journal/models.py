"""Chains of entries, each bound to the one before it by SHA-256; the databases refuse to change or delete one."""

from django.conf import settings
from django.db import models


class Chain(models.Model):
    """One chain: that of the installation, or of one campaign. ``head`` and ``length`` are those of its last entry."""

    name = models.CharField(max_length=64, unique=True)
    """``installation`` or ``campaign:7``."""
    head = models.CharField(max_length=64, blank=True)
    length = models.PositiveBigIntegerField(default=0)

    @property
    def label(self) -> str:
        """How a reader is told which chain it is."""
        kind, _, key = self.name.partition(":")
        return f"Phong trào số {key}" if kind == "campaign" else "Toàn hệ thống"


class Entry(models.Model):
    """One act. ``content`` is exactly the text that was hashed: canonical JSON of all that the entry says."""

    chain = models.ForeignKey(Chain, models.PROTECT, related_name="entries")
    number = models.PositiveBigIntegerField()
    act = models.CharField(max_length=64)
    """Such as ``submissions.send``; said in Vietnamese by ``journal.wording``."""
    target = models.CharField(max_length=96, blank=True)
    """What it was done to: ``submissions.sheet:12``."""
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    owner = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, related_name="+")
    """Whose auditors read it; None in a campaign's chain, where the campaign says so, and for the system itself."""
    happened_on = models.DateField()
    recorded_at = models.DateTimeField()
    content = models.TextField()
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("chain", "number")
        constraints = (models.UniqueConstraint(name="entry_number_once", fields=("chain", "number")),)
        indexes = (models.Index(fields=("target",)), models.Index(fields=("recorded_at",)))


class PersonalValue(models.Model):
    """A personal value beside the chain: the entry holds its salted hash, so that it can be erased."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="personal_values")
    name = models.CharField(max_length=64)
    salt = models.CharField(max_length=64)
    value = models.TextField()
    erased_at = models.DateTimeField(null=True)
