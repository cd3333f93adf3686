"""Pages of the results workbook for ranks in clusters or by a chain, reserve lists and awards taken back."""

from collections.abc import Iterator, Sequence

from thidua.rules.results import Evaluation
from thidua.rules.wording import Words
from thidua.rules.wording.quotas import say_reserves, say_revoked
from thidua.rules.wording.ranks import cluster_of, is_plain, say_rank, say_tie
from thidua.sheets.pages import CellText, Pages

RANK_COLUMNS = [("Cụm", 24), ("Hạng", 7), ("Mã", 16), ("Đối tượng", 28), ("Vì sao", 90)]
AFTER_COLUMNS = [("Việc", 24), ("Nội dung", 110)]


def add_ranks(pages: Pages, words: Words, title: str, evaluation: Evaluation) -> None:
    """The ranks of each cluster with their reasons; no page where everybody is ranked by the final total alone."""
    if not is_plain(words.plan):
        pages.add("Thứ hạng", title, RANK_COLUMNS, _ranks(words, evaluation), "Xếp hạng trong cụm và thứ tự xét")


def add_after(pages: Pages, words: Words, title: str, evaluation: Evaluation) -> None:
    """Equal ranks to settle, reserve lists, awards taken back; no page where there are none."""
    rows = list(_after(words, evaluation))
    if rows:
        pages.add("Dự bị, thu hồi", title, AFTER_COLUMNS, rows, "Đồng hạng, danh sách dự bị, khen thưởng bị thu hồi")


def _ranks(words: Words, evaluation: Evaluation) -> Iterator[Sequence[CellText]]:
    ranked = [result for result in evaluation.results if result.ranked is not None]
    for result in sorted(ranked, key=lambda result: (cluster_of(words, result), result.rank or 0)):
        why = "\n".join(line.text for line in say_rank(words, evaluation, result))
        name = result.participant.shown
        yield [cluster_of(words, result), result.rank, result.participant.id, name, why]


def _after(words: Words, evaluation: Evaluation) -> Iterator[Sequence[CellText]]:
    for tie in evaluation.rank_ties:
        yield ["Đồng hạng", say_tie(words, evaluation, tie)]
    for listed in evaluation.reserves:
        yield ["Dự bị", say_reserves(words, evaluation, listed)]
    for revoked in evaluation.revoked:
        yield ["Thu hồi", say_revoked(words, evaluation, revoked)]
