"""What is asked: scales, parameters, facts with whom they are asked of and who gives them."""

from collections.abc import Iterator
from dataclasses import replace

from thidua.in_words.parts.rubric import ROUNDING
from thidua.in_words.parts.ruled import item_of
from thidua.in_words.speech import SELF, Speech, label, listed
from thidua.in_words.told import Item, Row, Say, some
from thidua.plan.model.facts import Fact
from thidua.plan.model.scorers import Scorers
from thidua.rules.wording.figures import figure
from thidua.rules.wording.scorers import ADDED, TAKEN

TYPES = {
    "count": "số đếm",
    "number": "con số",
    "points": "điểm do người thẩm định cho",
    "yes_no": "có hoặc không",
    "level": "một mức",
    "date": "ngày",
    "participant": "mã của một đối tượng khác",
}
BETTER = {"higher": "càng cao càng tốt", "lower": "càng thấp càng tốt", "neutral": "không có chiều tốt, xấu"}
EVIDENCE = {"required": "phải kèm", "optional": "nên kèm", "none": "không cần"}
# Most facts are stated when results are assessed; that goes without saying.
STAGES = {
    "assessment": "",
    "registration": "khi đăng ký",
    "dossier": "khi lập hồ sơ khen thưởng",
    "commendation": "khi xét khen thưởng",
}


def scales(speech: Speech) -> Iterator[Item]:
    """Ordered levels."""
    for scale in speech.plan.scales.values():
        levels = tuple(Row(level.label) for level in scale.levels.values())
        yield item_of("scales", "Thang mức", scale, (Say("Từ thấp đến cao", f"{len(levels)} mức", levels),))


def parameters(speech: Speech) -> Iterator[Item]:
    """Numbers that differ by group, or by what a fact says."""
    for parameter in speech.plan.parameters.values():
        rows = [Row(speech.named(name, parameter.by), figure(value)) for name, value in parameter.values.items()]
        rows.append(Row("còn lại", figure(parameter.otherwise)))
        says = (Say("Giá trị", f"khác nhau theo {speech.measure(parameter.by)}", tuple(rows)),)
        yield item_of("parameters", "Tham số", parameter, says)


def facts(speech: Speech) -> Iterator[Item]:
    """What is asked of participants."""
    for fact in speech.plan.facts.values():
        says = _looked_up(speech, fact) if fact.lookup is not None else _asked(speech, fact)
        rounding = fact.scorers.rounding if fact.scorers is not None else None
        item = item_of("facts", "Số liệu", fact, says)
        if rounding is not None:
            item = replace(item, clauses=item.clauses + rounding.clause, readings=item.readings + rounding.reading)
        yield item


def _looked_up(speech: Speech, fact: Fact) -> tuple[Say, ...]:
    assert fact.lookup is not None
    found = f"{speech.measure(fact.lookup.fact)} của đối tượng nêu ở {speech.measure(fact.lookup.via)}, không phải khai"
    return (Say("Lấy từ", found), *_of_every_fact(speech, fact))


def _asked(speech: Speech, fact: Fact) -> tuple[Say, ...]:
    return some(
        Say("Kiểu", _type(speech, fact)),
        Say("Hỏi", speech.whom(fact.asked)),
        Say("Ai cung cấp", listed("tự khai" if name == SELF else speech.body(name) for name in fact.supplied_by)),
        Say("Minh chứng", EVIDENCE[fact.evidence]),
        Say("Khai", STAGES[fact.stage]),
        *_of_every_fact(speech, fact),
        Say("Giới hạn", _limits(speech, fact)),
        *(_scored(fact.scorers) if fact.scorers is not None else ()),
        Say("Dùng để", "biết đơn vị còn phải khai gì" if fact.selector else ""),
        Say("Không áp dụng", "được khai «không áp dụng»" if fact.admits else ""),
    )


def _of_every_fact(speech: Speech, fact: Fact) -> tuple[Say, ...]:
    return some(Say("Chiều tốt", BETTER[fact.better] if fact.better != "neutral" else ""))


def _type(speech: Speech, fact: Fact) -> str:
    said = TYPES[fact.type] if fact.type is not None else ""
    if fact.scale is not None:
        said += f" trong «{label(speech.plan.scales, fact.scale)}»"
        if (scale := speech.plan.scales.get(fact.scale)) is not None:
            said += f", từ thấp đến cao: {listed(level.label for level in scale.levels.values())}"
    if fact.names:
        said += f" ({speech.kinds(fact.names)})"
    return f"{said}, tính bằng {fact.unit}" if fact.unit else said


def _scored(scorers: Scorers) -> tuple[Say, ...]:
    """How many score, what is made of it, and what where they differ by too much."""
    rounding = scorers.rounding
    return some(
        Say("Chấm điểm", f"{scorers.count} người chấm riêng, không thấy điểm của nhau trước khi chấm xong"),
        Say("Lấy", TAKEN[scorers.take]),
        Say(
            "Khi lệch nhau",
            f"quá {figure(scorers.apart)} thì thêm một người chấm, rồi tính {ADDED[scorers.then]}"
            if scorers.apart is not None and scorers.then is not None
            else "",
        ),
        Say(
            "Làm tròn điểm chấm",
            f"đến {rounding.decimals} chữ số thập phân, {ROUNDING[rounding.mode]}" if rounding is not None else "",
        ),
    )


def _limits(speech: Speech, fact: Fact) -> str:
    said = []
    if fact.part_of is not None:
        said.append(f"không lớn hơn {speech.measure(fact.part_of)}")
    if fact.min is not None:
        said.append(f"từ {figure(fact.min)}")
    if fact.max is not None:
        said.append(f"đến {figure(fact.max)}")
    return ", ".join(said)
