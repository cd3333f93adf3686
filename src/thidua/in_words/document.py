"""A small tree of headings, paragraphs and entries, which the terminal and a page render alike."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from thidua.in_words.told import Row, Say

Tone: TypeAlias = Literal["plain", "quiet", "reading", "solved", "note", "error"]


@dataclass(frozen=True, slots=True)
class Link:
    """A place of the document and what it is called."""

    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``lead: text``. ``tone`` says how it stands out; ``anchor`` lets others lead here."""

    text: str
    lead: str = ""
    tone: Tone = "plain"
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of the plan: its title and what is said of it.

    ``anchor`` is empty for an entry that only returns to one said elsewhere, to which ``to`` leads.
    """

    title: str
    says: tuple[Say, ...] = ()
    clauses: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    anchor: str = ""
    to: Link | None = None


@dataclass(frozen=True, slots=True)
class Entries:
    """Parts of one kind, one after the other."""

    kind: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines without a part of their own: a legend, a list of changes."""

    rows: tuple[Row, ...]


Block: TypeAlias = Paragraph | Entries | Lines


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    anchor: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """The whole. ``clauses`` and ``readings`` lead from an id to the place where it is told."""

    title: str
    intro: tuple[Block, ...]
    sections: tuple[Section, ...]
    clauses: Mapping[str, Link] = field(default_factory=dict)
    readings: Mapping[str, Link] = field(default_factory=dict)

    def clause_names(self, ids: tuple[str, ...]) -> str:
        """``mục II.5, mục III.5``."""
        return ", ".join(self.clauses[name].text if name in self.clauses else name for name in ids)

    def reading_names(self, ids: tuple[str, ...]) -> str:
        """``cách hiểu a, b``, or nothing."""
        return f"cách hiểu {', '.join(ids)}" if ids else ""
