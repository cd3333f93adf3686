"""Mails to those whom appraising concerns, put into the outbox within the act that they tell of."""

from collections.abc import Iterable, Sequence

from django.conf import settings

from thidua.office.accounts.models import User
from thidua.office.appraisals.models import Explaining, Judgement, Seat
from thidua.office.appraisals.queries.amended import Amended, amended_of
from thidua.office.appraisals.queries.assigned import appraisers_of
from thidua.office.appraisals.queries.standing import found_otherwise
from thidua.office.campaigns.models import Campaign
from thidua.office.campaigns.queries.taking_part import answerable
from thidua.office.mail.services.writing import Letter, write_all


def tell_of_round(campaign: Campaign, opened: Explaining) -> int:
    """To the officers and heads of units of which something was found otherwise; how many mails."""
    those = campaign.participants.filter(pk__in=[one.pk for one in found_otherwise(campaign)])
    addresses = {one for people in answerable(those).values() for one in people if one[1]}
    body = (
        f"{campaign.title}\n\nMột số số liệu của đơn vị được thẩm định khác số đã báo cáo. Đơn vị xem lý do và giải "
        f"trình một lần, chậm nhất ngày {opened.last_day:%d/%m/%Y}.\n\nĐăng nhập để xem: {settings.ADDRESS}"
    )
    return _write(campaign, f"explaining:{opened.pk}", addresses, f"Giải trình thẩm định: {campaign.title}", body)


def tell_of_amendment(campaign: Campaign) -> int:
    """To those who appraise, once something was judged: what an amendment keeps, takes away and adds."""
    if not Judgement.objects.filter(participant__campaign=campaign, current=True).exists():
        return 0
    amended = amended_of(campaign)
    if amended is None:
        return 0
    addresses = _addresses(appraisers_of(campaign))
    body = "\n".join([*_amended(campaign, amended), "", f"Đăng nhập để thẩm định tiếp: {settings.ADDRESS}"])
    subject = f"Kế hoạch sửa đổi giữa kỳ thẩm định: {campaign.title}"
    return _write(campaign, f"amended:{amended.change.pk}", addresses, subject, body)


def tell_of_seats(campaign: Campaign, label: str, scorer: User, seats: Sequence[Seat]) -> int:
    """To somebody who is asked to score a fact of some participants."""
    added = sum(one.added for one in seats)
    also = f", trong đó {added} chỗ chấm thêm vì điểm đã cho lệch nhau quá mức" if added else ""
    body = (
        f"{campaign.title}\n\nBạn được giao chấm «{label}» của {len(seats)} đối tượng{also}. Mỗi người chấm riêng; "
        f"không ai thấy điểm của người khác trước khi mọi người đã chấm.\n\nĐăng nhập để chấm: {settings.ADDRESS}"
    )
    subject = f"Giao chấm điểm: {campaign.title}"
    return _write(campaign, f"scoring:{seats[0].pk}", _addresses([scorer]), subject, body)


def _addresses(accounts: Iterable[User]) -> set[tuple[int, str]]:
    """Accounts with where they are written to, without those that have no address."""
    return {
        (one.pk, address)
        for one in accounts
        if (address := one.email or (one.person.email if one.person is not None else ""))
    }


def _amended(campaign: Campaign, amended: Amended) -> Iterable[str]:
    change = amended.change
    yield f"{campaign.title}: kế hoạch sửa đổi theo thông báo số {change.number} ngày {change.happened_on:%d/%m/%Y}."
    yield f"{amended.kept} kết quả thẩm định của số liệu còn trong kế hoạch được giữ nguyên."
    if amended.without_use:
        yield f"{len(amended.without_use)} kết quả không còn dùng được, cần xem và gỡ."
    if amended.gone:
        yield f"Số liệu không còn trong kế hoạch: {'; '.join(amended.gone)}."
    if amended.new:
        yield f"Số liệu mới phải thẩm định: {'; '.join(amended.new)}."


def _write(campaign: Campaign, key: str, addresses: set[tuple[int, str]], subject: str, body: str) -> int:
    letters = [
        Letter(key=f"{key}:{account}", to=address, subject=subject, body=body) for account, address in sorted(addresses)
    ]
    write_all(owner=campaign.owner, letters=letters)
    return len(letters)
