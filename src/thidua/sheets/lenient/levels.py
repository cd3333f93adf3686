"""Levels and other named choices written loosely: «Hoàn thành tốt nhiệm vụ», «HTXSNV», «loại khá», «xuất sác»."""

import re
from collections.abc import Mapping, Sequence

from thidua.sheets.cells import Broken, RawValue, text_of
from thidua.sheets.lenient.answers import Answer, Proposal, Sure, Unclear, then
from thidua.sheets.lenient.comparing import even, likeness, plain, telling
from thidua.sheets.lenient.legacy import readable
from thidua.sheets.lenient.slips import slipped
from thidua.sheets.texts import quoted

NEAR, APART = 80.0, 10.0
"""A choice is near from this likeness on, and clearly so with this distance to the next."""

_LEAD = re.compile(r"^(?:được |đạt |xếp loại |xếp hạng |loại |mức |hạng |đánh giá )+")
_STOCK = re.compile(r" (?:nhiệm vụ|nhiem vu)\b")
_NEGATION = frozenset(("khong", "chua"))


def read_choice(value: RawValue, choices: Mapping[str, str]) -> Answer[str]:
    """The id of the choice that a cell names; ``choices``: label by id."""
    asked = f"cần một trong các mức: {quoted(choices.values())}"
    if isinstance(value, Broken):
        return Unclear("broken", f"{asked} ({value.why})")
    text = text_of(value)
    if text in choices:
        return Sure(text)
    return then(readable(value if isinstance(value, str) else text), lambda read: _named(read, choices, asked))


def _named(text: str, choices: Mapping[str, str], asked: str) -> Answer[str]:
    words = even(text)
    if not words:
        return Unclear("blank" if not text.strip() else "unknown", asked)
    short = _LEAD.sub("", words)
    for wanted in dict.fromkeys((words, short, _STOCK.sub("", short))):
        fitting = [name for name, label in choices.items() if wanted in (even(label), _core(label))]
        if len(fitting) == 1:
            return Sure(fitting[0])
    fitting = [name for name, label in choices.items() if plain(words) in _initials(label)]
    if len(fitting) == 1 and " " not in words:
        return Sure(fitting[0])
    return _likely(text, short, choices, asked)


def _likely(text: str, words: str, choices: Mapping[str, str], asked: str) -> Answer[str]:
    """Without marks, a part of one label only, or with a slip of the hand."""
    typed = _STOCK.sub("", words) or words
    bare = {name: plain(_core(label)) for name, label in choices.items()}
    wanted = plain(typed)
    for fitting in (
        [name for name, label in bare.items() if label == wanted],
        [name for name, label in bare.items() if len(wanted) > 1 and _holds(label, wanted)],
        [name for name, label in bare.items() if len(wanted) > 1 and _initial(label).endswith(wanted)],
    ):
        if len(fitting) == 1 and _negates(wanted) == _negates(bare[fitting[0]]):
            return Proposal(fitting[0], f"«{text.strip()}» có lẽ là «{choices[fitting[0]]}»")
    ranked = sorted(((likeness(wanted, label), name) for name, label in bare.items()), reverse=True)
    near = tuple(choices[name] for score, name in ranked if score >= 60)[:3]
    best, name = ranked[0] if ranked else (0.0, "")
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    if best >= NEAR and best - second >= APART and _goes_with(wanted, bare[name], list(bare.values())):
        return Proposal(name, f"«{text.strip()}» có lẽ là «{choices[name]}»")
    return Unclear("ambiguous" if near else "unknown", asked, near)


def _goes_with(wanted: str, label: str, labels: Sequence[str]) -> bool:
    """Whether only slips of the hand part them: no word of another choice, nothing that turns the meaning round."""
    known = {word for other in labels for word in other.split()}
    strange = {word for word in wanted.split() if word in known} - set(label.split())
    means_the_same = _negates(wanted) == _negates(label) and telling(wanted) == telling(label)
    return not strange and means_the_same and slipped(wanted, label)


def _negates(text: str) -> bool:
    return not _NEGATION.isdisjoint(text.split())


def _holds(label: str, part: str) -> bool:
    return f" {part} " in f" {label} "


def _core(label: str) -> str:
    words = even(label)
    return _STOCK.sub("", words) or words


def _initial(label: str) -> str:
    return "".join(word[0] for word in plain(label).split())


def _initials(label: str) -> set[str]:
    """Abbreviations of at least two letters: HTXS and HTXSNV for «Hoàn thành xuất sắc»."""
    short = _initial(_core(label))
    found = {short, _initial(label)} | ({f"{short}nv"} if even(label).startswith(("hoàn", "không hoàn")) else set())
    return {one for one in found if len(one) > 1}
