"""A stored file is its bytes; an attachment is a file under a name, owned by an organisation."""

from django.conf import settings
from django.db import models

from thidua.office.clock import now
from thidua.office.organisations.models import Organisation


class StoredFile(models.Model):
    """Bytes, once, whatever they are called. They lie outside the web root at ``files/ab/abcd…``."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=128)
    stored_at = models.DateTimeField(default=now)


class Attachment(models.Model):
    """A file as somebody gave it. Who may read it follows from what it is attached to, or from its owner."""

    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="attachments")
    name = models.CharField("tên tệp", max_length=255)
    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="attachments")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    added_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("added_at", "id")

    def __str__(self) -> str:
        return self.name
