"""A document as one HTML file: no scripts, nothing from elsewhere, fit for a phone, a screen reader and a printer."""

from collections.abc import Iterable, Iterator
from html import escape

from thidua.in_words.document import Block, Document, Entries, Entry, Link, Paragraph
from thidua.in_words.style import STYLE
from thidua.in_words.told import Row, Say


def as_html(document: Document) -> str:
    """The whole page."""
    title = escape(document.title)
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="vi">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            f"<title>{title}</title>",
            f"<style>{STYLE}</style>",
            "</head>",
            "<body>",
            '<a class="skip" href="#noi-dung">Đến nội dung</a>',
            f"<header><h1>{title}</h1>",
            *_blocks(document, document.intro),
            "</header>",
            *_contents(document),
            '<main id="noi-dung">',
            *_sections(document),
            "</main>",
            "</body>",
            "</html>",
            "",
        ]
    )


def inner_html(document: Document, *, contents: bool = True) -> str:
    """What stands under the title, to be put into another page."""
    parts = [*_blocks(document, document.intro), *(_contents(document) if contents else ()), *_sections(document)]
    return "\n".join(parts)


def _contents(document: Document) -> Iterator[str]:
    if not document.sections:
        return
    yield '<nav aria-labelledby="muc-luc"><h2 id="muc-luc">Mục lục</h2>'
    yield "<ol>"
    for section in document.sections:
        yield f"<li>{_link(Link(section.anchor, section.title))}</li>"
    yield "</ol></nav>"


def _sections(document: Document) -> Iterator[str]:
    for section in document.sections:
        yield f'<section aria-labelledby="{section.anchor}">'
        yield f'<h2 id="{section.anchor}">{escape(section.title)}</h2>'
        yield from _blocks(document, section.blocks)
        yield "</section>"


def _blocks(document: Document, blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            anchor = f' id="{block.anchor}"' if block.anchor else ""
            lead = f"<strong>{escape(block.lead)}:</strong> " if block.lead else ""
            yield f'<p class="{block.tone}"{anchor}>{lead}{escape(block.text)}</p>'
        elif isinstance(block, Entries):
            if block.kind:
                yield f"<h3>{escape(block.kind)}</h3>"
            for entry in block.entries:
                yield from _entry(document, entry, "h4" if block.kind else "h3")
        else:
            yield from _rows(document, block.rows)


def _entry(document: Document, entry: Entry, heading: str) -> Iterator[str]:
    anchor = f' id="{entry.anchor}"' if entry.anchor else ""
    yield f'<div class="entry"{anchor}>'
    if entry.to is not None:
        yield f"<p>{escape(entry.title)} (nói đủ ở {_link(entry.to)})</p>"
    elif entry.title:
        yield f"<{heading}>{escape(entry.title)}</{heading}>"
    named = [say for say in entry.says if say.about]
    if named:
        yield "<dl>"
        for say in named:
            yield from _say(document, say)
        yield "</dl>"
    for say in entry.says:
        if not say.about:
            yield from _rows(document, say.rows)
    yield from _stands(document, entry)
    yield "</div>"


def _stands(document: Document, entry: Entry) -> Iterator[str]:
    said = []
    if len(entry.clauses) > 1:
        said.append(f"Điều khoản: {_clauses(document, entry.clauses)}")
    if entry.readings:
        said.append(f"Dựa vào {_readings(document, entry.readings)}")
    if said:
        yield f'<p class="stands">{". ".join(said)}</p>'


def _say(document: Document, say: Say) -> Iterator[str]:
    yield f"<dt>{escape(say.about)}</dt><dd>{escape(say.text)}"
    yield from _rows(document, say.rows)
    yield "</dd>"


def _rows(document: Document, rows: tuple[Row, ...]) -> Iterator[str]:
    if rows and all(row.gives and not row.rows for row in rows):
        yield "<table>"
        for row in rows:
            yield f'<tr><th scope="row">{escape(row.text)}</th><td>{escape(row.gives)}{_rests(document, row)}</td></tr>'
        yield "</table>"
    elif rows:
        yield "<ul>"
        for row in rows:
            yield f"<li>{escape(row.line)}{_rests(document, row)}"
            yield from _rows(document, row.rows)
            yield "</li>"
        yield "</ul>"


def _rests(document: Document, row: Row) -> str:
    clauses = f" ({_clauses(document, row.clauses)})" if row.clauses else ""
    return clauses + (f" [{_readings(document, row.readings)}]" if row.readings else "")


def _clauses(document: Document, ids: tuple[str, ...]) -> str:
    return ", ".join(_link(document.clauses[name]) if name in document.clauses else escape(name) for name in ids)


def _readings(document: Document, ids: tuple[str, ...]) -> str:
    return ", ".join(
        _link(document.readings[name]) if name in document.readings else escape(f"cách hiểu {name}") for name in ids
    )


def _link(link: Link) -> str:
    return f'<a href="#{link.anchor}">{escape(link.text)}</a>' if link.anchor else escape(link.text)
