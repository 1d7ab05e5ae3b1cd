from __future__ import annotations

from datetime import date
from io import BytesIO
from itertools import pairwise

import docx
import pytest
from lxml import html
from markdown_it import MarkdownIt

from pipeline import open_archive
from pipeline.analysis import QuestionError, records
from pipeline.analysis.summary import LAST, Line, Part, Source, Summary, summarise
from pipeline.analysis.summary.course import choose_course, is_clear, name_speaker
from pipeline.analysis.summary.lines import plain
from pipeline.analysis.summary.material import Material, spread
from pipeline.analysis.summary.parts import _latest, tell_actions, tell_speakers
from pipeline.analysis.summary.ranking import choose, measure_likeness, rank_sentences
from pipeline.analysis.summary.render import to_html, to_markdown, to_word
from pipeline.analysis.summary.sentences import Sentence

HOSTILE = "<script>alert(1)</script> *vet* [link](http://x) `code`"


@pytest.fixture(scope="module")
def archive(sample_archive):
    return open_archive(sample_archive)


@pytest.fixture(scope="module")
def texts(archive):
    rows = archive.table("documents", ["document_id", "text"])
    return dict(zip(rows["document_id"], rows["text"], strict=True))


SCOPES = [
    {"topic": "coördinator"},
    {"person": "Saskia Verhoeven"},
    {"organisation": "gemeente Meerwijk"},
    {"body": "wijkalliantie"},
    {"body": "wijkalliantie", "since": LAST},
    {"since": "2025"},
    {"topic": "begroting", "until": "2025-06"},
]


@pytest.mark.parametrize("scope", SCOPES, ids=str)
def test_every_quote_stands_in_its_source(archive, texts, scope):
    summary = summarise(archive, **scope)
    quoted = [line for line in summary.lines() if line.quote is not None]
    assert quoted
    for line in quoted:
        (source,) = line.sources
        assert line.quote == plain(texts[source.document_id][source.start : source.end])


@pytest.mark.parametrize("scope", SCOPES, ids=str)
def test_a_lead_says_nothing_that_the_tables_do_not(archive, scope):
    """Names and numbers in a lead are values of the tables: no lead holds a name that no table has."""
    known = set(archive.table("people")["name"]) | set(archive.table("contributions")["speaker"])
    speakers = next(part for part in summarise(archive, **scope).parts if part.title == "Wie erover sprak")
    for line in speakers.lines:
        if line.of == 0 and not line.lead.startswith("en nog "):
            assert line.lead.split(" (")[0].split(": ")[0] in known


def test_sentences_are_not_repeated_within_the_course(archive):
    summary = summarise(archive, body="wijkalliantie")
    course = next(part for part in summary.parts if part.title == "Verloop")
    quotes = [line.quote for line in course.lines if line.quote]
    assert len(quotes) == len(set(quotes))


def test_meetings_and_decisions_are_in_order(archive):
    summary = summarise(archive, topic="coördinator")
    for title in ("Verloop", "Besluiten en conclusies"):
        part = next(part for part in summary.parts if part.title == title)
        days = [line.sources[0].day for line in part.lines if line.sources]
        assert len(days) > 2
        assert days == sorted(days)


def test_a_vote_shows_its_counts(archive):
    summary = summarise(archive, topic="amendement")
    decisions = next(part for part in summary.parts if part.title == "Besluiten en conclusies")
    assert any(line.lead == "27 maart 2025, verworpen, 9 voor, 18 tegen" for line in decisions.lines)


def test_last_is_the_last_meeting_only(archive):
    newest = archive.meetings(body="wijkalliantie")["date"].max()
    summary = summarise(archive, body="wijkalliantie", since=LAST)
    assert summary.scope.startswith("1 vergadering van ")
    assert {
        s.day for part in summary.parts if part.title == "Verloop" for line in part.lines for s in line.sources
    } == {newest}


def test_nothing_asked_and_nothing_found_are_said(archive):
    with pytest.raises(QuestionError, match="a summary is about something"):
        summarise(archive)
    with pytest.raises(QuestionError, match="no meeting has anything on this"):
        summarise(archive, topic="kernfusie")


def sentence(text, *, meeting="m1", start=0, speaker=None):
    source = Source("doc_1", "a.txt", None, "sec_1", "Wonen", None, start, start + len(text))
    return Sentence(text, source, meeting, "sec_1", speaker=speaker)


