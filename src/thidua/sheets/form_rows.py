"""What a form asks of one participant, and how each line says what is expected."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from thidua.plan.model.conditions import Condition, facts_of, tests_of
from thidua.plan.model.facts import Fact
from thidua.plan.model.people import KIND_LABELS
from thidua.plan.model.plan import Plan
from thidua.rules.facts import Participant
from thidua.rules.limits import highest, lowest
from thidua.rules.sheet import concerns, fitting
from thidua.rules.wording import Words
from thidua.rules.wording.figures import figure
from thidua.sheets.values import NO_LABEL, NOT_APPLICABLE_LABEL, YES_LABEL

ONE = Fraction(1)
_FILLED_BY = {"collective": "đơn vị", "enterprise": "đơn vị", "individual": "người khai", "citizen": "người khai"}
"""Who fills in a form, by kind."""

STAGES = ("registration", "assessment")
"""What is asked later comes with the dossier and not on this form."""


@dataclass(frozen=True, slots=True)
class FormRow:
    """One line of the form's table."""

    number: int
    fact: Fact
    clause: str
    note: str


def form_rows(plan: Plan, round_id: str, participant: Participant) -> list[FormRow]:
    """The lines of a participant's form, in the order of the plan; what decides on a line stands before it."""
    asked = _selectors_first([fact for fact in plan.facts.values() if _is_on_form(fact, participant)], participant)
    numbers = {fact.id: number for number, fact in enumerate(asked, 1)}
    words = Words(plan, round_id)
    return [
        FormRow(number, fact, clauses_of(plan, fact), ". ".join(_notes(words, fact, participant, numbers)) + ".")
        for number, fact in enumerate(asked, 1)
    ]


def entry_rule(plan: Plan, fact: Fact) -> str:
    """How to fill in a value: ``Số nguyên từ 0 trở lên``."""
    rule = {
        "count": f"Số nguyên{_limits(plan, fact)}",
        "number": f"Số{_limits(plan, fact)}" if _limits(plan, fact) else "Một số",
        "points": f"Điểm{_limits(plan, fact)}",
        "yes_no": f"Chọn {YES_LABEL} hoặc {NO_LABEL}",
        "level": "Chọn trong danh sách",
        "date": "Ngày/tháng/năm, ví dụ 31/05/2020",
        "participant": f"Mã của {_kinds(fact)}",
    }[str(fact.type)]
    return f"{rule}, hoặc {NOT_APPLICABLE_LABEL}" if fact.admits_not_applicable else rule


def is_left_to_others(fact: Fact) -> bool:
    """Whether a body fills in this line and the participant does not."""
    return "self" not in fact.supplied_by


def _limits(plan: Plan, fact: Fact) -> str:
    """The smallest and the largest value, as the end of a sentence: `` từ 0 đến 10``."""
    bottom, top = lowest(fact), highest(plan, fact)
    if bottom is None:
        return "" if top is None else f" không quá {figure(top)}"
    return f" từ {figure(bottom)} {'trở lên' if top is None else f'đến {figure(top)}'}"


def _is_on_form(fact: Fact, participant: Participant) -> bool:
    asked = concerns(fact.asked, participant.kind, participant.group)
    return asked and fact.lookup is None and fact.stage in STAGES


def _selectors_first(asked: Sequence[Fact], participant: Participant) -> list[Fact]:
    by_id = {fact.id: fact for fact in asked}
    placed: dict[str, Fact] = {}
    waiting: set[str] = set()

    def place(fact: Fact) -> None:
        waiting.add(fact.id)
        for name in _decided_by(fact, participant):
            if name in by_id and name not in waiting:
                place(by_id[name])
        placed[fact.id] = fact

    for fact in asked:
        if fact.id not in placed:
            place(fact)
    return list(placed.values())


def _decided_by(fact: Fact, participant: Participant) -> list[str]:
    """The facts that say whether a participant is asked for ``fact``."""
    whens = [scope.when for scope in fitting(fact.asked, participant.kind, participant.group)]
    return [name for when in whens if when is not None for name in facts_of(when)]


def clauses_of(plan: Plan, fact: Fact) -> str:
    """The clauses of a fact without the word "mục", which the column's heading says already."""
    spoken = (plan.clauses[name].spoken if name in plan.clauses else name for name in fact.clause)
    return "; ".join(name.removeprefix("mục ") for name in spoken)


def _notes(words: Words, fact: Fact, participant: Participant, numbers: dict[str, int]) -> Iterator[str]:
    yield entry_rule(words.plan, fact)
    if fact.part_of in numbers:
        yield f"Không lớn hơn dòng {numbers[fact.part_of]}"
    if when := asked_when(words, fact, participant):
        yield when
    if is_left_to_others(fact):
        bodies = " hoặc ".join(words.plan.bodies[name].label for name in fact.supplied_by)
        yield f"Do {bodies} cung cấp ở biểu riêng, {_FILLED_BY[participant.kind]} không ghi"
    if fact.evidence == "required":
        yield "Phải có minh chứng"


def asked_when(words: Words, fact: Fact, participant: Participant) -> str:
    """What must hold for a participant to be asked for a fact at all; nothing where it is asked in any case."""
    scopes = fitting(fact.asked, participant.kind, participant.group)
    whens = [_spoken(words, scope.when) for scope in scopes if scope.when is not None]
    return f"Chỉ khai khi {' hoặc '.join(whens)}" if whens and len(whens) == len(scopes) else ""


def _spoken(words: Words, condition: Condition) -> str:
    """A condition on what was declared: ``«Vị trí công tác» là Thủ trưởng``."""
    said = [f"«{words.name(test.of)}» là {words.bounds(test, test.of, ONE)}" for test in tests_of(condition)]
    return (" hoặc " if "any_" in type(condition).model_fields else " và ").join(said)


def _kinds(fact: Fact) -> str:
    return " hoặc ".join(KIND_LABELS[kind] for kind in fact.names) or "đối tượng được nêu"
