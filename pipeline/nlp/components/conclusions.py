"""Finds what the meeting decided, concluded and agreed: by label, by heading, by row of a decision list, by wording."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.document import Block
from pipeline.facts import Conclusion
from pipeline.nlp.annotation import CONCLUSIONS, write_facts
from pipeline.nlp.components.conclusion_rows import find_in_lines, find_in_rows
from pipeline.nlp.components.conclusion_rules import (
    ConclusionRule,
    conclude,
    decides_nothing,
    find_wording,
    is_outcome,
    is_tally,
    opens_with_person,
    pattern_of,
    read_votes,
    reports,
    rules_of,
    with_votes,
)
from pipeline.nlp.context import Context, context_of
from pipeline.nlp.rules import compile_pattern, load_rules
from pipeline.nlp.sentences import Sentence
from pipeline.nlp.zones import keep_first

FACTORY = "verslag_conclusions"

_LABELLED = 3
"""Most sentences behind a label in one paragraph that are still what was decided, and no longer the talk after it."""

_HEADED = 12
"""Most sentences under a heading that are its conclusions; where more follow, the heading is part of something else."""

_ARTICLE = re.compile(
    r"\W*(?:(?:enig|eerste|tweede|laatste) )?art(?:ikel|\.)? ?(?:\d{1,2}|[IVX]{1,4})?\W{0,3}[:.–-]", re.IGNORECASE
)
"""How the articles of a decision begin, each in a paragraph of its own."""

_LETTER = re.compile(r"[a-z0-9][.)]\s+\S")
"""How the parts of a decision begin that plain text counts."""

_OWNED = re.compile(r"\s[-–→]\s(?:[A-ZÀ-Ý][\w'’-]+(?:\s?[/,&+]\s?|\sen\s)?){1,4}(?:\s[-–→]\s[^.]{2,30})?\W*$")
"""How a line of a list ends that says who does it."""


@Language.factory(FACTORY, assigns=["doc.spans"])
def create_conclusions(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001
    """Return the component that fills ``doc.spans["conclusions"]``."""
    return annotate_conclusions


def annotate_conclusions(doc: Doc) -> Doc:
    """Write the conclusions of a Doc to ``doc.spans["conclusions"]``."""
    conclusions = find_conclusions(context_of(doc))
    write_facts(doc, CONCLUSIONS, conclusions, [conclusion.kind for conclusion in conclusions])
    return doc


def find_conclusions(context: Context) -> list[Conclusion]:
    """Return the conclusions of a document in order; each stretch of text is one conclusion at most."""
    found = keep_first((*find_in_rows(context), *find_in_lines(context), *_find_in_sentences(context)))
    return _count_beside(context, found)


@dataclass(slots=True)
class _Under:
    """The label or heading under which the reading stands, and how far its conclusions go."""

    rule: ConclusionRule | None = None
    block: Block | None = None
    open: bool = False
    count: int = 0

    def holds(self, context: Context, sentence: Sentence) -> bool:
        """Tell whether a sentence still belongs to the label: in its paragraph, in an article or bullet of its own."""
        if self.rule is None or self.block is None:
            return False
        if sentence.block is self.block:
            return self.count < _LABELLED or self.open
        if _ARTICLE.match(context.document.text_of(sentence.block)):
            return True
        bullets = sentence.block.kind == "list_item" and (sentence.block.tight or self.block.kind != "list_item")
        counted, before = (_LETTER.match(context.document.text_of(block)) for block in (sentence.block, self.block))
        if before and self.count and not (counted or bullets):
            return False
        alone = self.block.kind == sentence.block.kind == "paragraph" and sentence.end >= sentence.block.end
        goes_on = alone and sentence.first and self.count < _LABELLED
        return self.open and (bullets or bool(counted) or self.count == 0 or goes_on)


def _find_in_sentences(context: Context) -> Iterator[Conclusion]:
    speech = context.is_verbatim
    under = _Under()
    headed = {} if speech else _read_headed(context)
    before: Sentence | None = None
    concluded = False
    for sentence in context.sentences:
        text = context.text[sentence.start : sentence.end]
        if context.is_heading(sentence.start):
            under, before = _Under(), None
            continue
        labelled = None if speech else _read_label(text, sentence)
        if labelled is not None:
            rule, offset, announced = labelled
            rest = bool(re.search(r"\w", text[offset:])) and not (is_tally(text[offset:]) or _is_body(text[offset:]))
            under = _Under(None if offset and announced else rule, sentence.block, not rest, int(rest))
            before, concluded = sentence, True
            if rest and "?" not in text[-2:]:
                yield conclude(context, _skip(context, sentence.start + offset), sentence.end, rule)
            continue
        heads = None if speech else _announced(text)
        if heads is not None:
            under, before, concluded = _Under(heads, sentence.block, open=True), sentence, False
            continue
        if not under.holds(context, sentence):
            under = _Under()
        told = under.rule if under.rule is not None else headed.get(sentence.start)
        if under.block is sentence.block and opens_with_person(context, text):
            # behind what was decided: who does what
            told = None
        found = _told(context, sentence, text, told) or find_wording(context, sentence, speech=speech)
        start = sentence.start
        if found is not None and before is not None and before.block is sentence.block and is_outcome(text):
            start, found = before.start, None if concluded else found
            if found is not None and sentence.block.kind == "list_item":
                start = sentence.block.start
        before, concluded = sentence, found is not None
        if found is not None:
            yield conclude(context, start, sentence.end, found)
        if under.rule is not None:
            under.block, under.count = sentence.block, under.count + 1


def _told(context: Context, sentence: Sentence, text: str, rule: ConclusionRule | None) -> ConclusionRule | None:
    """Return the rule of the label or heading over a sentence, None where the sentence is no conclusion even so."""
    folded = " ".join(text.split())
    if rule is None or len(folded.split()) < 3 or folded.endswith((":", "?")) or folded.startswith("("):
        return None
    if sentence.block.table is not None or decides_nothing(folded) or reports(context, folded):
        return None
    return None if _OWNED.search(folded) else rule


def _is_body(text: str) -> bool:
    """Tell whether nothing but who decides stands behind a label: what they decide is below."""
    body = rf"\W*{load_rules('conclusions')['bodies']}\W*"
    return compile_pattern(body, ignore_case=True).fullmatch(text) is not None


@cache
def _label_patterns() -> tuple[tuple[ConclusionRule, re.Pattern[str], re.Pattern[str]], ...]:
    """Return each label rule with its shape before a text, and alone in a line."""
    return tuple(
        (
            rule,
            compile_pattern(
                rf"[\[(<*_=>•-]*[ ]?(?:{rule.pattern.pattern})(?: ?[\])>*_]+ ?:?| ?(?::|->|→|=>))[*_]*",
                ignore_case=True,
            ),
            compile_pattern(rf"\W*(?:{rule.pattern.pattern})\W*$", ignore_case=True),
        )
        for rule in rules_of("labels")
    )


def _read_label(text: str, sentence: Sentence) -> tuple[ConclusionRule, int, bool] | None:
    """Return the rule of a label, where the text behind it begins, and whether it stood in the middle."""
    for rule, before, alone in _label_patterns():
        match = before.match(text) or (alone.match(text) if sentence.first else None)
        if match:
            return rule, match.end(), False
    for rule in rules_of("inline"):
        inside = compile_pattern(rf"(?:[\s,;(]|<)(?:{rule.pattern.pattern}) ?[:>] ?(?=\w)", ignore_case=True).search(
            text
        )
        if inside:
            return rule, inside.end(), True
    return None


def _announced(text: str) -> ConclusionRule | None:
    """Return the rule of a sentence that announces a list of decisions (``Men komt tot de volgende afspraken:``)."""
    folded = re.sub(r"(?<=het volgende)[.]$", ":", " ".join(text.split()))
    if not folded.endswith(":") or decides_nothing(folded):
        return None
    return next((rule for rule in rules_of("announcing") if rule.pattern.search(folded)), None)


def _skip(context: Context, start: int) -> int:
    while context.text[start] in " \n\t*-–:>":
        start += 1
    return start


def _read_headed(context: Context) -> dict[int, ConclusionRule]:
    """Return the rule for the start of each sentence under a heading that announces conclusions."""
    by_section: dict[int, list[Sentence]] = {}
    rules: dict[int, ConclusionRule] = {}
    for sentence in context.sentences:
        section = context.section_at(sentence.start)
        if section is None or section.title is None or sentence.start < section.body_start:
            continue
        title = section.title.lower().strip(" :")
        rule = next((rule for rule in rules_of("headings") if rule.pattern.fullmatch(title)), None)
        if rule is not None:
            by_section.setdefault(section.position, []).append(sentence)
            rules[section.position] = rule
    return {s.start: rules[position] for position, sentences in by_section.items() for s in _headed(sentences)}


def _headed(sentences: Sequence[Sentence]) -> Sequence[Sentence]:
    """Return those of the sentences under a heading that are its conclusions: a list, or a few sentences."""
    if sentences[0].block.kind == "list_item":
        return list(takewhile(lambda sentence: sentence.block.kind == "list_item", sentences))
    return sentences if len(sentences) <= _HEADED else ()


def _count_beside(context: Context, found: Sequence[Conclusion]) -> list[Conclusion]:
    """Return the conclusions with the votes that the sentence before or behind them counts; a count alone is none.

    Nor is the outcome of the vote on the decision right before it (``Stemming: eenparig goedgekeurd.``).
    """
    found = [c for i, c in enumerate(found) if not (i and _repeats(context, found[i - 1], c))]
    found = [c for i, c in enumerate(found) if not _is_said_next(context, c, found[i + 1 : i + 2])]
    tallies = {s.end: s for s in context.sentences if is_tally(context.text[s.start : s.end])}
    if not tallies:
        return list(found)
    spans = {(sentence.start, sentence.end) for sentence in tallies.values()}
    kept = []
    for conclusion in found:
        if (conclusion.start, conclusion.end) in spans:
            continue
        beside = next(
            (
                tally
                for tally in tallies.values()
                if not context.text[min(tally.end, conclusion.end) : max(tally.start, conclusion.start)].strip()
            ),
            None,
        )
        votes = read_votes(" ".join(context.text[beside.start : beside.end].split())) if beside is not None else {}
        kept.append(with_votes(conclusion, votes))
    return kept


def _repeats(context: Context, before: Conclusion, conclusion: Conclusion) -> bool:
    told = " ".join(context.text[before.end : conclusion.end].split())
    return bool(pattern_of("verdict").match(told))


def _is_said_next(context: Context, conclusion: Conclusion, following: Sequence[Conclusion]) -> bool:
    """Tell whether a conclusion is that there is consensus, and the one right behind it says on what."""
    text = " ".join(context.text[conclusion.start : conclusion.end].split())
    next_to = following and not context.text[conclusion.end : following[0].start].strip()
    return bool(next_to) and pattern_of("unsaid").match(text) is not None
