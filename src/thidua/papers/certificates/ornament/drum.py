"""The face of a bronze drum of Đông Sơn: a sun of fourteen rays and rings of circles, teeth and flying cranes."""

from thidua.papers.certificates.ornament.vectors import PALE, circle, group, n, path, polar, polygon, star

_RAYS = 14
_CRANES = 18
_LIGHT = "#faf1d8"
# One crane flying to the left around the sun, within a box of 10 by 6 about its middle.
_CRANE = (
    "M-6.2 -.2L-2.6 -.9Q-2 -1.9 -1 -1.3L.2 -1.9L-.8 -.7Q.6 -.2 1.4 -.3L3.4 -2.9L3 -.4L6 .2L5.6 .8L2.6 1L3 2.9L.4 1"
    "Q-1.6 .8 -2.4 0Z"
)


def drum(x: float, y: float, radius: float) -> str:
    """The drum's face around (x, y), so pale that text stands on it."""
    parts = [_rings(x, y, radius), _sun(x, y, radius * 0.26)]
    parts += [_dots(x, y, radius * share, int(count)) for share, count in ((0.36, 36), (0.77, 72), (0.83, 78))]
    parts += [_teeth(x, y, radius * share, radius * 0.045, int(count)) for share, count in ((0.42, 60), (0.88, 120))]
    parts += [_teeth(x, y, radius * 0.965, -radius * 0.045, 120), _cranes(x, y, radius)]
    return "".join(parts)


def _rings(x: float, y: float, radius: float) -> str:
    shares = (0.30, 0.325, 0.395, 0.41, 0.475, 0.49, 0.72, 0.735, 0.80, 0.86, 0.875, 0.935, 0.975, 1.0)
    return path("".join(circle(x, y, radius * share) for share in shares), stroke=PALE, width=0.35)


def _sun(x: float, y: float, radius: float) -> str:
    between = []
    for ray in range(_RAYS):
        turn = (ray + 0.5) / _RAYS
        for share in (0.72, 0.84, 0.96):
            side = 0.028 * share
            points = [
                polar(x, y, radius * share, turn - side),
                polar(x, y, radius * (share - 0.14), turn),
                polar(x, y, radius * share, turn + side),
            ]
            between.append("M" + "L".join(f"{n(px)} {n(py)}" for px, py in points))
    return path(star(x, y, radius, radius * 0.42, _RAYS), fill=PALE) + path("".join(between), stroke=PALE, width=0.35)


def _dots(x: float, y: float, radius: float, count: int) -> str:
    centres = [polar(x, y, radius, at / count) for at in range(count)]
    size = radius * 2.4 / count
    rings = "".join(circle(cx, cy, size) for cx, cy in centres)
    middles = "".join(circle(cx, cy, size * 0.3) for cx, cy in centres)
    return path(rings, stroke=PALE, width=0.25) + path(middles, fill=PALE)


def _teeth(x: float, y: float, radius: float, height: float, count: int) -> str:
    teeth = []
    for at in range(count):
        foot, tip, end = at / count, (at + 0.5) / count, (at + 1) / count
        points = [polar(x, y, radius, foot), polar(x, y, radius + height, tip), polar(x, y, radius, end)]
        teeth.append(polygon(points))
    return path("".join(teeth), fill=_LIGHT, stroke=PALE, width=0.15)


def _cranes(x: float, y: float, radius: float) -> str:
    scale = radius / 58
    flying = []
    for at in range(_CRANES):
        cx, cy = polar(x, y, radius * 0.605, at / _CRANES)
        move = f"translate({n(cx)} {n(cy)}) rotate({n(360 * at / _CRANES)}) scale({n(scale)})"
        flying.append(group([path(_CRANE, fill=PALE)], move))
    return "".join(flying)
