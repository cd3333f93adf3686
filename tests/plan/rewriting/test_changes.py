"""A change is made at its place: the new text says exactly what was asked for, and is the old one everywhere else."""

from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.plan.rewriting.trees import data_of, paths_in
from thidua.catalogue import plan_files
from thidua.plan.rewriting import (
    Change,
    Insert,
    NotRewritableError,
    Put,
    Remove,
    parsed,
    plain,
    rewritten,
)
from thidua.plan.source import DataPath, read_source

TEXTS = {name: file.read_text(encoding="utf-8") for name, file in plan_files().items()}
TREES = {name: parsed(text) for name, text in TEXTS.items()}


PATHS = {name: [path for path in paths_in(tree) if path] for name, tree in TREES.items()}


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
    assert plain(TREES[name]) == data_of(read_source(plan_files()[name]).data)


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
        path = data.draw(st.sampled_from([path for path in paths_in(parsed(one_by_one)) if path]))
        possible: list[Change] = [Put(path, "mới"), Put(path, {"a": ["b"]}), Remove(path)]
        change = data.draw(st.sampled_from(possible))
        changes.append(change)
        one_by_one = rewritten(one_by_one, [change])
    together = rewritten(together, changes)
    assert _as_ordered(plain(parsed(together))) == _as_ordered(plain(parsed(one_by_one)))


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
