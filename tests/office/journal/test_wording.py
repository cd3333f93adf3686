"""Every act that some service records is said in Vietnamese."""

import ast
from collections.abc import Iterator
from pathlib import Path

import thidua.office
from thidua.office.journal.wording import ACTS, act_words, target_words

OFFICE = Path(thidua.office.__file__).parent
APPS = {folder.name for folder in OFFICE.iterdir() if folder.is_dir()}


def _recorded() -> Iterator[str]:
    """Each act that a call of a function that records names, in whole or by its verb: ``f"plans.{act}"``."""
    for file in OFFICE.rglob("*.py"):
        if "migrations" in file.parts or file.name == "wording.py":
            continue
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and "record" in ast.unparse(node.func):
                for given in [*node.args, *(one.value for one in node.keywords if one.arg == "act")]:
                    yield from _acts(given, tree)


def _acts(given: ast.expr, tree: ast.Module) -> Iterator[str]:
    if isinstance(given, ast.Constant) and isinstance(given.value, str):
        app, _, verb = given.value.partition(".")
        if app in APPS and verb.replace("_", "").isalpha():
            yield given.value
    elif isinstance(given, ast.IfExp):
        yield from (*_acts(given.body, tree), *_acts(given.orelse, tree))
    elif isinstance(given, ast.Name):
        for text in _texts(given, tree):
            yield from _acts(ast.Constant(text), tree)
    elif isinstance(given, ast.JoinedStr) and isinstance(given.values[0], ast.Constant):
        app = str(given.values[0].value)
        if app.removesuffix(".") in APPS and isinstance(given.values[-1], ast.FormattedValue):
            yield from (app + verb for verb in _texts(given.values[-1].value, tree) if _is_verb(verb))


def _texts(told: ast.expr, tree: ast.Module) -> Iterator[str]:
    """What an expression may be: texts in it, those given for the parameter of its name, those of its assignment."""
    told = told.value if isinstance(told, ast.Subscript) else told
    if not isinstance(told, ast.Name):
        yield from _constants(told)
        return
    for function in (one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)):
        names = [one.arg for one in function.args.args]
        for call in ast.walk(tree) if told.id in names else ():
            if isinstance(call, ast.Call) and ast.unparse(call.func) == function.name:
                for given in call.args[names.index(told.id) :][:1]:
                    yield from _constants(given)
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and told.id in map(ast.unparse, node.targets):
            yield from _constants(node.value)


def _constants(told: ast.expr) -> Iterator[str]:
    yield from (one.value for one in ast.walk(told) if isinstance(one, ast.Constant) and isinstance(one.value, str))


def _is_verb(text: str) -> bool:
    return text.replace("_", "").isalpha() and text.islower() and text.isascii()


def test_each_recorded_act_has_words():
    found = set(_recorded())
    assert {"organisations.move", "accounts.open", "journal.erase", "submissions.accept", "mail.hand_over"} <= found
    assert sorted(found - set(ACTS)) == []


def test_what_has_no_words_is_shown_as_it_is():
    assert [act_words("plans.adopt"), act_words("x.y")] == ["Ban hành kế hoạch", "x.y"]
    assert [target_words("organisations.person:7"), target_words("x:7"), target_words("")] == ["Người 7", "x 7", ""]
