"""How alike names are: pairs that must be shown, pairs that must not, and ten thousand of them in time."""

import random
import re
import time

import pytest

from thidua.office.initiatives.likeness import ALIKE, Names, core, likeness
from thidua.office.spelling import search_key


def alike(one: str, other: str) -> bool:
    return likeness(core(search_key(one)), core(search_key(other))) >= ALIKE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Số hóa hồ sơ đất đai", "số hoá hồ sơ đất đai"),
        ("Mô hình Ngày thứ Sáu không chờ", "Ngày thứ sáu không chờ"),
        ("Trả kết quả thủ tục hành chính tại nhà", "Trả kết quả tại nhà thủ tục hành chính"),
        ("Trả kết quả thủ tục hành chính tại nhà", "Tra ket qua thu tuc hanh chinh tai nha cho người cao tuổi"),
        ("Camera phản ánh hiện trường qua Zalo", "Camera phản ảnh hiện trường qua zalo."),
        ("Giảm 30% thời gian giải quyết hồ sơ hộ tịch", "Giảm 30 % thời gian giải quyết hồ sơ hộ tịch"),
        ("Tổ tự quản số 1 về vệ sinh môi trường", "Tổ tự quản số 2 về vệ sinh môi trường"),
    ],
)
def test_likely_doubles_are_alike(one: str, other: str):
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Số hóa hồ sơ đất đai", "Số hóa hồ sơ cán bộ"),
        ("Mô hình một cửa điện tử", "Mô hình tuyến đường hoa"),
        ("Cải cách hành chính", "Cải cách hành chính gắn với chuyển đổi số trong lĩnh vực y tế, giáo dục của xã"),
        ("Ứng dụng mã QR tra cứu thủ tục", "Ứng dụng Zalo nhận phản ánh"),
        ("Thư xin lỗi khi trễ hẹn", "Thư chúc mừng khi đăng ký khai sinh"),
    ],
)
def test_different_things_are_not_alike(one: str, other: str):
    assert not alike(one, other)


def test_names_of_common_words_alone_are_still_told_apart():
    assert core("mo hinh") == ("mo", "hinh")
    assert not alike("Mô hình", "Giải pháp")


TEXT = """ho so dat dai hoa ket noi lien thong mot cua tich khai sinh tra cuu ma qr zalo phan anh hien truong to tu quan
ve moi tuyen duong thu xin loi tre hen chung thuc ban sao hop khong giay ngay sau cho nguoi cao tuoi khuyet tat tai nha
dich vu cong truc thanh toan dung tien mat tiep dan luu dong"""
WORDS = tuple(re.findall("[a-z]+", TEXT))


def invented(number: int) -> dict[int, tuple[str, ...]]:
    drawn = random.Random(7)
    return {at: tuple(drawn.choice(WORDS) for _ in range(drawn.randint(5, 12))) for at in range(number)}


def test_looking_up_finds_what_comparing_each_with_each_finds():
    cores = invented(150)
    drawn = random.Random(8)
    for at in range(150, 250):  # doubles, with a word changed, left out or moved
        words = list(cores[at - 150])
        words[drawn.randrange(len(words))] = drawn.choice(WORDS)
        if drawn.random() < 0.5:
            words.insert(0, words.pop())
        cores[at] = tuple(words)
    names = Names(cores)
    looked_up = {(one, other) for one, words in cores.items() for other, _ in names.like(words, one)}
    each = {
        (one, other)
        for one, words in cores.items()
        for other, others in cores.items()
        if one != other and likeness(words, others) >= ALIKE
    }
    assert len(each) > 50
    assert sorted(each - looked_up) == []


def test_ten_thousand_names_are_ready_and_one_is_looked_up_without_comparing_all():
    cores = invented(10_000)
    started = time.monotonic()
    names = Names(cores)
    for words in list(cores.values())[:20]:
        assert list(names.like(words))
    assert time.monotonic() - started < 10
