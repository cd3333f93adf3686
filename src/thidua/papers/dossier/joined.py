"""Parts joined into one PDF, with the page on which each begins."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
)

from thidua.papers.dossier.contents import Listed, contents, page_numbers
from thidua.papers.unprintable import Unprintable

_A4 = (595.276, 841.89)
MOST_SETS = 20


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a dossier: its title in the contents, its PDF, and what was told of that when it was taken in.

    Without content it is a heading over the parts below, or one that ``lacks``. ``number`` and ``note`` stand beside
    it in the contents; ``files`` are those it was sent as, ``unprintable`` the letters in it that our font lacks.
    """

    title: str
    content: bytes = b""
    told: tuple[str, ...] = ()
    number: str = ""
    note: str = ""
    lacks: bool = False
    files: tuple[str, ...] = ()
    unprintable: tuple[Unprintable, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """The whole as one PDF. ``pages`` are those of one set, ``told`` what the office should know of its parts."""

    content: bytes
    pages: int
    listed: tuple[Listed, ...]
    told: tuple[str, ...]


def dossier(
    parts: Sequence[Part],
    *,
    title: str,
    about: Sequence[str] = (),
    sets: int = 1,
    original: bool = False,
    odd: bool = False,
) -> Dossier:
    """The dossier; the same bytes for the same parts. Each set's contents page says which of how many it is.

    ``about`` are lines below the title. ``original``: the sets must hold originals, which is said beside their number.
    ``odd``: each part begins on an odd page, so that two-sided print keeps the parts apart. The pages are numbered
    through at the foot, beside the numbers that a part has itself. Raises ValueError for no parts or no sets.
    """
    if not parts or not 1 <= sets <= MOST_SETS:
        raise ValueError(f"a dossier has parts, and 1 to {MOST_SETS} sets")
    set_lines = [_set_line(number, sets, original) for number in range(1, sets + 1)]
    readers = [PdfReader(BytesIO(part.content)) for part in parts if part.content]
    listed, own = _placed(parts, readers, title, (*about, set_lines[0]), odd)
    first = PdfReader(BytesIO(contents(title, listed, about, set_lines))).pages
    runs = [list(reader.pages) for reader in readers]
    length = len(_in_order([first[:own], *runs], odd))
    writer = PdfWriter()
    stamps = [_stamp(writer, page) for page in PdfReader(BytesIO(page_numbers(length))).pages]
    for number in range(sets):
        begins = len(writer.pages)
        for page, stamp in zip(_in_order([first[own * number :][:own], *runs], odd), stamps, strict=True):
            _add(writer, page, stamp)
        _outline(writer, title, listed, begins, number + 1 if sets > 1 else None)
    writer.metadata = {"/Title": title, "/Producer": "thidua"}
    held = BytesIO()
    writer.write(held)
    return Dossier(held.getvalue(), length, listed, tuple(one for part in parts for one in part.told))


def together(contents_: Sequence[bytes]) -> bytes:
    """Several PDFs one after the other, as one part."""
    if len(contents_) == 1:
        return contents_[0]
    writer = PdfWriter()
    for content in contents_:
        for page in PdfReader(BytesIO(content)).pages:
            writer.add_page(page)
    held = BytesIO()
    writer.write(held)
    return held.getvalue()


def _set_line(number: int, sets: int, original: bool) -> str:
    # Two digits, so that the contents of every set are of one length.
    return f"Bộ số {number:02}/{sets:02}" + (" (bản chính)" if original else "")


def _placed(
    parts: Sequence[Part], readers: Sequence[PdfReader], title: str, about: Sequence[str], odd: bool
) -> tuple[tuple[Listed, ...], int]:
    """Where each part begins, and how long the contents themselves are, which is seen by setting them first."""
    lengths = iter([len(reader.pages) for reader in readers])
    unplaced = [
        Listed(part.title, 0, next(lengths) if part.content else 0, part.number, part.note, part.lacks, part.files)
        for part in parts
    ]
    at = own = len(PdfReader(BytesIO(contents(title, unplaced, about))).pages)
    found = []
    for one in unplaced:
        if one.pages:
            at += at % 2 if odd else 0
            one = replace(one, page=at + 1)
            at += one.pages
        found.append(one)
    return tuple(found), own


def _in_order(runs: Sequence[Sequence[PageObject]], odd: bool) -> list[PageObject | None]:
    """The pages of one set; None is a blank one. Another set begins on an odd page too."""
    found: list[PageObject | None] = []
    for pages in (*runs, ()):
        if odd and len(found) % 2:
            found.append(None)
        found += pages
    return found


def _add(writer: PdfWriter, page: PageObject | None, stamp: IndirectObject) -> None:
    if page is None:
        writer.add_blank_page(*_A4)
        return
    added = writer.add_page(page)
    resources = DictionaryObject(_direct(added, "/Resources"))
    pictures = DictionaryObject(_direct(resources, "/XObject"))
    name = next(name for number in range(len(pictures) + 1) if (name := f"/ThiduaPage{number}") not in pictures)
    pictures[NameObject(name)] = stamp
    resources[NameObject("/XObject")] = pictures
    added[NameObject("/Resources")] = resources
    added[NameObject("/Contents")] = _with_stamp(writer, added, name)


def _direct(of: DictionaryObject, key: str) -> DictionaryObject:
    found = of.get(key)
    found = found.get_object() if found is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _with_stamp(writer: PdfWriter, page: PageObject, name: str) -> ArrayObject:
    """What the page draws, unread and as it is, and the number after it at the foot of what is seen of the page."""
    drawn = page.get("/Contents")
    inner = drawn.get_object() if drawn is not None else None
    streams = list(inner) if isinstance(inner, ArrayObject) else [drawn] if inner is not None else []
    box = page.cropbox
    place = f"1 0 0 1 {float(box.left):.2f} {float(box.bottom):.2f} cm"
    turned = {
        90: f"0 1 -1 0 {float(box.right):.2f} {float(box.bottom):.2f} cm",
        180: f"-1 0 0 -1 {float(box.right):.2f} {float(box.top):.2f} cm",
        270: f"0 -1 1 0 {float(box.left):.2f} {float(box.top):.2f} cm",
    }
    turn = page.rotation % 360
    wide = float(box.height if turn in (90, 270) else box.width)
    middle = f"1 0 0 1 {(wide - _A4[0]) / 2:.2f} 0 cm"
    after = f"\nQ q {turned.get(turn, place)} {middle} {name} Do Q\n"
    return ArrayObject([_stream(writer, "q\n"), *streams, _stream(writer, after)])


def _stream(writer: PdfWriter, commands: str) -> IndirectObject:
    stream = DecodedStreamObject()
    stream.set_data(commands.encode("ascii"))
    return writer._add_object(stream)


def _stamp(writer: PdfWriter, page: PageObject) -> IndirectObject:
    """A page of nothing but its number, as something that other pages draw."""
    stamp = DecodedStreamObject()
    drawn = page.get_contents()
    stamp.set_data(drawn.get_data() if drawn is not None else b"")
    stamp[NameObject("/Type")] = NameObject("/XObject")
    stamp[NameObject("/Subtype")] = NameObject("/Form")
    stamp[NameObject("/BBox")] = ArrayObject([FloatObject(0), FloatObject(0), *map(FloatObject, _A4)])
    stamp[NameObject("/Resources")] = page["/Resources"].clone(writer)
    return writer._add_object(stamp)


def _outline(writer: PdfWriter, title: str, listed: Sequence[Listed], begins: int, number: int | None) -> None:
    above = writer.add_outline_item(title=f"Bộ {number}", page_number=begins) if number is not None else None
    writer.add_outline_item(title="Mục lục", page_number=begins, parent=above)
    for one in listed:
        if one.pages:
            writer.add_outline_item(title=one.title, page_number=begins + one.page - 1, parent=above)
