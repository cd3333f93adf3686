"""The running numbers of headings, articles, clauses and points."""

from collections import Counter

from thidua.papers.texts import letter, roman

_BELOW = {
    "heading_1": ("heading_2", "heading_3", "clause", "point"),
    "heading_2": ("heading_3", "clause", "point"),
    "heading_3": ("clause", "point"),
    "article": ("clause", "point"),
    "clause": ("point",),
    "point": (),
}


class Numbering:
    """Counts along a body: each rank starts those below it anew."""

    def __init__(self) -> None:
        self._counted: Counter[str] = Counter()

    def label(self, rank: str, given: str | None) -> str:
        """The number of the next block of a rank; a label that the text brings along counts as well."""
        self._counted[rank] += 1
        for below in _BELOW[rank]:
            self._counted[below] = 0
        return given if given is not None else _written(rank, self._counted[rank])


def _written(rank: str, number: int) -> str:
    if rank == "article":
        return f"Điều {number}."
    if rank == "heading_1":
        return f"{roman(number)}."
    return f"{letter(number)})" if rank in ("heading_3", "point") else f"{number}."
