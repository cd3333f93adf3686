"""What only this running of a plan has: its owner, participants, bodies, and dated changes with their reasons."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from thidua.office.clock import now
from thidua.office.files.models import Attachment
from thidua.office.organisations.models import Organisation, Person
from thidua.office.plans.models import PlanVersion
from thidua.office.spelling import clean, name_key, search_key, text_key
from thidua.rules.owed import BODY


class Way(models.TextChoices):
    """How a sheet may be sent."""

    HEAD = "head", "Thủ trưởng ký gửi trên hệ thống"
    SCAN = "scan", "Bản giấy ký, đóng dấu, gửi kèm bản quét"
    ENTERED = "entered", "Cơ quan thường trực nhập từ bản giấy"


def all_ways() -> list[str]:
    """What a campaign allows unless it says otherwise."""
    return list(Way.values)


class Campaign(models.Model):
    """One running of a plan: one round, one owner; in a cascade, the lower level is a campaign of its own."""

    class State(models.TextChoices):
        PREPARING = "preparing", "Đang chuẩn bị"
        RUNNING = "running", "Đang diễn ra"
        CLOSED = "closed", "Đã kết thúc"

    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="campaigns")
    plan = models.ForeignKey(PlanVersion, models.PROTECT, related_name="campaigns")
    round = models.CharField("đợt", max_length=64)
    title = models.CharField("tên", max_length=255)
    state = models.CharField("trạng thái", max_length=16, choices=State, default=State.PREPARING)
    ways = models.JSONField("cách gửi", default=all_ways)
    self_joining = models.BooleanField("cho tự đăng ký tham gia", default=False)
    launched_on = models.DateField("ngày phát động", null=True, blank=True)
    launch_number = models.CharField("số văn bản phát động", max_length=64, blank=True)
    closed_on = models.DateField("ngày kết thúc", null=True, blank=True)
    level = models.SlugField("cấp dưới", max_length=64, blank=True)
    """The level of the plan's cascade that this campaign is; empty for the whole."""
    reports_as = models.OneToOneField(
        "Participant", models.PROTECT, null=True, blank=True, related_name="lower_campaign"
    )
    """The participant of the campaign above for whom this one collects."""
    previous = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="next_rounds")
    """The campaign of the round before, from which participants and settings were taken."""
    search = models.CharField(max_length=600, editable=False, default="")
    created_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        ordering = ("-created_at", "-id")
        constraints = (
            models.CheckConstraint(
                name="a_level_has_one_above",
                condition=Q(level="", reports_as=None) | ~Q(level="") & ~Q(reports_as=None),
            ),
        )

    def __str__(self) -> str:
        return self.title

    def save(self, **options: Any) -> None:
        """Keep the key for search in step with the title."""
        self.title = clean(self.title)
        self.search = search_key(self.title, self.owner.name)[:600]
        if (chosen := options.get("update_fields")) is not None:
            options["update_fields"] = {*chosen, "search"}
        super().save(**options)


