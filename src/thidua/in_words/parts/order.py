"""In what order participants stand, into which classes they fall, who votes, what is made public first."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from thidua.in_words.parts.ruled import item_of
from thidua.in_words.speech import Speech, label
from thidua.in_words.told import Item, Row, Say, some
from thidua.plan.model.classes import Band, Class, ClassRule
from thidua.plan.model.councils import Council, Majority, Presence
from thidua.plan.model.procedure import PublicNotice
from thidua.plan.model.ranking import Link, Ranking
from thidua.rules.wording.figures import figure

FIRST = {"higher": "từ cao xuống thấp", "lower": "từ thấp lên cao"}
SHORT = {
    "next": "đủ điểm mà thiếu điều kiện thì xét loại kế tiếp",
    "decided": "đủ điểm mà thiếu điều kiện thì người có thẩm quyền quyết định",
}
ABSENT = {"in_writing": "được gửi phiếu bằng văn bản", "not_counted": "không được tính"}
RECUSED = {"not_counted": "không tính vào tổng số thành viên", "counted": "vẫn tính vào tổng số thành viên"}
BALLOTS = {"secret": "bỏ phiếu kín", "open": "biểu quyết công khai"}
BASES = {"all": "tổng số thành viên", "present": "số thành viên tham gia"}


def ranking(speech: Speech) -> Iterator[Item]:
    """The ranking that stands outside the rubric."""
    if speech.plan.ranking is not None:
        yield ranking_item(speech, ("ranking",), speech.plan.ranking)


def ranking_item(speech: Speech, key: tuple[str, ...], found: Ranking) -> Item:
    """A ranking: one list or several, by what, and what settles what is equal."""
    within = ", ".join(speech.measure(name) for name in found.within)
    says = some(
        Say("Xếp theo", link(speech, found.first)),
        Say("Danh sách", f"riêng theo từng {within}" if within else "mọi đối tượng chung một danh sách"),
        chain(speech, found.then),
        Say("Vẫn bằng nhau", _settled(speech, found)),
        Say("Văn bản nói khi bằng điểm", found.ties or ""),
    )
    return Item(key, "Xếp hạng", "", says, found.clause, found.reading, found)


def _settled(speech: Speech, found: Ranking) -> str:
    shared = "đồng hạng, hạng sau bỏ trống tương ứng"
    return f"{speech.voters(found.vote)} quyết định" if found.vote is not None else shared


def link(speech: Speech, found: Link) -> str:
    """``«Điểm cuối cùng», từ cao xuống thấp``."""
    return f"{speech.measure(found.by)}, {FIRST[found.better]}"


def chain(speech: Speech, links: Sequence[Link]) -> Say:
    """What is looked at one after the other among equals."""
    return Say("Bằng nhau thì xét lần lượt", "", tuple(Row(link(speech, found)) for found in links))


def classes(speech: Speech) -> Iterator[Item]:
    """Classes from the best down, then what bounds or lowers them."""
    for place, found in enumerate(speech.plan.classes.values(), 1):
        yield item_of("classes", "Xếp loại", found, _class(speech, place, found))
    for rule in speech.plan.class_rules:
        yield Item(("class_rules", rule.label), "Quy tắc xếp loại", rule.label, _rule(speech, rule), rule.clause,
                   rule.reading, rule)  # fmt: skip


def _class(speech: Speech, place: int, found: Class) -> tuple[Say, ...]:
    bands = tuple(_band(speech, band) for band in found.band)
    return some(
        Say("Thứ tự", f"loại thứ {place} từ cao xuống", follows=True),
        Say("Dành cho", speech.whom(found.asked) if found.asked else ""),
        Say("Khoảng điểm", "" if bands else "mọi đối tượng còn lại", bands),
        speech.must("Kèm điều kiện", found.require) if found.require is not None else None,
        Say("Nếu thiếu", SHORT[found.short] if found.require is not None else ""),
    )


def _band(speech: Speech, band: Band) -> Row:
    who = speech.kinds_and_groups(band.kind, band.group)
    held = f"{speech.measure(band.of)} {speech.held(band, band.of)}"
    return Row(who, held) if who else Row(held)


def _rule(speech: Speech, rule: ClassRule) -> tuple[Say, ...]:
    return some(
        Say("Áp dụng cho", speech.whom(rule.asked)),
        speech.must("Khi", rule.when) if rule.when is not None else Say("Khi", "luôn luôn"),
        Say("Không quá loại", f"«{label(speech.plan.classes, rule.at_most)}»" if rule.at_most is not None else ""),
        Say("Hạ", f"{rule.drop} loại" if rule.drop is not None else ""),
        Say("Kết quả", "không xếp loại" if rule.unclassified else ""),
        Say("Không cao hơn", _not_above(speech, rule.not_above) if rule.not_above is not None else ""),
    )


def _not_above(speech: Speech, fact: str) -> str:
    return f"loại của đối tượng nêu ở {speech.measure(fact)}"


def councils(speech: Speech) -> Iterator[Item]:
    """Councils that vote."""
    for council in speech.plan.councils.values():
        yield item_of("councils", "Hội đồng biểu quyết", council, _council(speech, council))


def _council(speech: Speech, council: Council) -> tuple[Say, ...]:
    return some(
        Say("Là", speech.body(council.body) if council.body is not None else ""),
        Say("Số thành viên", str(council.members)),
        Say("Họp được khi có mặt", _share_of(council.quorum, "thành viên")),
        Say("Thông qua khi có", _share_of(council.threshold, "phiếu đồng ý")),
        Say("Người vắng", ABSENT[council.absent]),
        Say("Người có việc của mình được xét", RECUSED[council.recused]),
        Say("Cách biểu quyết", BALLOTS[council.ballot]),
    )


def _share_of(wanted: int | Presence, what: str) -> str:
    if isinstance(wanted, int):
        return f"ít nhất {wanted} {what}"
    said = []
    if wanted.at_least is not None:
        said.append(f"từ {ratio(wanted.at_least)}")
    if wanted.more_than is not None:
        said.append(f"trên {ratio(wanted.more_than)}")
    base = f" trên {BASES[wanted.of]}" if isinstance(wanted, Majority) else ""
    return f"{' và '.join(said)} {what}{base}"


def ratio(part: Fraction) -> str:
    """A part as the text would write it: ``80%``, ``2/3``."""
    hundredth = part * 100
    if hundredth.denominator in (1, 2, 4, 5, 10):
        return f"{figure(hundredth)}%"
    return f"{part.numerator}/{part.denominator}"


def public_notice(speech: Speech) -> Iterator[Item]:
    """What is made public before it is decided."""
    found = speech.plan.public_notice
    if found is not None:
        says = (Say("Thời gian", notice_days(found)),)
        yield Item(("public_notice",), "Công khai", found.label, says, found.clause, found.reading, found)


def notice_days(found: PublicNotice) -> str:
    """For how long."""
    return f"{found.days} ngày{' làm việc' if found.working else ''}, không tính ngày bắt đầu"
