"""Old binary workbooks built from their records, as small as [MS-CFB] and [MS-XLS] allow."""

import struct
from collections.abc import Sequence

FREE, END = 0xFFFFFFFF, 0xFFFFFFFE
Record = tuple[int, bytes]

BOF = (0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
PAGE = (0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
EOF = (0x0A, b"")
RECALCULATED = (0x1C1, struct.pack("<HHI", 0x1C1, 0, 101_716))


def number(row: int, column: int, value: float = 1.0) -> Record:
    """A cell with a number."""
    return 0x203, struct.pack("<HHHd", row, column, 0, value)


def sheet_named(name: bytes, kind: int = 0) -> Record:
    """The entry of a sheet in the list; kind 1 is a sheet of macros."""
    return 0x85, struct.pack("<IBBBB", 0, 0, kind, len(name), 0) + name


def sheets_of(*pages: Sequence[Record], computed: bool = True) -> bytes:
    """A sound workbook whose sheets have these records; ``computed``: whether its formulas ever were."""
    names = [f"Trang {number}".encode() for number in range(1, len(pages) + 1)]
    head = [BOF, *map(sheet_named, names), *([RECALCULATED] if computed else []), EOF]
    at = sum(4 + len(data) for _, data in head)
    listed, bodies = [], b""
    for name, page in zip(names, pages, strict=True):
        listed.append((0x85, struct.pack("<IBBBB", at + len(bodies), 0, 0, len(name), 0) + name))
        bodies += _joined(PAGE, *page, EOF)
    globals_ = _joined(BOF, *listed, *head[1 + len(pages) :])
    return container({"Workbook": globals_ + bodies})


def _joined(*records: Record) -> bytes:
    return b"".join(struct.pack("<HH", kind, len(data)) + data for kind, data in records)


def xls(*records: Record, streams: Sequence[str] = ()) -> bytes:
    """A workbook of these records, and further empty streams of these names."""
    return container({"Workbook": _joined(BOF, *records, EOF, PAGE, EOF), **dict.fromkeys(streams, b"")})


def container(streams: dict[str, bytes]) -> bytes:
    """An OLE file; every stream is at least 4096 bytes long, so that none is a small one."""
    sectors: list[bytes] = []
    chains: list[int] = []
    entries = [_entry("Root Entry", 5, END, 0, child=1 if streams else FREE)]
    for name, content in streams.items():
        content = content.ljust(4096, b"\0") if content else b""
        start = len(sectors) if content else END
        pieces = [content[at : at + 512].ljust(512, b"\0") for at in range(0, len(content), 512)]
        sectors += pieces
        chains += [start + n + 1 for n in range(len(pieces) - 1)] + ([END] if pieces else [])
        entries.append(_entry(name, 2, start, len(content)))
    directory = len(sectors)
    listing = b"".join(entries).ljust(-(-len(entries) // 4) * 512, b"\0")
    pages = [listing[at : at + 512] for at in range(0, len(listing), 512)]
    sectors += pages
    chains += [directory + n + 1 for n in range(len(pages) - 1)] + [END]
    needed = -(-(len(chains) + 1) // 127)
    table = list(range(len(sectors), len(sectors) + needed))
    chains += [0xFFFFFFFD] * needed
    chains += [FREE] * (needed * 128 - len(chains))
    packed = struct.pack(f"<{len(chains)}I", *chains)
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, needed, directory, 0, 4096, END, 0, END, 0,
    )  # fmt: skip
    header += struct.pack("<109I", *table, *[FREE] * (109 - needed))
    return header + b"".join(sectors) + packed


def _entry(name: str, kind: int, start: int, size: int, child: int = FREE) -> bytes:
    raw = name.encode("utf-16-le")
    return struct.pack("<64sHBBIII16x4x16xIQ", raw, len(raw) + 2, kind, 1, FREE, FREE, child, start, size)