class BodyRole(models.Model):
    """Which organisation acts as a body of the plan here. ``runs``: the standing body (thường trực)."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="bodies")
    body = models.CharField("cơ quan trong kế hoạch", max_length=64)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="acts_as")
    runs = models.BooleanField("là cơ quan thường trực", default=False)
    reads = models.BooleanField("xem mọi đối tượng", default=False, editable=False)
    """Whether the plan lets it see what all participants sent; a body that only competes or collects does not."""

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(name="body_once_a_campaign", fields=("campaign", "body")),)


class TakingPart(models.Manager["Participant"]):
    """Those who take part; what lists, counts, letters and rules are about."""

    def get_queryset(self) -> models.QuerySet["Participant"]:
        """Without the bodies that only report."""
        return super().get_queryset().exclude(kind=BODY)


class Participant(models.Model):
    """Who takes part. People at ``organisation`` act for it: its own unit, or that of an individual.

    An organisation that takes no part but acts as a body whose report the plan wants stands here as well, with the kind
    ``BODY`` and in no group: it owes, sends and is reminded like a participant. Only ``everybody`` finds it.
    """

    objects = TakingPart()
    everybody: "models.Manager[Participant]" = models.Manager()

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="participants")
    code = models.CharField("mã", max_length=64)
    name = models.CharField("tên", max_length=255)
    kind = models.CharField("loại đối tượng", max_length=32)
    group = models.CharField("nhóm", max_length=64)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="participations")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="participations")
    traits = models.JSONField(default=dict, blank=True)
    """Declared selector facts, such as ``{"is_head": "yes"}``."""
    joined_on = models.DateField("tham gia từ", null=True, blank=True)
    left_on = models.DateField("thôi tham gia từ", null=True, blank=True)
    search = models.CharField(max_length=400, editable=False)
    sort_key = models.CharField(max_length=600, editable=False)

    class Meta:
        ordering = ("sort_key", "id")
        indexes = (models.Index(fields=("campaign", "sort_key", "id")),)
        constraints = (
            models.UniqueConstraint(name="participant_code_once", fields=("campaign", "code")),
            models.UniqueConstraint(
                name="body_reports_once", fields=("campaign", "organisation"), condition=Q(kind=BODY)
            ),
            models.CheckConstraint(
                name="a_body_is_in_no_group",
                condition=~Q(kind=BODY) | Q(group="", organisation__isnull=False, person=None),
            ),
            models.CheckConstraint(
                name="participant_dates_in_order",
                condition=Q(joined_on=None) | Q(left_on=None) | Q(joined_on__lte=F("left_on")),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def save(self, **options: Any) -> None:
        """Keep the keys for search and order in step with the name: people by given name."""
        self.name = clean(self.name)
        self.search = search_key(self.name, self.code)[:400]
        self.sort_key = (name_key if self.kind in ("individual", "citizen") else text_key)(self.name)[:600]
        super().save(**options)


class Change(models.Model):
    """What a notice changed in this running: for all participants or one, with its number and reason. Only appended."""

    class Kind(models.TextChoices):
        EXTENSION = "extension", "Gia hạn"
        EVENT = "event", "Định ngày"
        JOINING = "joining", "Thêm đối tượng"
        LEAVING = "leaving", "Thôi tham gia"
        CLOSING = "closing", "Khóa đơn vị không gửi"
        PLAN = "plan", "Kế hoạch được sửa đổi"

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="changes")
    kind = models.CharField("việc", max_length=16, choices=Kind)
    participant = models.ForeignKey(Participant, models.PROTECT, null=True, blank=True, related_name="changes")
    """None: for all."""
    deadline = models.CharField("thời hạn", max_length=64, blank=True)
    part = models.CharField("kỳ", max_length=64, blank=True)
    """The month or quarter of a deadline that recurs."""
    day = models.DateField("ngày mới", null=True, blank=True)
    number = models.CharField("số thông báo", max_length=64)
    reason = models.TextField("lý do")
    paper = models.ForeignKey(Attachment, models.PROTECT, null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    happened_on = models.DateField("ngày thông báo")
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("recorded_at", "id")
        indexes = (models.Index(fields=("campaign", "kind")),)
        constraints = (
            models.CheckConstraint(name="change_with_number_and_reason", condition=~Q(number="") & ~Q(reason="")),
            models.CheckConstraint(
                name="a_day_is_of_a_deadline",
                condition=~Q(kind__in=("extension", "event")) | (~Q(deadline="") & ~Q(day=None)),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.number})"


class Application(models.Model):
    """A unit asks to join of its own accord, where the plan and the campaign let it; the standing body answers."""

    class State(models.TextChoices):
        WAITING = "waiting", "Chờ trả lời"
        ACCEPTED = "accepted", "Đã nhận"
        REFUSED = "refused", "Không nhận"

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="applications")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="applications")
    kind = models.CharField("loại đối tượng", max_length=32)
    group = models.CharField("nhóm", max_length=64)
    name = models.CharField("tên", max_length=255)
    goals = models.TextField("mục tiêu của đơn vị", blank=True)
    state = models.CharField("trạng thái", max_length=16, choices=State, default=State.WAITING)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=now)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_on = models.DateField("ngày trả lời", null=True, blank=True)
    reason = models.TextField("lý do", blank=True)

    class Meta:
        ordering = ("made_at", "id")
        constraints = (
            models.UniqueConstraint(
                name="one_waiting_application",
                fields=("campaign", "organisation", "kind", "name"),
                condition=Q(state="waiting"),
            ),
            models.CheckConstraint(name="refused_with_a_reason", condition=~Q(state="refused") | ~Q(reason="")),
        )

    def __str__(self) -> str:
        return self.name
