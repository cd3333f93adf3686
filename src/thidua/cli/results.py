"""An evaluation on the terminal: the ranking or who qualifies, contests, quotas, readings that mattered."""

from collections.abc import Sequence

from thidua.cli.showing import say, show_table
from thidua.plan.model.people import KIND_LABELS
from thidua.rules.mattered import readings_that_mattered
from thidua.rules.results import Evaluation, Result
from thidua.rules.wording import Words
from thidua.rules.wording.classes import class_label
from thidua.rules.wording.figures import figure
from thidua.rules.wording.places import say_award, say_place
from thidua.rules.wording.quotas import say_quota, say_reserves, say_revoked
from thidua.rules.wording.ranks import cluster_of, say_tie
from thidua.rules.wording.results import STATUSES, say_lacking

NOT_HELD = ("outscored", "full", "reserve", "revoked")
"""Outcomes of a place that somebody who passes the gates wants to be told in a line."""


def show_results(evaluation: Evaluation) -> None:
    """Everything that a standing body looks for first."""
    words = Words(evaluation.plan, evaluation.round, evaluation.notices)
    say(f"{evaluation.plan.title} · {evaluation.plan.rounds[evaluation.round].label}")
    if evaluation.plan.rubric is not None:
        _show_ranking(words, evaluation)
    # Whom the rubric passes over is judged by gates alone.
    unscored = [result for result in evaluation.results if result.score is None]
    if evaluation.plan.rubric is None or unscored:
        _show_standings(words, unscored)
    if evaluation.left_out:
        left_out = ", ".join(evaluation.left_out)
        say(f"Chưa tính vào kết quả vì dữ liệu không dùng được: {left_out}. Các chỗ và số lượng chỉ là tạm xếp.")
    for contest in evaluation.contests:
        names = ", ".join(_shown(evaluation, name) for name in contest.participants)
        places = ", ".join(evaluation.plan.awards[place].label for place in contest.places)
        voter = words.voter(evaluation.plan.awards[contest.places[0]].vote)
        say(f"Tranh chấp: {names} bằng điểm ({figure(contest.score)}), {voter} quyết định {places}")
    for award in evaluation.waiting:
        say(f"Chờ: {evaluation.plan.awards[award].label} chỉ xếp được sau khi Hội đồng quyết định các chỗ trên")
    for quota in evaluation.quotas:
        say(say_quota(words, quota))
    for tie in evaluation.rank_ties:
        say(say_tie(words, evaluation, tie))
    for listed in evaluation.reserves:
        say(say_reserves(words, evaluation, listed))
    for revoked in evaluation.revoked:
        say(say_revoked(words, evaluation, revoked))
    _show_readings(words, evaluation)


def _show_ranking(words: Words, evaluation: Evaluation) -> None:
    ranked = sorted((r for r in evaluation.results if r.rank is not None), key=lambda r: _order(words, r))
    rows = [
        (cluster_of(words, r), str(r.rank), r.participant.shown, words.plan.groups[r.participant.group].label,
         figure(r.score.criteria_total), figure(r.score.bonus_total), figure(r.score.penalty_total),
         figure(r.score.final), *_class(words, r), say_award(words, r))
        for r in ranked
        if r.score is not None
    ]  # fmt: skip
    headings = [
        "Cụm",
        "Hạng",
        "Đơn vị",
        "Nhóm",
        "Chỉ tiêu",
        "Thưởng",
        "Trừ",
        "Cuối cùng",
        *_class_heading(words),
        "Khen thưởng",
    ]
    show_table("Xếp hạng", headings, rows)
    for result in evaluation.results:
        if result.score is not None and result.status == "incomplete":
            say(f"Chưa xếp {result.participant.shown}. {say_lacking(words, result)}")


def _show_standings(words: Words, results: Sequence[Result]) -> None:
    rows = []
    for result in sorted(results, key=lambda result: _order(words, result)):
        standing = result.standing
        failing = [reason.subject.label for reason in standing.gates if reason.value is False] if standing else []
        lacking = [say_lacking(words, result)] if result.missing else []
        places = [say_place(words, result, reason) for reason in result.places if reason.outcome in NOT_HELD]
        status = STATUSES[result.status] + (" (tạm dừng)" if standing and standing.only_suspended else "")
        why = "; ".join([*failing, *lacking, *places])
        classes = _class(words, result)
        rank = (cluster_of(words, result), "" if result.rank is None else str(result.rank))
        told = (*classes, status, why, say_award(words, result))
        rows.append((*rank, result.participant.shown, _group(words, result), *told))
    group = "Nhóm" if len(words.plan.groups) > 1 else "Loại"
    show_table(
        "Điều kiện khen thưởng",
        ["Cụm", "Hạng", "Đối tượng", group, *_class_heading(words), "Kết quả xét", "Vì sao", "Khen thưởng"],
        rows,
    )


def _order(words: Words, result: Result) -> tuple[bool, str, int]:
    """The order of a table: cluster by cluster, by rank; those without a rank behind, as they stand."""
    return result.rank is None, cluster_of(words, result), result.rank or 0


def _class_heading(words: Words) -> list[str]:
    return ["Xếp loại"] if words.plan.classes else []


def _class(words: Words, result: Result) -> list[str]:
    """The class, in plans that have classes."""
    return [class_label(words, result.classed)] if words.plan.classes else []


def _group(words: Words, result: Result) -> str:
    """The group; where a plan has only one, which says nothing, the kind."""
    if len(words.plan.groups) > 1:
        return words.plan.groups[result.participant.group].label
    return KIND_LABELS[result.participant.kind].capitalize()


def _shown(evaluation: Evaluation, participant: str) -> str:
    result = evaluation.of(participant)
    return result.participant.shown if result else participant


def _show_readings(words: Words, evaluation: Evaluation) -> None:
    readings = readings_that_mattered(evaluation)
    if readings:
        say("Cách hiểu đã dùng:")
    for reading in readings:
        say(f"{reading.id}) {words.clauses(reading.clause).strip(' ()')}: {reading.problem} → {reading.reading}", 1)
