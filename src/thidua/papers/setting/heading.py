"""The top of a paper: issuing body and motto side by side, number and day below them, type, subject, addressees."""

from collections.abc import Iterator
from fractions import Fraction

from thidua.papers import texts
from thidua.papers.layout import Layout
from thidua.papers.paper import Form, Head, Text, joined
from thidua.papers.setting.elements import Columns, Element, Side, Space
from thidua.papers.setting.lines import line, rule_under
from thidua.papers.widths import width_mm

NATIONAL_NAME = "Cộng hòa xã hội chủ nghĩa Việt Nam"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
_TO = "Kính gửi: "
_AROUND_ADDRESSEES = 2  # mm, as the next
_BELOW_TITLE = 2


def heading(layout: Layout, head: Head, addressees: tuple[Text, ...], landscape: bool) -> Iterator[Element]:
    """Everything above the body."""
    width = layout.text_width(landscape)
    left = layout.head_left * width // layout.text_width()
    yield Columns(
        (Fraction(left), Fraction(width - left)),
        (
            (_issuer(layout, head, left), _nation(layout, width - left)),
            (_number(layout, head), _place(layout, head)),
        ),
    )
    if head.form is not Form.LETTER:
        yield from _title(layout, head, width)
    yield from _addressees(layout, addressees)


def _issuer(layout: Layout, head: Head, width: int) -> Side:
    superior = () if head.superior is None else (line(layout, "superior", head.superior),)
    issuer = line(layout, "issuer", head.issuer)
    return (*superior, issuer, *rule_under(layout, issuer, width))


def _nation(layout: Layout, width: int) -> Side:
    motto = line(layout, "motto", MOTTO)
    return (line(layout, "national_name", NATIONAL_NAME), motto, *rule_under(layout, motto, width))


def _number(layout: Layout, head: Head) -> Side:
    number = texts.number_line(head)
    lines = [] if number is None else [line(layout, "number", number)]
    if head.form is Form.LETTER and head.subject is not None:
        lines.append(line(layout, "letter_subject", joined("V/v ", head.subject)))
    return tuple(lines)


def _place(layout: Layout, head: Head) -> Side:
    place = None if head.form is Form.MINUTES else texts.place_day_line(head)
    return () if place is None else (line(layout, "place_day", place),)


def _title(layout: Layout, head: Head, width: int) -> Iterator[Element]:
    if head.title is not None:
        yield line(layout, "title", head.title)
    if head.subject is not None:
        subject = line(layout, "subject", head.subject)
        yield subject
        yield from rule_under(layout, subject, width)
    yield Space(_BELOW_TITLE)


def _addressees(layout: Layout, addressees: tuple[Text, ...]) -> Iterator[Element]:
    if not addressees:
        return
    yield Space(_AROUND_ADDRESSEES)
    if len(addressees) == 1:
        yield line(layout, "addressee", joined(_TO, addressees[0]), align="center")
    else:
        # The dashes stand below the colon.
        left = Fraction(layout.text_width(), 5)
        colon = left + width_mm(_TO[:-2], layout.styles["addressee"].size.ours)
        yield line(layout, "addressee", _TO, left=left, next=True)
        for index, addressee in enumerate(addressees, 1):
            last = index == len(addressees)
            text = texts.ended(joined("- ", addressee), "." if last else ";")
            yield line(layout, "addressee", text, left=colon, next=not last)
    yield Space(_AROUND_ADDRESSEES)
