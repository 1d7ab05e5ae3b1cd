"""Every sample of ``data/raw`` against what a careful reader would write down of it."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from expectations import KNOWN, RAW, REFUSED, each, every, expected, fold, iso_of, pair, read

from pipeline.readers import NotADocumentError, ReadError, UnsupportedFormatError, read_document
from pipeline.readers import pdf as pdf_reader
from pipeline.structure import read_structure

HEADER = {"start": "start_time", "end": "end_time"}
DATES = {"date", "next_meeting"}


def test_each_sample_has_its_expectation():
    files = {path.relative_to(RAW).as_posix() for path in RAW.rglob("*") if path.is_file()}
    assert {sample["file"] for sample in expected()} | REFUSED == files


@pytest.mark.parametrize("sample", each("kind"))
def test_kind_and_language(sample):
    structure = read(sample["file"]).structure
    assert (structure.kind, structure.language) == (sample["kind"], sample["language"])


@pytest.mark.parametrize(
    ("sample", "field"), [pair("meeting", sample, field, field) for sample in expected() for field in sample["meeting"]]
)
def test_meeting(sample, field):
    wanted = sample["meeting"][field]
    value = getattr(read(sample["file"]).structure.header, HEADER.get(field, field))
    found = value and fold(value.value)
    if wanted is None:
        assert found is None
    else:
        accepted = [wanted] if isinstance(wanted, str) else wanted
        assert found is not None
        assert found.casefold() in [text.casefold() for text in accepted]


@pytest.mark.parametrize("sample", each("sections"))
def test_sections(sample):
    found = [(s.number, s.title, s.level) for s in read(sample["file"]).structure.sections if s.title is not None]
    assert found == [(s["number"], s["title"], s["level"]) for s in sample["sections"]]


@pytest.mark.parametrize(
    "sample", [case for case in each("listed") if case.values[0]["kind"] in ("minutes", "decision_list")]
)
def test_lists_of_who_was_there(sample):
    found = {(a.name, a.status) for a in read(sample["file"]).structure.attendees}
    assert found == {(name, status) for status, names in sample["listed"].items() for name in names}


@pytest.mark.parametrize(
    "sample", [case for case in each("attendance") if case.values[0]["kind"] in ("minutes", "decision_list")]
)
def test_who_was_there(sample):
    reading = read(sample["file"])
    found = {(reading.name_of(person), attendee.status) for attendee, person in reading.facts.attendance}
    assert found == {(p["name"], p["attendance"]) for p in sample["people"] if p["attendance"]}


@pytest.mark.parametrize(("sample", "item"), every("people", key="name"))
def test_person(sample, item):
    reading = read(sample["file"])
    number = [person.name for person in reading.facts.people].index(item["name"])
    person = reading.facts.people[number]
    named = {reading.quote(m) for m in reading.facts.mentions if m.label == "PERSON" and m.entity == number}
    assert set(item["mentions"]) <= named | person.forms
    organisation = None if person.organisation is None else reading.facts.organisations[person.organisation].name
    assert item["organisation"] in (None, organisation)
    assert item["role"] in (None, person.role)


@pytest.mark.parametrize(("sample", "item"), every("organisations", key="name"))
def test_organisation(sample, item):
    reading = read(sample["file"])
    named = {reading.quote(m).casefold() for m in reading.facts.mentions if m.label == "ORG"}
    assert {mention.casefold() for mention in item["mentions"]} <= named


@pytest.mark.parametrize(("sample", "item"), every("places", key="name"))
def test_place(sample, item):
    reading = read(sample["file"])
    assert item["name"] in {reading.quote(m) for m in reading.facts.mentions if m.label == "LOC"}


@pytest.mark.parametrize(("sample", "item"), every("dates", key="text"))
def test_date(sample, item):
    reading = read(sample["file"])
    found = {(reading.quote(date), iso_of(date), date.relation) for date in reading.structure.dates}
    assert (item["text"], item["iso"], item["relation"]) in found


@pytest.mark.parametrize(("sample", "item"), every("conclusions", key="text"))
def test_conclusion(sample, item):
    reading = read(sample["file"])
    found = [
        (reading.quote(c), c.kind, c.outcome, reading.title_at(c.start), c.votes_for, c.votes_against)
        for c in reading.facts.conclusions
    ]
    votes = item.get("votes", (None, None))
    assert (item["text"], item["kind"], item["outcome"], title_of(sample, item), *votes) in found


@pytest.mark.parametrize(("sample", "item"), every("action_items", key="text"))
def test_action_item(sample, item):
    reading = read(sample["file"])
    found = [(reading.quote(a), a.status, reading.title_at(a.start)) for a in reading.facts.actions]
    assert (item["text"], item["status"], title_of(sample, item)) in found
    action = reading.facts.actions[found.index((item["text"], item["status"], title_of(sample, item)))]
    assert item["owner"] in (reading.name_of(action.owner_person), action.owner)
    assert last_day(item["due"]) == action.due


@pytest.mark.parametrize(("sample", "item"), every("contributions", key="text"))
def test_contribution(sample, item):
    reading = read(sample["file"])
    found = {
        (c.speaker, reading.name_of(c.person), reading.title_at(c.start))
        for c in reading.facts.contributions
        if reading.quote(c).startswith(item["text"])
    }
    speakers = {(speaker.casefold(), person, title) for speaker, person, title in found}
    assert (item["speaker"].casefold(), item["person"], title_of(sample, item)) in speakers


@pytest.mark.parametrize(
    ("sample", "facet", "text"),
    [
        pair("never", sample, f"{facet}/{text}", facet, text)
        for sample in expected()
        for facet, texts in sample["never"].items()
        for text in texts
    ],
)
def test_what_must_not_come_out(sample, facet, text):
    reading = read(sample["file"])
    facts = reading.facts
    if facet == "text":
        assert text not in fold(reading.document.text)
    elif facet in ("people", "organisations", "places"):
        label = {"people": "PERSON", "organisations": "ORG", "places": "LOC"}[facet]
        assert text not in {reading.quote(m) for m in facts.mentions if m.label == label}
        assert text not in {entity.name for entity in getattr(facts, facet, ())}
    elif facet == "dates":
        assert text not in {reading.quote(date) for date in reading.structure.dates}
    else:
        found = {"action_items": facts.actions, "conclusions": facts.conclusions, "contributions": facts.contributions}
        assert not [reading.quote(fact) for fact in found[facet] if text in reading.quote(fact)]


@pytest.mark.parametrize("sample", each("offsets"))
def test_offsets_are_true(sample):
    reading = read(sample["file"])
    text, structure, facts = reading.document.text, reading.structure, reading.facts
    spans = [*reading.document.blocks, *facts.mentions, *structure.dates]
    spans += [*facts.conclusions, *facts.actions, *facts.contributions]
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        quote = text[span.start : span.end]
        assert quote == quote.strip(), f"{quote!r} begins or ends with white space"
    assert all(a.end <= b.start for a, b in pairwise(reading.document.blocks))
    assert all(fold(a.name).split()[-1] in text for a in structure.attendees)


@pytest.mark.parametrize("sample", each("cover"))
def test_sections_hold_all_of_the_text(sample):
    reading = read(sample["file"])
    text, sections = reading.document.text, reading.structure.sections
    assert not text[: sections[0].start].strip()
    assert all(a.end == b.start for a, b in pairwise(sections))
    assert sections[-1].end == len(text)
    assert [s.position for s in sections] == sorted({s.position for s in sections})
    for section in sections:
        assert section.start <= section.body_start <= section.end
        assert section.title is None or section.title in fold(text[section.start : section.body_start])


@pytest.mark.parametrize(
    ("file", "error", "said"),
    [
        ("overig/presentielijst.rtf", UnsupportedFormatError, "RTF"),
        ("overig/voedselpakketten.csv", NotADocumentError, "data"),
    ],
)
def test_what_is_not_read_says_why(file, error, said):
    assert file in REFUSED
    with pytest.raises(error, match=said) as caught:
        read_document(RAW / file)
    assert isinstance(caught.value, ReadError)


def test_a_scanned_page_without_tesseract_is_a_warning(monkeypatch):
    monkeypatch.setattr(pdf_reader.ocr, "is_available", lambda: False)
    document = read_document(RAW / "werkgroepen" / "scan-zilverhof.pdf")
    assert not document.ocr
    assert document.page_count == 2
    assert any("2" in warning for warning in document.warnings)
    assert "Schoonmaak van de trappenhuizen" in document.text
    assert "lift" not in document.text
    assert read_structure(document).header.date is not None


def test_both_versions_of_one_meeting_say_the_same():
    draft, adopted = (
        read(f"wijkalliantie/{name}") for name in ("Verslag 22 mei CONCEPT.docx", "verslag-mei-vastgesteld.pdf")
    )
    assert draft.document.media_type != adopted.document.media_type
    for fact in ("sections", "attendees"):
        first, second = getattr(draft.structure, fact), getattr(adopted.structure, fact)
        assert [getattr(x, "title", None) or x.name for x in first[1:]] == [
            getattr(x, "title", None) or x.name for x in second[1:]
        ]


def test_known_failures_name_cases_that_exist():
    facets = {"people": "name", "organisations": "name", "places": "name", "dates": "text"}
    facets |= dict.fromkeys(("conclusions", "action_items", "contributions"), "text")
    cases = {case.id for facet, key in facets.items() for case in every(facet, key=key)}
    whole = ("kind", "sections", "listed", "attendance", "offsets", "cover")
    cases |= {case.id for facet in whole for case in each(facet)}
    for sample in expected():
        cases |= {f"meeting:{sample['file']}:{field}" for field in sample["meeting"]}
        cases |= {
            f"never:{sample['file']}:{facet}/{text}" for facet in sample["never"] for text in sample["never"][facet]
        }
    assert set(KNOWN) <= cases


def title_of(sample, item):
    """Return the title of the section in which an item stands."""
    return None if item["section"] is None else sample["sections"][item["section"]]["title"]


def last_day(due):
    """Return the last day of a deadline that is a day or a month."""
    if due is None or len(due) == len("2025-04-30"):
        return due and datetime.date.fromisoformat(due)
    year, month = map(int, due.split("-"))
    return datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1)
