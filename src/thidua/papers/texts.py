"""The fixed wording of a paper: number line, place and day, numbers of headings and points."""

from thidua.papers.paper import Day, Gap, Head, Run, Text, joined, plain, runs

_BLANK = "\u00a0" * 6  # of a number or a day that is entered after the signature
NUMBER_BEGINS = "Số:"
POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def number(value: int | None) -> str:
    """The number of a paper, with the leading zero below 10; blank in a draft."""
    return _BLANK if value is None else f"{value:02}"


def number_line(head: Head) -> str | None:
    """ "Số: 05/QĐ-UBND", or None for a paper without a number."""
    return None if head.symbol is None else f"{NUMBER_BEGINS} {number(head.number)}/{head.symbol}"


def day_words(day: Day) -> str:
    """ "ngày 05 tháng 01 năm 2026": days below 10 and months 1 and 2 with a leading zero, months 3–9 without."""
    of_month = _BLANK if day.day is None else f"{day.day:02}"
    month = _BLANK if day.month is None else f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {of_month} tháng {month} năm {day.year}"


def place_day_line(head: Head) -> Text | None:
    """ "Xã X, ngày 05 tháng 01 năm 2026"; None for a head that has neither."""
    if head.day is None:
        return head.place
    day = day_words(head.day)
    return day if head.place is None else joined(head.place, ", ", day)


def accompanying(head: Head, by: Text) -> Text:
    """The line in brackets under an appendix's title, for the paper with this head, issued `by` such a body."""
    return joined("Kèm theo ", cited(head, by))


def cited(head: Head, by: Text) -> Text:
    """``Quyết định số 12/QĐ-UBND ngày … của …``; number and day stay blank until they are entered."""
    named = plain(head.title or "Công văn")
    symbol = f" số {number(head.number)}/{head.symbol}" if head.symbol else ""
    day = f" {day_words(head.day)}" if head.day else ""
    return joined(f"{named[:1].upper()}{named[1:].lower()}{symbol}{day} của ", by)


def letter(number: int) -> str:
    """The letter of the n-th point, from 1: a, b, c, d, đ, e, g …; after y come aa, bb, …"""
    rounds, index = divmod(number - 1, len(POINT_LETTERS))
    return POINT_LETTERS[index] * (rounds + 1)


def roman(number: int) -> str:
    """A number above 0 in Roman numerals."""
    written = ""
    for value, sign in _ROMAN:
        while number >= value:
            written, number = written + sign, number - value
    return written


def ended(text: Text, mark: str) -> Text:
    """The text with `mark` at its end, in place of a full stop, semicolon or comma that stood there."""
    parts = runs(text)
    if plain(text).rstrip().endswith(mark):
        return text
    if not parts or isinstance(last := parts[-1], Gap):
        return joined(text, mark)
    return (*parts[:-1], Run(last.text.rstrip().rstrip(".;,") + mark, last.bold, last.italic))
