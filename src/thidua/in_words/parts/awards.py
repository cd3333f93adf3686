"""What must hold, what is given, to how many, chosen how."""

from collections.abc import Iterator

from thidua.in_words.parts.order import FIRST, chain, notice_days
from thidua.in_words.parts.places import quota
from thidua.in_words.parts.ruled import item_of
from thidua.in_words.speech import Speech, flat, label
from thidua.in_words.told import Item, Row, Say, some
from thidua.plan.model.awards import Award, Gate
from thidua.plan.model.places import Quota
from thidua.plan.model.procedure import PublicNotice, Revocation
from thidua.rules.wording.figures import money

FORMS = {"commendation": "giấy khen", "merit_certificate": "bằng khen", "prize": "giải thưởng"}


def gates(speech: Speech) -> Iterator[Item]:
    """What must hold before somebody may be commended."""
    for gate in speech.plan.gates:
        says = _gate(speech, gate)
        yield Item(("gates", gate.label), "Điều kiện", gate.label, says, gate.clause, gate.reading, gate)


def _gate(speech: Speech, gate: Gate) -> tuple[Say, ...]:
    awards = speech.labels(speech.plan.awards, gate.awards)
    return some(
        Say("Áp dụng cho", speech.whom(gate.asked)),
        speech.must("Phải đạt", gate.require),
        Say("Để được", awards or "mọi hình thức khen thưởng"),
        Say("Nếu không đạt", "tạm dừng, xét lại khi có kết luận" if gate.suspends else ""),
    )


def awards(speech: Speech) -> Iterator[Item]:
    """What is given, in the order in which places are laid out."""
    for place, award in enumerate(speech.plan.awards.values(), 1):
        order = f"thứ {place} trong {len(speech.plan.awards)} hình thức" if len(speech.plan.awards) > 1 else ""
        laid_out = some(Say("Thứ tự xếp", order, follows=True))
        yield item_of("awards", "Khen thưởng", award, (*_whom(speech, award), *laid_out, *_chosen(speech, award)))


def _whom(speech: Speech, award: Award) -> tuple[Say, ...]:
    plan = speech.plan
    return some(
        Say("Hình thức", FORMS[award.form]),
        Say("Dành cho", speech.whom(award.asked) if award.asked else ""),
        Say("Các đợt", speech.labels(plan.rounds, award.rounds)),
        Say("Chỉ chọn trong số đã được", f"«{label(plan.awards, award.among)}»" if award.among is not None else ""),
        Say("Tặng kèm", "cho mọi người đoạt giải" if award.with_prize else ""),
        Say("Số lượng", _number(award), tuple(_quota(speech, award, found) for found in award.quotas)),
        Say("Tiền thưởng", _money(award)),
    )


def _chosen(speech: Speech, award: Award) -> tuple[Say, ...]:
    return some(
        Say("Cách chọn", "" if award.with_prize else chosen(speech, award, award.select)),
        chain(speech, award.then),
        Say("Ai bầu chọn, quyết định khi vẫn bằng nhau", speech.voters(award.vote) if award.vote is not None else ""),
        Say("Ưu tiên", f"người có {speech.measure(award.first)} là «có»" if award.first is not None else ""),
        Say("Văn bản nói khi bằng điểm", award.ties or ""),
        Say("Dự bị", f"{award.reserve} người kế tiếp theo thứ tự" if award.reserve is not None else ""),
        Say("Cơ quan xét, đề xuất", speech.bodies(award.proposed_by)),
        _notice(award.public_notice) if award.public_notice is not None else None,
        Say("Người ký quyết định", speech.body(award.decided_by) if award.decided_by is not None else ""),
        Say("Bị thu hồi", "", tuple(_revoked(speech, found) for found in award.revoke)),
        Say("Chỗ bị thu hồi", "chuyển cho người dự bị" if award.refill else ""),
    )


def _number(award: Award) -> str:
    if award.places is not None:
        return f"{award.places} chỗ, chung cho mọi nhóm"
    return "" if award.with_prize or award.quotas else "không đặt số lượng tối đa"


def _money(award: Award) -> str:
    if award.money is None:
        return ""
    if isinstance(award.money, int):
        return f"{money(award.money)} mỗi giải"
    return "theo mức luật định, tính bằng lương cơ sở của ngày quyết định"


def chosen(speech: Speech, award: Award, select: str) -> str:
    """How those who pass are chosen from."""
    if select == "by_council":
        by = f"; nêu theo {speech.measure(award.by)}, {FIRST[award.better]}" if award.by is not None else ""
        return f"do hội đồng bình chọn{by}"
    by = f"theo {speech.measure(award.by)}" if award.by is not None else "theo thứ hạng"
    return f"{by}, {FIRST[award.better]}"


def _quota(speech: Speech, award: Award, found: Quota) -> Row:
    differs = found.select is not None and found.select != award.select
    return quota(speech, found, chosen(speech, award, str(found.select)) if differs else "")


def _notice(found: PublicNotice) -> Say:
    return Say("Công khai", "", (Row(found.label, notice_days(found), clauses=found.clause, readings=found.reading),))


def _revoked(speech: Speech, found: Revocation) -> Row:
    back = ", phải trả lại tiền thưởng" if found.return_money else ""
    return Row(found.label, f"khi {flat(speech.required(found.when))}{back}", (), found.clause, found.reading)
