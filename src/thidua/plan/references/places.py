"""Whether orders, numbers of places and quotas fit together: no two rules for one place."""

from collections.abc import Iterator
from itertools import combinations

from thidua.plan.model.awards import Award
from thidua.plan.model.conditions import GROUP, KIND
from thidua.plan.model.facts import Fact
from thidua.plan.model.places import BySize, Nested, Quota, Rounded
from thidua.plan.model.plan import Plan
from thidua.plan.model.ranking import Ranking
from thidua.plan.references.measured import LEVEL, PARTICIPANT, measured_by
from thidua.plan.references.names import Names
from thidua.plan.references.walk import Found
from thidua.plan.source import DataPath


def check_places(plan: Plan, names: Names) -> Iterator[Found]:
    """Every ranking, award and quota."""
    yield from _ranking(plan, names)
    for name, award in plan.awards.items():
        yield from _award(plan, ("awards", name), award)


def _ranking(plan: Plan, names: Names) -> Iterator[Found]:
    own = plan.rubric.ranking if plan.rubric is not None and "ranking" in plan.rubric.model_fields_set else None
    if own is not None:
        yield from _clusters(plan, ("rubric", "ranking"), own)
    if plan.ranking is None:
        return
    if own is not None:
        yield ("ranking",), f"xếp hạng đã ghi trong rubric (dòng {own.line}); chỉ ghi ở một nơi"
    if plan.ranking.by is None and plan.rubric is None and "rubric" not in names.incomplete:
        yield ("ranking",), "kế hoạch không có thang điểm (rubric) nên cần mục «by»: xếp hạng theo số liệu nào"
    yield from _clusters(plan, ("ranking",), plan.ranking)


def _clusters(plan: Plan, path: DataPath, ranking: Ranking) -> Iterator[Found]:
    for place, name in enumerate(ranking.within):
        yield from _parts_people(plan, (*path, "within", place), name)


def _parts_people(plan: Plan, path: DataPath, name: str) -> Iterator[Found]:
    """A fact that puts people apart has values that are names: levels, or other participants."""
    fact: Fact | None = plan.facts.get(name)
    measured = measured_by(plan, fact) if fact is not None else None
    if measured is not None and measured.sort not in (LEVEL, PARTICIPANT):
        yield path, f"cần group, kind hoặc số liệu kiểu level, participant, «{name}» là kiểu {measured.sort}"


def _award(plan: Plan, path: DataPath, award: Award) -> Iterator[Found]:
    by_score = "by_score" in (award.select, *(quota.select for quota in award.quotas))
    for key in ("then", "reserve"):
        if getattr(award, key) and not by_score:
            yield (*path, key), f"«{key}» chỉ dùng khi chọn theo điểm (by_score)"
    if award.refill and not (award.reserve and award.revoke):
        yield (*path, "refill"), "chuyển chỗ cho người dự bị cần cả hai mục «reserve» và «revoke»"
    for place, rule in enumerate(award.revoke):
        if rule.return_money and award.money is None:
            yield (*path, "revoke", place, "return_money"), "hình thức này không có tiền thưởng (money) để trả lại"
    if award.places is not None and award.quotas:
        line = award.quotas[0].line
        yield (*path, "places"), f"số chỗ vừa ghi chung ở đây vừa ghi theo nhóm ở quotas (dòng {line}); chỉ ghi một nơi"
    for (_, one), (place, other) in combinations(enumerate(award.quotas), 2):
        if overlap := _overlap(plan, award, one, other):
            yield (*path, "quotas", place), f"{overlap} đã có số chỗ ở dòng {one.line}; hai số chỗ không lồng nhau"
    for place, quota in enumerate(award.quotas):
        yield from _quota(plan, (*path, "quotas", place), quota)


def _overlap(plan: Plan, award: Award, one: Quota, other: Quota) -> str | None:
    """Participants whom both quotas concern in some round, in words."""
    named = (one.rounds or award.rounds, other.rounds or award.rounds)
    if not any(all(found.is_meant(rounds) for rounds in named) for found in plan.rounds.values()):
        return None
    for name, group in plan.groups.items():
        for kind in group.kinds:
            if all((not q.kind or kind in q.kind) and (not q.group or name in q.group) for q in (one, other)):
                return f"{kind} nhóm {name}"
    return None


def _quota(plan: Plan, path: DataPath, quota: Quota) -> Iterator[Found]:
    if quota.per is not None and quota.per not in (GROUP, KIND):
        yield from _parts_people(plan, (*path, "per"), quota.per)
    if isinstance(quota.places, BySize):
        yield from _by_size((*path, "places", "by_size"), quota.places)
    elif isinstance(quota.places, Rounded):
        yield from _rounded((*path, "places"), quota.places)
    yield from _nested((*path, "of_which"), quota.of_which, quota.places if isinstance(quota.places, int) else None)


def _nested(path: DataPath, some: tuple[Nested, ...], whole: int | None) -> Iterator[Found]:
    for place, nested in enumerate(some):
        inner = (*path, place)
        if isinstance(nested.places, int) and whole is not None and nested.places > whole:
            yield (*inner, "places"), f"phần trong đó ({nested.places} chỗ) lớn hơn số chỗ bao ngoài ({whole})"
        if isinstance(nested.places, Rounded):
            yield from _rounded((*inner, "places"), nested.places)
        if not (nested.kind or nested.group or nested.when is not None):
            yield inner, "cần nói phần này là ai: kind, group hoặc when"
        yield from _nested(
            (*inner, "of_which"), nested.of_which, nested.places if isinstance(nested.places, int) else whole
        )


def _rounded(path: DataPath, rounded: Rounded) -> Iterator[Found]:
    if rounded.at_least is not None and rounded.at_most is not None and rounded.at_least > rounded.at_most:
        yield (*path, "at_least"), "số chỗ ít nhất lớn hơn số chỗ nhiều nhất"


def _by_size(path: DataPath, table: BySize) -> Iterator[Found]:
    """Steps rise, and the last takes in every larger base."""
    before = -1
    for place, step in enumerate(table.by_size):
        last = place == len(table.by_size) - 1
        if step.at_most is None and not last:
            yield (*path, place), "bậc này nhận mọi số lớn hơn nên các bậc sau không bao giờ dùng đến; thiếu «at_most»"
        elif step.at_most is not None and step.at_most <= before:
            yield (*path, place, "at_most"), f"các bậc phải tăng dần, bậc trước đã đến {before}"
        elif step.at_most is not None and last:
            yield (*path, place, "at_most"), "bậc cuối phải nhận mọi số lớn hơn; hãy bỏ «at_most» hoặc thêm một bậc"
        before = step.at_most if step.at_most is not None else before
        if isinstance(step.places, Rounded):
            yield from _rounded((*path, place, "places"), step.places)
