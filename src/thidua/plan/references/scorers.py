"""Several scorers of one fact: what they give can be put together, and it is said what becomes of one who is added."""

from collections.abc import Iterator

from thidua.plan.model.facts import Fact
from thidua.plan.model.plan import Plan
from thidua.plan.model.scorers import Scorers
from thidua.plan.references.names import SELF
from thidua.plan.references.walk import Found
from thidua.plan.source import DataPath


def check_scorers(plan: Plan, path: DataPath, fact: Fact, scorers: Scorers) -> Iterator[Found]:
    """Whatever is wrong with the scorers of a fact that has a type."""
    if fact.type not in ("points", "number"):
        yield path, f"chỉ số liệu kiểu points hoặc number có nhiều người chấm, ở đây là kiểu {fact.type}"
    if fact.admits:
        yield path, "số liệu có nhiều người chấm không được khai «không áp dụng» (admits)"
    if SELF in fact.supplied_by:
        yield path, "nhiều người chấm thì số liệu không do đơn vị tự khai; ghi «supplied_by»: cơ quan nào chấm"
    if plan.appraisal is None:
        yield path, "nhiều người chấm thì kế hoạch phải nói ai thẩm định; thiếu mục «appraisal»"
    if scorers.count < 2:
        yield (*path, "count"), "cần từ 2 người chấm; một người chấm thì bỏ mục «scorers»"
    elif scorers.take == "inner_mean" and scorers.count < 3:
        yield (*path, "take"), "bỏ điểm cao nhất và thấp nhất (inner_mean) thì cần từ 3 người chấm"
    elif scorers.rounding is None and (many := _uneven(scorers)):
        message = f"trung bình của {many} điểm có thể lẻ vô hạn, không ghi được vào bảng số liệu; thêm mục «rounding»"
        yield path, f"{message}, kèm «reading» nếu văn bản không nói"
    if scorers.apart is not None and scorers.apart < 0:
        yield (*path, "apart"), "mức lệch không thể âm"
    if scorers.apart is not None and scorers.then is None:
        yield path, "lệch quá «apart» thì thêm một người chấm; thiếu mục «then»: khi đó tính điểm nào"
    if scorers.apart is None and scorers.then is not None:
        yield (*path, "then"), "chỉ có người chấm thêm khi lệch nhau quá mức; thiếu mục «apart»"


def _uneven(scorers: Scorers) -> int:
    """Of how many scores a mean may have to be taken whose decimals do not end; 0 for none.

    Where a third is as close to two as they are to one another, the three lie evenly: their mean is one of them.
    """
    if scorers.take == "median":
        return 0
    more = scorers.then == "all" or (scorers.then == "closest" and scorers.count > 2)
    left_out = 2 if scorers.take == "inner_mean" else 0
    counts = (scorers.count - left_out, *((scorers.count + 1 - left_out,) if more else ()))
    return next((many for many in counts if not _ends(many)), 0)


def _ends(divisor: int) -> bool:
    """Whether everything divided by it ends: it has no prime but 2 and 5."""
    for prime in (2, 5):
        while divisor % prime == 0:
            divisor //= prime
    return divisor == 1
