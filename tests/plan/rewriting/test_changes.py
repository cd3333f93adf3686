"""A change is made at its place: the new text says exactly what was asked for, and is the old one everywhere else."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua.catalogue import plan_files
from thidua.plan.rewriting import (
    FIRST,
    Change,
    Insert,
    NotRewritableError,
    Put,
    Remove,
    Rename,
    Spot,
    UnreadableError,
    parsed,
    plain,
    rewritten,
)
from thidua.plan.source import AT, DataPath, read_source

TEXTS = {name: file.read_text(encoding="utf-8") for name, file in plan_files().items()}
TREES = {name: parsed(text) for name, text in TEXTS.items()}
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


def _data(stood: Any) -> Any:
    if isinstance(stood, dict):
        return {key: _data(value) for key, value in stood.items() if key != AT}
    return [_data(item) for item in stood] if isinstance(stood, list) else stood


def _paths(spot: Spot, path: DataPath = ()) -> Iterator[DataPath]:
    yield path
    inner = spot.value
    for step, one in inner.items() if isinstance(inner, dict) else enumerate(inner) if isinstance(inner, list) else ():
        yield from _paths(one, (*path, step))


PATHS = {name: [path for path in _paths(tree) if path] for name, tree in TREES.items()}


@st.composite
def places(draw: st.DrawFn) -> tuple[str, DataPath]:
    name = draw(st.sampled_from(sorted(TEXTS)))
    return name, draw(st.sampled_from(PATHS[name]))


signs = st.characters(exclude_categories=("Cs", "Cn", "Co"), exclude_characters="\ufeff")
texts = st.one_of(
    st.text(signs, max_size=30).map(lambda text: normalize("NFC", text)),
    st.sampled_from(["", "~", "null", "yes", "- a", "a: b", "a #b", "#", "012", "-5", "{x}", "a, b", '"', "\\", "x:"]),
)
values = st.recursive(
    texts | st.none(), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3)
)


def _said(value: Any) -> Any:
    """Letters in one form, as the reader has them."""
    return plain(parsed(rewritten("a: 1", [Put(("a",), value)])))["a"]  # type: ignore[call-overload,index]


def _with(data: Any, path: DataPath, value: Any) -> Any:
    if not path:
        return value
    if isinstance(data, dict):
        return data | {path[0]: _with(data.get(path[0]), path[1:], value)}
    return [_with(item, path[1:], value) if place == path[0] else item for place, item in enumerate(data)]


def _without(data: Any, path: DataPath) -> Any:
    step, rest = path[0], path[1:]
    if not rest and isinstance(data, dict):
        return {key: value for key, value in data.items() if key != step}
    if not rest:
        return [item for place, item in enumerate(data) if place != step]
    return _with(data, (step,), _without(data[step], rest))


def _as_ordered(data: Any) -> Any:
    return repr(data)


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_the_tree_says_what_the_reader_reads(name: str):
    assert plain(TREES[name]) == _data(read_source(plan_files()[name]).data)


@given(places(), values)
def test_a_value_put_is_read_back_and_all_else_is_as_it_was(place: tuple[str, DataPath], value: Any):
    name, path = place
    old, spot = TEXTS[name], TREES[name].at(path)
    assert spot is not None
    new = rewritten(old, [Put(path, value)])
    assert _as_ordered(plain(parsed(new))) == _as_ordered(_with(plain(TREES[name]), path, _said(value)))
    assert (new[: spot.start], new[len(new) - len(old[spot.end :]) :]) == (old[: spot.start], old[spot.end :])


@given(places())
def test_what_is_removed_is_gone_and_nothing_else_with_it(place: tuple[str, DataPath]):
    name, path = place
    new = rewritten(TEXTS[name], [Remove(path)])
    assert _as_ordered(plain(parsed(new))) == _as_ordered(_without(plain(TREES[name]), path))


@given(places(), texts.filter(str.strip), values)
def test_a_key_or_an_item_that_is_new_stands_last(place: tuple[str, DataPath], key: str, value: Any):
    name, path = place
    held = TREES[name].at(path)
    assert held is not None
    if isinstance(held.value, str | None):
        with pytest.raises(NotRewritableError):
            rewritten(TEXTS[name], [Put((*path, key), value)])
        return
    step: Any = key if isinstance(held.value, dict) else len(held.value)
    inner: Any = plain(held)
    if step in (inner if isinstance(inner, dict) else ()):
        return
    said = next(iter(_said({key: None})))
    wanted = inner | {said: _said(value)} if isinstance(inner, dict) else [*inner, _said(value)]
    new = rewritten(TEXTS[name], [Put((*path, said if isinstance(inner, dict) else step), value)])
    assert _as_ordered(plain(parsed(new))) == _as_ordered(_with(plain(TREES[name]), path, wanted))


@settings(max_examples=30)
@given(st.sampled_from(sorted(TEXTS)), st.data())
def test_many_changes_at_once_are_those_one_after_the_other(name: str, data: st.DataObject):
    changes: list[Change] = []
    together = one_by_one = TEXTS[name]
    for _ in range(data.draw(st.integers(2, 6))):
        path = data.draw(st.sampled_from([path for path in _paths(parsed(one_by_one)) if path]))
        possible: list[Change] = [Put(path, "mới"), Put(path, {"a": ["b"]}), Remove(path)]
        change = data.draw(st.sampled_from(possible))
        changes.append(change)
        one_by_one = rewritten(one_by_one, [change])
    together = rewritten(together, changes)
    assert _as_ordered(plain(parsed(together))) == _as_ordered(plain(parsed(one_by_one)))


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


@given(places(), values)
def test_an_item_comes_before_the_one_that_had_its_number(place: tuple[str, DataPath], value: Any):
    name, path = place
    found = TREES[name].at(path)
    if found is None or not isinstance(found.value, list):
        return
    old = plain(found)
    assert isinstance(old, list)
    for number in range(len(old) + 1):
        text = rewritten(TEXTS[name], [Insert((*path, number), value)])
        new = parsed(text).at(path)
        assert new is not None
        assert plain(new) == [*old[:number], _said(value), *old[number:]]
        assert rewritten(text, [Remove((*path, number))]) == TEXTS[name]


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
    assert _data(read_source(file).data) == {"a": ["x: y", "", None, "012", "ộ"]}


def test_an_offset_leads_to_the_innermost_thing_that_stands_there():
    tree = parsed(COMMENTED)
    for path in _paths(tree):
        spot = tree.at(path)
        assert spot is not None
        if isinstance(spot.value, str):
            assert tree.path_to(spot.start) == path
    assert tree.path_to(0) == ()
