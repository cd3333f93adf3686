"""What a checker finds."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One departure from the layout: which part, what stands there, what is wanted."""

    part: str
    found: str
    wanted: str
    where: str = ""

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.part}: {self.found}, cần {self.wanted}"
