"""Text of a paper: runs of bold or italic words, and the gaps that stand where the data lacks something."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass


@dataclass(frozen=True)
class Run:
    """Words set alike. A line break in `text` is a line break on the paper."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Gap:
    """What the paper needs and the data lacks, such as Gap("số quyết định"): printed marked, never filled by a guess.

    The number and the day of a draft are no gaps: they stay blank until the signature.
    """

    lacks: str

    @property
    def printed(self) -> str:
        """The mark as it stands on the paper."""
        return f"[…\u00a0{self.lacks}\u00a0…]"  # the brackets do not part from the words


Inline = Run | Gap
Text = str | Inline | tuple[str | Inline, ...]
"""Whatever a field for words takes: plain words, a run, a gap, or several of them one after another."""


def runs(text: Text) -> tuple[Inline, ...]:
    """A text as its runs and gaps, for those who write it out."""
    parts = text if isinstance(text, tuple) else (text,)
    return tuple(Run(part) if isinstance(part, str) else part for part in parts)


def joined(*texts: Text) -> Text:
    """Several texts one after another, without anything between."""
    return tuple(part for text in texts for part in runs(text))


def plain(text: Text) -> str:
    """The words alone, gaps as they are printed."""
    return "".join(part.printed if isinstance(part, Gap) else part.text for part in runs(text))


def gaps_in(described: object) -> Iterator[Gap]:
    """Every gap inside a description or a part of one, in the order of its fields, which is the order of reading."""
    if isinstance(described, Gap):
        yield described
    elif isinstance(described, tuple):
        for part in described:
            yield from gaps_in(part)
    elif is_dataclass(described):
        for field in fields(described):
            yield from gaps_in(getattr(described, field.name))
