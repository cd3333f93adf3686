"""Several scores of one fact: what they come to, and how it is said."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from tests.language.telling_scores import scores_of
from thidua.plan.model.scorers import Scorers
from thidua.plan.model.scoring import Rounding
from thidua.rules.scorers import Score, combined
from thidua.rules.wording.scorers import say_how, say_scores

CLOSEST = Scorers(count=2, apart=Fraction(2), then="closest")


def told(scorers: Scorers, text: str) -> list[str]:
    return [line.text for line in say_scores(combined(scorers, scores_of(text)).reason)]


def test_each_score_is_said_with_how_they_are_put_together() -> None:
    scorers = Scorers(count=3, rounding=Rounding(decimals=1))
    assert told(scorers, "8 9 8") == [
        "Trung bình các điểm của 3 người chấm: 8,3, làm tròn từ ≈ 8,33",
        "1: 8",
        "2: 9",
        "3: 8",
    ]


def test_who_has_not_given_is_waited_for() -> None:
    scorers = Scorers(count=3)
    assert told(scorers, "8 -") == ["Chưa có giá trị: còn chờ 2 trong 3 người chấm", "1: 8", "2: chưa chấm"]
    assert combined(scorers, scores_of("8 -")).value is None


def test_scores_too_far_apart_want_one_more() -> None:
    found = combined(CLOSEST, scores_of("5 8"))
    assert (found.value, found.apart, found.wants_added) == (None, Fraction(3), True)
    assert told(CLOSEST, "5 8 + -")[0] == "Chưa có giá trị: lệch nhau 3, quá 2 nên cần thêm một người chấm"


def test_what_does_not_count_is_said_so() -> None:
    assert told(CLOSEST, "5 8 + 7") == [
        "Trung bình các điểm gần nhau nhất của 3 người chấm: 7,5 (lệch nhau 3, quá 2 nên thêm một người chấm)",
        "1: 5, không tính",
        "2: 8",
        "3 (chấm thêm): 7",
    ]
    assert say_how(combined(Scorers(count=2, apart=Fraction(1), then="added"), scores_of("1 9 + 5"))) == (
        "Điểm của người chấm thêm, sau 2 người chấm"
    )


def test_an_added_score_is_left_aside_once_the_others_agree() -> None:
    found = combined(CLOSEST, scores_of("7 8 + 1"))
    assert (found.value, [one.by for one in found.counted]) == (Fraction(15, 2), ["1", "2"])


def test_equal_scores_of_people_of_one_name_are_two_scores() -> None:
    scores = [Score("An", Fraction(6)), Score("An", Fraction(6)), Score("An", Fraction(9))]
    found = combined(Scorers(count=3, take="inner_mean"), scores)
    assert (found.value, len(found.counted)) == (Fraction(6), 1)


@given(st.lists(st.fractions(0, 10), min_size=3, max_size=6), st.sampled_from(["mean", "inner_mean", "median"]))
def test_the_value_lies_between_the_scores_whatever_their_order(values, take) -> None:
    scorers = Scorers(count=len(values), take=take)
    found = combined(scorers, [Score(str(one), one) for one in values]).value
    again = combined(scorers, [Score(str(one), one) for one in sorted(values)]).value
    assert found is not None and min(values) <= found <= max(values)
    assert found == again
