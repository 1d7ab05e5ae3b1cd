"""A summary as Markdown, as a web page of one file, and as a Word document."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from io import BytesIO
from itertools import zip_longest

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from jinja2 import Environment, StrictUndefined, Template

from pipeline.analysis.summary.lines import Line, Summary

# what Markdown would read as markup within a line, and what would make a line a list, a heading or a rule
_MARKUP = re.compile(r"([\\`*_\[\]<>|#~&])|^(\s*)(?=[-+>]|\d+[.)])")
_LANGUAGE = "nl-NL"
_BULLET, _UNDER = "List Bullet", "List Bullet 2"


def to_markdown(summary: Summary) -> str:
    """Return the summary as Markdown; what is markup by accident in the documents is escaped."""
    lines = [f"# {_escape(summary.title)}", "", _escape(summary.scope)]
    for part in summary.parts:
        lines += ["", f"## {part.title}", ""]
        lines += [_write_line(line) for line in part.lines] or [part.empty]
    return "\n".join(lines) + "\n"


def to_html(summary: Summary) -> str:
    """Return the summary as a page that needs nothing else; nothing of a document is read as HTML."""
    return _template().render(summary=summary)


def to_word(summary: Summary) -> bytes:
    """Return the summary as a .docx file on A4, in Dutch, with headings and lists that Word knows as such."""
    document = _blank()
    document.core_properties.title = summary.title
    document.add_heading(summary.title, level=0)
    document.add_paragraph(summary.scope)
    for part in summary.parts:
        document.add_heading(part.title, level=1)
        for line, after in zip_longest(part.lines, part.lines[1:]):
            paragraph = document.add_paragraph(style=_UNDER if line.of else _BULLET)
            # no meeting at the foot of a page with what was said there on the next
            paragraph.paragraph_format.keep_with_next = bool(after and after.of > line.of)
            if line.lead:
                paragraph.add_run(f"{line.lead}: " if line.quote else line.lead).bold = True
            if line.quote:
                paragraph.add_run(line.quote)
            if line.sources:
                source = paragraph.add_run(f" ({_write_sources(line)})")
                source.font.size, source.font.color.rgb = Pt(8), RGBColor(0x55, 0x55, 0x55)
        if not part.lines:
            document.add_paragraph(part.empty)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _blank() -> WordDocument:
    """Return an empty document as Dutch offices print it; the one that python-docx brings is American."""
    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(25)
    document.core_properties.language = _LANGUAGE
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGE)  # or all is marked as misspelt
    document.styles["Normal"].font.name = "Calibri"
    for name in (_BULLET, _UNDER):
        document.styles[name].paragraph_format.space_after = Pt(3)
    return document


def _write_line(line: Line) -> str:
    lead = f"**{_escape(line.lead)}**" if line.lead else ""
    said = ": ".join(part for part in (lead, _escape(line.quote) if line.quote else "") if part)
    source = f" _({_escape(_write_sources(line))})_" if line.sources else ""
    return f"{'  ' * line.of}- {said}{source}"


def _write_sources(line: Line) -> str:
    return "; ".join(map(str, line.sources))


def _escape(text: str) -> str:
    return _MARKUP.sub(lambda match: f"\\{match[1]}" if match[1] else f"{match[2]}\\", text)


@cache
def _template() -> Template:
    source = files("pipeline.analysis.summary").joinpath("summary.html.jinja").read_text(encoding="utf-8")
    # no loader and no filters of our own: a page is this one file, with all values escaped
    return Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True).from_string(
        source
    )
