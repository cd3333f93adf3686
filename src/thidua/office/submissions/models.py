"""A sheet is what one participant owes by one deadline; its cells are those of the plan's forms."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from thidua.office.campaigns.models import Participant, Way
from thidua.office.clock import now
from thidua.office.files.models import Attachment


class Sheet(models.Model):
    """One thing owed: ``key`` is ``registration`` (all its forms) or ``report:NAME``; ``part`` its month or quarter."""

    class State(models.TextChoices):
        DRAFT = "draft", "Đang soạn"
        SENT = "sent", "Đã gửi"
        RETURNED = "returned", "Trả lại"
        ACCEPTED = "accepted", "Đã nhận"
        CLOSED = "closed", "Đã khóa, không gửi"

    participant = models.ForeignKey(Participant, models.PROTECT, related_name="sheets")
    key = models.CharField(max_length=96)
    part = models.CharField("kỳ", max_length=64, blank=True)
    deadline = models.CharField("thời hạn", max_length=64, blank=True)
    state = models.CharField("trạng thái", max_length=16, choices=State, default=State.DRAFT)
    late = models.BooleanField("gửi muộn", default=False)
    """Whether the last sending happened after its last day."""
    sent_on = models.DateField("ngày gửi", null=True, blank=True)
    """The day on which the last sending happened."""
    revision = models.PositiveIntegerField(default=0)
    """Grows with each saved change of any cell."""
    changed_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(name="sheet_once", fields=("participant", "key", "part")),)
        indexes = (models.Index(fields=("key", "part", "state")),)


class Origin(models.TextChoices):
    """Where a value came from."""

    TYPED = "typed", "Nhập trên trang"
    WORKBOOK = "workbook", "Từ tệp Excel"
    PAPER = "paper", "Nhập từ bản giấy"
    REGISTERED = "registered", "Từ bản đăng ký"
    ROLLED_UP = "rolled_up", "Tổng hợp từ cấp dưới"
    EARLIER = "earlier", "Dùng lại"
    """Of what the unit sent before, here or in another campaign; ``place`` says where."""


class Cell(models.Model):
    """A cell as it stands, named as in ``sheets.layout``; an empty value is a cell emptied."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="cells")
    form = models.CharField(max_length=96)
    row = models.CharField(max_length=96)
    column = models.CharField(max_length=64)
    value = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    origin = models.CharField(max_length=16, choices=Origin, default=Origin.TYPED)
    place = models.CharField(max_length=255, blank=True)
    """File, sheet and cell of a value from a workbook."""
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    changed_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(name="cell_once", fields=("sheet", "form", "row", "column")),)


class CellVersion(models.Model):
    """Each value that a cell has had; only appended. Two writers of one version are both here."""

    cell = models.ForeignKey(Cell, models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    value = models.TextField(blank=True)
    origin = models.CharField(max_length=16, choices=Origin)
    place = models.CharField(max_length=255, blank=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    changed_at = models.DateTimeField(default=now)
    applied = models.BooleanField(default=True)
    """False for a value that met a newer one: kept and shown beside it, not applied."""
    settled_at = models.DateTimeField(null=True, blank=True)
    """When somebody chose between a value that was not applied and the one that it met."""

    class Meta:
        ordering = ("cell", "version", "id")
        indexes = (
            models.Index(name="version_to_settle", fields=("cell",), condition=Q(applied=False, settled_at=None)),
        )


class Sending(models.Model):
    """One sending, in one of three ways, with what was sent. ``happened_on`` decides whether it was in time."""

    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="sendings")
    way = models.CharField("cách gửi", max_length=16, choices=Way)
    happened_on = models.DateField("ngày gửi")
    recorded_at = models.DateTimeField(default=now)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    signed_by = models.CharField("người ký", max_length=160, blank=True)
    number = models.CharField("số văn bản", max_length=64, blank=True)
    dated = models.DateField("ngày văn bản", null=True, blank=True)
    scan = models.ForeignKey(Attachment, models.PROTECT, null=True, blank=True, related_name="+")
    last_day = models.DateField(null=True, blank=True)
    """The last day in time as it stood, extensions included."""
    late = models.BooleanField("muộn", default=False)
    content = models.JSONField()
    """The cells as sent: ``[[form, row, column, value, version], …]``."""

    @property
    def review(self) -> "Review | None":
        """The last answer to it."""
        return max(self.reviews.all(), key=lambda one: (one.recorded_at, one.pk), default=None)

    class Meta:
        ordering = ("recorded_at", "id")
        constraints = (
            models.CheckConstraint(
                name="scan_bears_number_and_day",
                condition=~Q(way="scan") | (~Q(number="") & ~Q(dated=None) & ~Q(scan=None)),
            ),
        )


class Review(models.Model):
    """What the standing body answered to a sending: accepted, returned, or an acceptance by mistake taken back."""

    class Answer(models.TextChoices):
        ACCEPTED = "accepted", "Nhận"
        RETURNED = "returned", "Trả lại"
        REOPENED = "reopened", "Mở lại"

    sending = models.ForeignKey(Sending, models.PROTECT, related_name="reviews")
    answer = models.CharField("trả lời", max_length=16, choices=Answer)
    reason = models.TextField("lý do", blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    happened_on = models.DateField()
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("recorded_at", "id")
        constraints = (
            models.CheckConstraint(
                name="returned_with_a_reason", condition=~Q(answer__in=("returned", "reopened")) | ~Q(reason="")
            ),
        )


class SheetFile(models.Model):
    """A file beside a sheet, or beside one of its cells (its evidence). ``removed_at``: taken off before sending.

    One that was sent before is cited: the same attachment lies beside another sheet.
    """

    sheet = models.ForeignKey(Sheet, models.PROTECT, related_name="files")
    attachment = models.ForeignKey(Attachment, models.PROTECT, related_name="sheets")
    form = models.CharField(max_length=96, blank=True)
    row = models.CharField(max_length=96, blank=True)
    label = models.CharField("nội dung", max_length=160, blank=True)
    origin = models.CharField("đã nộp", max_length=255, blank=True)
    """Of a file that is cited: where it was sent before."""
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
