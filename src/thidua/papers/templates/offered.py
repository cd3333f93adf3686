"""What a campaign offers to an office's own templates, in one dictionary, and the values that it has of them."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from thidua.papers.templates.fields import Field, Listing, Offer, Value, Values
from thidua.plan.model.people import KIND_LABELS
from thidua.plan.model.plan import Plan
from thidua.rules.facts import NotApplicable, Participant
from thidua.rules.money import reward
from thidua.rules.results import Evaluation, Result
from thidua.rules.wording import Words
from thidua.rules.wording.classes import class_label
from thidua.rules.wording.results import STATUSES

DETAILS = (
    Field("co_quan", "cơ quan ban hành văn bản này"),
    Field("co_quan_cap_tren", "cơ quan cấp trên trực tiếp"),
    Field("dia_danh", "địa danh"),
    Field("so", "số văn bản"),
    Field("ngay", "ngày ban hành văn bản"),
    Field("chuc_vu", "chức vụ người ký"),
    Field("nguoi_ky", "họ tên người ký"),
)
"""What the office itself says of the paper that it makes."""

_CAMPAIGN = (
    Field("ten_phong_trao", "tên phong trào thi đua"),
    Field("chu_de", "chủ đề"),
    Field("so_ke_hoach", "số, ký hiệu của kế hoạch"),
    Field("ngay_ke_hoach", "ngày ban hành kế hoạch"),
    Field("noi_ban_hanh", "cơ quan ban hành kế hoạch"),
    Field("tu_ngay", "ngày đầu của đợt"),
    Field("den_ngay", "ngày cuối của đợt"),
    Field("dot", "tên đợt"),
    Field("so_tham_gia", "số đối tượng tham gia"),
    Field("so_chua_du", "số đối tượng chưa đủ số liệu"),
    Field("so_duoc_khen", "số đối tượng được khen"),
    Field("con_tranh_chap", "còn chỗ bằng điểm chưa quyết định"),
)
_ROW = (
    Field("stt", "số thứ tự"),
    Field("ma", "mã"),
    Field("ten", "tên"),
    Field("loai", "loại đối tượng"),
    Field("nhom", "nhóm"),
)
_JUDGED = (
    Field("diem", "điểm"),
    Field("hang", "hạng"),
    Field("xep_loai", "xếp loại"),
    Field("hinh_thuc", "hình thức khen thưởng"),
    Field("tien_thuong", "tiền thưởng, đồng"),
    Field("ket_qua", "kết quả xét"),
)
_COUNTED = (
    Field("stt", "số thứ tự"),
    Field("ten", "tên"),
    Field("so_tham_gia", "số đối tượng tham gia"),
    Field("so_duoc_khen", "số được khen"),
)
_AWARDED = (
    Field("stt", "số thứ tự"),
    Field("ten", "tên hình thức"),
    Field("so_luong", "số được khen"),
    Field("tong_tien", "tổng tiền thưởng, đồng"),
)


class _Told(NamedTuple):
    plan: Plan
    round: str
    words: Words


def fields_of(plan: Plan) -> Offer:
    """What a campaign under this plan offers: ids, names, lists; the same for all its rounds."""
    totals = (
        Field(f"tong_{_id(name)}", f"tổng {fact.label}") for name, fact in plan.facts.items() if fact.type == "count"
    )
    facts = tuple(Field(f"sl_{_id(name)}", fact.label) for name, fact in plan.facts.items())
    row = (*_ROW, *_JUDGED, *facts)
    return Offer(
        (*DETAILS, *_CAMPAIGN, *totals),
        (
            Listing("tham_gia", "mọi đối tượng tham gia", row),
            Listing("duoc_khen", "những người và đơn vị được khen", row),
            *(Listing(f"khen_{_id(name)}", f"được khen: {award.label}", row) for name, award in plan.awards.items()),
            Listing("cac_nhom", "các nhóm", _COUNTED),
            Listing("cac_hinh_thuc", "các hình thức khen thưởng", _AWARDED),
        ),
    )


def values_of(evaluation: Evaluation, details: Mapping[str, Value] | None = None) -> Values:
    """The values of one round. ``details`` are the office's own (``DETAILS``); what it does not say is unknown."""
    plan, results = evaluation.plan, evaluation.results
    told = _Told(plan, evaluation.round, Words(plan, evaluation.round, evaluation.notices))
    given = {one.id: (details or {}).get(one.id) for one in DETAILS}
    held = [result for result in results if result.awards]
    return {
        **given,
        **_campaign(evaluation),
        **{f"tong_{_id(name)}": _total(results, name) for name, fact in plan.facts.items() if fact.type == "count"},
        "tham_gia": _rows(told, results),
        "duoc_khen": _rows(told, held),
        **{f"khen_{_id(name)}": _rows(told, _holders(results, name), name) for name in plan.awards},
        "cac_nhom": list(_groups(plan, results)),
        "cac_hinh_thuc": list(_awards(told, results)),
    }


