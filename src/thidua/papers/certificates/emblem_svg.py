"""What of an SVG may be drawn: shapes and colours. What would run, load or write something is refused."""

import re
from xml.etree import ElementTree

from thidua.sheets.guard.limits import RefusedError

_SVG = "{http://www.w3.org/2000/svg}"
_DRAWN = frozenset((
    "svg", "g", "a", "defs", "symbol", "use", "switch", "title", "desc", "metadata", "style",
    "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
    "clipPath", "mask", "pattern", "linearGradient", "radialGradient", "stop",
))  # fmt: skip
_MOST = 50_000
_PLAIN = "hãy lưu lại dạng «Plain SVG» hoặc PNG"
_BROKEN = f"hình SVG bị hỏng; {_PLAIN}"
_ELSEWHERE = f"hình SVG lấy nội dung từ tệp hoặc địa chỉ khác; {_PLAIN}"
# The usual document type names a table on the web and declares nothing itself.
_USUAL = re.compile(rb"<!DOCTYPE\s[^>\[]*>")
_LOADS = re.compile(r"@import|url\(\s*['\"]?\s*(?!['\"#\s])|expression\(|\\", re.IGNORECASE)


def harmless_svg(content: bytes) -> bytes:
    """The picture without its document type. Raises RefusedError for one that holds more than shapes."""
    content = _USUAL.sub(b"", content, count=1)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"\0" in content:
        raise RefusedError(f"hình SVG khai báo thực thể XML; {_PLAIN}")
    try:
        content.decode("utf-8")
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError):
        raise RefusedError(_BROKEN) from None
    if root.tag != f"{_SVG}svg":
        raise RefusedError("không phải là hình PNG, JPEG hoặc SVG")
    for number, element in enumerate(root.iter()):
        if number >= _MOST:
            raise RefusedError(f"hình SVG có quá {_MOST} nét; {_PLAIN}")
        _check(element)
    return content


def _check(element: ElementTree.Element) -> None:
    tag = element.tag if isinstance(element.tag, str) else ""
    # What stands in a namespace of a drawing program is for that program and is not drawn.
    if tag.startswith(_SVG):
        name = tag.removeprefix(_SVG)
        if name in ("text", "tspan", "textPath"):
            raise RefusedError("hình SVG có chữ; hãy đổi chữ thành nét vẽ (Object to Path) hoặc lưu lại dạng PNG")
        if name not in _DRAWN:
            raise RefusedError(f"hình SVG có phần «{name[:40]}», không phải là nét vẽ; {_PLAIN}")
        if name == "style" and _LOADS.search(element.text or ""):
            raise RefusedError(_ELSEWHERE)
    for key, text in element.attrib.items():
        if key.rpartition("}")[2] == "href":
            loads = tag != f"{_SVG}a" and not text.strip().startswith("#")
        else:
            loads = key != "d" and not key.startswith("{") and _LOADS.search(text) is not None
        if loads:
            raise RefusedError(_ELSEWHERE)
