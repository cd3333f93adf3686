"""A rank said in words: in which cluster, by what, and how those who were equal were told apart."""

from collections.abc import Iterator, Sequence

from thidua.plan.model.plan import Plan
from thidua.plan.model.ranking import Link, Ranking
from thidua.rules.facts import FactValue
from thidua.rules.ranking import Rank, RankTie, links_of, ranking_of
from thidua.rules.reasons import Reason
from thidua.rules.results import Evaluation, Result
from thidua.rules.wording.measures import fact_line
from thidua.rules.wording.words import Line, Words

DIRECTIONS = {"higher": "từ cao xuống thấp", "lower": "từ thấp lên cao"}


def say_rank(words: Words, evaluation: Evaluation, result: Result) -> Iterator[Line]:
    """The rank with what it goes by; nothing where a plan ranks everybody by the final total alone."""
    ranking, ranked = ranking_of(words.plan), result.ranked
    if ranking is None or ranked is None or is_plain(words.plan):
        return
    head = f"Xếp hạng {ranked.rank} trong {ranked.size} đối tượng{say_cluster(words, ranked.cluster)}"
    grounds = f"{words.clauses(ranking.clause)}{words.readings(ranking.reading)}"
    yield Line(0, f"{head}, {say_order(words, ranking.first)}{grounds}")
    yield Line(1, fact_line(words, ranked.reasons[0]))
    if len(ranked.tied) > 1:
        yield from _chain(words, evaluation, result, ranking, ranked)


def is_plain(plan: Plan) -> bool:
    """Whether everybody is in one list by the final total alone, or nobody is ranked at all."""
    ranking = ranking_of(plan)
    if ranking is None or (ranking.by is None and ranking.better == "higher"):
        return ranking is None or not (ranking.within or ranking.then or ranking.vote)
    return False


def cluster_of(words: Words, result: Result) -> str:
    """The cluster in which somebody is ranked, by its name: ``Cụm 1``; nothing where all are in one list."""
    cluster = result.ranked.cluster if result.ranked is not None else ()
    return ", ".join(words.value(value, name) for name, value in cluster)


def say_order(words: Words, link: Link) -> str:
    """``theo Điểm cuối cùng từ cao xuống thấp``."""
    return f"theo {words.name(link.by)} {DIRECTIONS[link.better]}"


def say_cluster(words: Words, cluster: Sequence[tuple[str, FactValue]]) -> str:
    """`` của Cụm thi đua: Cụm 1``, or nothing where everybody is in one list."""
    named = ", ".join(f"{words.name(name)}: {words.value(value, name)}" for name, value in cluster)
    return f" của {named}" if named else ""


def say_tie(words: Words, evaluation: Evaluation, tie: RankTie) -> str:
    """``Đồng hạng 2 của Cụm: Cụm 1: Xã A, Xã B; Hội đồng quyết định``."""
    ranking = ranking_of(words.plan)
    voter = words.voter(ranking.vote if ranking else None)
    return f"{say_equal(words, evaluation, tie)}; {voter} quyết định"


def say_equal(words: Words, evaluation: Evaluation, tie: RankTie) -> str:
    """The same where nobody decides any more: ``Đồng hạng 2 của Cụm: Cụm 1: Xã A, Xã B``."""
    names = ", ".join(shown(evaluation, name) for name in tie.participants)
    return f"Đồng hạng {tie.rank}{say_cluster(words, tie.cluster)}: {names}"


def say_further(words: Words, reasons: Sequence[Reason], *, unknown: bool) -> str:
    """``xét tiếp Tỷ lệ đúng hạn: 98%``, for each further figure; the last one may not be known of all."""
    said = [fact_line(words, reason) for reason in reasons]
    more = "; không đủ số liệu của mọi đối tượng bằng nhau nên chưa phân định được" if unknown else ""
    return f"xét tiếp {'; '.join(said)}{more}" if said else ""


def shown(evaluation: Evaluation, participant: str) -> str:
    """The name of a participant, else the code."""
    result = evaluation.of(participant)
    return result.participant.shown if result else participant


def _chain(words: Words, evaluation: Evaluation, result: Result, ranking: Ranking, ranked: Rank) -> Iterator[Line]:
    """With whom somebody is equal, which further figures were looked at, and what is equal to the end."""
    own = result.participant.id
    tied = ", ".join(shown(evaluation, name) for name in ranked.tied if name != own)
    further = say_further(words, ranked.reasons[1:], unknown=ranked.unknown)
    yield Line(1, f"Bằng nhau với {tied}{f': {further}' if further else ''}")
    equal = ", ".join(shown(evaluation, name) for name in ranked.equal if name != own)
    if equal:
        until = "tạm thời " if ranked.unknown else "đến hết thứ tự xét " if len(links_of(ranking)) > 1 else ""
        settled = f"; chờ {words.voter(ranking.vote)} quyết định" if ranking.vote is not None else ""
        yield Line(1, f"Vẫn bằng {equal} {until}nên đồng hạng{settled}")
