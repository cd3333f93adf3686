"""What several scorers gave said in words, and how it was put together."""

from collections.abc import Iterator

from thidua.rules.reasons import Reason
from thidua.rules.scorers import Combined, Score
from thidua.rules.wording.figures import figure
from thidua.rules.wording.words import Line

TAKEN = {
    "mean": "trung bình các điểm",
    "inner_mean": "trung bình sau khi bỏ một điểm cao nhất và một điểm thấp nhất",
    "median": "trung vị các điểm",
}
ADDED = {
    "all": "mọi điểm",
    "closest": "các điểm gần nhau nhất, đủ số người chấm ban đầu",
    "added": "chỉ điểm của người chấm thêm",
}


def say_scores(reason: Reason) -> Iterator[Line]:
    """How the value came about, then who gave what."""
    found: Combined = reason.subject
    yield Line(0, say_state(found))
    for part in reason.parts:
        score: Score = part.subject
        added = " (chấm thêm)" if score.added else ""
        given = figure(score.value) if score.value is not None else "chưa chấm"
        left_out = "" if found.exact is None or score in found.counted else ", không tính"
        yield Line(1, f"{score.by}{added}: {given}{left_out}")


def say_state(found: Combined) -> str:
    """The value with how many it is made of, or what is waited for; no single score."""
    if found.waiting:
        return f"Chưa có giá trị: còn chờ {found.waiting} trong {found.waiting + _given(found)} người chấm"
    too_far = ""
    if found.apart is not None and found.scorers.apart is not None and found.apart > found.scorers.apart:
        too_far = f"lệch nhau {figure(found.apart)}, quá {figure(found.scorers.apart)}"
    if found.wants_added:
        return f"Chưa có giá trị: {too_far} nên cần thêm một người chấm"
    assert found.exact is not None and found.value is not None
    rounded = f", làm tròn từ {figure(found.exact)}" if found.exact != found.value else ""
    return (
        f"{say_how(found)}: {figure(found.value)}{rounded}{f' ({too_far} nên thêm một người chấm)' if too_far else ''}"
    )


def say_how(found: Combined) -> str:
    """How a value was made, for whoever may not see single scores: ``Trung bình các điểm của 3 người chấm``."""
    many = sum(one.value is not None for one in found.scores)
    if _too_far(found) and found.scorers.then == "added":
        return f"Điểm của người chấm thêm, sau {many - 1} người chấm"
    taken = TAKEN[found.scorers.take]
    closest = " gần nhau nhất" if _too_far(found) and found.scorers.then == "closest" else ""
    return f"{taken[:1].upper()}{taken[1:]}{closest} của {many} người chấm"


def _too_far(found: Combined) -> bool:
    limit = found.scorers.apart
    return limit is not None and found.apart is not None and found.apart > limit


def _given(found: Combined) -> int:
    return sum(one.value is not None and not one.added for one in found.scores)