def _id(name: str) -> str:
    """A plan's id as a template's: what joins words there would be a minus here."""
    return name.replace("-", "_").replace(".", "_")


def _campaign(evaluation: Evaluation) -> dict[str, Value]:
    plan = evaluation.plan
    held = plan.rounds[evaluation.round]
    return {
        "ten_phong_trao": plan.title,
        "chu_de": plan.theme,
        "so_ke_hoach": plan.number,
        "ngay_ke_hoach": plan.issued,
        "noi_ban_hanh": plan.bodies[plan.issuer].label,
        "tu_ngay": held.from_ or plan.period.from_ or plan.issued,
        "den_ngay": held.to or plan.period.to,
        "dot": held.label,
        "so_tham_gia": len(evaluation.results),
        "so_chua_du": sum(1 for result in evaluation.results if result.status == "incomplete"),
        "so_duoc_khen": sum(1 for result in evaluation.results if result.awards),
        "con_tranh_chap": bool(evaluation.contests),
    }


def _total(results: Iterable[Result], fact: str) -> Value:
    """The sum of a count, unknown where somebody has not given it yet."""
    total = 0
    for result in results:
        given = result.participant.facts.get(fact)
        if given is not None and isinstance(given.value, int):
            total += given.value
        elif fact in result.missing:
            return None
    return total


def _holders(results: Iterable[Result], award: str) -> list[Result]:
    return [result for result in results if award in result.awards]


def _rows(told: _Told, results: Iterable[Result], award: str | None = None) -> list[dict[str, Value]]:
    return [{"stt": number, **_row(told, result, award)} for number, result in enumerate(results, 1)]


def _row(told: _Told, result: Result, award: str | None) -> dict[str, Value]:
    plan, one = told.plan, result.participant
    awards = (award,) if award else result.awards
    score = result.score
    return {
        "ma": one.id,
        "ten": one.shown,
        "loai": KIND_LABELS[one.kind],
        "nhom": plan.groups[one.group].label,
        "diem": score.final if score is not None and score.complete else None,
        "hang": result.rank,
        "xep_loai": class_label(told.words, result.classed),
        "hinh_thuc": "; ".join(plan.awards[name].label for name in awards),
        "tien_thuong": _money(told, result, awards),
        "ket_qua": "Được khen" if result.awards else STATUSES[result.status],
        **{f"sl_{_id(name)}": _fact(told, one, name) for name in plan.facts},
    }


def _money(told: _Told, result: Result, awards: Iterable[str]) -> Value:
    """The sum of what the awards bring; unknown where a sum is, 0 where an award brings none."""
    total = Fraction(0)
    for name in awards:
        award = told.plan.awards[name]
        found = reward(told.plan, award, result.participant.kind, told.round)
        if found is None and award.money is not None:
            return None
        total += found.amount if found is not None else 0
    return total


def _fact(told: _Told, one: Participant, name: str) -> Value:
    given = one.facts.get(name)
    if given is None:
        return None
    if isinstance(given.value, NotApplicable | str):
        return told.words.value(given.value, name)
    return given.value


def _groups(plan: Plan, results: Iterable[Result]) -> Iterator[dict[str, Value]]:
    results = tuple(results)
    for number, (name, group) in enumerate(plan.groups.items(), 1):
        members = [result for result in results if result.participant.group == name]
        held = sum(1 for result in members if result.awards)
        yield {"stt": number, "ten": group.label, "so_tham_gia": len(members), "so_duoc_khen": held}


def _awards(told: _Told, results: Iterable[Result]) -> Iterator[dict[str, Value]]:
    results = tuple(results)
    for number, (name, award) in enumerate(told.plan.awards.items(), 1):
        holders = _holders(results, name)
        sums = [_money(told, result, (name,)) for result in holders]
        known = [one for one in sums if isinstance(one, Fraction)]
        total = sum(known, Fraction(0)) if len(known) == len(sums) else None
        yield {"stt": number, "ten": award.label, "so_luong": len(holders), "tong_tien": total}
