"""Gates said in words: what was required, what stood there, and the verdict."""

from thidua.plan.model.awards import Gate
from thidua.plan.model.conditions import Share, Test
from thidua.rules.measures import ONE
from thidua.rules.reasons import Reason
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


def say_condition(words: Words, reason: Reason, depth: int) -> list[Line]:
    """Each test of a condition: the value with its source, and what is required; of an "any" that holds, by what."""
    if reason.kind == "test":
        return [Line(depth, _test(words, reason))]
    satisfied = [part for part in reason.parts if part.value is True] if reason.kind == "any" else []
    return [line for part in satisfied or reason.parts for line in say_condition(words, part, depth)]


def _test(words: Words, reason: Reason) -> str:
    test: Test = reason.subject
    measured = reason.parts[0]
    stood = f"{words.name(test.of)}: {words.value(measured.value, test.of)}{words.source(measured.source, test.of)}"
    if isinstance(test.of, Share):
        stood += "".join(
            f"; {words.name(part.subject.id)}: {words.value(part.value, part.subject.id)}" for part in measured.parts
        )
    if test.by is not None:
        required = words.in_time(test.by)
    else:
        required = words.bounds(test, test.of, ONE)
    return f"{stood}; yêu cầu: {required}{words.readings(test.reading)}"