@pytest.mark.parametrize(
    ("text", "speaker", "clear"),
    [
        ("De werkgroep legt in mei een voorstel voor.", None, True),
        ("Het voorstel gaat naar de gemeenteraad van Meerwijk.", None, True),
        ("Er komt een spreekuur in het buurthuis op dinsdag.", None, False),
        ("Het is nog niet zeker dat er geld voor is.", None, False),
        ("Dit leidt tot vragen bij de bewoners van de wijk.", None, False),
        ("Daarom wordt het punt een maand later besproken.", None, False),
        ("Hij licht de begroting van de stichting toe.", None, False),
        ("Hij licht de begroting van de stichting toe.", "Bram de Wit", True),
        ("en de aanvullende informatie kan worden opgevraagd", None, False),
        ("De werkversie van de notitie staat op de volgende plaats:", None, False),
        ("Vraag van mevrouw S. v.", None, False),
    ],
)
def test_a_sentence_that_points_back_or_breaks_off_is_not_clear(text, speaker, clear):
    assert is_clear(sentence(text, speaker=speaker)) is clear


def test_a_line_names_its_speaker_where_the_sentence_does_not():
    assert name_speaker(sentence("Hij licht de begroting toe.", speaker="Bram de Wit")).lead == "Bram de Wit"
    assert name_speaker(sentence("De Wit licht de begroting toe.", speaker="Bram de Wit")).lead is None
    assert name_speaker(sentence("De begroting wordt toegelicht.")).lead is None


def material_of(*quotable):
    ids = dict.fromkeys(one.meeting_id for one in quotable)
    return Material([{"meeting_id": meeting} for meeting in ids], [], list(quotable), [], [], {}, {})


def test_clear_sentences_go_first_and_one_that_is_not_clear_is_better_than_none():
    unclear = sentence("Dit komt in de volgende vergadering weer terug.")
    clear = sentence("De speeltuin krijgt in mei nieuwe toestellen.", start=100)
    other = sentence("Daarom gaat de ijsbaan dit jaar niet open.", meeting="m2")
    assert choose_course(material_of(unclear, clear, other), 3, None) == {"m1": [clear], "m2": [other]}


def test_of_many_meetings_fewer_sentences_are_quoted():
    words = ["fietsen", "bomen", "lampen", "banken", "wegen", "pleinen", "scholen", "huizen", "tuinen", "bruggen"]
    places = ["noord", "zuid", "oost", "west", "centrum"]
    quotable = [
        sentence(f"{place.title()} bespreekt {one} met {other}.", meeting=f"{place}-{one}", start=i * 100)
        for place in places
        for one in words
        for i, other in enumerate(words)
    ]
    course = choose_course(material_of(*quotable), 3, None)
    assert sum(map(len, course.values())) <= 40
    assert max(map(len, course.values())) == 1


def test_of_very_many_lines_the_latest_are_listed_and_the_others_counted():
    others, latest = _latest(range(203), "vraag", "vragen")
    assert [line.lead for line in others] == ["en nog 3 vragen daarvoor"]
    assert (latest[0], latest[-1]) == (3, 202)
    assert _latest(range(201), "vraag", "vragen")[0][0].lead == "en nog 1 vraag daarvoor"
    assert _latest(range(200), "vraag", "vragen") == ([], range(200))


def test_of_very_many_meetings_those_that_are_read_are_spread_over_time():
    meetings = [f"m{number:03d}" for number in range(250)]
    read = [int(meeting[1:]) for meeting in spread(meeting for meeting in meetings for _ in range(2))]
    assert (len(read), read[0]) == (100, 0)
    assert {later - earlier for earlier, later in pairwise(read)} == {2, 3}
    assert spread(meetings[:100]) == meetings[:100]
    assert spread([]) == []


def test_each_source_of_a_line_is_named_once(archive):
    lines = [line for line in summarise(archive, body="wijkalliantie").lines() if len(line.sources) > 1]
    assert lines
    for line in lines:
        assert len({str(source) for source in line.sources}) == len(line.sources)


def test_of_many_places_of_a_speaker_the_last_ones_are_named():
    days = [date(2025, 1, day) for day in range(1, 31)]
    said = [
        Sentence(
            f"Punt {day.day} is besproken.",
            Source("d", "a.txt", day, None, None, None, day.day, day.day + 1),
            f"m{day.day}",
            None,
            speaker="Bram de Wit",
        )
        for day in days
    ]
    first, *_ = tell_speakers(Material([], said, said, [], [], {}, {}), set()).lines
    assert first.lead == "Bram de Wit: 30 bijdragen in 30 vergaderingen, het laatst"
    assert [place.day for place in first.sources] == days[-5:]
    first, *_ = tell_speakers(Material([], said[:5], said[:5], [], [], {}, {}), set()).lines
    assert first.lead == "Bram de Wit: 5 bijdragen in 5 vergaderingen"
    assert [place.day for place in first.sources] == days[:5]


