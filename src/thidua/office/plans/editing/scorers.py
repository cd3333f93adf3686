"""Several who score what a criterion takes from an appraiser: the fields where it is ruled, the form where not yet."""

from collections.abc import Iterator

from thidua.in_words.parts.rubric import ROUNDING
from thidua.office.plans.editing.adding.keyed import answered, text_of
from thidua.office.plans.editing.fields import Adding, Answers, Ask, Field, named, title_of, under
from thidua.office.plans.errors import PlanRefusedError
from thidua.plan.references.names import SELF
from thidua.plan.rewriting import Change, Data, Put
from thidua.plan.source import DataPath
from thidua.rules.wording.scorers import ADDED, TAKEN

_TAKEN, _ADDED = [*TAKEN.items()], [*ADDED.items()]


def scorer_fields(data: Data, points: DataPath) -> Iterator[Field]:
    """How many score and what is made of it, of each fact that is judged in a way of giving points."""
    for path in _judged(data, points):
        if not isinstance(under(data, *path), dict):
            continue
        yield named(data, (*path, "count"), "Số người chấm riêng", kind="whole", needed=True)
        yield named(data, (*path, "take"), "Lấy", kind="choice", choices=_TAKEN, after="count")
        yield named(data, (*path, "apart"), "Lệch nhau quá thì thêm một người", kind="number")
        yield named(data, (*path, "then"), "Có người chấm thêm thì tính", kind="choice", choices=_ADDED)
        rounding = (*path, "rounding")
        yield named(data, (*rounding, "decimals"), "Làm tròn đến mấy chữ số thập phân", kind="whole")
        if isinstance(under(data, *rounding), dict):
            yield named(data, (*rounding, "mode"), "Cách làm tròn", kind="choice", choices=[*ROUNDING.items()])


def scorers(data: Data) -> Adding | None:
    """The form that lets several score apart what one scores so far; None where there is none, or nobody appraises."""
    paths = [one for one in _judged(data, ("rubric",)) if under(data, *one) is None]
    if not paths or under(data, "appraisal") is None:
        return None
    choices = [(str(one[1]), title_of(under(data, *one[:-1]), str(one[1]))) for one in paths]
    asked = (
        Ask("of", "Điểm thẩm định", "choice", needed=True, choices=choices, start=choices[0][0]),
        Ask("count", "Số người chấm riêng", "whole", needed=True, start="2"),
        Ask("take", "Lấy", "choice", needed=True, choices=_TAKEN, start="mean"),
        Ask("apart", "Lệch nhau quá thì thêm một người", "number", hint="Để trống nếu văn bản không quy định"),
        Ask("then", "Có người chấm thêm thì tính", "choice", choices=_ADDED, hint="Khi có mức lệch"),
        Ask("decimals", "Làm tròn đến mấy chữ số thập phân", "whole", hint="Để trống thì giữ số chính xác"),
    )
    return Adding(("facts", "*", "scorers"), "Nhiều người chấm riêng", asked, _made)


def scorer_parts(data: Data, points: DataPath) -> Iterator[tuple[DataPath, str]]:
    """What may be taken out again, so that one alone scores."""
    found = [path for path in _judged(data, points) if under(data, *path) is not None]
    yield from ((path, f"nhiều người chấm «{title_of(under(data, *path[:-1]), str(path[1]))}»") for path in found)


def _made(data: Data, answers: Answers) -> list[Change]:
    if bool(text_of(answers, "apart")) != bool(text_of(answers, "then")):
        raise PlanRefusedError("Nhiều người chấm: ghi cả mức lệch và cách tính khi có người chấm thêm, hoặc bỏ cả hai.")
    decimals = answers.get("decimals")
    rounding: Data = {"decimals": decimals} if decimals is not None else None
    made = answered(answers, "count", "take", "apart", "then", rounding=rounding)
    fact = ("facts", text_of(answers, "of"))
    own = under(data, *fact, "supplied_by") or SELF
    # Nobody scores themselves: what a unit would state is given by who appraises.
    supplied = [Put((*fact, "supplied_by"), under(data, "appraisal", "by"))] if SELF in own else []
    return [*supplied, Put((*fact, "scorers"), made)]


def _judged(data: Data, points: DataPath) -> Iterator[DataPath]:
    """Where the scorers of each judged fact stand, or would."""
    for name in dict.fromkeys(_names(under(data, *points))):
        if isinstance(under(data, "facts", name), dict):
            yield ("facts", name, "scorers")


def _names(points: Data) -> Iterator[str]:
    if isinstance(points, dict):
        if isinstance(judged := points.get("judged"), str):
            yield judged
        for inner in points.values():
            yield from _names(inner)
    elif isinstance(points, list):
        for inner in points:
            yield from _names(inner)
