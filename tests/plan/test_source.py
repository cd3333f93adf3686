"""YAML to data: scalars stay text, places are those an editor shows, nothing in a file can hurt."""

from time import perf_counter
from unicodedata import normalize

import pytest

from thidua.plan.problems import Place, PlanError
from thidua.plan.reader import read_plan
from thidua.plan.source import AT, Source, read_source


@pytest.fixture
def source(tmp_path):
    def read(text: str | bytes) -> Source:
        file = tmp_path / "plan.yaml"
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return read_source(file)

    return read


def without_places(value):
    if isinstance(value, dict):
        return {key: without_places(inner) for key, inner in value.items() if key != AT}
    return [without_places(inner) for inner in value] if isinstance(value, list) else value


@pytest.mark.parametrize("text", ["no", "012", "1.10", "08", "1_000", "0x1F", "12:30", "2020-02-30", "1e3", "true"])
def test_what_yaml_would_guess_stays_text(source, text):
    assert without_places(source(f"a: {text}\n").data) == {"a": text}


@pytest.mark.parametrize("text", ["", "~", "null"])
def test_nothing_is_nothing(source, text):
    assert without_places(source(f"a: {text}\nb: '{text}'\n").data) == {"a": None, "b": text}


def test_places_are_told_of_keys_and_values(source):
    read = source("a:\n  - b: 1\n    ć: {d: 2}\n")
    assert read.place(("a", 0, "ć", "d")) == Place(3, 12)
    assert read.place(("a", 0, "ć", "d"), of_key=True) == Place(3, 9)
    assert read.place(("a", 0, "none")) == Place(2, 5)
    assert read.place(()) == Place(1, 1)


def test_a_single_item_has_the_place_of_its_list(source):
    read = source("quotas: {places: 4}\n")
    assert read.place(("quotas", 0, "places")) == Place(1, 18)


def test_every_mapping_knows_the_places_of_its_keys(source):
    assert source("a: {b: 1}\n").data["a"][AT] == {"": Place(1, 4), "b": Place(1, 5)}


def test_letters_are_composed_but_columns_are_those_of_the_file(source):
    decomposed = normalize("NFD", "Hòa Thành")
    read = source(f"{{{decomposed}: 1, b: {decomposed}}}\n")
    assert without_places(read.data) == {"Hòa Thành": "1", "b": "Hòa Thành"}
    assert read.place(("b",), of_key=True) == Place(1, len(decomposed) + 7)


def test_a_byte_order_mark_and_windows_line_ends_do_not_move_places(source):
    read = source("\ufeffa: 1\r\nb: 2\r\n")
    assert without_places(read.data) == {"a": "1", "b": "2"}
    assert read.place(("b",)) == Place(2, 4)


def test_a_character_is_one_column_whatever_its_bytes(problems):
    assert problems(b"\xef\xbb\xbfti\xe1\xba\xbfng: \xff") == [
        "1:8 tệp phải lưu bằng bảng mã UTF-8, ở đây có byte không thuộc UTF-8"
    ]


def test_an_alias_is_never_followed(problems):
    laughs = "a0: &a0 [ha, ha]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    began = perf_counter()
    told = problems(laughs)
    assert perf_counter() - began < 5
    rule = "không dùng neo (&) và bí danh (*) của YAML, hãy viết đủ nội dung"
    assert len([line for line in told if line.endswith(rule)]) == 60 + 2 * 59


@pytest.mark.parametrize("opened", ["[", "{a: ", "- ", "? "])
def test_ten_thousand_levels_are_refused(problems, opened):
    (told,) = problems("x: " * (opened not in ("- ", "? ")) + opened * 10_000)
    assert told.partition(" ")[2] == "lồng quá 60 tầng"


def test_a_file_too_large_is_not_read(problems):
    assert problems("a" * 3_000_000) == ["1:1 tệp kế hoạch không được lớn hơn 2 MB, tệp này có 3.000.000 byte"]


def test_a_missing_file_is_the_callers_matter(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_source(tmp_path / "none.yaml")


def test_the_error_lists_every_problem_with_file_line_and_column(tmp_path):
    file = tmp_path / "plan.yaml"
    file.write_text("a: &x 1\nb: !y 2\n--- \n")
    with pytest.raises(PlanError) as raised:
        read_plan(file)
    assert str(raised.value).splitlines()[0] == (
        f"{file}:1:1: không có mục «a»; ở đây dùng được: thidua, id, title, theme, issuer, number, issued, "
        "signer, clause, period, bases, documents, …"
    )
