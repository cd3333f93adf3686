"""Opening accounts for many people at once: what each would be called, who cannot have one, then one act for each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from thidua.office.accounts.errors import AccountError
from thidua.office.accounts.models import User
from thidua.office.accounts.services import open_account
from thidua.office.organisations.models import Person
from thidua.office.spelling import search_key


@dataclass(frozen=True, slots=True)
class Opening:
    """What would be done for somebody: the account's name and address, or why there is none; ``note``: what to know."""

    person: Person
    username: str = ""
    email: str = ""
    refusal: str = ""
    note: str = ""


@dataclass(slots=True)
class Opened:
    """What was done: the accounts, and who got none with the reason."""

    accounts: list[User] = field(default_factory=list)
    refused: list[tuple[Person, str]] = field(default_factory=list)


def openings(people: Iterable[Person]) -> list[Opening]:
    """For each of them, in their order; ``user`` and ``organisation`` are to be fetched with them. Two queries."""
    accounts = list(User.objects.values_list("username", "email"))
    names = {name for name, _ in accounts}
    addresses = {address.lower() for _, address in accounts if address}
    return [_opening(one, names, addresses) for one in people]


def open_many(*, people: Iterable[Person], by: User | None, step: Callable[[int], None] = lambda done: None) -> Opened:
    """Open what can be opened, each account an act of its own; done again it opens none twice."""
    opened = Opened()
    for done, one in enumerate(openings(people), 1):
        try:
            if one.refusal:
                raise AccountError(one.refusal)
            opened.accounts.append(open_account(person=one.person, username=one.username, email=one.email, by=by))
        except AccountError as error:
            opened.refused.append((one.person, str(error)))
        step(done)
    return opened


def _opening(one: Person, names: set[str], addresses: set[str]) -> Opening:
    account = getattr(one, "user", None)
    if account is not None:
        return Opening(one, refusal=f"Đã có tài khoản «{account.username}».")
    if one.organisation is None:
        return Opening(one, refusal="Chưa ghi đơn vị công tác.")
    name = _free_name(one.full_name, names)
    if not name:
        return Opening(one, refusal="Họ tên không có chữ cái nào để đặt tên đăng nhập; hãy mở riêng cho người này.")
    names.add(name)
    email, note = one.email, "" if one.email else "Không có thư điện tử: trao liên kết tận tay."
    if email.lower() in addresses:
        email, note = "", f"Thư «{one.email}» đã thuộc tài khoản khác: trao liên kết tận tay."
    elif email:
        addresses.add(email.lower())
    return Opening(one, name, email, note=note)


def _free_name(full_name: str, taken: set[str]) -> str:
    """The given name and the family name, «binh.tran», with a number where somebody has it already."""
    words = [
        "".join(sign for sign in word if sign.isascii() and sign.isalnum()) for word in search_key(full_name).split()
    ]
    words = [word for word in words if word]
    if not words:
        return ""
    base = words[0] if len(words) == 1 else f"{words[-1]}.{words[0]}"
    name, number = base[:56], 1
    while name in taken:
        number += 1
        name = f"{base[:56]}{number}"
    return name
