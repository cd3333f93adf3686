"""Gates said in words: what was required, what stood there, and the verdict."""

from thidua.plan.model.awards import Gate
from thidua.rules.reasons import Reason
from thidua.rules.wording.measures import say_condition
from thidua.rules.wording.words import Line, Words

VERDICTS = {True: "Đạt", False: "Không đạt", None: "Chưa rõ"}


def say_gate(words: Words, reason: Reason, depth: int) -> list[Line]:
    """The gate with its verdict and clause, then each test below it."""
    gate: Gate = reason.subject
    verdict = VERDICTS[reason.value if isinstance(reason.value, bool) else None]
    if reason.value is False and gate.suspends:
        verdict = "Tạm dừng, xét lại khi có kết luận"
    head = Line(depth, f"{verdict}: {gate.label}{words.clauses(gate.clause)}{words.readings(gate.reading)}")
    return [head, *say_condition(words, reason.parts[0], depth + 1)]
