"""The order of names held against an independent one: the collation of ICU for Vietnamese, as node has it."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from random import Random
from unicodedata import normalize

import pytest

from thidua.papers.vietnamese import name_key, text_key
from thidua.papers.vietnamese.names import MARKS

# Capitals do not count: "accent" tells letters and tones apart, and nothing else.
ASKED = """
const pairs = JSON.parse(require('fs').readFileSync(0, 'utf8'));
if (!Intl.Collator.supportedLocalesOf(['vi']).length) process.exit(3);
const order = new Intl.Collator('vi', {sensitivity: 'accent'});
const compare = (one, other) => {
  for (let at = 0; at < one.length; at++) {
    const sign = Math.sign(order.compare(one[at], other[at]));
    if (sign) return sign;
  }
  return 0;
};
console.log(JSON.stringify(pairs.map(([one, other]) => compare(one, other))));
"""
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
VOWELS = [normalize("NFC", letter + tone) for letter in "aăâeêioôơuưy" for tone in TONES]
BEGINNINGS = [*"bcdđghklmnprstvx", "", "ch", "gh", "gi", "kh", "ng", "ngh", "nh", "ph", "qu", "th", "tr"]
ENDINGS = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t", "i", "u", "o"]
PAIRS = 12_000

DIFFER_BY_INTENT = {
    ("Lê  An", "Lê An"): "blanks side by side are one: nobody sees how many there are",
    ("Café", "Cafè"): None,  # tones of Vietnamese count in any word
    ("Đắk R’lấp", "Đắk R'lấp"): "apostrophes are one, however they are typed",
    ("Tổ “Hai”", 'Tổ "Hai"'): "and quotation marks are",
    ("Müller", "Muller"): "accents of other languages do not count: a clerk looks for the letter below them",
    ("Bjørn", "Bjzrn"): "letters of other languages stand behind all of ours, in the order of their code",
}
"""Pairs that ICU orders otherwise, with the reason; None where it does not."""


def _signs(pairs: Sequence[tuple[Sequence[str], Sequence[str]]]) -> list[int]:
    """-1, 0 or 1 for each pair of names in their parts, as ICU orders them."""
    node = shutil.which("node")
    if node is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("not run: node is not installed")
    told = json.dumps(pairs)
    answer = subprocess.run([str(node), "-e", ASKED], input=told, capture_output=True, text=True, check=False)
    if answer.returncode == 3:
        pytest.skip("not run: this node has no Vietnamese collation")
    assert answer.returncode == 0, answer.stderr
    signs: list[int] = json.loads(answer.stdout)
    return signs


def _ours(one: str, other: str, key: Callable[[str], str]) -> int:
    return (key(one) > key(other)) - (key(one) < key(other))


def _parts(name: str) -> tuple[str, str, str]:
    """Given name, surname and middle names."""
    words = name.split()
    return words[-1], words[0] if len(words) > 1 else "", " ".join(words[1:-1])


def _syllable(random: Random) -> str:
    made = random.choice(BEGINNINGS) + random.choice(VOWELS) + random.choice(ENDINGS)
    return random.choice((made, made.capitalize(), made.capitalize(), made.upper()))


def _word(random: Random) -> str:
    return "-".join(_syllable(random) for _ in range(random.choice((1, 1, 1, 1, 2))))


def _near(random: Random, name: str) -> str:
    """The name with one letter, tone, mark or capital changed, or written in pieces."""
    at = random.choice([place for place, letter in enumerate(name) if letter.isalpha()])
    ways: list[Callable[[], str]] = [
        lambda: name[:at] + random.choice(VOWELS) + name[at + 1 :],
        lambda: normalize("NFC", normalize("NFD", name[at])[0] + random.choice(TONES)).join(
            (name[:at], name[at + 1 :])
        ),
        lambda: name.replace("d", "đ").replace("D", "Đ"),
        lambda: name.upper(),
        lambda: normalize("NFD", name),
        lambda: name.replace("-", " "),
        lambda: name + random.choice("abnđê"),
    ]
    return " ".join(random.choice(ways)().split()) or name


def _pairs(random: Random, count: int) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    while len(found) < count:
        one = " ".join(_word(random) for _ in range(random.randint(1, 4)))
        other = _near(random, one) if random.random() < 0.7 else " ".join(_word(random) for _ in range(3))
        found.append((one, normalize("NFD", other) if random.random() < 0.2 else other))
    return found


@pytest.mark.parametrize("seed", [1, 2])
def test_persons_stand_as_icu_orders_given_name_surname_and_middle_names(seed: int) -> None:
    pairs = _pairs(Random(seed), PAIRS)
    signs = _signs([(_parts(one), _parts(other)) for one, other in pairs])
    assert {sign: signs.count(sign) > PAIRS // 20 for sign in (-1, 0, 1)} == {-1: True, 0: True, 1: True}
    wrong = [pair for pair, sign in zip(pairs, signs, strict=True) if _ours(*pair, name_key) != sign]
    assert wrong == []


def test_offices_stand_as_icu_orders_their_whole_names() -> None:
    random = Random(3)
    pairs = _pairs(random, PAIRS)
    signs = _signs([([one], [other]) for one, other in pairs])
    wrong = [pair for pair, sign in zip(pairs, signs, strict=True) if _ours(*pair, text_key) != sign]
    assert wrong == []


def test_blanks_marks_and_digits_stand_as_icu_orders_them() -> None:
    signs_of = [
        f"Tổ{sign}{rest}" for sign in (" ", "…", *MARKS, *"0123456789", "a", "A", "đ") for rest in ("", "a", "1")
    ]
    pairs = [(one, other) for one in signs_of for other in signs_of if one.split() != other.split()]
    pairs = [(one.strip(), other.strip()) for one, other in pairs]
    signs = _signs([([one], [other]) for one, other in pairs])
    wrong = [pair for pair, sign in zip(pairs, signs, strict=True) if _ours(*pair, text_key) != sign]
    assert wrong == []


def test_where_the_order_is_another_one_there_is_a_reason() -> None:
    signs = _signs([([one], [other]) for one, other in DIFFER_BY_INTENT])
    differ = [_ours(*pair, text_key) != sign for pair, sign in zip(DIFFER_BY_INTENT, signs, strict=True)]
    assert differ == [reason is not None for reason in DIFFER_BY_INTENT.values()]
