"""A year of a large plan: 100 criteria in 8 sections, 8 groups, 12 months, with seeded facts of many invented units.

Every kind of criterion that plans use stands in it, in turn: steps of a share, parts of the maximum, counting with
marks, conditions, the better of two, levels, figures across a group, days late, parts, what does not apply, limits by
size.
"""

from collections.abc import Iterator
from datetime import date

import numpy as np
from numpy.typing import NDArray

from thidua.rules.bulk import Column, Columns, days, flags, numbers, words

CRITERIA, SECTIONS, GROUPS, CLUSTERS = 100, 8, 8, 40
MONTHS = tuple(f"2026-{month:02}" for month in range(1, 13))
SIZES = ("small", "medium", "large")
MISSING = 0.0002
"""The share of values that nobody has given, fact by fact."""

_HEAD = """\
thidua: 1
id: a-year
title: Kế hoạch một năm
issuer: committee
clause: Phần mở đầu
period: {from: 2026-01-01, to: 2026-12-31, clause: Phần mở đầu}
bodies: {committee: {label: UBND tỉnh, clause: Phần mở đầu}}
rounds: {"2026": {label: Năm 2026, from: 2026-01-01, to: 2026-12-31, every: month, combine: mean, given: 10}}
deadlines: {report: {label: Báo cáo tháng, act: interim_report, monthly: 25, who: Mọi đơn vị, clause: Phần mở đầu}}
scales: {quality: {label: Chất lượng, levels: {low: Thấp, fair: Khá, high: Tốt}},
  size: {label: Quy mô, levels: {small: Nhỏ, medium: Vừa, large: Lớn}},
  clusters: {label: Cụm, levels: {%s}}}
parameters: {by_size: {label: Theo quy mô, by: size, values: {small: 1, large: 2}, otherwise: 1.5, clause: Phần mở đầu}}
"""
_TAIL = """\
classes:
  excellent: {label: Xuất sắc, band: {of: percent, at_least: 92%}, require: {of: lowest_share, more_than: 0}}
  good: {label: Tốt, band: {of: percent, at_least: 80%}}
  fair: {label: Khá, band: {of: percent, at_least: 65%}}
  weak: {label: Chưa đạt}
class_rules: [{label: Vi phạm nhiều, when: {of: penalty, more_than: 2}, at_most: fair, clause: Phần mở đầu}]
awards:
  first: {label: Giải nhất, form: prize, places: 10, select: by_score, by: final, clause: Phần mở đầu}
  second: {label: Giải nhì, form: prize, places: 20, select: by_score, by: final, clause: Phần mở đầu}
  certificate:
    {label: Bằng khen, form: merit_certificate, select: by_score, by: final, clause: Phần mở đầu,
     quotas: [{per: cluster, places: {share: 20%}, clause: Phần mở đầu}]}
"""
_RANKING = """\
ranking: {by: final, within: cluster, then: [{by: section_0}, {by: section_1}], ties: "Xét tiếp hai phần đầu"}
"""


def plan_text() -> str:
    """The plan, as its author would write it."""
    named = ", ".join(f"{code}: {label}" for code, label in clusters().items())
    parts = [_HEAD % named, "clauses:\n  Phần mở đầu: Tên kế hoạch, căn cứ\n"]
    parts += [f"  Mục {n}: Yêu cầu của chỉ tiêu thứ {n}\n" for n in range(CRITERIA)]
    parts.append("groups:\n")
    parts += [f"  g{n}: {{label: Nhóm {n}, kinds: collective, clause: Phần mở đầu}}\n" for n in range(GROUPS)]
    parts += ["facts:\n", *_facts(), "figures:\n", *_figures()]
    parts.append("rubric:\n  rounding: {decimals: 2, clause: Phần mở đầu}\n  bonus_max: 5\n  sections:\n")
    parts += [f"    section_{n}: {{label: Phần {n}, clause: Phần mở đầu}}\n" for n in range(SECTIONS)]
    parts.append("  criteria:\n")
    for n in range(CRITERIA):
        section = f"section_{n * SECTIONS // CRITERIA}"
        parts.append(
            f"    c{n}: {{label: Chỉ tiêu {n}, clause: Mục {n}, section: {section}, max: 5, {_criterion(n)}}}\n"
        )
    parts.append("  bonus: {b: {label: Thưởng, clause: Phần mở đầu, points: {each: ideas, add: 0.5}}}\n")
    parts.append("  penalty: {p: {label: Trừ, clause: Phần mở đầu, points: {each: violations, add: 1}}}\n")
    return "".join([*parts, _RANKING, _TAIL])


def _facts() -> Iterator[str]:
    yield "  size: {label: Quy mô, type: level, scale: size, clause: Phần mở đầu}\n"
    yield "  cluster: {label: Cụm, type: level, scale: clusters, clause: Phần mở đầu}\n"
    for name, label in (("ideas", "Sáng kiến"), ("violations", "Vi phạm")):
        yield f"  {name}: {{label: {label}, type: count, clause: Phần mở đầu}}\n"
    for n in range(CRITERIA):
        for name, told in facts_of(n).items():
            yield f"  {name}: {{label: {name}, clause: Mục {n}, {told}}}\n"


def facts_of(n: int) -> dict[str, str]:
    """The facts of one criterion, each with its type as the plan says it."""
    kind = n % 12
    count, better = "type: count", "better: higher"
    if kind in (0, 1, 2, 6, 8, 10, 11):
        admits = ", admits: not_applicable" if kind == 11 else ""
        return {f"all_{n}": count + admits, f"done_{n}": f"{count}, part_of: all_{n}, {better}{admits}"}
    if kind in (3, 4):
        return {f"cases_{n}": f"{count}, better: {'lower' if kind == 3 else 'higher'}"}
    if kind == 5:
        return {f"kept_{n}": "type: yes_no, better: higher", f"cases_{n}": f"{count}, better: lower"}
    if kind == 7:
        return {f"level_{n}": "type: level, scale: quality, better: higher"}
    return {f"sent_{n}": "type: date"}


