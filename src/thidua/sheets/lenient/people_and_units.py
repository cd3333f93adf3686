"""Recognising a participant by a name written differently: abbreviations, marks left out, another order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from thidua.sheets.lenient.answers import Answer, Proposal, Sure, Unclear, then
from thidua.sheets.lenient.comparing import even, likeness, telling
from thidua.sheets.lenient.expanding import core, expanded, kind_of, shortened
from thidua.sheets.lenient.legacy import readable
from thidua.sheets.lenient.slips import slipped
from thidua.sheets.texts import bare

NEAR, APART = 88.0, 5.0
"""A name is near from this likeness on, and the only one with this distance to the next."""
MENTIONED, MOST = 60.0, 3
"""Names from this likeness on are mentioned in a question, at most so many."""

LONGEST = 300
"""Longer texts are no names."""

ASKED = "cần tên hoặc mã của một đối tượng tham gia"


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    name: str
    full: frozenset[str]
    short: frozenset[str]
    bare: frozenset[str]
    cores: frozenset[str]


class Directory:
    """The participants that are known, made ready once for many look-ups."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """``names``: the name of each participant by its code."""
        self._names = dict(names)
        self._entries = [_entry(code, name) for code, name in names.items()]
        self._by_code = _index((even(one.id), one) for one in self._entries)
        self._by_name = _index((even(one.name), one) for one in self._entries)
        self._by_full = _index((text, one) for one in self._entries for text in one.full)
        self._by_short = _index((text, one) for one in self._entries for text in one.short)
        self._by_bare = _index((text, one) for one in self._entries for text in one.bare)
        self._by_words = _index((_sorted(text), one) for one in self._entries for text in one.bare)
        self._by_core = _index((text, one) for one in self._entries for text in one.cores)

    def find(self, text: str) -> Answer[str]:
        """The code of the participant that ``text`` names.

        Sure: code or name, whatever its capitals, tone placement, punctuation and usual abbreviations. Proposal:
        the only one near it. Unclear: none, or several, the nearest of which are named.
        """
        if text.strip() in self._names:
            return Sure(text.strip())
        return then(readable(text), self._find)

    def _find(self, text: str) -> Answer[str]:
        words = even(text)
        if not words:
            return Unclear("blank" if not text.strip() else "unknown", ASKED)
        if len(words) > LONGEST:
            return Unclear("unknown", ASKED)
        variants = expanded(text)
        shorter = [shortened(one) for one in variants]
        for index, wanted in (
            (self._by_code, [words]),
            (self._by_name, [words]),
            (self._by_full, variants),
            (self._by_short, shorter),
        ):
            found = _all(index, wanted)
            if len(found) == 1:
                return Sure(found[0].id)
            if found:
                return self._several(found)
        for index, wanted, why in (
            (self._by_bare, [bare(one) for one in shorter], "khác dấu"),
            (self._by_words, [_sorted(bare(one)) for one in shorter], "khác thứ tự chữ"),
            (self._by_core, [bare(one) for one in shorter], "thiếu phần chỉ loại đơn vị"),
        ):
            # «Tổ 2, khu phố 1» has the words of «Tổ 1, khu phố 2» and is another.
            found = [one for one in _all(index, wanted) if index is not self._by_words or _may_be(shorter, one, "")]
            if len(found) == 1:
                return self._proposed(text, found[0], why)
            if found:
                return self._several(found)
        return self._nearest(text, shorter)

    def _nearest(self, text: str, variants: list[str]) -> Answer[str]:
        plain = [bare(one) for one in variants]
        ranked = sorted(
            ((max(likeness(one, other) for one in plain for other in entry.bare), entry) for entry in self._entries),
            key=lambda pair: (-pair[0], pair[1].name),
        )
        # What is farther from the nearest than APART is no rival, so it need not be looked at closely.
        close = [
            (score, entry)
            for score, entry in ranked
            if score > NEAR - APART
            and _may_be(variants, entry)
            and any(slipped(one, other) for one in plain for other in entry.bare)
        ]
        if close and close[0][0] >= NEAR:
            best, entry = close[0]
            if len(close) == 1 or best - close[1][0] >= APART:
                return self._proposed(text, entry, "gần giống")
        return self._several([entry for score, entry in ranked if score >= MENTIONED])

    def _proposed(self, text: str, entry: _Entry, how: str) -> Answer[str]:
        return Proposal(entry.id, f"«{text.strip()}» có lẽ là «{entry.name}» ({how})")

    def _several(self, found: list[_Entry]) -> Unclear:
        shown = [one.name for one in found[:MOST]]
        if len(set(shown)) < len(shown):
            shown = [f"{one.name} (mã: {one.id})" for one in found[:MOST]]
        return Unclear("ambiguous" if found else "unknown", ASKED, tuple(shown))


def _may_be(variants: list[str], entry: _Entry, kind: str | None = None) -> bool:
    """Whether figures, single letters and the kind of office speak against it."""
    return any(
        telling(one) == telling(other) and (kind_of(one) if kind is None else kind) in ("", kind_of(other))
        for one in variants
        for other in entry.full
    )


def _entry(code: str, name: str) -> _Entry:
    full = frozenset(expanded(name or code))
    short = frozenset(map(shortened, full))
    plain = frozenset(map(bare, short))
    return _Entry(code, name or code, full, short, plain, frozenset(bare(core(one)) for one in full))


def _sorted(text: str) -> str:
    return " ".join(sorted(text.split()))


def _index(pairs: Iterable[tuple[str, _Entry]]) -> dict[str, list[_Entry]]:
    found: dict[str, list[_Entry]] = {}
    for key, entry in pairs:
        held = found.setdefault(key, [])
        if entry not in held:
            held.append(entry)
    return found


def _all(index: dict[str, list[_Entry]], wanted: Iterable[str]) -> list[_Entry]:
    found: list[_Entry] = []
    for key in wanted:
        found += [one for one in index.get(key, ()) if one not in found]
    return found
