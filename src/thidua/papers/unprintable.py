"""Letters that the font of papers lacks: where they stand in a paper, and which entry they come from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass

from thidua.papers.characters import clean
from thidua.papers.entries import entries
from thidua.papers.kinds.case import Case
from thidua.papers.paper import Paper
from thidua.papers.typst.fonts_found import FAMILY
from thidua.papers.typst.letters import code, lacking, letters
from thidua.sheets.problems import shorten

_PARTS = {
    "head": "phần đầu",
    "addressees": "nơi kính gửi",
    "body": "nội dung",
    "signers": "chỗ ký",
    "recipients": "nơi nhận",
    "appendices": "phụ lục, danh sách",
}


_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Unprintable:
    """A letter that no PDF of ours can draw: in which part of a paper, and the words around it."""

    letter: str
    part: str
    words: str


def unprintable_in(paper: Paper) -> tuple[Unprintable, ...]:
    """Each such letter of a paper once for each part of it. Raises FontsMissingError."""
    found: dict[tuple[str, str], Unprintable] = {}
    for field in fields(paper):
        part = _PARTS.get(field.name)
        for text in _texts(getattr(paper, field.name)) if part else ():
            for letter in () if letters().issuperset(text) else lacking(text):
                one = Unprintable(letter, str(part), _around(text, letter))
                found.setdefault((letter, one.part), one)
    return tuple(found.values())


def told(case: Case, found: Mapping[str, Iterable[Unprintable]]) -> list[str]:
    """One message for each letter: where it was entered, what is printed, and in which papers (``found`` by name)."""
    places: dict[str, list[str]] = {}
    for name, those in found.items():
        for one in those:
            places.setdefault(one.letter, []).append(f"{name}, {one.part}, «{one.words}»")
    entered: dict[str, list[str]] = {letter: [] for letter in places}
    for entry, text in entries(case) if places else ():
        for letter in entered.keys() & set(clean(text)):
            entered[letter].append(entry)
    return [_message(letter, entered[letter], places[letter]) for letter in places]


def _message(letter: str, entered: list[str], places: list[str]) -> str:
    return (
        f"phông chữ {FAMILY} không có chữ «{letter}» (U+{ord(letter):04X}){_few(' nhập ở ', entered)}: "
        f"PDF in {code(letter)}, Word giữ nguyên và hiện được tùy máy mở tệp;{_few(' có trong: ', places)}"
    )


def _few(before: str, said: list[str]) -> str:
    several = list(dict.fromkeys(said))
    more = f" và {len(several) - _SHOWN} nơi khác" if len(several) > _SHOWN else ""
    return f"{before}{'; '.join(several[:_SHOWN])}{more}" if several else ""


def _texts(described: object) -> Iterator[str]:
    """Every string inside a description, in the order of its fields."""
    if isinstance(described, str):
        yield described
    elif isinstance(described, tuple):
        for part in described:
            yield from _texts(part)
    elif is_dataclass(described):
        for field in fields(described):
            yield from _texts(getattr(described, field.name))


def _around(text: str, letter: str) -> str:
    words = " ".join(clean(text).split())
    at = words.index(letter)
    return shorten(words[max(0, words.rfind(" ", 0, max(0, at - 15)) + 1) :])
