from hypothesis import given
from hypothesis import strategies as st

from tests.papers.certificates.making import names
from thidua.papers.certificates.fitting import LINE, MM_PER_POINT, Fitted, Room, fit

ROOM = Room(200, 14, 28, 14, bold=True)


def test_a_short_text_keeps_its_size() -> None:
    assert fit("TRẦN VĂN A", ROOM) == Fitted(28, ("TRẦN VĂN A",))


def test_a_longer_text_gets_smaller_before_it_wraps() -> None:
    made = fit("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", ROOM)
    assert made.lines == ("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",)
    assert 14 <= made.size < 28


def test_what_does_not_fit_at_the_least_size_wraps_into_even_lines() -> None:
    made = fit("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG VÀ BAN CHỈ HUY QUÂN SỰ XÃ HƯƠNG LÚA MỚI", Room(200, 14, 28, 15, True))
    assert made.lines == (
        "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG VÀ",
        "BAN CHỈ HUY QUÂN SỰ XÃ HƯƠNG LÚA MỚI",
    )
    assert (made.size, made.too_small) == (15.5, False)


def test_a_text_wraps_where_its_letters_are_larger_so() -> None:
    made = fit("NGUYỄN PHƯỚC TÔN THẤT HOÀNG BẢO NGỌC QUỲNH KHƯƠNG UYỂN PHƯƠNG", ROOM)
    assert made == Fitted(15.5, ("NGUYỄN PHƯỚC TÔN THẤT HOÀNG BẢO", "NGỌC QUỲNH KHƯƠNG UYỂN PHƯƠNG"))


def test_a_line_does_not_end_at_a_dash_between_words() -> None:
    made = fit("Trung tâm Phục vụ hành chính công và Phòng Văn hóa - Xã hội, Công an xã Hương Lúa", ROOM)
    assert made.lines == ("Trung tâm Phục vụ hành chính công và Phòng", "Văn hóa - Xã hội, Công an xã Hương Lúa")


def test_many_words_with_dashes_between_are_broken_at_words() -> None:
    text = "Phường Một - Phường Hai - Phường Ba - Phường Bốn - Phường Năm - Phường Sáu - Phường Bảy"
    made = fit(text, Room(60, 40, 14, 9))
    assert (made.size, " ".join(made.lines)) == (14, text)
    assert len(made.lines) > 2


def test_a_text_that_may_wrap_first_keeps_its_size() -> None:
    made = fit("Đã có thành tích " * 12, Room(200, 25, 16, 9, wrap_first=True))
    assert (made.size, len(made.lines)) == (16, 3)


def test_a_line_does_not_end_within_a_word_of_two_syllables() -> None:
    text = "Đã có thành tích xuất sắc trong phong trào thi đua cải cách thủ tục hành chính huyện Hòa Thành năm 2018"
    made = fit(text, Room(217, 17, 16.5, 11, wrap_first=True))
    assert made.lines == (
        "Đã có thành tích xuất sắc trong phong trào thi đua",
        "cải cách thủ tục hành chính huyện Hòa Thành năm 2018",
    )


def test_below_the_least_size_it_is_told() -> None:
    made = fit("Hội đồng " * 600, ROOM)
    assert made.too_small
    assert made.size < 14


def test_nothing_to_print_takes_no_line() -> None:
    assert fit("  \n ", ROOM) == Fitted(28, ())


def test_a_word_longer_than_any_is_broken_rather_than_cut() -> None:
    made = fit("x" * 500, Room(100, 20, 14, 9))
    assert "".join(made.lines) == "x" * 500
    assert len(made.lines) > 1


@given(names, st.floats(30, 250), st.floats(4, 40), st.floats(6, 60), st.booleans(), st.booleans())
def test_all_words_in_order_within_the_room(
    text: str, width: float, height: float, size: float, bold: bool, wrap_first: bool
) -> None:
    room = Room(width, height, size, size / 2, bold, wrap_first=wrap_first)
    made = fit(text, room)
    assert " ".join(made.lines).split() == text.split()
    assert all(room.width_of(line) * made.size <= width for line in made.lines)
    assert len(made.lines) * made.size * LINE * MM_PER_POINT <= height + 1e-6
    assert made.too_small == (made.size < room.least)
