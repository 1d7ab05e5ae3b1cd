"""Make Markdown as people and site builders write it into Markdown as CommonMark reads it."""

from __future__ import annotations

import re
from itertools import pairwise

from lxml.html import defs

_FRONT = re.compile(r"\A\s*(---|\+\+\+)[ \t]*\n(.*?)\n\1[ \t]*(?:\n|\Z)", re.S)
_FIELD = re.compile(r"([A-Za-z_][\w .-]*?)[ \t]*[:=][ \t]+(\S.*)")
_KEY = re.compile(r"([A-Za-z_]+)[ \t]*[:=][ \t]*(.*)")
_ITEM = re.compile(r"\s*-\s+(?:(?:naam|name):\s+)?(\S.*)", re.IGNORECASE)
_OF_MEETING = re.compile(
    r"aanwezig(?:en)?|afwezig(?:en)?|afgemeld(?:en)?|verhinderd|deelnemers|gasten|voorzitter|notulist|secretaris|"
    r"locatie|plaats|tijd|aanvang|einde|attendees|present|absent|location|chair|time",
    re.IGNORECASE,
)
"""Keys of front matter that say what the head of minutes says."""

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_SHORTCODE = re.compile(r"\{\{[<%]\s*(/?)\s*([\w./-]*)((?:(?!\{\{).)*?)\s*/?[%>]\}\}", re.S)
_TITLE = re.compile(r"""\b(?:title|titel)\s*=\s*(["'`])(.*?)\1""", re.S | re.I)
_LEVEL = re.compile(r"""\blevel\s*=\s*["'`]?([1-6])""")
_TAG = re.compile(r"\{%[^%{}\n]*%\}")
_FIGURES = frozenset({"figure", "image", "img", "video", "audio", "youtube", "vimeo", "button", "gist", "link", "icon"})
_TABLE = re.compile(r"<table\b(?:(?!<table\b).)*?</table>", re.S | re.I)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_TIGHT_HEADING = re.compile(r"( {0,3})(#{1,6})([^#\s].*)")
_ATTRIBUTES = re.compile(r"^( {0,3}#{1,6}[ \t].*?)[ \t]*\{:?[ \t]*[#.][^{}]*\}[ \t]*$")
_ANGLE = re.compile(r"(`+)[^`\n]*\1|<(/?)([A-Za-z][\w-]*)(?=[\s/>])[^<>\n]*>")
_ELEMENTS = defs.tags | {
    "details",
    "summary",
    "main",
    "dialog",
    "wbr",
    "figure",
    "figcaption",
    "picture",
    "source",
    "video",
}


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """Return the scalars of the front matter (lower-case keys, nested values left out) and the text after it."""
    match = _match_front(text)
    if match is None:
        return {}, text
    fields = {}
    for line in match[2].split("\n"):
        field = _FIELD.fullmatch(line.rstrip())
        if field and field[2][0] not in "[{|>&*!#":
            value = _unquote(field[2])
            if value:
                fields[field[1].lower()] = value
    return fields, text[match.end() :]


def head_of_meeting(text: str) -> str:
    """Return as lines of text what the front matter says of who met and where (``Aanwezig: A, B``).

    Lists, in brackets or with an item to a line, become one line with commas.
    """
    match = _match_front(text)
    found: dict[str, list[str]] = {}
    key = ""
    for line in match[2].split("\n") if match else ():
        item, field = _ITEM.fullmatch(line.rstrip()), _KEY.match(line)
        if item and key:
            found[key].append(item[1])
        elif field:
            key = field[1].capitalize() if _OF_MEETING.fullmatch(field[1]) else ""
            listed = field[2].startswith("[")
            if key:
                found[key] = field[2].strip(" []").split(",") if listed else [field[2]]
    values = {key: [_unquote(value.strip()) for value in given if _is_plain(value)] for key, given in found.items()}
    return "".join(f"{key}: {', '.join(given)}\n\n" for key, given in values.items() if given)


