"""Judgements on facts, who is to give them, and what a participant answers to them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from thidua.office.campaigns.models import Campaign, Participant
from thidua.office.clock import now, today
from thidua.office.facts.models import Version
from thidua.office.files.models import Attachment


class Assignment(models.Model):
    """Somebody is to appraise one subject (``subjects``) of a campaign. Ended, never deleted."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="assignments")
    subject = models.CharField("mục", max_length=128)
    appraiser = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    assigned_at = models.DateTimeField(default=now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                name="assigned_once", fields=("campaign", "subject", "appraiser"), condition=Q(ended_at=None)
            ),
        )


class Judgement(models.Model):
    """What was found of one fact of one participant. Only appended; ``current`` is the last one.

    ``seen`` is what others said of it when it was judged, None where nobody had said anything. ``found`` is the value
    stated by it. Whether something has changed since is not kept but asked (``queries.lines``).
    """

    participant = models.ForeignKey(Participant, models.PROTECT, related_name="judgements")
    fact = models.CharField("số liệu", max_length=96)
    part = models.CharField("kỳ", max_length=64, blank=True)
    seen = models.ForeignKey(Version, models.PROTECT, null=True, related_name="+")
    found = models.ForeignKey(Version, models.PROTECT, related_name="+")
    differs = models.BooleanField("khác số đơn vị báo cáo")
    reason = models.TextField("lý do", blank=True)
    body = models.CharField("cơ quan thẩm định", max_length=64)
    second = models.BooleanField("thẩm định lại sau giải trình", default=False)
    late = models.BooleanField("thẩm định lại muộn", default=False)
    """Given after the last day of the second review: recorded as late, never refused."""
    current = models.BooleanField(default=True)
    judged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    judged_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                name="one_current_judgement", fields=("participant", "fact", "part"), condition=Q(current=True)
            ),
            models.CheckConstraint(name="what_differs_has_a_reason", condition=Q(differs=False) | ~Q(reason="")),
        )


class Explaining(models.Model):
    """The explanation round of a campaign: from the day on which it was opened until it is closed."""

    campaign = models.OneToOneField(Campaign, models.CASCADE, related_name="explaining")
    opened_on = models.DateField("ngày mở", default=today)
    last_day = models.DateField("hạn giải trình")
    review_last_day = models.DateField("hạn thẩm định lại", null=True, blank=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    closed_on = models.DateField("ngày kết thúc", null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="explaining_days_in_order",
                condition=Q(last_day__gte=models.F("opened_on"))
                & (Q(review_last_day=None) | Q(review_last_day__gte=models.F("last_day"))),
            ),
        )


class Appraisal(models.Model):
    """How far one participant has come; one that has no row has not been begun."""

    class State(models.TextChoices):
        IN_HAND = "in_hand", "Đang thẩm định"
        EXPLAINED = "explained", "Đã giải trình"
        SETTLED = "settled", "Đã xong"

    participant = models.OneToOneField(Participant, models.CASCADE, related_name="appraisal")
    state = models.CharField("trạng thái", max_length=16, choices=State, default=State.IN_HAND)
    settled_on = models.DateField("ngày xong", null=True, blank=True)


class Explanation(models.Model):
    """What a participant answers, once, to what was found otherwise than it said."""

    participant = models.OneToOneField(Participant, models.PROTECT, related_name="explanation")
    sent_on = models.DateField("ngày gửi", default=today)
    late = models.BooleanField("muộn", default=False)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(default=now)


class Answer(models.Model):
    """What it says to one judgement."""

    explanation = models.ForeignKey(Explanation, models.CASCADE, related_name="answers")
    judgement = models.ForeignKey(Judgement, models.PROTECT, related_name="answers")
    text = models.TextField("giải trình")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(name="answered_once", fields=("explanation", "judgement")),
            models.CheckConstraint(name="an_answer_says_something", condition=~Q(text="")),
        )


class AnswerFile(models.Model):
    """A file that goes with an answer."""

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="files")
    attachment = models.ForeignKey(Attachment, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("id",)


class Seat(models.Model):
    """Somebody is to score one fact of one participant apart from others. Given up before a score: ended, kept.

    ``added``: asked because those asked first were too far apart.
    """

    participant = models.ForeignKey(Participant, models.PROTECT, related_name="seats")
    fact = models.CharField("số liệu", max_length=96)
    scorer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added = models.BooleanField("chấm thêm", default=False)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(default=now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                name="seated_once", fields=("participant", "fact", "scorer"), condition=Q(ended_at=None)
            ),
            models.UniqueConstraint(
                name="one_added_seat",
                fields=("participant", "fact"),
                condition=Q(ended_at=None, added=True),
            ),
        )


class Score(models.Model):
    """What a scorer gave; only appended, ``current`` is the last one. ``value`` as ``facts.values`` writes it."""

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="scores")
    number = models.PositiveIntegerField()
    value = models.CharField("điểm", max_length=255)
    note = models.TextField("nhận xét", blank=True)
    reason = models.TextField("lý do sửa", blank=True)
    """Why it was changed once all had given."""
    current = models.BooleanField(default=True)
    given_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(name="score_version_once", fields=("seat", "number")),
            models.UniqueConstraint(name="one_current_score", fields=("seat",), condition=Q(current=True)),
        )
