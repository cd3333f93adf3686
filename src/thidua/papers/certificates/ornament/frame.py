"""The frame of a certificate: a band of key frets between lines, lotus flowers in the corners and at the sides."""

from math import cos, radians, sin

from thidua.papers.certificates.ornament.vectors import (
    DEEP_GOLD,
    DEEP_RED,
    GOLD,
    RED,
    circle,
    group,
    n,
    path,
    rectangle,
    star,
)

_EDGE, _BAND, _DEEP = 7.0, 9.0, 9.0  # where the frame begins, where its band begins, how broad that is
_CORNER = 17.0
_INNER, _BEND = 22.6, 12.0  # the fine line inside and its bends at the corners
_PERIOD = 9.0
# One stroke of the band, a period long and nine high: a spiral to the left, its twin to the right, joined.
_FRET = "M0 7.6H1.2V1.4H7.2V6H3V3.4H5.4M7.2 6V7.6H9"


def frame(width: float, height: float) -> str:
    """The frame along the edges of a page in mm."""
    inner = _BAND + _DEEP
    band = rectangle(_BAND, width, height) + rectangle(inner, width, height)
    parts = [
        path(rectangle(_EDGE, width, height), stroke=RED, width=0.9),
        path(rectangle(_EDGE + 1.1, width, height), stroke=GOLD, width=0.35),
        f'<path d="{band}" fill="#fbf0d0" fill-rule="evenodd"/>',
        path(rectangle(_BAND, width, height), stroke=DEEP_GOLD, width=0.3),
        path(rectangle(inner, width, height), stroke=DEEP_GOLD, width=0.3),
        path(rectangle(inner + 1.1, width, height), stroke=RED, width=0.7),
        _inner_line(width, height),
    ]
    parts += _frets(width, height)
    parts += _corners(width, height)
    return "".join(parts)


def _frets(width: float, height: float) -> list[str]:
    """The band on the four sides, an even number of periods on each."""
    sides = []
    for length, move in (
        (width, ""),
        (width, f"rotate(180 {n(width / 2)} {n(height / 2)})"),
        (height, f"translate({n(width)} 0) rotate(90)"),
        (height, f"translate(0 {n(height)}) rotate(-90)"),
    ):
        start, end = _BAND + _CORNER, length - _BAND - _CORNER
        count = 2 * round((end - start) / _PERIOD / 2)
        stretch = (end - start) / (count * _PERIOD)
        half = count // 2
        strokes = [
            group([path(_FRET, stroke=GOLD, width=0.75)], _place(start, at, stretch, mirrored=at >= half))
            for at in range(count)
        ]
        sides.append(group(strokes, move))
        sides.append(group([_ground(length / 2)], move))
    near = _BAND + _DEEP / 2
    middles = ((width / 2, near), (width / 2, height - near), (near, height / 2), (width - near, height / 2))
    return [*sides, *(lotus(x, y + 3.4, 7.2) for x, y in middles)]


def _place(start: float, at: int, stretch: float, *, mirrored: bool) -> str:
    if mirrored:
        return f"translate({n(start + (at + 1) * _PERIOD * stretch)} {n(_BAND)}) scale({n(-stretch)} 1)"
    return f"translate({n(start + at * _PERIOD * stretch)} {n(_BAND)}) scale({n(stretch)} 1)"


def _ground(x: float) -> str:
    """What hides the band behind the flower in the middle of a side."""
    y = _BAND + _DEEP / 2
    ground = f"M{n(x - 13)} {n(y)}Q{n(x - 6.5)} {n(y - 6.4)} {n(x)} {n(y - 6.4)}Q{n(x + 6.5)} {n(y - 6.4)} {n(x + 13)}"
    ground += f" {n(y)}Q{n(x + 6.5)} {n(y + 6.4)} {n(x)} {n(y + 6.4)}Q{n(x - 6.5)} {n(y + 6.4)} {n(x - 13)} {n(y)}Z"
    return path(ground, fill="#fffaf0", stroke=DEEP_GOLD, width=0.4)


