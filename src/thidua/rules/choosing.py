"""A council's choices, held against gates, quotas and contests before they are applied."""

from collections.abc import Iterable

from thidua.plan.model.awards import Award
from thidua.rules.cases import Case
from thidua.rules.decided import Choice
from thidua.rules.placing import Bound, Places, Pool
from thidua.rules.results import RefusedChoice
from thidua.rules.wording.words import Words

NOT_CONTESTED = "chỗ này xếp theo điểm và không có tranh chấp giữa các đối tượng bằng điểm nên không bình chọn"


def apply_choices(places: Places, choices: Iterable[Choice]) -> list[RefusedChoice]:
    """Apply the choices in the plan's order of awards. What the plan does not allow is left out and told with why."""
    order = {award: place for place, award in enumerate(places.plan.awards)}
    refused = []
    for choice in sorted(choices, key=lambda choice: order.get(choice.award, len(order))):
        message = _refusal(places, choice)
        if message is None:
            places.chosen[choice.award][choice.participant] = choice
        else:
            refused.append(RefusedChoice(choice, message))
    return refused


def _refusal(places: Places, choice: Choice) -> str | None:
    """Why a choice cannot be, in Vietnamese; None where it can, its place then being taken."""
    case, award = places.cases.get(choice.participant), places.awards.get(choice.award)
    if case is None:
        return f"không có đối tượng nào mang mã «{choice.participant}»"
    if award is None:
        return f"không có hình thức «{choice.award}» trong đợt này; có: {', '.join(places.awards)}"
    if choice.award in places.held().get(choice.participant, ()):
        return f"{case.participant.shown} đã được {award.label}"
    return _not_eligible(places, case, award) or _no_place(places, case, award, choice)


def _not_eligible(places: Places, case: Case, award: Award) -> str | None:
    name = case.participant.shown
    if award.among is not None and award.among not in places.held().get(case.participant.id, ()):
        return f"{name} chưa được {places.awards[award.among].label}"
    standing = case.standings.get(award.id)
    if standing is None:
        return f"{award.label} không dành cho nhóm của {name}"
    if case.eligible(award.id):
        return None
    failing = [reason.subject.label for reason in standing.gates if reason.value is False]
    if failing:
        return f"{name} chưa đủ điều kiện: {'; '.join(failing)}"
    lacking = case.missing or standing.missing
    words = Words(places.plan, places.round_id)
    return f"{name} còn thiếu số liệu: {'; '.join(words.lacking(fact) for fact in lacking)}"


def _no_place(places: Places, case: Case, award: Award, choice: Choice) -> str | None:
    for pool in places.refills:
        if pool.levels[0].award == award.id and choice.participant in pool.levels[0].passing:
            return _settle(places, pool, choice)
    for bound in places.bounds:
        if bound.award.id == award.id and any(member is case for member in bound.members):
            return _settle(places, bound.pool, choice) if bound.pool is not None else _fill(bound, choice)
    for pool in places.prizes:
        if any(level.award == award.id for level in pool.levels):
            return _settle(places, pool, choice)
    return NOT_CONTESTED if award.select == "by_score" else None


def _fill(bound: Bound, choice: Choice) -> str | None:
    if len(bound.given) >= bound.places:
        return f"đã đủ {bound.places} chỗ của {bound.award.label} cho nhóm này"
    for inner in bound.within:
        if choice.participant in inner.members and sum(name in inner.members for name in bound.given) >= inner.places:
            return f"trong đó {inner.label} không quá {inner.places} chỗ của {bound.award.label}, đã đủ"
    bound.given[choice.participant] = choice
    return None


def _settle(places: Places, pool: Pool, choice: Choice) -> str | None:
    """A place that is taken by score is the council's to give only where it is contested."""
    layout = pool.layout
    for contest in layout.contests:
        if choice.participant in contest.participants and choice.award in contest.places:
            for inner in pool.within:
                if choice.participant in inner.members and not inner.room(layout.held):
                    label = places.awards[choice.award].label
                    return f"trong đó {inner.label} không quá {inner.places} chỗ của {label}, đã đủ"
            pool.settled[choice.participant] = choice.award
            return None
    holders = [name for name, award in layout.held.items() if award == choice.award]
    if any(name in pool.settled for name in holders):
        names = ", ".join(places.cases[name].participant.shown for name in holders)
        return f"{places.awards[choice.award].label} đã trao hết cho {names}"
    if choice.participant in layout.held:
        label = places.awards[layout.held[choice.participant]].label
        return f"{places.cases[choice.participant].participant.shown} đã được {label}"
    return NOT_CONTESTED
