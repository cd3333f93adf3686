"""Headings of tables: where a table of a form begins, and which column holds what."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from thidua.sheets.cells import Grid, is_blank, text_of
from thidua.sheets.recognising.labels import words
from thidua.sheets.recognising.tables import KEY, KNOWN, ORDINAL, Head, Wanted
from thidua.sheets.texts import folded

LONGEST_HEADING = 120
MOST_KNOWN = 200
"""Rows that are remembered of one table, be they its headings or not."""
_LOWER_HALF = 30
_TITLE_ROWS = 15
_TITLE, _MISSING, _STRANGE, _MARGIN = 2.0, 1.0, 0.6, 1.0
_ORDINAL = re.compile(r"\d{1,3}(?:[.,]\d{1,3})*\s*[.)/]?|[-+•]")
_PART = re.compile(r"[\[(]?\s*(?:[a-zđ]|\d{1,2})\s*(?:=.*)?[\])]?", re.IGNORECASE)
_LETTERS = "abcdefghij"
_NUMBERED_FORM = re.compile(r"\b(bi[eê]u|biểu|mẫu|phụ lục)\s*(?:số\s*)?0*(\d+|[ivx]+)\b", re.IGNORECASE)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7"}


@lru_cache(4096)
def is_ordinal(text: str) -> bool:
    """Whether a text is a number before a line: ``3``, ``3.``, ``1.1``, ``1)``, ``-``."""
    return _ORDINAL.fullmatch(text.strip()) is not None


def find_heads(grid: Grid, wanted: Sequence[Wanted]) -> list[Head]:
    """The tables of a sheet, from the top; each with the form that its headings and title fit best."""
    heads: list[Head] = []
    vocabulary = _vocabulary(tuple(wanted))
    texts = [_head_texts(grid, row) for row in range(len(grid.rows))] + [{}, {}]
    row = 0
    while row < len(grid.rows):
        found: list[Head] = []
        if texts[row] and _may_head(texts[row], texts[row + 1], vocabulary):
            joined = _joined(texts[row], texts[row + 1])
            found = [head for one in wanted if (head := _head_at(grid, row, one, texts, joined))]
        if not found:
            row += 1
            continue
        best = _best(grid, found, heads[-1].bottom + 1 if heads else 0)
        heads.append(best)
        row = best.bottom + 1
    return heads


def _head_texts(grid: Grid, row: int) -> dict[int, str]:
    """The texts of a row that may hold headings; none where a number stands in it."""
    texts: dict[int, str] = {}
    for at, value in enumerate(grid.rows[row]):
        if not isinstance(value, str):
            return {}
        if value:
            text = _heading(value)
            if text is None:
                return {}
            if text:
                texts[at] = text
    return texts


@lru_cache(4096)
def _heading(value: str) -> str | None:
    """A text as it is compared with headings; None where it is the number before a line."""
    text = text_of(value)
    return None if text and is_ordinal(text) else text


class _Vocabulary:
    """The words of the headings of several tables."""

    def __init__(self, wanted: Sequence[Wanted]) -> None:
        words_of = set().union(*(one.vocabulary for one in wanted))

        @lru_cache(4096)
        def has(text: str) -> bool:
            """Whether a text is made of these words, mostly."""
            said = words(text) if len(text) <= LONGEST_HEADING else ()
            return bool(said) and 2 * sum(word in words_of for word in said) >= len(said)

        self.has = has


@lru_cache(64)
def _vocabulary(wanted: tuple[Wanted, ...]) -> _Vocabulary:
    return _Vocabulary(wanted)


def _may_head(texts: dict[int, str], below: dict[int, str], vocabulary: _Vocabulary) -> bool:
    """A quick look: whether some two texts of a row and the next are made of words of headings."""
    likely = 0
    for text in (*texts.values(), *below.values()):
        likely += vocabulary.has(text)
        if likely == 2:
            return True
    return False


def _head_at(
    grid: Grid, row: int, wanted: Wanted, texts: Sequence[dict[int, str]], joined: dict[int, str]
) -> Head | None:
    """The head of one form that begins in a row: in this row alone, or over this one and the next."""
    single = _match(wanted, row, row, texts[row])
    double = _match(wanted, row, row + 1, joined)
    if double and single and not (len(double.columns) > len(single.columns) and _is_below(grid, row + 1, single)):
        double = None
    if double and not single:
        # The first row may be no heading at all: then the second is one by itself.
        alone = _match(wanted, row + 1, row + 1, texts[row + 1])
        double = None if alone and alone.score >= double.score else double
    best = double or single
    if best is None:
        return None
    counted = best.bottom + 1 < len(grid.rows) and _is_counting(grid, best.bottom + 1, best)
    return replace(best, bottom=best.bottom + counted)


def _is_below(grid: Grid, row: int, head: Head) -> bool:
    """Whether a row can be the lower half of headings: short texts, nothing under the key and the numbers."""
    cells = dict(grid.filled(row))
    printed = {at for at, name in head.columns.items() if name in (KEY, ORDINAL)}
    short = all(isinstance(cell.value, str) and len(cell.text) <= _LOWER_HALF for cell in cells.values())
    return len(cells) >= 2 and short and not printed & set(cells)


def _texts(grid: Grid, row: int) -> dict[int, str]:
    return {at: cell.text for at, cell in grid.filled(row) if isinstance(cell.value, str)}


def _joined(above: dict[int, str], below: dict[int, str]) -> dict[int, str]:
    """Headings over two rows: what stands above, or above and to the left, before what stands below."""
    if len(above) < 2 or not below:
        return {}
    joined: dict[int, str] = {}
    last = ""
    for at in range(max(*above, *below) + 1):
        last = above.get(at, last)
        if at in above or at in below:
            joined[at] = f"{last} {below.get(at, '')}".strip() if at in below else above[at]
    return joined


def _match(wanted: Wanted, top: int, bottom: int, texts: dict[int, str]) -> Head | None:
    """The columns that these headings name; None where what is needed is not among them."""
    if len(texts) < 2 or max(map(len, texts.values())) > LONGEST_HEADING:
        return None
    row = tuple(texts.items())
    if row not in wanted.known:
        if len(wanted.known) >= MOST_KNOWN:
            wanted.known.clear()
        wanted.known[row] = _matched(wanted, texts)
    found = wanted.known[row]
    return None if found is None else replace(found, top=top, bottom=bottom)


def _matched(wanted: Wanted, texts: dict[int, str]) -> Head | None:
    columns: dict[int, str] = {}
    strange: list[int] = []
    for at, text in texts.items():
        name = wanted.labels.find(text)
        if name is not None and name.endswith(KNOWN):
            columns[at] = KNOWN
        elif name is not None and (name not in columns.values() or name in wanted.repeated):
            columns[at] = name
        else:
            strange.append(at)
    held = set(columns.values())
    least = 2 if wanted.layout.key is not None else 3
    if not wanted.needed <= held or len(columns) < least or len(held - {ORDINAL, KNOWN}) < 2:
        return None
    if wanted.layout.lines == "facts" and KEY not in held:
        return None
    wished = {one.id for one in wanted.layout.columns if one.id != "unit"} | ({KEY} if wanted.layout.key else set())
    if wanted.layout.lines == "participant":
        wished = {KEY, "1"}
    alike = sum(2.0 if _is_exact(wanted, texts[at], name) else 1.7 for at, name in columns.items())
    score = alike - _MISSING * len(wished - held) - _STRANGE * len(strange)
    return Head(wanted.layout, 0, 0, columns, tuple(strange), score)


def _is_exact(wanted: Wanted, text: str, name: str) -> bool:
    """Whether a heading is the form's own and not one of its other names."""
    own = {one.id: one.label for one in wanted.layout.columns}
    if wanted.layout.key is not None:
        own[KEY] = wanted.layout.key.label
    return name not in own or words(own[name]) == words(text)