def _is_plain(value: str) -> bool:
    """Tell a value from nothing (``~``), a nested one and the sign of a text over several lines (``|``)."""
    return bool(re.search(r"\w", value)) and value.strip()[0] not in "{|>&*!#"


def _match_front(text: str) -> re.Match[str] | None:
    match = _FRONT.match(text)
    return match if match and all(_plausible(line) for line in match[2].split("\n")) else None


def _plausible(line: str) -> bool:
    """Tell a line of front matter from text between two rules."""
    return not line.strip() or line[0] in " \t-#[]{}" or bool(re.match(r"[\w\"'.-]+(?: [\w.-]+)?[ \t]*[:=]", line))


def _unquote(value: str) -> str:
    if value[0] in "\"'":
        end = value.find(value[0], 1)
        return value[1:end].strip() if end > 0 else value[1:].strip()
    return re.split(r"\s#", value, maxsplit=1)[0].strip()


def tidy(text: str) -> str:
    """Drop comments and template tags, and set right what CommonMark would misread."""
    text = _COMMENT.sub("", text)
    text = _SHORTCODE.sub(_shortcode, text)
    text = _TAG.sub("", text)
    text = _TABLE.sub(lambda match: re.sub(r"\n\s*\n", "\n", match[0]), text)
    return "\n".join(_tidy_rows(text.split("\n")))


def _shortcode(match: re.Match[str]) -> str:
    """Return the heading that a Hugo shortcode stands for, a blank line for any other that stands on its own."""
    alone = _stands_alone(match)
    title = None if match[1] or match[2].split("/")[-1] in _FIGURES else _TITLE.search(match[3])
    if title and title[2].strip():
        level = _LEVEL.search(match[3])
        return f"\n\n{'#' * int(level[1] if level else 2)} {' '.join(title[2].split())}\n\n"
    return "\n\n" if alone else ""


def _stands_alone(match: re.Match[str]) -> bool:
    source = match.string
    before = source[source.rfind("\n", 0, match.start()) + 1 : match.start()]
    end = source.find("\n", match.end())
    after = source[match.end() : end if end >= 0 else len(source)]
    return not before.strip() and not after.strip()


def _tidy_rows(rows: list[str]) -> list[str]:
    found: list[str] = []
    fence = ""
    for row, after in pairwise([*rows, ""]):
        mark = _FENCE.match(row)
        if fence:
            if mark and mark[1].startswith(fence) and not row.strip().strip(fence[0]):
                fence = ""
            found.append(row)
        elif mark:
            fence = mark[1]
            found.append(row)
        else:
            found.append(_tidy_row(row, blank_before=not found or not found[-1].strip(), blank_after=not after.strip()))
    return found


def _tidy_row(row: str, *, blank_before: bool, blank_after: bool) -> str:
    heading = _TIGHT_HEADING.fullmatch(row)
    if heading and _is_heading(heading[2], heading[3], alone=blank_before or blank_after):
        row = f"{heading[1]}{heading[2]} {heading[3]}"
    row = _ATTRIBUTES.sub(r"\1", row)
    return _ANGLE.sub(_angle, row)


def _is_heading(marks: str, title: str, *, alone: bool) -> bool:
    """Tell a heading that lacks its space from an issue number (``#123``) and from a row of hashtags."""
    if re.match(r"\d+(?![.\d)])", title) and not re.match(r"\d+\s+[A-Z]", title):
        return False
    if len(marks) > 1:
        return True
    return alone and not re.search(r"\s#\w", title) and bool(re.match(r"[A-ZÀ-Þ*\[]|\d+[.)]", title))


def _angle(match: re.Match[str]) -> str:
    """Keep words in angle brackets that are no HTML, such as ``<actiepunt>``."""
    name = match[3]
    if name is None or name.lower() in _ELEMENTS:
        return match[0]
    return "\\" + match[0]
