"""A package with the same bytes for the same content, whenever it is made."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_THEN = (1980, 1, 1, 0, 0, 0)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a package, in their order, the list of types first."""
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name != "_rels/.rels")):
            entry = ZipInfo(name, _THEN)
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, parts[name])
    return held.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    """The parts of a package that we made ourselves."""
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
