"""Accounts and one-time links. Passwords, second factors and sessions are kept by Django and allauth."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from thidua.office.clock import now
from thidua.office.organisations.models import Person


class UserManager(BaseUserManager["User"]):
    """Makes accounts; they are found by their sign-in name, whatever its case."""

    def create_user(self, *, username: str, person: Person, email: str = "", password: str | None = None) -> "User":
        """An account; without a password nobody can sign in until a one-time link has set one."""
        user = self.model(username=username.strip().lower(), person=person, email=self.normalize_email(email))
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        """The account of a sign-in name."""
        return self.get(username=(username or "").strip().lower())


class User(AbstractBaseUser):
    """One account for one person. An address is not needed: an office may have no mail at all."""

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"

    username = models.CharField("tên đăng nhập", max_length=64, unique=True)
    email = models.EmailField("thư điện tử", blank=True)
    person = models.OneToOneField(Person, models.PROTECT, related_name="user")
    is_active = models.BooleanField("đang hoạt động", default=True)
    created_at = models.DateTimeField(default=now, editable=False)

    objects = UserManager()

    class Meta:
        constraints = (
            models.UniqueConstraint(name="one_account_an_address", fields=("email",), condition=~Q(email="")),
        )

    def __str__(self) -> str:
        return self.username

    def get_full_name(self) -> str:
        """The person's name."""
        return self.person.full_name


class AccessLink(models.Model):
    """A link that opens an account or sets a new password, once, within its time. Only the hash of its key is kept."""

    class Purpose(models.TextChoices):
        INVITATION = "invitation", "Mời mở tài khoản"
        RESET = "reset", "Đặt lại mật khẩu"

    user = models.ForeignKey(User, models.CASCADE, related_name="links")
    purpose = models.CharField(max_length=16, choices=Purpose)
    key_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="links_made")
    made_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    """When a newer one, or somebody, made it worthless."""
