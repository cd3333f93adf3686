"""What people do with mail that did not go: have it sent again, or hand its text over themselves."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import Q

from thidua.office import clock
from thidua.office.journal.services import record
from thidua.office.mail.errors import MailError
from thidua.office.mail.models import Message

State = Message.State


@transaction.atomic
def send_again(*, message: Message, by: AbstractBaseUser) -> None:
    """Put a message that failed, or of which nobody knows, back among those that wait. Raises MailError."""
    if message.private and not message.body:
        raise MailError("Thư này chứa liên kết dùng một lần nên không giữ lại nội dung; hãy cấp liên kết mới.")
    _change(message, (State.FAILED, State.UNSURE), "mail.send_again", by, state=State.WAITING, attempts=0, lease="",
            lease_until=None, next_try_at=clock.now())  # fmt: skip


@transaction.atomic
def hand_over(*, message: Message, by: AbstractBaseUser) -> None:
    """Somebody has given the text to its recipient another way. Raises MailError."""
    states, free = (State.WAITING, State.FAILED, State.UNSURE), Q(lease_until=None) | Q(lease_until__lte=clock.now())
    if not Message.objects.filter(free, pk=message.pk).exists():
        raise MailError("Thư đang được chuyển cho máy chủ thư.")
    _change(message, states, "mail.hand_over", by, state=State.HANDED_OVER, lease="", lease_until=None)


def _change(message: Message, states: tuple[str, ...], act: str, by: AbstractBaseUser, **values: object) -> None:
    """One of two who press the button at once does it; to the other it is said."""
    if not Message.objects.filter(pk=message.pk, state__in=states).update(**values):
        now = Message.objects.get(pk=message.pk)
        raise MailError(f"Thư này {now.get_state_display().lower()}.")
    record(
        act=act,
        target=f"mail.message:{message.pk}",
        actor=by,
        owner=message.owner,
        before={"state": message.state},
        after={"state": values["state"]},
    )
