"""Draws what only the plain path works out: sections, parts, policies, bounds, classes, as data of a plan."""

from typing import Any

from hypothesis import strategies as st

from tests.rules.making import Data, Maker

POLICIES: list[Any] = ["full", "rescale", "shrink", "zero", {"spread": ["1"]}]
CLASSES = ["tot", "kha", "yeu"]


def widened(maker: Maker, rubric: Data) -> Data:
    """A rubric in sections, whose criteria have parts and policies and whose adjustments bound one another."""
    for name, criterion in rubric["criteria"].items():
        _widen(maker, name, criterion)
    used = {criterion["section"] for criterion in rubric["criteria"].values() if "section" in criterion}
    rubric["sections"] = {name: {"label": name} | _maybe(maker, "max") for name in sorted(used)}
    if maker.often(2):
        rubric["not_applicable"] = maker.pick(POLICIES[:-1])
    for key in ("bonus_max", "penalty_max", "total_max"):
        if maker.often(3):
            rubric[key] = maker.pick(["0", "1", "5", "12.5"])
    if len(rubric["bonus"]) == 2 and maker.often(2):
        for adjustment in rubric["bonus"].values():
            adjustment["best_of"] = "chung"
    return rubric


def _widen(maker: Maker, name: str, criterion: Data) -> None:
    if maker.often(2):
        criterion["section"] = maker.pick(["phan_a", "phan_b"])
    if maker.often(3):
        criterion["not_applicable"] = maker.pick(POLICIES if name != "1" else POLICIES[:-1])
    if maker.often(3):
        del criterion["points"]
        criterion["parts"] = {
            part: {"label": part, "max": "1", "points": maker.points(full=True, depth=1)} for part in ("x", "y")
        }
        criterion |= {"open": "yes"} if maker.often(2) else {}
    elif maker.often(3):
        asked, inner = maker.scoped()
        criterion |= {"asked": asked, "points": inner.points(full=True, depth=1)}


def _maybe(maker: Maker, key: str) -> Data:
    return {key: maker.pick(["3", "8"])} if maker.often(2) else {}


def classes(maker: Maker) -> Data:
    """Classes by a total, with conditions, and rules about them; some hang on the class of another participant."""
    found: Data = {}
    for name, bound in zip(CLASSES, ["8", "3", None], strict=True):
        found[name] = {"label": name}
        if bound is not None:
            of = maker.pick(["final", "criteria_total", "percent", "dem"])
            found[name]["band"] = {"of": of, "at_least": bound if of != "percent" else "40%"}
        if maker.often(2):
            found[name]["require"] = maker.condition(1)
            found[name]["short"] = maker.pick(["next", "decided"])
        if name == "kha" and maker.often(4):
            found[name]["asked"] = [{"kind": "collective"}]
    effects: list[Data] = [{"at_most": "kha"}, {"drop": "1"}, {"unclassified": "yes"}, {"not_above": "cua"}]
    rules = []
    for _ in range(maker.draw(st.integers(0, 3))):
        rule = {"label": "Quy tắc"} | maker.pick(effects)
        rules.append(rule | ({"when": maker.condition(1)} if maker.often(2) else {}))
    return {"classes": found, "class_rules": rules}
