"""A quota said in words: how its places arise, who is eligible, who chooses, and who comes next."""

from fractions import Fraction

from thidua.plan.model.people import KIND_LABELS
from thidua.plan.model.places import Nested, Portion, Rounded
from thidua.rules.portions import size_of
from thidua.rules.results import Evaluation, FilledQuota, ReserveList, Revoked
from thidua.rules.wording.figures import figure, percent
from thidua.rules.wording.ranks import shown
from thidua.rules.wording.words import Words

SELECTIONS = {"by_score": "theo điểm từ cao xuống thấp", "by_council": "do hội đồng bình chọn"}
ROUNDINGS = {"down": "bỏ phần lẻ", "up": "phần lẻ tính thêm một", "half_up": "từ nửa trở lên tính thêm một"}


def say_quota(words: Words, filled: FilledQuota) -> str:
    """``Giấy khen …, tập thể, Phòng, ban: 4 chỗ (mục III.1.2), 2 đủ điều kiện, do hội đồng bình chọn``."""
    plan = words.plan
    kinds = ", ".join(KIND_LABELS[name] for name in filled.quota.kind)
    groups = ", ".join(plan.groups[name].label for name in filled.quota.group)
    whose = ""
    if filled.quota.per is not None and filled.instance is not None:
        whose = f"{words.name(filled.quota.per)}: {words.value(filled.instance, filled.quota.per)}"
    whom = ", ".join(part for part in (plan.awards[filled.award].label, kinds, groups, whose) if part)
    arose, readings = "", ""
    if not isinstance(filled.quota.places, int):
        arose = f" {_arose(filled)}"
        readings = words.readings(filled.quota.places.reading)
    until = "; tạm tính, còn đối tượng chưa đủ số liệu" if filled.provisional else ""
    return (
        f"{whom}: {filled.places} chỗ{arose}{words.clauses(filled.quota.clause)}, {filled.eligible} đủ điều kiện,"
        f" đã chọn {filled.given}{_within(words, filled)}, {_selection(words, filled)}{until}{readings}"
    )


def say_reserves(words: Words, evaluation: Evaluation, listed: ReserveList) -> str:
    """``Dự bị Giải Nhất: 1. Xã A; 2. Xã B, Xã C (bằng nhau)``."""
    award = words.plan.awards[listed.award]
    whose = ""
    if listed.quota is not None and listed.quota.per is not None and listed.instance is not None:
        whose = f" ({words.name(listed.quota.per)}: {words.value(listed.instance, listed.quota.per)})"
    if listed.entries is None:
        return f"Dự bị {award.label}{whose}: chỉ xếp được sau khi {words.voter(award.vote)} quyết định các chỗ trên"
    orders: dict[int, list[str]] = {}
    for entry in listed.entries:
        orders.setdefault(entry.order, []).append(shown(evaluation, entry.participant))
    tied = {entry.order for entry in listed.entries if entry.tied}
    said = [
        f"{order}. {', '.join(names)}{' (bằng nhau, không đủ chỗ dự bị)' if order in tied else ''}"
        for order, names in orders.items()
    ]
    return f"Dự bị {award.label}{whose}: {'; '.join(said) or 'không có ai'}"


def say_revoked(words: Words, evaluation: Evaluation, revoked: Revoked) -> str:
    """``Thu hồi Giải Nhất của Xã A: kê khai gian dối (mục 5); phải trả lại tiền thưởng``."""
    money = "; phải trả lại tiền thưởng" if revoked.rule.return_money else ""
    label = words.plan.awards[revoked.award].label
    clauses = words.clauses(revoked.rule.clause)
    return f"Thu hồi {label} của {shown(evaluation, revoked.participant)}: {revoked.rule.label}{clauses}{money}"


def say_part(share: Fraction) -> str:
    """A part as regulations write it: ``20%``, or ``2/3`` where a percentage does not end."""
    shown_ = percent(share)
    return f"{share.numerator}/{share.denominator}" if shown_.startswith("≈") else shown_


def _arose(filled: FilledQuota) -> str:
    """``= 20% của 7, bỏ phần lẻ, ít nhất 1``; of a table by size the step first."""
    places, base = filled.quota.places, filled.base or 0
    if isinstance(places, (int, Portion)):
        return "" if isinstance(places, int) else _rounded(places, base)
    step = size_of(places.by_size, base)
    if step is None:
        return f"(số gốc {figure(base)})"
    bound = f"không quá {figure(step.at_most)}" if step.at_most is not None else "lớn hơn các bậc trên"
    inner = f": {_rounded(step.places, base).removeprefix('= ')}" if isinstance(step.places, Rounded) else ""
    return f"(số gốc {figure(base)}, {bound}{inner})"


def _rounded(part: Rounded, base: int) -> str:
    exact = part.share * base
    bounds = []
    if part.at_least is not None:
        bounds.append(f", ít nhất {part.at_least}")
    if part.at_most is not None:
        bounds.append(f", nhiều nhất {part.at_most}")
    said = figure(exact)
    ended = f" {said}" if said.startswith("≈") else f" = {said}"
    came_to = "" if part.rounding == "down" or exact.denominator == 1 else ended
    return f"= {say_part(part.share)} của {base}{came_to}, {ROUNDINGS[part.rounding]}{''.join(bounds)}"


def _within(words: Words, filled: FilledQuota) -> str:
    """``, trong đó lãnh đạo 1/3 chỗ``."""
    nested = dict(_named(filled.quota.of_which))
    return "".join(
        f", trong đó {inner.label} {inner.given}/{inner.places} chỗ{words.clauses(nested[inner.label].clause)}"
        for inner in filled.within
    )


def _named(some: tuple[Nested, ...]) -> list[tuple[str, Nested]]:
    return [pair for nested in some for pair in ((nested.label, nested), *_named(nested.of_which))]


def _selection(words: Words, filled: FilledQuota) -> str:
    award = words.plan.awards[filled.award]
    if filled.selection == "by_council":
        return SELECTIONS["by_council"] if award.vote is None else f"do {words.voter(award.vote)} bình chọn"
    return SELECTIONS["by_score"] if award.better == "higher" else "theo số liệu từ thấp lên cao"
