"""XML looked at as bytes: no parser, so nothing in it can be expanded, fetched or built up in memory."""

import re
from collections.abc import Iterable, Iterator

from thidua.sheets.guard.limits import DOCTYPE, SPOILT, RefusedError

_LONGEST_TEXT = 4_000_000
_DECLARED = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*\bencoding\s*=\s*[\"']([^\"'>]*)")
# Whatever else an XML parser understands could spell "<!DOCTYPE" in other bytes.
_PLAIN = frozenset((b"utf-8", b"utf8", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252", b"windows-1258"))


def is_markup(name: str, first: bytes) -> bool:
    """Whether a part is XML, by its name or its first piece."""
    if name.lower().endswith((".xml", ".rels", ".vml", ".rdf")):
        return True
    return first.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<"


def checked(markup: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces that end where a tag ends; refuses document types, entities, foreign encodings."""
    rest, first = b"", True
    for piece in markup:
        if first and _odd_encoding(piece):
            raise RefusedError("tệp dùng bảng mã lạ bên trong; hãy mở bằng Excel rồi lưu lại")
        first = False
        cut = piece.rfind(b">") + 1
        if not cut:
            rest += piece
            if len(rest) > _LONGEST_TEXT:
                raise RefusedError(SPOILT)
            continue
        piece, rest = (rest + piece[:cut] if rest else piece[:cut]), piece[cut:]
        # No entity can be declared but in a document type.
        if b"<!DOCTYPE" in piece:
            raise RefusedError(DOCTYPE)
        yield piece
    if rest.strip(b"\0 \t\r\n"):
        raise RefusedError(SPOILT)


def _odd_encoding(first: bytes) -> bool:
    if first.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in first[:4]:
        return True
    declared = _DECLARED.match(first)
    return declared is not None and declared[1].lower() not in _PLAIN