def lotus(x: float, y: float, size: float) -> str:
    """A lotus seen from the side, standing on (x, y); `size` is the length of its middle petal."""
    petals = []
    for turn, length, breadth, shade in (
        (-84, 0.92, 0.26, "#e8a4a0"),
        (84, 0.92, 0.26, "#e8a4a0"),
        (-60, 1.0, 0.34, "#dd7f7c"),
        (60, 1.0, 0.34, "#dd7f7c"),
        (-33, 1.0, 0.38, "#cf5555"),
        (33, 1.0, 0.38, "#cf5555"),
        (0, 1.05, 0.42, RED),
    ):
        petals.append(_petal(x, y, turn, size * length, size * breadth, shade))
    return "".join(petals)


def _petal(x: float, y: float, turn: float, length: float, breadth: float, shade: str) -> str:
    def point(along: float, aside: float) -> str:
        angle = radians(turn)
        px = x + along * length * sin(angle) + aside * breadth * cos(angle)
        py = y - along * length * cos(angle) + aside * breadth * sin(angle)
        return f"{n(px)} {n(py)}"

    edge = f"M{point(0, 0)}C{point(0.25, -0.75)} {point(0.7, -0.6)} {point(1, 0)}"
    edge += f"C{point(0.7, 0.6)} {point(0.25, 0.75)} {point(0, 0)}Z"
    return path(edge, fill=shade, stroke="#fff6e0", width=0.22)


def _corners(width: float, height: float) -> list[str]:
    """One corner, drawn at the upper left and mirrored into the others."""
    drawn = [_corner_plate(), group([lotus(0, 0, 7.5)], "translate(24.6 24.6) rotate(135)")]
    moves = ("", f"translate({n(width)} 0) scale(-1 1)", f"translate(0 {n(height)}) scale(1 -1)")
    corners = [group(drawn, move) for move in (*moves, f"translate({n(width)} {n(height)}) scale(-1 -1)")]
    near = _BAND + _CORNER / 2
    middles = [(x, y) for x in (near, width - near) for y in (near, height - near)]
    return [*corners, *(path(star(x, y, 4.6, 1.76, 5), fill="#f4c542", stroke=GOLD, width=0.2) for x, y in middles)]


def _corner_plate() -> str:
    start, end = _BAND, _BAND + _CORNER
    middle = (start + end) / 2
    plate = f"M{n(start)} {n(start)}H{n(end)}V{n(end)}H{n(start)}Z"
    inner = f"M{n(start + 1)} {n(start + 1)}H{n(end - 1)}V{n(end - 1)}H{n(start + 1)}Z"
    parts = [
        path(plate, fill="#fffaf0", stroke=DEEP_GOLD, width=0.4),
        path(inner, stroke=RED, width=0.5),
        path(circle(middle, middle, 6.4), fill=DEEP_RED, stroke=GOLD, width=0.7),
        path(circle(middle, middle, 5.5), stroke=GOLD, width=0.25),
    ]
    for x, y in (
        (start + 2.6, start + 2.6),
        (end - 2.6, start + 2.6),
        (start + 2.6, end - 2.6),
        (end - 2.6, end - 2.6),
    ):
        parts.append(path(circle(x, y, 0.75), fill=GOLD))
    return "".join(parts)


def _inner_line(width: float, height: float) -> str:
    """A fine line inside the frame that bends inwards before each corner."""
    far, arc = _INNER, f"a{n(_BEND)} {n(_BEND)} 0 0"
    right, below, bend = width - far, height - far, _BEND
    line = f"M{n(far + bend)} {n(far)}H{n(right - bend)}{arc} 0 {n(bend)} {n(bend)}V{n(below - bend)}"
    line += f"{arc} 0 {n(-bend)} {n(bend)}H{n(far + bend)}{arc} 0 {n(-bend)} {n(-bend)}V{n(far + bend)}"
    return path(line + f"{arc} 0 {n(bend)} {n(-bend)}Z", stroke=GOLD, width=0.45)
