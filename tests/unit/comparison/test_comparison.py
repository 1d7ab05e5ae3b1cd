from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.archive import publish, to_tables
from pipeline.cli import app
from pipeline.comparison import as_html, as_markdown, as_text, compare, find_versions
from pipeline.comparison.differences import split_sentences
from pipeline.comparison.versions import Part, Version
from pipeline.schema import TABLES
from pipeline.source import RunError

OLD = Version(
    "concept.docx",
    (
        Part("", "", "Concept van 1 mei."),
        Part("1. Opening", "Opening", "Saskia opent de vergadering."),
        Part("2. Begroting", "Begroting", "De begroting is € 1.200. Bram vraagt\nof dat genoeg is. Niemand weet het."),
        Part("3. Rondvraag", "Rondvraag", "- Lieke meldt zich af."),
    ),
)
NEW = Version(
    "vastgesteld.pdf",
    (
        Part("", "", "Concept van 1 mei."),
        Part("1. Opening", "Opening", "Saskia opent de vergadering."),
        Part("2. Begroting 2025", "Begroting 2025", "De begroting is € 1.400. Bram vraagt of dat\ngenoeg is."),
        Part("3. Zwembad", "Zwembad", "Het water is koud."),
        Part("4. Rondvraag", "Rondvraag", "• Lieke meldt zich af."),
    ),
)


def test_sections_are_aligned_and_sentences_in_them() -> None:
    found = compare(OLD, NEW)
    assert [(section.old, section.new, section.is_change) for section in found] == [
        ("", "", False),
        ("1. Opening", "1. Opening", False),
        ("2. Begroting", "2. Begroting 2025", True),
        (None, "3. Zwembad", True),
        ("4. Rondvraag", "4. Rondvraag", False),
    ]
    budget = found[2].sentences
    assert [sentence.kind for sentence in budget] == ["changed", "same", "old"]
    assert budget[0].words == (("same", "De begroting is €"), ("old", "1.200."), ("new", "1.400."))
    assert [sentence.kind for sentence in found[4].sentences] == ["same"]


def test_a_version_that_is_the_same_in_another_format_has_no_changes() -> None:
    lines = Version(
        "a.md", (Part("1. Opening", "Opening", "* Saskia **opent**\nde “vergadering”.\n* Bram komt later."),)
    )
    other = Version("a.pdf", (Part("1. Opening", "Opening", '- Saskia opent de "vergadering".\n\n- Bram komt later.'),))
    assert not any(section.is_change for section in compare(lines, other))


def test_a_sentence_under_another_heading_and_words_under_a_label_are_no_change() -> None:
    old = Version("a", (Part("Opening", "Opening", "Aanwezig:\nBram, Lieke\n\nHet hek staat. Het is rood."),))
    parts = (Part("Opening", "Opening", "Aanwezig: Bram, Lieke"), Part("Hek", "Hek", "Het hek staat.\nHet is blauw."))
    found = compare(old, Version("b", parts))
    assert [[sentence.kind for sentence in section.sentences] for section in found] == [
        ["same", "old"],
        ["same", "new"],
    ]


def test_a_heading_that_is_a_line_and_a_table_in_one_cell_are_no_change() -> None:
    table = "Leden | Organisatie\nSaskia Verhoeven | gemeente\nBram de Wit | De Brug"
    old = Version(
        "a.pdf",
        (
            Part("", "", f"{table}\n\nOverzicht van de buurt"),
            Part("a. Wat de bewoners zeggen", "Wat de bewoners zeggen", "Het is er fijn. Het hek is kapot."),
        ),
    )
    new = Version(
        "b.docx",
        (
            Part("", "", "Leden Organisatie Saskia Verhoeven gemeente Bram de Wit De Brug"),
            Part("Overzicht van de buurt", "Overzicht van de buurt", "Wat de bewoners zeggen\n\nHet is er fijn."),
        ),
    )
    found = compare(old, new)
    assert [sentence.words for section in found for sentence in section.sentences if sentence.kind != "same"] == [
        (("old", "Het hek is kapot."),)
    ]
    assert all(section.old == section.new for section in found)


def test_a_word_that_goes_here_and_comes_there_is_a_change() -> None:
    old = Version("a", (Part("", "", "De school gaat niet open in mei.\n\nDe hal gaat wel open op maandag."),))
    new = Version("b", (Part("", "", "De school gaat wel open in mei.\n\nDe hal gaat niet open op maandag."),))
    (section,) = compare(old, new)
    assert [sentence.words[1:3] for sentence in section.sentences] == [
        (("old", "niet"), ("new", "wel")),
        (("old", "wel"), ("new", "niet")),
    ]


def test_hyphens_and_spaces_that_the_end_of_a_line_decides_are_no_change() -> None:
    old = Version("a", (Part("", "", "Het IP adres geldt voor 80 % van de Meerwijkcommunicatie."),))
    new = Version("b", (Part("", "", "Het IP-adres geldt voor 80% van de Meerwijk-communicatie."),))
    assert not any(section.is_change for section in compare(old, new))


