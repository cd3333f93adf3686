"""Organisations, people, and the roles that people hold at organisations within dates."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from thidua.office.spelling import clean, name_key, search_key, text_key


class OrganisationKind(models.TextChoices):
    """What an organisation is."""

    COMMITTEE = "committee", "Ủy ban nhân dân"
    DEPARTMENT = "department", "Sở, phòng, ban chuyên môn"
    SERVICE_UNIT = "service_unit", "Đơn vị sự nghiệp"
    SCHOOL = "school", "Trường học"
    PARTY = "party", "Cơ quan Đảng"
    MASS_ORGANISATION = "mass_organisation", "Mặt trận, đoàn thể"
    COUNCIL = "council", "Hội đồng, ban chỉ đạo"
    ENTERPRISE = "enterprise", "Doanh nghiệp, hợp tác xã"
    OTHER = "other", "Khác"


class Level(models.TextChoices):
    """The level of government to which an organisation belongs."""

    CENTRAL = "central", "Trung ương"
    PROVINCE = "province", "Tỉnh, thành phố"
    DISTRICT = "district", "Huyện (đến 30/6/2025)"
    COMMUNE = "commune", "Xã, phường, đặc khu"
    GRASSROOTS = "grassroots", "Cơ sở"


class Organisation(models.Model):
    """An office, committee, school…, from a day to a day. ``path`` holds the keys of all above it: ``/1/7/``."""

    code = models.SlugField("mã", max_length=64, unique=True)
    name = models.CharField("tên", max_length=255)
    short_name = models.CharField("tên gọi tắt", max_length=64, blank=True)
    kind = models.CharField("loại", max_length=32, choices=OrganisationKind, default=OrganisationKind.DEPARTMENT)
    level = models.CharField("cấp", max_length=16, choices=Level, default=Level.COMMUNE)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField(max_length=255, editable=False, default="/", db_index=True)
    valid_from = models.DateField("từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_from")
    split_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="split_into")
    search = models.CharField(max_length=400, editable=False, db_index=True)
    sort_key = models.CharField(max_length=600, editable=False, db_index=True)

    class Meta:
        ordering = ("sort_key", "id")
        constraints = (
            models.CheckConstraint(
                name="organisation_dates_in_order",
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lte=F("valid_to")),
            ),
            models.CheckConstraint(name="organisation_not_its_own_parent", condition=~Q(parent=F("id"))),
            models.CheckConstraint(name="organisation_not_merged_into_itself", condition=~Q(merged_into=F("id"))),
        )

    def __str__(self) -> str:
        return self.name

    def save(self, **options: Any) -> None:
        """Keep the keys for search and order in step with the name."""
        self.name = clean(self.name)
        self.search = search_key(self.name, self.short_name, self.code)[:400]
        self.sort_key = text_key(self.name)[:600]
        super().save(**options)

    @property
    def below(self) -> str:
        """What the paths of all below it begin with."""
        return f"{self.path}{self.pk}/"


class FormerName(models.Model):
    """What an organisation was called, up to a day."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="former_names")
    name = models.CharField("tên", max_length=255)
    valid_to = models.DateField("đến hết ngày")
    search = models.CharField(max_length=400, editable=False, db_index=True)

    class Meta:
        ordering = ("valid_to", "id")

    def save(self, **options: Any) -> None:
        """Keep the key for search in step with the name."""
        self.search = search_key(self.name)[:400]
        super().save(**options)


class Person(models.Model):
    """Somebody who acts or is commended; never identified by the number of an identity card."""

    full_name = models.CharField("họ và tên", max_length=120)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="people")
    position = models.CharField("chức vụ", max_length=160, blank=True)
    staff_code = models.CharField("mã cán bộ", max_length=64, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    phone = models.CharField("điện thoại", max_length=32, blank=True)
    same_as = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="other_spellings")
    """The record that stands for this person, once somebody has confirmed that both are one."""
    search = models.CharField(max_length=200, editable=False, db_index=True)
    sort_key = models.CharField(max_length=300, editable=False, db_index=True)

    class Meta:
        ordering = ("sort_key", "id")
        constraints = (models.CheckConstraint(name="person_not_same_as_itself", condition=~Q(same_as=F("id"))),)

    def __str__(self) -> str:
        return self.full_name

    def save(self, **options: Any) -> None:
        """Keep the keys for search and order in step with the name."""
        self.full_name = clean(self.full_name)
        self.search = search_key(self.full_name)[:200]
        self.sort_key = name_key(self.full_name)[:300]
        super().save(**options)


class KeptApart(models.Model):
    """Two people whose names look alike and of whom somebody said that they are two; ``first`` has the smaller key."""

    first = models.ForeignKey(Person, models.CASCADE, related_name="+")
    second = models.ForeignKey(Person, models.CASCADE, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(name="kept_apart_once", fields=("first", "second")),
            models.CheckConstraint(name="kept_apart_in_order", condition=Q(first__lt=F("second"))),
        )


class Role(models.TextChoices):
    """What somebody may do at an organisation."""

    OFFICER = "officer", "Chuyên viên"
    HEAD = "head", "Thủ trưởng"
    APPRAISER = "appraiser", "Người thẩm định"
    COUNCIL_MEMBER = "council_member", "Thành viên Hội đồng"
    SECRETARY = "secretary", "Thư ký Hội đồng"
    DECISION_MAKER = "decision_maker", "Người quyết định"
    OBSERVER = "observer", "Người giám sát"
    AUDITOR = "auditor", "Người theo dõi nhật ký"
    ADMINISTRATOR = "administrator", "Quản trị"


class Membership(models.Model):
    """A role of a person at an organisation (``subtree``: and at all below it), within dates.

    A deputy's or an acting person's role names the membership that it stands in for and the paper that says so.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships")
    role = models.CharField("vai trò", max_length=24, choices=Role)
    subtree = models.BooleanField("cả cấp dưới", default=False)
    valid_from = models.DateField("từ ngày", null=True, blank=True)
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)
    stands_in_for = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="deputies")
    mandate = models.CharField("văn bản giao", max_length=160, blank=True)

    class Meta:
        ordering = ("organisation", "role", "id")
        indexes = (models.Index(fields=("person", "role")), models.Index(fields=("organisation", "role")))
        constraints = (
            models.CheckConstraint(
                name="membership_dates_in_order",
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lte=F("valid_to")),
            ),
            models.CheckConstraint(name="membership_not_deputy_of_itself", condition=~Q(stands_in_for=F("id"))),
            models.CheckConstraint(
                name="deputy_within_dates_by_mandate",
                condition=Q(stands_in_for=None) | (~Q(valid_from=None) & ~Q(valid_to=None) & ~Q(mandate="")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.role} {self.organisation_id}"