def test_a_task_that_stays_the_same_is_quoted_once(archive):
    row = records(archive.actions("vacaturetekst"))[0]
    place = {name: row[name] for name in ("section", "section_number", "section_id", "page", "start", "end")}
    change = {**place, "document_id": row["document_id"], "source_path": "b.txt", "date": None, "state": "carried_over"}
    same, other = {**change, "text": row["text"].upper()}, {**change, "text": "Vacature intrekken"}
    material = Material([], [], [], [], [row], {row["register_id"]: [same, other]}, {})
    first, second, third = tell_actions(material).lines
    assert first.quote == row["text"]
    assert (second.quote, second.sources[0].path) == (None, "b.txt")
    assert third.quote == "Vacature intrekken"


def test_one_meeting_is_not_told_twice(archive):
    titles = [part.title for part in summarise(archive, body="wijkalliantie", since=LAST).parts]
    assert "Wat de laatste vergadering veranderde" not in titles
    assert "Wat de laatste vergadering veranderde" in [p.title for p in summarise(archive, body="wijkalliantie").parts]


def test_what_is_central_ranks_first():
    texts = ["De begroting is te hoog.", "De begroting van het park is hoog.", "Het park kost geld.", "Er is koffie."]
    ranks = rank_sentences(measure_likeness(texts))
    assert ranks.sum() == pytest.approx(1)
    assert ranks.argmax() == 1
    assert ranks[3] == ranks.min()


def test_what_repeats_is_not_chosen_again():
    texts = ["De raad bespreekt de begroting.", "De raad bespreekt de begroting!", "Het park wordt groter."]
    assert choose(texts, 3) == [0, 2]
    assert choose(texts, 3, said=["De raad besprak de begroting"]) in ([2], [0, 2])
    assert choose(texts, 3, said=["De raad bespreekt de begroting."]) == [2]
    assert choose([], 3) == []
    assert choose(texts, 1, first=[1, 1, 9]) == [2]


def made_up():
    source = Source("doc_1", "map/a_b.md", None, "s1", "1 <b>Titel</b>", 2, 0, 5, exact=False)
    part = Part("Verloop", [Line("Lead & zo", HOSTILE, (source,)), Line(None, "1. geen lijst", (source,), of=1)])
    return Summary(f"Samenvatting: {HOSTILE}", "1 vergadering.", (part, Part("Leeg")))


def test_html_shows_text_as_text():
    page = html.document_fromstring(to_html(made_up()))
    assert page.xpath("//script") == []
    assert page.xpath("//main//b") == []
    assert page.xpath("string(//li[1]/q)") == HOSTILE
    assert page.get("lang") == "nl"
    assert "vanaf p. 2" in page.xpath("string(//li[1]/small)")
    assert page.xpath("//*[@src or @href]") == []


def test_markdown_shows_text_as_text():
    wrapped = html.fragment_fromstring(MarkdownIt().render(to_markdown(made_up())), create_parent=True)
    assert wrapped.xpath("//script | //a | //code | //ol") == []
    assert HOSTILE in wrapped.xpath("string(//li[1])")
    assert "1. geen lijst" in wrapped.xpath("string(//li/ul/li)")
    assert wrapped.xpath("string(//h1)") == f"Samenvatting: {HOSTILE}"


def test_word_has_headings_and_lists():
    document = docx.Document(BytesIO(to_word(made_up())))
    styles = [(p.style.name, p.text) for p in document.paragraphs]
    assert styles[0] == ("Title", f"Samenvatting: {HOSTILE}")
    assert ("Heading 1", "Verloop") in styles
    assert any(style == "List Bullet" and text.startswith(f"Lead & zo: {HOSTILE} (") for style, text in styles)
    assert any(style == "List Bullet 2" and text.startswith("1. geen lijst") for style, text in styles)
    assert styles[-1][1] == "Hierover staat niets in de verslagen."


def test_word_has_dutch_pages_and_keeps_a_meeting_with_what_was_said_there():
    document = docx.Document(BytesIO(to_word(made_up())))
    assert (round(document.sections[0].page_width.mm), round(document.sections[0].page_height.mm)) == (210, 297)
    marks = document.styles.element.xpath("//w:lang/@w:val")
    assert set(marks) == {"nl-NL"}
    by_style = {p.style.name: p.paragraph_format.keep_with_next for p in document.paragraphs}
    assert (by_style["List Bullet"], by_style["List Bullet 2"]) == (True, False)
