"""The ornament of a full page, drawn by ourselves as vectors: the frame, the lotus, the bronze drum behind the text."""

from thidua.papers.certificates.ornament.drum import drum
from thidua.papers.certificates.ornament.frame import frame


def ornament(width: float, height: float) -> str:
    """The whole ornament of a page of `width` by `height` mm as SVG, one unit a millimetre."""
    parts = [drum(width / 2, height / 2 + 4, min(width, height) * 0.335), frame(width, height)]
    size = f'width="{width}mm" height="{height}mm" viewBox="0 0 {width} {height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(parts)}</svg>'


__all__ = ["ornament"]
