"""What is proposed is clearly a slip of the hand; another name is asked about, with the near ones named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sheets.lenient.examples import examples
from thidua.sheets.lenient.answers import Proposal, Unclear
from thidua.sheets.lenient.levels import read_choice
from thidua.sheets.lenient.people_and_units import Directory
from thidua.sheets.lenient.slips import slipped
from thidua.sheets.texts import bare

DATA = examples("slips")


def typed(pair):
    return pair.get("typed") or pair["not"]


@pytest.mark.parametrize("pair", DATA["names"], ids=typed)
def test_a_name_is_proposed_where_only_a_hand_slipped(pair):
    answer = Directory({"A": pair["known"], "B": "Đội quản lý chợ Mai Vàng"}).find(typed(pair))
    assert isinstance(answer, Proposal if "typed" in pair else Unclear)


@pytest.mark.parametrize("pair", DATA["levels"], ids=typed)
def test_a_level_is_proposed_where_only_a_hand_slipped(pair):
    choices = {"a": "Yếu", "b": pair["known"]}
    answer = read_choice(typed(pair), choices)
    assert isinstance(answer, Proposal if "typed" in pair else Unclear)


def test_what_is_not_proposed_is_named_as_near():
    answer = Directory({"A": "Hợp tác xã Hoa Ngâu"}).find("Hợp tác xã Hoa Lạ")
    assert isinstance(answer, Unclear)
    assert answer.near == ("Hợp tác xã Hoa Ngâu",)


@given(st.lists(st.sampled_from(["hoa", "sen", "mai", "tan", "phu", "binh", "chanh"]), min_size=1, max_size=4))
def test_words_that_stand_for_themselves_are_only_slips_of_their_sound(words):
    name = " ".join(words)
    assert slipped(name, name)
    assert not slipped(f"{name} dong", name)
    assert slipped(bare(name).replace(" ", ""), name)
    assert not slipped(name, " ".join([*words[:-1], "lieu"]))
