"""An initiative, what reports say of it, its evidence, and pairs that may be one."""

from typing import Any

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
    """One initiative of one participant.

    ``sheet`` and ``row`` are the place that named it: ``bieu_2/reform:2#3`` is the third name in one cell. Where the
    sheet is a report, it was never registered.
    """

    participant = models.ForeignKey(Participant, models.PROTECT, related_name="initiatives")
    sheet = models.ForeignKey(Sheet, models.PROTECT, null=True, blank=True, related_name="initiatives")
    row = models.CharField(max_length=96, blank=True)
    name = models.CharField("tên", max_length=500)
    kind = models.CharField("loại", max_length=16, choices=Kind, blank=True, default=Kind.UNSAID)
    field = models.CharField("lĩnh vực", max_length=64, blank=True)
    field_label = models.CharField("tên lĩnh vực", max_length=255, blank=True)
    unit = models.CharField("đơn vị", max_length=255, blank=True)
    """Whose it is, as written, where a body sends what it collected."""
    authors = models.ManyToManyField(Person, blank=True, related_name="initiatives")
    authors_as_written = models.CharField("tác giả", max_length=500, blank=True)
    tags = models.JSONField("từ khóa", default=list, blank=True)
    expected_completion = models.CharField("dự kiến hoàn thành", max_length=160, blank=True)
    status = models.CharField("tình trạng", max_length=16, choices=Status, default=Status.REGISTERED)
    cites = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="cited_by")
    """The one that it openly goes on from: the first of them, in another campaign, which itself cites none."""
    cited_as = models.CharField("dùng lại", max_length=700, blank=True)
    """What that was called, and where it was registered, when it was cited."""
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    """Set when a later sending of the registration no longer names it."""
    compared_at = models.DateTimeField(null=True, blank=True)
    """When it was last held against the others; None: it has yet to be."""
    name_key = models.CharField(max_length=600, editable=False, default="")
    search = models.CharField(max_length=1500, editable=False)
    created_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        ordering = ("participant", "id")
        indexes = (
            models.Index(fields=("field_label", "status")),
            models.Index(name="initiative_to_compare", fields=("id",), condition=Q(compared_at=None)),
        )

    def __str__(self) -> str:
        return self.name

    def save(self, **options: Any) -> None:
        """Keep the keys in step with the name, and with what else it is found by."""
        self.name = clean(self.name)
        self.name_key = search_key(self.name)[:600]
        self.search = search_key(self.name, self.unit, self.authors_as_written, *self.tags)[:1500]
        super().save(**options)


class FormerName(models.Model):
    """What an initiative was called before a later sending named it otherwise."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="former_names")
    name = models.CharField("tên", max_length=500)
    until = models.DateTimeField(default=now)

    class Meta:
        ordering = ("until", "id")


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
    origin = models.CharField("đã nộp", max_length=255, blank=True)
    """Of what came along with the initiative cited: where it was put first."""

    class Meta:
        ordering = ("id",)


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

    @property
    def openly(self) -> bool:
        """Whether the unit itself said that they are one: one cites the other, or both cite the same."""
        first, second = self.first, self.second
        return (first.cites_id or first.pk) == (second.cites_id or second.pk)

    class Meta:
        ordering = ("-likeness", "id")
        constraints = (
            models.UniqueConstraint(name="pair_once", fields=("first", "second")),
            models.CheckConstraint(name="pair_in_order", condition=Q(first__lt=F("second"))),
            models.CheckConstraint(name="verdict_with_a_reason", condition=Q(verdict="open") | ~Q(reason="")),
        )
