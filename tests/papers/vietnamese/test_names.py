"""The key by which Vietnamese names are sorted."""

import random
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from thidua.papers.vietnamese import name_key, text_key

IN_ORDER = [
    "Lê An",
    "Nguyễn An",
    "Nguyễn Thị An",
    "Nguyễn Văn An",
    "Trần Àn",
    "Trần Ản",
    "Trần Ãn",
    "Trần Án",
    "Trần Ạn",
    "Lê Anh",
    "Hoàng Ăn",
    "Hoàng Ân",
    "Phạm Bình",
    "Dương Dũng",
    "Đỗ Đức",
    "Lê Em",
    "Lê Êm",
    "Tô Hòa",
    "Cao Oanh",
    "Cao Ông",
    "Cao Ớt",
    "Đinh Uyên",
    "Đinh Ưng",
    "Võ Yến",
]
SYLLABLES = st.text("aàảãáạăằâầbcdđeéêếghiklmnoóôốơớpqrstuúưứvxyAĐÊƯ", min_size=1, max_size=6)
NAMES = st.lists(SYLLABLES, min_size=1, max_size=4).map(" ".join)


def test_names_stand_by_given_name_then_surname_then_middle_names() -> None:
    shuffled = random.Random(7).sample(IN_ORDER, len(IN_ORDER))
    assert sorted(shuffled, key=name_key) == IN_ORDER


def test_tones_count_only_where_all_letters_are_equal() -> None:
    assert sorted(["hoà bình", "hoa bưởi", "hòa an"], key=text_key) == ["hòa an", "hoà bình", "hoa bưởi"]


def test_offices_stand_by_their_first_word_and_numbers_as_digits() -> None:
    assert sorted(["Xã Đông", "Thôn 2", "Thôn 1", "Phường Ái"], key=text_key) == [
        "Phường Ái", "Thôn 1", "Thôn 2", "Xã Đông",
    ]  # fmt: skip


@given(NAMES)
def test_composed_and_decomposed_names_have_one_key(name: str) -> None:
    assert name_key(unicodedata.normalize("NFD", name)) == name_key(unicodedata.normalize("NFC", name))


@given(NAMES)
def test_blanks_and_capitals_do_not_move_a_name(name: str) -> None:
    assert name_key(f"  {name.upper()}  ") == name_key(name)


@given(NAMES, NAMES)
def test_only_names_of_the_same_letters_and_tones_share_a_key(one: str, other: str) -> None:
    same = " ".join(one.casefold().split()) == " ".join(other.casefold().split())
    assert (name_key(one) == name_key(other)) == same


@given(st.text())
def test_any_text_has_a_key(text: str) -> None:
    assert isinstance(name_key(text), str)
