"""Matters: what was recorded of a participant; inspections, the clock of items forwarded, books that are complete."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.clock import now, today
from thidua.office.facts.models import Version
from thidua.office.files.models import Attachment
from thidua.office.organisations.models import Person
from thidua.office.spelling import search_key


class Nature(models.TextChoices):
    """What a matter is."""

    VIOLATION = "violation", "Vi phạm"
    COMPLAINT = "complaint", "Đơn, phản ánh, khiếu nại"
    LATE_REPLY = "late_reply", "Trả lời chậm"
    REMINDER = "reminder", "Nhắc nhở"
    REMARK = "remark", "Nhận xét, kiến nghị"
    FORWARDED = "forwarded", "Việc được chuyển đến"
    MEDIA = "media", "Tin, bài"
    VALUE = "value", "Kết quả, số đo"


class State(models.TextChoices):
    """How a matter stands: a complaint is looked into, anything else stands until it is withdrawn."""

    RECORDED = "recorded", "Đã ghi nhận"
    OPEN = "open", "Chưa kết luận"
    CONFIRMED = "confirmed", "Kết luận đúng"
    GROUNDLESS = "groundless", "Không có cơ sở"
    WITHDRAWN = "withdrawn", "Đã rút"


CONCLUSIONS = (State.CONFIRMED, State.GROUNDLESS)


class Inspection(models.Model):
    """A visit of a team; what it found are matters. Once withdrawn, all of these are."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="inspections")
    record = models.CharField("sổ của kế hoạch", max_length=64)
    body = models.CharField("cơ quan ghi nhận", max_length=64)
    visited_on = models.DateField("ngày kiểm tra")
    team = models.ManyToManyField(Person, related_name="+", blank=True)
    others = models.CharField("thành viên khác", max_length=500, blank=True)
    """Those of the team of whom nothing else is known."""
    number = models.CharField("số biên bản", max_length=64, blank=True)
    minutes_on = models.DateField("ngày biên bản", null=True, blank=True)
    minutes = models.ForeignKey(Attachment, models.PROTECT, null=True, blank=True, related_name="+")
    remark = models.TextField("nhận xét chung", blank=True)
    withdrawn = models.BooleanField("đã rút", default=False)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("-visited_on", "-id")
        indexes = (models.Index(fields=("campaign", "visited_on")),)

    def __str__(self) -> str:
        return f"{self.number or self.pk}, {self.visited_on:%d/%m/%Y}"


class Matter(models.Model):
    """One thing recorded of one participant; never deleted. ``number`` counts those of a campaign.

    It counts into ``fact``, or says its ``value`` (as ``facts.values`` writes it); with neither it is only on record.
    """

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="matters")
    number = models.PositiveIntegerField("số")
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="matters")
    record = models.CharField("sổ của kế hoạch", max_length=64)
    body = models.CharField("cơ quan ghi nhận", max_length=64)
    """A body of the plan; ``self``: the participant."""
    nature = models.CharField("loại", max_length=16, choices=Nature)
    state = models.CharField("trạng thái", max_length=16, choices=State)
    what = models.TextField("nội dung")
    source = models.CharField("nguồn, số văn bản", max_length=255, blank=True)
    complainant = models.CharField("người phản ánh", max_length=255, blank=True)
    """Only for those who act for the body that recorded it."""
    happened_on = models.DateField("ngày xảy ra")
    fact = models.CharField("tính vào số liệu", max_length=96, blank=True)
    part = models.CharField("kỳ", max_length=64, blank=True)
    value = models.CharField("giá trị", max_length=255, blank=True)
    version = models.ForeignKey(Version, models.PROTECT, null=True, blank=True, related_name="+")
    """What its value was last stated as."""
    inspection = models.ForeignKey(Inspection, models.PROTECT, null=True, blank=True, related_name="findings")
    conclusion = models.TextField("kết luận", blank=True)
    concluded_on = models.DateField("ngày kết luận", null=True, blank=True)
    search = models.CharField(max_length=600, editable=False)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("-happened_on", "-id")
        indexes = (
            models.Index(fields=("campaign", "happened_on")),
            models.Index(fields=("participant", "fact", "part")),
        )
        constraints = (
            models.UniqueConstraint(name="matter_number_once", fields=("campaign", "number")),
            models.CheckConstraint(
                name="complaints_are_looked_into",
                condition=Q(nature="complaint", state__in=("open", "confirmed", "groundless", "withdrawn"))
                | ~Q(nature="complaint") & Q(state__in=("recorded", "withdrawn")),
            ),
            models.CheckConstraint(
                name="concluded_with_words_and_day",
                condition=~Q(state__in=("confirmed", "groundless")) | ~Q(conclusion="") & ~Q(concluded_on=None),
            ),
            models.CheckConstraint(
                name="a_value_is_of_a_fact",
                condition=~Q(nature="value") & Q(value="") | Q(nature="value") & ~Q(value="") & ~Q(fact=""),
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}. {self.what[:60]}"

    def save(self, **options: Any) -> None:
        """Keep the key for search in step; who complained is not found by it."""
        self.search = search_key(self.what, self.source)[:600]
        if (chosen := options.get("update_fields")) is not None:
            options["update_fields"] = {*chosen, "search"}
        super().save(**options)


class Forwarding(models.Model):
    """The reply clock of an item that was forwarded to a participant."""

    matter = models.OneToOneField(Matter, models.PROTECT, related_name="forwarding")
    received_on = models.DateField("ngày nhận")
    forwarded_on = models.DateField("ngày chuyển")
    due_on = models.DateField("hạn trả lời", null=True, blank=True)
    """None where the plan sets no clock."""
    extended_by = models.CharField("số thông báo gia hạn", max_length=64, blank=True)
    replied_on = models.DateField("ngày trả lời", null=True, blank=True)
    reply = models.CharField("văn bản trả lời", max_length=255, blank=True)

    class Meta:
        ordering = ("due_on", "id")
        constraints = (
            models.CheckConstraint(
                name="forwarded_days_in_order",
                condition=Q(received_on__lte=F("forwarded_on"))
                & (Q(replied_on=None) | Q(replied_on__gte=F("forwarded_on"))),
            ),
        )

    @property
    def is_late(self) -> bool:
        """Whether the reply came, or did not come, after the last day."""
        return self.due_on is not None and (self.replied_on or today()) > self.due_on


class Evidence(models.Model):
    """What proves a matter: a file, or a paper named by number, day and page. Only appended."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="evidence")
    attachment = models.ForeignKey(Attachment, models.PROTECT, null=True, blank=True, related_name="+")
    reference = models.CharField("số, ngày, trang", max_length=255, blank=True)
    confidential = models.BooleanField("chỉ cơ quan ghi nhận xem", default=False)
    """Such as a letter that says who complained."""

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                name="matter_evidence_is_something", condition=~Q(reference="") | ~Q(attachment=None)
            ),
        )


class Book(models.Model):
    """A record of the plan of which somebody said that it is complete: what it does not hold did not happen."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="books")
    record = models.CharField("sổ của kế hoạch", max_length=64)
    complete = models.BooleanField("ghi đủ", default=False)
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    said_at = models.DateTimeField(default=now)

    class Meta:
        constraints = (models.UniqueConstraint(name="book_once", fields=("campaign", "record")),)