def _is_counting(grid: Grid, row: int, head: Head) -> bool:
    """Whether a row only numbers the columns, all of them: ``A B 1 2`` or ``(1) (2) (3)``."""
    texts = {at: text_of(value) for at, value in enumerate(grid.rows[row]) if not is_blank(value)}
    if len(texts) < 3 or not all(_PART.fullmatch(text) for text in texts.values()):
        return False
    # A line of which only some cells are filled in may look alike, and is not to be lost.
    if {at for at, name in head.columns.items() if at in head.inputs or name == KEY} - texts.keys():
        return False
    marks = [re.sub(r"[\[(\s]", "", text.partition("=")[0]).rstrip("])").casefold() for text in texts.values()]
    letters = [mark for mark in marks if not mark.isdigit()]
    numbers = [str(number) for number in range(1, len(marks) - len(letters) + 1)]
    return bool(numbers) and marks == [*_LETTERS[: len(letters)], *numbers]


def _best(grid: Grid, found: list[Head], first: int) -> Head:
    """The form that fits best, with those that fit nearly as well."""
    titles = list(_titles(grid, first, found[0].top)) or list(_titles(grid, 0, found[0].top))
    titles += [grid.sheet] if grid.sheet else []
    scored = sorted(((head.score + _said_by_title(head, titles), head) for head in found), key=lambda pair: -pair[0])
    top, best = scored[0]
    rivals = tuple(head.layout.form for score, head in scored[1:] if top - score < _MARGIN)
    rivals = tuple(form for form in rivals if form != best.layout.form)
    return replace(best, score=top, rivals=rivals)


def _titles(grid: Grid, first: int, top: int) -> Iterator[str]:
    """The texts above a table."""
    for row in range(max(first, top - _TITLE_ROWS), top):
        yield from _texts(grid, row).values()


def _said_by_title(head: Head, titles: Sequence[str]) -> float:
    """How much the title speaks for a form: its number (``Biểu 2``) or nearly all words of its name."""
    number = form_number(head.layout.title)
    said = {found for title in titles if (found := form_number(title))}
    if number and said:
        return _TITLE if number in said else 0.0
    shares = (_shared(head.layout.title, title) for title in titles)
    return _TITLE * max((share for share in shares if share >= 0.6), default=0.0)


@lru_cache(1024)
def _shared(one: str, other: str) -> float:
    """How many words of two titles are the same, of all that they have."""
    ours, theirs = set(words(one)), set(words(other))
    return len(ours & theirs) / max(len(ours | theirs), 1)


@lru_cache(4096)
def form_number(text: str) -> str | None:
    """``biểu 1`` for a title that begins with «Biểu số 01», «BIỂU I»."""
    found = _NUMBERED_FORM.match(folded(text))
    return f"biểu {_ROMAN.get(found[2], found[2])}" if found else None
