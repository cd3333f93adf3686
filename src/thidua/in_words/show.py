"""A whole plan as a document, clause by clause: what stands on each, the readings, the findings of the checks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from thidua.checks.finding import Finding
from thidua.in_words.document import Block, Document, Entries, Entry, Lines, Link, Paragraph, Section, Tone
from thidua.in_words.parts import items_of
from thidua.in_words.speech import Speech
from thidua.in_words.told import Item, Row, Say
from thidua.plan.model.plan import Plan
from thidua.plan.model.text import Clause, Reading

HEADINGS = ("clauses", "readings")
"""Sections that the document shows as its headings and paragraphs, not as entries."""
NO_CLAUSE = "Không gắn với điều khoản nào"


def plan_in_words(plan: Plan, findings: Sequence[Finding]) -> Document:
    """What the machine understood of ``plan``, with the findings of its checks, each at its clause."""
    speech = Speech(plan)
    page = _Page(plan, [item for item in items_of(speech) if item.key[0] not in HEADINGS], findings)
    return Document(plan.title, tuple(page.intro()), tuple(page.sections()), page.clause_links, page.reading_links)


class _Page:
    def __init__(self, plan: Plan, items: list[Item], findings: Sequence[Finding]) -> None:
        self.plan, self.items, self.findings = plan, items, findings
        self.anchors = {item.place: f"p{place}" for place, item in enumerate(items, 1)}
        self.clause_links = {
            clause.id: Link(f"d{place}", clause.spoken) for place, clause in enumerate(plan.clauses.values(), 1)
        }
        self.reading_links = {
            name: Link(f"ch{place}", f"cách hiểu {name}") for place, name in enumerate(plan.readings, 1)
        }

    def intro(self) -> Iterator[Block]:
        yield Paragraph(
            "Đây là những gì phần mềm hiểu từ tệp kế hoạch, theo thứ tự điều khoản của văn bản. Hãy đặt cạnh văn bản đã"
            " ký và đối chiếu từng mục: con số, ngày, đối tượng. Mỗi nội dung được nói đủ ở điều khoản đầu tiên mà nó"
            " dựa vào; ở điều khoản khác chỉ nhắc lại tên."
        )
        yield Paragraph(
            "«Cách hiểu» là lựa chọn của người lập tệp ở chỗ văn bản im lặng hoặc mâu thuẫn; «phát hiện» là điều phần"
            " mềm tự tìm thấy (thidua lint)."
        )
        left = sum(1 for finding in self.findings if finding.severity == "error" and not finding.reading)
        idle = sum(1 for clause in self.plan.clauses.values() if clause.no_support is not None)
        yield Lines(
            (
                Row("Điều khoản", f"{len(self.plan.clauses)}, trong đó {idle} không cần phần mềm làm gì"),
                Row("Cách hiểu", str(len(self.plan.readings))),
                Row("Phát hiện", f"{len(self.findings)}, còn {left} lỗi chưa có cách hiểu"),
            )
        )

    def sections(self) -> Iterator[Section]:
        for clause in self.plan.clauses.values():
            link = self.clause_links[clause.id]
            name = f"{link.text[0].upper()}{link.text[1:]}"
            title = name if clause.label == name else f"{name}. {clause.label}"
            yield Section(link.anchor, title, tuple(self._at(clause)))
        if blocks := tuple(self._elsewhere()):
            yield Section("khac", NO_CLAUSE, blocks)

    def _at(self, clause: Clause) -> Iterator[Block]:
        if clause.no_support is not None:
            yield Paragraph(clause.no_support, "Phần mềm không phải làm gì", "quiet")
        for reading in self.plan.readings.values():
            if clause.id in reading.clause:
                yield self._reading(clause, reading)
        yield from self._found(finding for finding in self.findings if finding.clause == clause.id)
        yield from _grouped((item, self._full(item)) for item in self.items if item.clauses[:1] == (clause.id,))
        again = [(item, self._again(item, clause.id)) for item in self.items if item.clauses[:1] != (clause.id,)]
        if returning := [entry for _, entry in again if entry is not None]:
            yield Entries("Cũng dựa vào điều khoản này", tuple(returning))

    def _reading(self, clause: Clause, reading: Reading) -> Paragraph:
        first = next(name for name in reading.clause if name in self.plan.clauses)
        anchor = self.reading_links[reading.id].anchor if clause.id == first else ""
        text = f"{_ended(reading.problem)} Hiểu là: {reading.reading}"
        if reading.covers:
            text = f"{_ended(text)} Giải quyết phát hiện: {', '.join(reading.covers)}."
        return Paragraph(text, f"Cách hiểu {reading.id}", "reading", anchor)

    def _found(self, findings: Iterable[Finding]) -> Iterator[Paragraph]:
        for finding in findings:
            tone: Tone = "note" if finding.severity == "note" else "solved" if finding.reading else "error"
            state = {"note": "lưu ý", "error": "lỗi, chưa có cách hiểu"}.get(tone, "")
            state = state or f"đã có cách hiểu {', '.join(finding.readings)}"
            yield Paragraph(finding.message, f"Phát hiện {finding.code} ({state})", tone)

    def _full(self, item: Item) -> Entry:
        return Entry(item.title, item.says, item.clauses, item.readings, self.anchors[item.place])

    def _again(self, item: Item, clause: str) -> Entry | None:
        """An item told elsewhere: its name, and of its lines those that stand on this clause."""
        rows = tuple(replace(row, clauses=()) for say in item.says for row in _standing_on(say.rows, clause))
        if not rows and clause not in item.clauses:
            return None
        where = self.clause_links[item.clauses[0]].text if item.clauses else "cuối trang"
        says = (Say("", "", rows),) if rows else ()
        return Entry(item.name, says, to=Link(self.anchors[item.place], where))

    def _elsewhere(self) -> Iterator[Block]:
        yield from self._found(finding for finding in self.findings if finding.clause not in self.plan.clauses)
        yield from _grouped((item, self._full(item)) for item in self.items if not item.clauses)


def _standing_on(rows: Iterable[Row], clause: str) -> Iterator[Row]:
    for row in rows:
        if clause in row.clauses:
            yield row
        else:
            yield from _standing_on(row.rows, clause)


def _grouped(told: Iterable[tuple[Item, Entry]]) -> Iterator[Entries]:
    for kind, found in groupby(told, key=lambda pair: pair[0].kind):
        yield Entries(kind, tuple(entry for _, entry in found))


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!")) else f"{sentence}."
