"""A difference as plain text, as Markdown and as a web page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape

from pipeline.comparison.changes import Changed, Difference, Kind
from pipeline.comparison.versions import Version

Mark = Callable[[Kind, str], str]

_PAGE = """<!doctype html>
<html lang="nl"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>
<style>body{{font:16px/1.5 sans-serif;max-width:48em;margin:2em auto;padding:0 1em}}
h2{{font-size:1.2em;margin-top:2em}}
del{{background:#fdd;color:#800}}ins{{background:#dfd;color:#050;text-decoration:none}}
.same{{color:#666}}</style></head>
<body><h1>{title}</h1>
{body}
</body></html>
"""


def as_text(older: Version, newer: Version, found: Sequence[Difference], *, everything: bool = False) -> str:
    """Return a difference for a terminal: ``[-words that went-]``, ``{+words that came+}``."""

    def mark(kind: Kind, words: str) -> str:
        return {"same": words, "old": f"[-{words}-]", "new": f"{{+{words}+}}"}[kind]

    lines = [f"--- {older.path}", f"+++ {newer.path}"]
    for section in _shown(found, everything=everything):
        lines += ["", _heading(section, mark)]
        lines += [
            f"  {_sign(sentence)} {_join(sentence, mark)}" for sentence in _sentences(section, everything=everything)
        ]
    return "\n".join([*lines, "", _summary(found)]) + "\n"


def as_markdown(older: Version, newer: Version, found: Sequence[Difference], *, everything: bool = False) -> str:
    """Return a difference as Markdown: ``~~words that went~~``, ``**words that came**``."""

    def mark(kind: Kind, words: str) -> str:
        # what would be read as markup is shown as it stands
        plain = "".join(f"\\{c}" if c in r"\`*_[]<>~|#" else c for c in words)
        return {"same": plain, "old": f"~~{plain}~~", "new": f"**{plain}**"}[kind]

    lines = [f"# {mark('same', older.path)} → {mark('same', newer.path)}"]
    for section in _shown(found, everything=everything):
        lines += ["", f"## {_heading(section, mark)}", ""]
        lines += [f"- {_join(sentence, mark)}" for sentence in _sentences(section, everything=everything)]
    return "\n".join([*lines, "", _summary(found)]) + "\n"


def as_html(older: Version, newer: Version, found: Sequence[Difference], *, everything: bool = False) -> str:
    """Return a difference as a web page of its own."""

    def mark(kind: Kind, words: str) -> str:
        tag = {"same": None, "old": "del", "new": "ins"}[kind]
        return f"<{tag}>{escape(words)}</{tag}>" if tag else escape(words)

    parts = []
    for section in _shown(found, everything=everything):
        parts.append(f"<h2>{_heading(section, mark)}</h2>")
        parts += [
            f'<p class="{sentence.kind}">{_join(sentence, mark)}</p>'
            for sentence in _sentences(section, everything=everything)
        ]
    title = f"{escape(older.path)} → {escape(newer.path)}"
    return _PAGE.format(title=title, body="\n".join([*parts, f"<p>{_summary(found)}</p>"]))


def _shown(found: Sequence[Difference], *, everything: bool) -> list[Difference]:
    return [section for section in found if everything or section.is_change]


def _sentences(section: Difference, *, everything: bool) -> Iterator[Changed]:
    return (sentence for sentence in section.sentences if everything or sentence.kind != "same")


def _heading(section: Difference, mark: Mark) -> str:
    if section.old == section.new:
        return mark("same", section.new or "") or "(voor de eerste kop)"
    old = [] if section.old is None else [mark("old", section.old or "(voor de eerste kop)")]
    new = [] if section.new is None else [mark("new", section.new or "(voor de eerste kop)")]
    return " ".join([*old, *new])


def _join(sentence: Changed, mark: Mark) -> str:
    return " ".join(mark(kind, words) for kind, words in sentence.words)


def _sign(sentence: Changed) -> str:
    return {"same": " ", "old": "-", "new": "+", "changed": "~"}[sentence.kind]


def _summary(found: Sequence[Difference]) -> str:
    changed = sum(section.is_change for section in found)
    if not changed:
        return "Geen verschillen dan in de opmaak."
    sentences = [sentence.kind for section in found for sentence in section.sentences]
    counts = (
        (sentences.count("changed"), "gewijzigd"),
        (sentences.count("old"), "vervallen"),
        (sentences.count("new"), "nieuw"),
    )
    told = ", ".join(f"{count} {what}" for count, what in counts if count) or "geen gewijzigd"
    return f"{changed} van de {len(found)} delen verschillen; zinnen en regels: {told}."
