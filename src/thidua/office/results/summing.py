"""What an evaluation says besides its rows: what is unsettled, places, contests, quotas, points lost; as plain data."""

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from thidua.rules.facts import NOT_APPLICABLE
from thidua.rules.mattered import readings_that_mattered
from thidua.rules.results import ContestedPlaces, Evaluation, FilledQuota, RefusedChoice
from thidua.rules.wording import Words
from thidua.rules.wording.figures import figure
from thidua.rules.wording.quotas import say_quota, say_reserves, say_revoked
from thidua.rules.wording.ranks import say_equal, say_tie


def summary_of(evaluation: Evaluation, unreadable: Iterable[str] = ()) -> dict[str, Any]:
    """``incomplete``: codes; ``unreadable``: values that the plan has no use for; everything else in words."""
    words = Words(evaluation.plan, evaluation.round, evaluation.notices)
    return {
        "participants": len(evaluation.results),
        "incomplete": [result.participant.id for result in evaluation.results if result.status == "incomplete"],
        "unreadable": list(unreadable),
        "contests": [_contest(words, evaluation, one) for one in evaluation.contests],
        "waiting": [evaluation.plan.awards[name].label for name in evaluation.waiting],
        "rank_ties": [say_tie(words, evaluation, tie) for tie in evaluation.rank_ties],
        "equal": [say_equal(words, evaluation, tie) for tie in evaluation.rank_ties],
        "refused": [_refused(words, evaluation, one) for one in evaluation.refused],
        "quotas": [_quota(words, evaluation, one) for one in evaluation.quotas],
        "reserves": [say_reserves(words, evaluation, one) for one in evaluation.reserves],
        "revoked": [say_revoked(words, evaluation, one) for one in evaluation.revoked],
        "readings": [
            f"{one.id}) {words.clauses(one.clause).strip(' ()')}: {one.problem} → {one.reading}"
            for one in readings_that_mattered(evaluation)
        ],
        "lost": list(_lost(evaluation)),
    }


def lacking_in(summary: dict[str, Any], *, published: bool = False) -> list[str]:
    """Why results are only a preview, one line for each reason; none: nothing is open.

    ``published``: equal ranks are none of it any more, for a plan records no decision on them; they are ``equal_in``.
    """
    lines = []
    if incomplete := summary.get("incomplete"):
        lines.append(f"{len(incomplete)} đối tượng chưa đủ số liệu để xếp.")
    if unreadable := summary.get("unreadable"):
        lines.append(f"{len(unreadable)} số liệu không còn dùng được theo kế hoạch hiện hành: {', '.join(unreadable)}.")
    return [*lines, *undecided_in(summary), *(() if published else summary.get("rank_ties", ()))]


def equal_in(summary: dict[str, Any]) -> list[str]:
    """Who has the same rank, as it was published; of what was frozen earlier, in the words that it has."""
    return list(summary.get("equal", summary.get("rank_ties", ())))


def undecided_in(summary: dict[str, Any]) -> list[str]:
    """What a council has still to decide; nothing is published before.

    Equal ranks are none of it: where a place hangs on them it is contested, and else they are published as equal.
    """
    lines = [one["text"] for one in summary.get("contests", ())]
    lines += [
        f"{label}: chỉ xếp được sau khi Hội đồng quyết định các chỗ trên." for label in summary.get("waiting", ())
    ]
    return lines + [f"Lựa chọn không áp dụng được: {one}" for one in summary.get("refused", ())]


def _contest(words: Words, evaluation: Evaluation, contest: ContestedPlaces) -> dict[str, Any]:
    names = ", ".join(_shown(evaluation, contest.participants))
    counted = Counter(words.plan.awards[place].label for place in contest.places)
    places = ", ".join(label if count == 1 else f"{label} ({count} chỗ)" for label, count in counted.items())
    voter = words.voter(words.plan.awards[contest.places[0]].vote)
    return {
        "participants": list(contest.participants),
        "places": list(contest.places),
        "text": f"{names} bằng điểm ({figure(contest.score)}), {voter} quyết định {places}.",
    }


def _refused(words: Words, evaluation: Evaluation, refused: RefusedChoice) -> str:
    award, (name,) = refused.choice.award, _shown(evaluation, [refused.choice.participant])
    label = words.plan.awards[award].label if award in words.plan.awards else award
    return f"{label} cho {name}: {refused.message}"


def _quota(words: Words, evaluation: Evaluation, quota: FilledQuota) -> dict[str, Any]:
    return {
        "award": quota.award,
        "places": quota.places,
        "eligible": quota.eligible,
        "given": quota.given,
        "by_council": quota.selection == "by_council",
        "candidates": list(quota.candidates),
        "names": list(_shown(evaluation, quota.candidates)),
        "text": say_quota(words, quota),
    }


def _shown(evaluation: Evaluation, codes: Iterable[str]) -> Iterator[str]:
    names = {result.participant.id: result.participant.shown for result in evaluation.results}
    return (names.get(code, code) for code in codes)


def _lost(evaluation: Evaluation) -> Iterator[dict[str, Any]]:
    """Of each criterion: the points that all who were marked in it could have had, and how many of them they lost."""
    if evaluation.plan.rubric is None:
        return
    scores = [result.score for result in evaluation.results if result.score is not None]
    for name, criterion in evaluation.plan.rubric.criteria.items():
        most = earned = Fraction(0)
        counted = losing = 0
        for score in scores:
            reason = score.criteria.get(name)
            if reason is None or reason.value is NOT_APPLICABLE or reason.points is None:
                continue
            top = score.maxima.get(name, criterion.max)
            most, earned, counted = most + top, earned + reason.points, counted + 1
            losing += reason.points < top
        if counted:
            told = {"id": name, "label": criterion.label, "marked": counted, "losing": losing}
            yield told | {"most": str(most), "lost": str(most - earned)}
