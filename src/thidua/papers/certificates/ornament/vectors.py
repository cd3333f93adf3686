"""Shapes as SVG, in millimetres."""

from math import cos, pi, sin

RED, DEEP_RED, GOLD, DEEP_GOLD = "#b5121b", "#8f0f16", "#c9962b", "#9a6a12"
PALE = "#f6e7bf"


def n(number: float) -> str:
    """A number as short as it can be without anybody seeing the difference."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def path(data: str, *, fill: str = "none", stroke: str = "none", width: float = 0.3) -> str:
    """One shape; `data` in the words of SVG."""
    ends = ' stroke-linecap="round" stroke-linejoin="round"' if stroke != "none" else ""
    return f'<path d="{data}" fill="{fill}" stroke="{stroke}" stroke-width="{n(width)}"{ends}/>'


def group(parts: list[str], move: str) -> str:
    """Shapes moved together."""
    return f'<g transform="{move}">{"".join(parts)}</g>'


def rectangle(inset: float, width: float, height: float) -> str:
    """A rectangle as far from all edges of a page."""
    return f"M{n(inset)} {n(inset)}H{n(width - inset)}V{n(height - inset)}H{n(inset)}Z"


def circle(x: float, y: float, radius: float) -> str:
    """A circle as the data of a path."""
    r, across = n(radius), n(2 * radius)
    return f"M{n(x - radius)} {n(y)}a{r} {r} 0 1 0 {across} 0a{r} {r} 0 1 0 -{across} 0Z"


def polar(x: float, y: float, radius: float, turn: float) -> tuple[float, float]:
    """The point at a distance from (x, y); `turn` in whole turns from the top, clockwise."""
    return x + radius * sin(2 * pi * turn), y - radius * cos(2 * pi * turn)


def polygon(points: list[tuple[float, float]]) -> str:
    """A closed shape through points, as the data of a path."""
    return "M" + "L".join(f"{n(x)} {n(y)}" for x, y in points) + "Z"


def star(x: float, y: float, outer: float, inner: float, rays: int) -> str:
    """A star with one ray upwards."""
    return polygon([polar(x, y, inner if at % 2 else outer, at / (2 * rays)) for at in range(2 * rays)])