def test_text_shows_what_changed_and_all_of_it_when_asked() -> None:
    found = compare(OLD, NEW)
    assert as_text(OLD, NEW, found).splitlines() == [
        "--- concept.docx",
        "+++ vastgesteld.pdf",
        "",
        "[-2. Begroting-] {+2. Begroting 2025+}",
        "  ~ De begroting is € [-1.200.-] {+1.400.+}",
        "  - [-Niemand weet het.-]",
        "",
        "{+3. Zwembad+}",
        "  + {+Het water is koud.+}",
        "",
        "2 van de 5 delen verschillen; zinnen en regels: 1 gewijzigd, 1 vervallen, 1 nieuw.",
    ]
    assert "    Saskia opent de vergadering." in as_text(OLD, NEW, found, everything=True).splitlines()


def test_markdown_and_html_mark_words_and_escape_what_is_no_markup() -> None:
    new = Version("<b>.md", (Part("1. Opening", "Opening", "Saskia *opent* <script>."),))
    found = compare(Version("a.md", ()), new)
    assert "**Saskia \\*opent\\* \\<script\\>.**" in as_markdown(Version("a.md", ()), new, found)
    page = as_html(Version("a.md", ()), new, found)
    assert "<ins>Saskia *opent* &lt;script&gt;.</ins>" in page
    assert "<script>" not in page
    assert "<title>a.md → &lt;b&gt;.md</title>" in page


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Dhr. Bos komt. Mw. De Wit niet.", ["Dhr. Bos komt.", "Mw. De Wit niet."]),
        ("Zie art. 3 en dhr. J. Bos. Klaar?  Ja!", ["Zie art. 3 en dhr. J. Bos.", "Klaar?", "Ja!"]),
        ("1. Een\n2. Twee regels\nlang\n\nDrie", ["Een", "Twee regels lang", "Drie"]),
        ("Actie | Wie\nBellen | Bram", ["Actie | Wie", "Bellen | Bram"]),
        (" \n - \n", []),
    ],
)
def test_sentences_end_where_they_end(text: str, sentences: list[str]) -> None:
    assert split_sentences(text) == sentences


@pytest.fixture
def out(tmp_path: Path) -> Path:
    texts = {"map/a.txt": "Een twee drie.", "map/b.txt": "Een twee vier.", "c.txt": "Iets anders."}
    tables: dict[str, list[dict[str, object]]] = {name: [] for name in TABLES}
    for number, (path, text) in enumerate(texts.items()):
        key = f"doc_{number}"
        tables["documents"].append(
            {
                "document_id": key,
                "source_path": path,
                "status": "ok",
                "text": text,
                "duplicate_of": "doc_1" if key == "doc_0" else None,
            }
        )
        tables["sections"].append(
            {"section_id": key, "document_id": key, "position": 0, "start": 0, "end": len(text), "text": text}
        )
    tables["meetings"].append({"meeting_id": "mtg_1", "document_id": "doc_1"})
    publish(tmp_path / "out", to_tables(tables), descriptor={}, state="")
    return tmp_path / "out"


@pytest.mark.parametrize("name", ["map/a.txt", "a.txt", "doc_0", "map/b.txt", "mtg_1", "/home/x/map/b.txt"])
def test_the_other_version_of_a_meeting_is_found_and_the_copy_is_the_older(out: Path, name: str) -> None:
    ((older, newer),) = find_versions(out, name)
    assert (older.path, newer.path) == ("map/a.txt", "map/b.txt")
    assert newer.parts == (Part("", "", "Een twee vier."),)


def test_two_documents_are_compared_in_the_order_given(out: Path) -> None:
    ((older, newer),) = find_versions(out, "c.txt", "a.txt")
    assert (older.path, newer.path) == ("c.txt", "map/a.txt")


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (("c.txt",), "there is no other version of c.txt"),
        (("d.txt",), "there is no document or meeting 'd.txt'"),
        (("a.txt", "map/a.txt"), "are the same document"),
    ],
)
def test_what_cannot_be_compared_is_refused_with_the_reason(out: Path, names: tuple[str, ...], reason: str) -> None:
    with pytest.raises(RunError, match=reason):
        find_versions(out, *names)


def test_the_command_prints_the_difference(out: Path) -> None:
    result = CliRunner().invoke(app, ["compare", "a.txt", "--tables", str(out)])
    assert result.exit_code == 0, result.output
    assert "  ~ Een twee [-drie.-] {+vier.+}" in result.stdout.splitlines()
    failed = CliRunner().invoke(app, ["compare", "d.txt", "--tables", str(out)])
    assert failed.exit_code == 1
    assert failed.stderr.startswith("verslag: there is no document or meeting 'd.txt'")
