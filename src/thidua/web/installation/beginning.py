"""The first organisation and its administrator, who lets in everybody else; the way back in for who is locked out."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from thidua.office.accounts.models import AccessLink, User
from thidua.office.accounts.services import forget_second_factor, issue_link, open_account
from thidua.office.organisations.models import Level, Organisation, OrganisationKind, Role
from thidua.office.organisations.services.people import add
from thidua.office.organisations.services.roles import give
from thidua.office.organisations.services.tree import found
from thidua.web.installation.errors import InstallationError


@transaction.atomic
def begin(*, office: str, code: str, level: str, person: str, username: str) -> str:
    """Make them and give the one-time link. Raises InstallationError where accounts are there already."""
    if User.objects.exists():
        raise InstallationError(
            "Đã có tài khoản; quản trị viên thêm người trên trang «Con người». "
            "Không ai đăng nhập được nữa thì dùng: thidua setup --link TÊN_ĐĂNG_NHẬP"
        )
    if level not in Level.values:
        raise InstallationError(f"Cấp không có «{level}»; hãy chọn: {', '.join(Level.values)}.")
    top = Organisation.objects.filter(code=code).first() or found(
        code=code, name=office, parent=None, by=None, kind=OrganisationKind.COMMITTEE, level=level
    )
    somebody = add(organisation=top, by=None, full_name=person)
    for role in (Role.ADMINISTRATOR, Role.AUDITOR):
        give(person=somebody, organisation=top, role=role, by=None, subtree=True, reason="Cài đặt")
    account = open_account(person=somebody, username=username, by=None)
    return address_of(issue_link(account=account, purpose=AccessLink.Purpose.INVITATION, by=None)[1])


@transaction.atomic
def let_back_in(*, username: str) -> str:
    """A link that sets a new password; the second factor is forgotten, to be set up anew. Raises InstallationError."""
    account = User.objects.filter(username=username.strip().lower()).first()
    if account is None:
        raise InstallationError(f"Không có tài khoản «{username}».")
    link = issue_link(account=account, purpose=AccessLink.Purpose.RESET, by=None)[1]
    forget_second_factor(account=account, by=None, reason="Cấp lại từ máy chủ (thidua setup --link)")
    return address_of(link)


def address_of(key: str) -> str:
    """The whole address of a one-time link."""
    return f"{settings.ADDRESS}{reverse('one_time_link', args=[key])}"
