"""What comes round by itself for the rooms below: mail goes out, files that nobody names go, old rows go."""

from datetime import time, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.models import Session

from thidua.office import clock
from thidua.office.accounts.errors import AccountError
from thidua.office.accounts.opening import open_many
from thidua.office.files.services.sweeping import sweep
from thidua.office.jobs.kinds import kind
from thidua.office.jobs.services.keeping import forget_old
from thidua.office.jobs.work import Work
from thidua.office.mail.models import Message
from thidua.office.mail.services.sending import deliver
from thidua.office.organisations.models import Person


def _mail_waits() -> bool:
    # Those that a killed worker had in hand are looked at too, so that somebody is told.
    open_ = (Message.State.WAITING, Message.State.HANDING)
    due = Message.objects.filter(state__in=open_, next_try_at__lte=clock.now())
    return bool(settings.MAIL_IS_SET_UP) and due.exists()


@kind("mail.deliver", "Gửi thư", every=timedelta(seconds=20), due=_mail_waits)
def deliver_mail(work: Work) -> dict[str, Any]:
    """Send what waits in the outbox."""
    done = deliver()
    return {"sent": done.sent, "put_off": done.put_off, "failed": done.failed}


@kind("accounts.open", "Mở tài khoản cho nhiều người", refusals=(AccountError,))
def open_accounts(work: Work, people: list[int]) -> dict[str, Any]:
    """Accounts for these people; run again it opens those that are missing."""
    found = list(Person.objects.filter(pk__in=people).select_related("user", "organisation").order_by("sort_key", "pk"))
    work.begin(len(found))
    opened = open_many(people=found, by=work.job.started_by, step=work.step)
    waiting = f"Đã mở {len(opened.accounts)} tài khoản"
    refused = f", {len(opened.refused)} người không mở được hoặc đã có" if opened.refused else ""
    return {"message": f"{waiting}{refused}. Hãy cấp liên kết ở trang Tài khoản."}


@kind("files.sweep", "Dọn tệp không còn dùng", at=time(2, 30))
def sweep_files(work: Work) -> dict[str, Any]:
    """Take away what no act names."""
    return {"removed": sweep()}


@kind("jobs.forget", "Dọn việc nền, phiên đăng nhập đã cũ", at=time(3, 0), whole=True)
def forget(work: Work) -> dict[str, Any]:
    """Take away rows of what is long over."""
    Session.objects.filter(expire_date__lt=clock.now()).delete()
    return {"jobs": forget_old()}