def _figures() -> Iterator[str]:
    for n in range(CRITERIA):
        if n % 12 == 8:
            yield f"  rate_{n}: {{label: Tỷ lệ {n}, share: [done_{n}, all_{n}], clause: Mục {n}}}\n"
            yield f"  mean_{n}: {{label: Trung bình {n}, over: mean, of: done_{n}, within: group, clause: Mục {n}}}\n"
        elif n % 12 == 9:
            yield f"  late_{n}: {{label: Số ngày chậm {n}, days_late: sent_{n}, by: report, clause: Mục {n}}}\n"


def _criterion(n: int) -> str:
    share = f"{{share: [done_{n}, all_{n}]}}"
    points = {
        0: f"{{of: {share}, steps: [{{at_least: 95%, points: 5}}, {{at_least: 80%, less_than: 95%, points: 3.5}},"
        " {at_least: 50%, less_than: 80%, points: 2}, {less_than: 50%, points: 0}]}",
        1: f"{{full: {share}}}",
        2: f"{{full: {share}, target: 90%}}",
        3: f"{{base: full, each: cases_{n}, add: -0.5, min: 0}}",
        4: f"{{each: cases_{n}, add: 0.5, above: 2, per: 3, whole: yes, max: 5}}",
        5: f"{{if: {{of: kept_{n}, is: yes}}, then: {{base: full, each: cases_{n}, add: -0.25, min: 0}}, else: 0}}",
        6: f"{{highest: [{{full: {share}}}, {{each: done_{n}, add: 0.1, max: 4}}]}}",
        7: f"{{of: level_{n}, steps: [{{is: high, points: 5}}, {{is: fair, points: 3}}, {{is: low, points: 0}}]}}",
        8: f"{{if: {{all: [{{of: rate_{n}, at_least: 50%}}, {{of: {{share: [done_{n}, mean_{n}]}}, at_least: 1}}]}},"
        f" then: 5, else: {{full: rate_{n}}}}}",
        9: f"{{base: full, each: late_{n}, add: -1, min: 0}}",
        11: f"{{of: {share}, scale: by_size, steps: [{{at_least: 45%, points: 5}}, {{less_than: 45%, points: 1}}]}}",
    }
    if n % 12 == 10:
        first = f"x: {{label: Một, clause: Mục {n}, max: 3, points: {{full: {share}}}}}"
        second = f"y: {{label: Hai, clause: Mục {n}, max: 2, points: {{each: done_{n}, add: 0.2, max: 2}}}}"
        return f"parts: {{{first}, {second}}}"
    return f"points: {points[n % 12]}" + (", not_applicable: rescale" if n % 12 == 11 else "")


def clusters() -> dict[str, str]:
    """Clusters of units, by code."""
    return {f"k{n}": f"Cụm {n}" for n in range(CLUSTERS)}


def units(count: int) -> Columns:
    """The units of the year without any fact of their own but the cluster: facts come by the month."""
    luck = np.random.default_rng(2026)
    groups = words(luck.integers(0, GROUPS, size=count), [f"g{n}" for n in range(GROUPS)])
    cluster = words(luck.integers(0, CLUSTERS, size=count), list(clusters()))
    kinds = words(np.zeros(count, dtype=np.int32), ["collective"])
    return Columns([f"dv{number:06d}" for number in range(count)], kinds, groups, {"cluster": cluster})


def month_of(year: Columns, number: int) -> Columns:
    """The seeded facts of one month."""
    luck, count = np.random.default_rng(number), len(year)
    facts = dict(year.facts)
    facts["size"] = words(np.arange(count) % len(SIZES), SIZES)
    facts["ideas"] = numbers(luck.poisson(1, size=count).astype(np.int32))
    facts["violations"] = numbers(luck.poisson(0.3, size=count).astype(np.int32))
    for n in range(CRITERIA):
        facts |= dict(_of_criterion(n, luck, count, number))
    return Columns(year.ids, year.kinds, year.groups, facts)


def _of_criterion(n: int, luck: np.random.Generator, count: int, number: int) -> Iterator[tuple[str, Column]]:
    # A mean across a group waits for everybody in it, so nobody lacks what it is made of.
    given: NDArray[np.bool_] = (luck.random(count) >= MISSING) | (n % 12 == 8)
    first = date(2026, number, 15).toordinal() - date(1970, 1, 1).toordinal()
    whole = luck.integers(1, 40, size=count).astype(np.int32)
    apart = luck.random(count) < 0.1 if n % 12 == 11 else None
    for name, told in facts_of(n).items():
        if name.startswith("all"):
            yield name, numbers(whole, given, not_applicable=apart)
        elif name.startswith("done"):
            done = np.floor(whole * luck.beta(6, 1, size=count)).astype(np.int32)
            yield name, numbers(done, given, not_applicable=apart)
        elif "yes_no" in told:
            yield name, flags(luck.random(count) < 0.9, given)
        elif "level" in told:
            yield name, words(luck.integers(0, 3, size=count), ["low", "fair", "high"], given)
        elif "date" in told:
            sent = (first + luck.integers(0, 14, size=count)).astype("datetime64[D]")
            yield name, days(sent, given)
        else:
            yield name, numbers(luck.poisson(4 if n % 12 == 4 else 1, size=count).astype(np.int32), given)
