"""Finds what the meeting decided, concluded and agreed: by label, by heading, by row of a decision list, by wording."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.document import Block
from pipeline.facts import Conclusion
from pipeline.nlp.annotation import CONCLUSIONS, write_facts
from pipeline.nlp.context import Context, context_of
from pipeline.nlp.rules import compile_pattern, load_rules
from pipeline.nlp.sentences import Sentence
from pipeline.nlp.zones import keep_first

FACTORY = "verslag_conclusions"


@Language.factory(FACTORY, assigns=["doc.spans"])
def create_conclusions(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001
    """Return the component that fills ``doc.spans["conclusions"]``."""
    return annotate_conclusions


def annotate_conclusions(doc: Doc) -> Doc:
    """Write the conclusions of a Doc to ``doc.spans["conclusions"]``."""
    conclusions = find_conclusions(context_of(doc))
    write_facts(doc, CONCLUSIONS, conclusions, [conclusion.kind for conclusion in conclusions])
    return doc


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    pattern: re.Pattern[str]
    kind: str
    outcome: str | None
    confidence: float


@cache
def _rules(group: str) -> tuple[_Rule, ...]:
    shapes = {"labels": r"[\[(<*]*{}[\])>*]* ?:\**|<{}>|^{}$", "headings": r"(?:{})", "wordings": "{}"}
    return tuple(
        _Rule(
            rule["name"],
            compile_pattern(shapes[group].replace("{}", f"(?:{rule['pattern']})"), ignore_case=True),
            rule["kind"],
            rule["outcome"],
            rule["confidence"],
        )
        for rule in load_rules("conclusions")[group]
    )


@cache
def _patterns(group: str) -> tuple[re.Pattern[str], ...]:
    return tuple(compile_pattern(pattern, ignore_case=True) for pattern in load_rules("conclusions")[group])


def find_conclusions(context: Context) -> list[Conclusion]:
    """Return the conclusions of a document in order; each stretch of text is one conclusion at most."""
    return keep_first((*_in_rows(context), *_in_lines(context), *_in_sentences(context)))


def _outcome_of(cell: str) -> tuple[bool, str | None]:
    """Return whether a text is an outcome and nothing else, and which."""
    outcomes: dict[str, str | None] = load_rules("conclusions")["outcomes"]
    key = " ".join(cell.lower().split()).strip(" .*_")
    return key in outcomes, outcomes.get(key)


def _in_rows(context: Context) -> Iterator[Conclusion]:
    """Yield a decision for each table row with an outcome in a cell of its own."""
    document = context.document
    headers = load_rules("conclusions")["outcome_headers"]
    for rows in document.tables():
        column = next((c.column for c in rows[0] if document.text_of(c).lower().strip(" :") in headers), None)
        for row in rows:
            cells = [cell for cell in row if document.text_of(cell).strip()]
            outcomes = [cell for cell in cells if _outcome_of(document.text_of(cell))[0]]
            if not outcomes and column is not None and row is not rows[0]:
                outcomes = [c for c in cells if c.column == column and not _not_handled(document.text_of(c))]
            rest = [cell for cell in cells if cell not in outcomes]
            if outcomes and rest:
                yield _row_decision(context, max(rest, key=lambda cell: cell.end - cell.start), outcomes[-1])


def _not_handled(cell: str) -> bool:
    return " ".join(cell.lower().split()).strip(" .") in load_rules("conclusions")["not_handled"]


def _row_decision(context: Context, cell: Block, outcome: Block) -> Conclusion:
    known, meaning = _outcome_of(context.document.text_of(outcome))
    confidence = load_rules("conclusions")["row_confidence"]
    return _conclusion(
        context,
        cell.start,
        cell.end,
        _Rule("row", re.compile(""), "decision", meaning if known else "adopted", confidence),
    )


def _in_lines(context: Context) -> Iterator[Conclusion]:
    """Yield a decision for each line of a decision list that ends with its outcome."""
    if context.structure.kind != "decision_list":
        return
    words = sorted(load_rules("conclusions")["outcomes"], key=len, reverse=True)
    ending = compile_pattern(rf"(?P<text>\S.{{8,}}?) (?P<outcome>{'|'.join(words)})\W*$", ignore_case=True)
    confidence = load_rules("conclusions")["line_confidence"]
    for block in context.document.blocks:
        for line in re.finditer(r"[^\n]+", context.document.text_of(block)):
            match = ending.match(line.group())
            if match:
                meaning = _outcome_of(match["outcome"])[1]
                start = block.start + line.start()
                rule = _Rule("line", ending, "decision", meaning, confidence)
                yield _conclusion(context, start + match.start("text"), start + match.end("text"), rule)


def _in_sentences(context: Context) -> Iterator[Conclusion]:
    under: _Rule | None = None
    label_block: Block | None = None
    for sentence in context.sentences:
        text = context.text[sentence.start : sentence.end]
        if context.is_heading(sentence.start):
            under = None
            continue
        labelled = _label(text) if sentence.first else None
        if labelled is not None:
            rule, offset = labelled
            under, label_block = rule, sentence.block
            if text[offset:].strip():
                yield _conclusion(context, _skip(context, sentence.start + offset), sentence.end, rule)
            continue
        if under is not None and not _continues(sentence, label_block):
            under = None
        if any(pattern.search(text) for pattern in _patterns("not")):
            continue
        rule_ = under or _heading_rule(context, sentence) or _wording(text, sentence)
        if rule_ is not None and len(text.split()) > 2:
            yield _conclusion(context, sentence.start, sentence.end, rule_)
        if under is not None:
            label_block = sentence.block


def _label(text: str) -> tuple[_Rule, int] | None:
    for rule in _rules("labels"):
        match = rule.pattern.match(text)
        if match:
            return rule, match.end()
    return None


def _skip(context: Context, start: int) -> int:
    while context.text[start] in " \n\t*-–:":
        start += 1
    return start


def _continues(sentence: Sentence, label_block: Block | None) -> bool:
    """Tell whether a sentence still belongs to a label: in the same block, or in bullets right under it."""
    if label_block is None or sentence.block is label_block:
        return label_block is not None
    return sentence.block.kind == "list_item" and (sentence.block.tight or label_block.kind != "list_item")


def _heading_rule(context: Context, sentence: Sentence) -> _Rule | None:
    title = next(context.titles_over(sentence.start), "").lower().strip(" :")
    if sentence.block.table is not None:
        return None
    return next((rule for rule in _rules("headings") if rule.pattern.fullmatch(title)), None)


def _wording(text: str, sentence: Sentence) -> _Rule | None:
    if sentence.block.kind == "furniture":
        return None
    return next((rule for rule in _rules("wordings") if rule.pattern.search(text)), None)


def _conclusion(context: Context, start: int, end: int, rule: _Rule) -> Conclusion:
    text = context.text[start:end]
    votes: dict[str, Any] = {}
    for pattern in _patterns("votes"):
        match = pattern.search(text)
        if match:
            votes = {key: int(value) for key, value in match.groupdict().items() if value}
            break
    outcome = rule.outcome
    if rule.name not in ("row", "line"):
        for inside in load_rules("conclusions")["inside"]:
            if compile_pattern(inside["pattern"], ignore_case=True).search(text):
                outcome = inside["outcome"]
                break
    return Conclusion(
        start, end, rule.kind, outcome, votes.get("for"), votes.get("against"), rule.confidence, rule.name
    )
