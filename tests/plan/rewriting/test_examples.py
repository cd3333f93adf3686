"""Changes of small texts: comments, dashes and ends of lines stay; what cannot be changed is told."""

from pathlib import Path

import pytest

from tests.plan.rewriting.trees import data_of, paths_in
from thidua.plan.rewriting import (
    FIRST,
    Change,
    Insert,
    NotRewritableError,
    Put,
    Remove,
    Rename,
    UnreadableError,
    parsed,
    rewritten,
)
from thidua.plan.source import DataPath, read_source

COMMENTED = """\
# Đầu tệp
title: Thi đua  # tên
bodies:
  # cơ quan thứ nhất
  a: {label: "Phòng, ban", clause: [I, II]}   # của huyện
  b:
    label: Ban B
    clause:
    - I
    - II  # sau cùng
  # hết
gates:
  - label: Một
    require: {of: x}
  # giữa
  -
    label: Hai
rỗng:
note: |
  Dòng một
  dòng hai

last: {}
"""


def test_comments_stay_where_they_were():
    changes: list[Change] = [
        Put(("title",), "Tên: mới"),
        Put(("bodies", "a", "reading"), "x"),
        Put(("bodies", "b", "clause"), ["III"]),
        Put(("bodies", "c"), {"label": "Ban C"}),
        Put(("gates", 2), {"label": "Ba"}),
        Put(("rỗng", "trong"), "có"),
        Put(("note",), "một dòng"),
        Put(("last", "x"), "1"),
        Remove(("gates", 0, "label")),
        Rename(("bodies", "b"), "bê"),
    ]
    assert rewritten(COMMENTED, changes) == (
        "# Đầu tệp\n"
        'title: "Tên: mới"  # tên\n'
        "bodies:\n"
        "  # cơ quan thứ nhất\n"
        '  a: {label: "Phòng, ban", clause: [I, II], reading: x}   # của huyện\n'
        "  bê:\n"
        "    label: Ban B\n"
        "    clause:\n"
        "      [III]  # sau cùng\n"
        "  c: {label: Ban C}\n"
        "  # hết\n"
        "gates:\n"
        "  - require: {of: x}\n"
        "  # giữa\n"
        "  -\n"
        "    label: Hai\n"
        "  - {label: Ba}\n"
        "rỗng: {trong: có}\n"
        "note: một dòng\n"
        "\n"
        "last: {x: 1}\n"
    )


def test_an_item_is_removed_with_its_dash_wherever_that_stands():
    assert rewritten(COMMENTED, [Remove(("gates", 1))]) == COMMENTED.replace("  -\n    label: Hai\n", "")


def test_a_new_key_may_stand_after_another():
    new = rewritten("a: 1  # một\nb: 2\n", [Put(("c",), "3", after="a")])
    assert new == "a: 1  # một\nc: 3\nb: 2\n"


def test_a_new_key_may_stand_before_all_others():
    text = "# đầu\na:\n  # một\n  x: 1\nb: {y: 2}\n"
    new = rewritten(text, [Put(("a", "w"), "0", FIRST), Put(("b", "w"), "0", FIRST), Put(("c", "w"), "0", FIRST)])
    assert new == "# đầu\na:\n  # một\n  w: 0\n  x: 1\nb: {w: 0, y: 2}\nc: {w: 0}\n"


def test_a_single_thing_becomes_the_first_of_two_and_keeps_its_comments():
    text = "a: {l: 1}  # một\nb:\n  l: 1  # hai\n  m:\n    - x\n\n    - y\nc: x\n"
    new = rewritten(text, [Insert((key, 1), {"l": "2"}) for key in "abc"] + [Insert(("d", 0), "1")])
    assert new == (
        "a: [{l: 1}, {l: 2}]  # một\nb:\n  - l: 1  # hai\n    m:\n      - x\n\n      - y\n  - {l: 2}\n"
        "c: [x, {l: 2}]\nd: [1]\n"
    )


@pytest.mark.parametrize("path", [("a", 2), ("a", -1), ("a", "x"), ("b", 0), ("b", 2), ("c", 1), ("a", 0, "x", 0)])
def test_an_item_that_has_no_place_is_told(path: DataPath):
    with pytest.raises(NotRewritableError):
        rewritten("a: [1]\nb: {x: 1}\n", [Insert(path, "9")])


def test_several_new_things_in_what_is_not_there_yet_come_together():
    changes: list[Change] = [
        Put(("b", "c", "d"), "1"),
        Put(("b", "c", "e"), "2"),
        Put(("b", "f"), "3"),
        Put(("g",), "4"),
    ]
    assert rewritten("a: 1\n", changes) == "a: 1\nb: {c: {d: 1, e: 2}, f: 3}\ng: 4\n"


def test_lines_end_as_they_did():
    assert rewritten("a: 1\r\nb: 2\r\n", [Put(("c",), "3")]) == "a: 1\r\nb: 2\r\nc: 3\r\n"


def test_a_path_that_leads_nowhere_is_told_and_nothing_changes():
    changes: list[Change] = [Remove(("b",)), Rename(("b",), "c"), Put(("a", "b"), "x"), Put(("a", 0), "x")]
    for change in [*changes, Remove(("a", 0))]:
        with pytest.raises(NotRewritableError):
            rewritten("a: 1\n", [change])


def test_a_key_is_not_renamed_onto_another():
    with pytest.raises(NotRewritableError):
        rewritten("a: 1\nb: 2\n", [Rename(("a",), "b")])


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: &x 1\nb: *x\n", 1, 4),
        ("a: !!str 1\n", 1, 4),
        ("a: 1\na: 2\n", 2, 1),
        ("a: [1\n", 2, 1),
        ("a: 1\n---\nb: 2\n", 2, 1),
        ("a: 1\n[b]: 2\n", 2, 1),
        ("", 1, 1),
        ("a: x\x07y\n", 1, 5),
        ("[" * 200, 1, 62),
    ],
)
def test_what_is_no_tree_is_refused_at_its_place(text: str, line: int, column: int):
    with pytest.raises(UnreadableError) as told:
        rewritten(text, [Put(("a",), "1")])
    assert (told.value.place.line, told.value.place.column) == (line, column)


def test_the_reader_reads_what_was_written(tmp_path: Path):
    file = tmp_path / "a.yaml"
    file.write_text(rewritten("a: 1\n", [Put(("a",), ["x: y", "", None, "012", "ộ"])]), encoding="utf-8")
    assert data_of(read_source(file).data) == {"a": ["x: y", "", None, "012", "ộ"]}


def test_an_offset_leads_to_the_innermost_thing_that_stands_there():
    tree = parsed(COMMENTED)
    for path in paths_in(tree):
        spot = tree.at(path)
        assert spot is not None
        if isinstance(spot.value, str):
            assert tree.path_to(spot.start) == path
    assert tree.path_to(0) == ()
