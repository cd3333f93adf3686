"""Draws orders, places and procedure of random plans, as the data of their file."""

from typing import Any

from hypothesis import strategies as st

from tests.rules.making import Data, Maker

LINKS: list[Any] = ["dem", "so", "muc", "co", "ngay", {"share": ["phan", "tong"]}]


def chain(maker: Maker) -> list[Data]:
    """Further figures for those who are equal."""
    return [
        {"by": maker.pick(LINKS), "better": maker.pick(["higher", "lower"])}
        for _ in range(maker.draw(st.integers(0, 2)))
    ]


def ranking(maker: Maker) -> Data:
    """A ranking, perhaps in clusters."""
    found: Data = {"then": chain(maker), "better": maker.pick(["higher", "lower"])}
    if not maker.totals or maker.often(3):
        found["by"] = maker.pick(["dem", "so", {"share": ["phan", "tong"]}])
    if maker.often(2):
        found["within"] = maker.some(["group", "kind", "muc", "cua"])
    return found | ({"vote": maker.pick(["uy_ban", "hoi_dong"])} if maker.often(2) else {})


def councils(maker: Maker) -> Data:
    """One council."""
    parts: list[Any] = ["1", "3", {"at_least": "2/3"}, {"more_than": "50%"}]
    found = {"label": "Hội đồng", "members": "5", "quorum": maker.pick(parts), "threshold": maker.pick(parts)}
    return {"hoi_dong": found}


def award(maker: Maker) -> Data:
    """An award by score or by a council, with whatever bounds it can have."""
    select = maker.pick(["by_score", "by_council"])
    found: Data = {"label": "Khen", "form": "commendation", "select": select}
    if select == "by_score":
        found |= {"by": maker.pick(["dem", "so", "rank"]), "better": maker.pick(["higher", "lower"])}
        found |= {"then": chain(maker)} if maker.often(2) else {}
        found |= {"reserve": str(maker.draw(st.integers(1, 3)))} if maker.often(2) else {}
    if maker.often(2):
        found["revoke"] = [{"label": "Sai", "clause": "I", "when": maker.condition(1)}]
        found |= {"refill": maker.pick(["yes", "no"])} if "reserve" in found else {}
    if maker.often(3) and select == "by_score":
        return found | {"places": str(maker.draw(st.integers(0, 3)))}
    return found | {"quotas": [_quota(maker)]}


def _quota(maker: Maker) -> Data:
    found: Data = {"clause": "I", "places": _places(maker)}
    if maker.often(2):
        found["per"] = maker.pick(["group", "kind", "muc", "cua"])
    if maker.often(2):
        whom: list[Data] = [{"kind": "individual"}, {"when": maker.condition(1)}, {"group": "xa"}]
        found["of_which"] = [
            {"label": f"phần {number}", "places": maker.pick(["0", {"share": "50%", "rounding": "up"}])} | part
            for number, part in enumerate(whom[: maker.draw(st.integers(1, 3))])
        ]
    return found


def _places(maker: Maker) -> Any:
    share = {"share": maker.pick(["20%", "50%", "1/3"]), "rounding": maker.pick(["down", "up", "half_up"])}
    share |= {"at_least": "1"} if maker.often(2) else {}
    share |= {"at_most": "2"} if maker.often(2) else {}
    of = {"of": maker.condition(1)} if maker.often(2) else {}
    form = maker.draw(st.integers(0, 2))
    if form == 0:
        return str(maker.draw(st.integers(0, 3)))
    return share | of if form == 1 else {"by_size": [{"at_most": "2", "places": "1"}, {"places": share}]} | of
