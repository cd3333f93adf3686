"""An initiative, what reports say of it, its evidence, and pairs that may be one."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from thidua.office.campaigns.models import Participant
from thidua.office.clock import now
from thidua.office.files.models import Attachment
from thidua.office.organisations.models import Person
from thidua.office.spelling import clean, search_key
from thidua.office.submissions.models import Sheet


class Kind(models.TextChoices):
    """What it is; units often do not say."""

    MODEL = "model", "Mô hình"
    SOLUTION = "solution", "Giải pháp"
    INNOVATION = "innovation", "Sáng kiến"
    UNSAID = "", "Chưa nêu"


class Status(models.TextChoices):
    """How far it has come."""

    REGISTERED = "registered", "Đã đăng ký"
    RUNNING = "running", "Đang thực hiện"
    FINISHED = "finished", "Đã hoàn thành"
    DROPPED = "dropped", "Thôi thực hiện"


class Initiative(models.Model):
    """One initiative of one participant. ``sheet`` and ``row`` are the line of the registration that it came from."""

    participant = models.ForeignKey(Participant, models.PROTECT, related_name="initiatives")
    sheet = models.ForeignKey(Sheet, models.PROTECT, null=True, blank=True, related_name="initiatives")
    row = models.CharField(max_length=96, blank=True)
    name = models.CharField("tên", max_length=500)
    kind = models.CharField("loại", max_length=16, choices=Kind, blank=True, default=Kind.UNSAID)
    field = models.CharField("lĩnh vực", max_length=64, blank=True)
    authors = models.ManyToManyField(Person, blank=True, related_name="initiatives")
    authors_as_written = models.CharField("tác giả", max_length=500, blank=True)
    tags = models.JSONField("từ khóa", default=list, blank=True)
    expected_completion = models.CharField("dự kiến hoàn thành", max_length=160, blank=True)
    status = models.CharField("tình trạng", max_length=16, choices=Status, default=Status.REGISTERED)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    """Set when a later sending of the registration no longer names it."""
    search = models.CharField(max_length=600, editable=False)
    created_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        ordering = ("participant", "id")
        indexes = (models.Index(fields=("field", "status")),)

    def __str__(self) -> str:
        return self.name

    def save(self, **options: object) -> None:
        """Keep the key for search in step with the name."""
        self.name = clean(self.name)
        self.search = search_key(self.name)[:600]
        super().save(**options)  # type: ignore[arg-type]


class Progress(models.Model):
    """What a report says of an initiative."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="progress")
    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="progress")
    progress = models.TextField("tiến độ", blank=True)
    result = models.TextField("kết quả", blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(name="progress_once_a_report", fields=("initiative", "sheet")),)


class Evidence(models.Model):
    """A file that shows an initiative."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="evidence")
    attachment = models.ForeignKey(Attachment, models.PROTECT, related_name="+")


class Pair(models.Model):
    """Two initiatives that may be one, as shown to the standing body; ``first`` has the smaller key."""

    class Verdict(models.TextChoices):
        OPEN = "open", "Chưa xem"
        SAME = "same", "Là một"
        DIFFERENT = "different", "Khác nhau"

    first = models.ForeignKey(Initiative, models.CASCADE, related_name="+")
    second = models.ForeignKey(Initiative, models.CASCADE, related_name="+")
    likeness = models.PositiveSmallIntegerField()
    """0 to 100."""
    verdict = models.CharField(max_length=16, choices=Verdict, default=Verdict.OPEN)
    reason = models.TextField(blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-likeness", "id")
        constraints = (
            models.UniqueConstraint(name="pair_once", fields=("first", "second")),
            models.CheckConstraint(name="pair_in_order", condition=Q(first__lt=F("second"))),
        )
