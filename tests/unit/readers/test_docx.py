from __future__ import annotations

import io
import zipfile

import pytest

from pipeline.document import Document
from pipeline.readers.docx import read_docx
from pipeline.readers.docx_numbering import count_as

from .blocks import shapes, texts

STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/><w:basedOn w:val="Standaard"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>
  <w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:ilvl w:val="1"/>
  <w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Agendapunt"><w:name w:val="Agendapunt"/><w:basedOn w:val="Kop1"/></w:style>
<w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="character" w:styleId="Vet"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Weg"><w:name w:val="Weg"/><w:rPr><w:dstrike/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Raster"><w:name w:val="Grid"/><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr>
  </w:tblStylePr></w:style>
"""


def level(index: int, form: str, text: str, extra: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}<w:lvlText w:val="{text}"/>'
        f'<w:pPr><w:ind w:left="{720 * (index + 1)}"/></w:pPr></w:lvl>'
    )


NUMBERING = f"""
<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.", '<w:pStyle w:val="Kop1"/>')}
  {level(1, "decimal", "%1.%2", '<w:pStyle w:val="Kop2"/>')}</w:abstractNum>
<w:abstractNum w:abstractNumId="1">{level(0, "lowerLetter", "%1)")}{level(1, "lowerRoman", "(%2)")}</w:abstractNum>
<w:abstractNum w:abstractNumId="2">{level(0, "bullet", "&#xF0B7;")}{level(1, "none", "")}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="1"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num>
"""


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(content: str, style: str = "", properties: str = "") -> str:
    content = content if "<" in content or not content else run(content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{content}</w:p>"


def numbered(text: str, number: int, depth: int = 0) -> str:
    return par(text, "", f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


@pytest.fixture
def read(word):
    def reader(body: str, **parts: str) -> Document:
        return read_docx(word(body, **{"styles": STYLES, "numbering": NUMBERING, **parts}))

    return reader


def test_headings_by_outline_level_name_and_base(read):
    document = read(
        par("Verslag bestuur", "Titel")
        + par("Opening", "Kop1")
        + par("Post", "Kop2")
        + par("Begroting", "Agendapunt")
        + par("Los", "", '<w:outlineLvl w:val="2"/>')
        + par("Plat", "Kop1", '<w:outlineLvl w:val="9"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    assert shapes(document) == [
        ("paragraph", None, None, "Verslag bestuur"),
        ("heading", 1, "1", "Opening"),
        ("heading", 2, "1.1", "Post"),
        ("heading", 1, "2", "Begroting"),
        ("heading", 3, None, "Los"),
        ("paragraph", None, None, "Plat"),
    ]
    assert [block.style for block in document.blocks][:4] == ["Title", "heading 1", "heading 2", "Agendapunt"]
    assert [block.size for block in document.blocks][:3] == [11.0, 16.0, 11.0]
    assert document.text.startswith("Verslag bestuur\n\n1. Opening\n\n1.1 Post\n\n2. Begroting")
    assert document.page_count is None


def test_lists_count_as_word_does(read):
    document = read(
        numbered("a", 2)
        + numbered("ai", 2, 1)
        + numbered("aii", 2, 1)
        + numbered("", 2)
        + numbered("c", 2)
        + numbered("ci", 2, 1)
        + numbered("punt", 3)
        + numbered("zonder", 3, 1)
        + numbered("opnieuw", 4)
        + numbered("d", 4)
    )
    assert shapes(document) == [
        ("list_item", 1, "a", "a"),
        ("list_item", 2, "i", "ai"),
        ("list_item", 2, "ii", "aii"),
        ("list_item", 1, "c", "c"),
        ("list_item", 2, "i", "ci"),
        ("list_item", 1, None, "punt"),
        ("paragraph", None, None, "zonder"),
        ("list_item", 1, "c", "opnieuw"),
        ("list_item", 1, "d", "d"),
    ]
    assert document.text.startswith("a) a\n(i) ai\n(ii) aii\n\nc) c\n(i) ci\n- punt")
    assert [block.indent for block in document.blocks][:2] == [72 + 36, 72 + 72]


@pytest.mark.parametrize(
    ("form", "count", "shown"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 3, "03"),
        ("lowerLetter", 28, "bb"),
        ("upperLetter", 3, "C"),
        ("lowerRoman", 14, "xiv"),
        ("upperRoman", 1999, "MCMXCIX"),
        ("none", 3, ""),
        ("chicago", 3, "3"),
    ],
)
def test_number_formats(form, count, shown):
    assert count_as(form, count) == shown


def test_looks_come_from_runs_and_styles(read):
    document = read(
        par(run("Kop ") + run("dun", '<w:b w:val="0"/>'), "Kop1", '<w:numPr><w:numId w:val="0"/></w:numPr>')
        + par(
            run("gewoon ")
            + run("vet", '<w:rStyle w:val="Vet"/>')
            + run(" ")
            + run("door", '<w:rStyle w:val="Weg"/>')
            + run(" ")
            + run("schuin", "<w:i/><w:strike/>")
            + run("geheim", "<w:vanish/>")
        )
    )
    assert [(m.kind, document.text[m.start : m.end]) for m in document.marks] == [
        ("bold", "Kop"),
        ("bold", "vet"),
        ("strike", "door schuin"),
        ("italic", "schuin"),
    ]
    assert document.text == "Kop dun\n\ngewoon vet door schuin"


def test_tables_stand_in_place(read):
    def cell(content: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"

    wide, merged = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>'
    nested = f"<w:tbl><w:tr>{cell(par('in'))}{cell(par('nest'))}</w:tr></w:tbl>"
    document = read(
        par("voor")
        + '<w:tbl><w:tblPr><w:tblStyle w:val="Raster"/><w:tblLook w:firstRow="1"/></w:tblPr>'
        + f"<w:tr>{cell(par('Actie'), wide)}{cell(par('Wie'))}</w:tr>"
        + f"<w:tr>{cell(par('1'), merged)}{cell(par('Zaal') + par('Brief'))}{cell(nested)}</w:tr>"
        + f"<w:tr>{cell(par('weg'), '<w:vMerge/>')}{cell(par(''))}{cell(numbered('Karim', 3))}</w:tr>"
        + f"<w:tr><w:trPr><w:del/></w:trPr>{cell(par('geschrapt'))}</w:tr></w:tbl>"
        + par("na")
    )
    assert [(b.kind, b.table, b.row, b.column, b.header, document.text_of(b)) for b in document.blocks] == [
        ("paragraph", None, None, None, False, "voor"),
        ("cell", 0, 0, 0, True, "Actie"),
        ("cell", 0, 0, 2, True, "Wie"),
        ("cell", 0, 1, 0, False, "1"),
        ("cell", 0, 1, 1, False, "Zaal"),
        ("cell", 0, 1, 1, False, "Brief"),
        ("cell", 0, 1, 2, False, "in"),
        ("cell", 0, 1, 2, False, "nest"),
        ("cell", 0, 2, 2, False, "Karim"),
        ("paragraph", None, None, None, False, "na"),
    ]


def test_frame_of_one_cell_is_read_as_text(read):
    document = read(f"<w:tbl><w:tr><w:tc>{par('Opening', 'Kop1')}{par('Tekst')}</w:tc></w:tr></w:tbl>")
    assert shapes(document) == [("heading", 1, "1", "Opening"), ("paragraph", None, None, "Tekst")]


def test_repeated_header_row(read):
    row = "<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    document = read(f"<w:tbl>{row.format(par('Wat'), par('Wie'))}</w:tbl>")
    assert [block.header for block in document.blocks] == [True, True]


def test_tracked_changes_count_as_accepted(read):
    document = read(
        par(
            run("Het bestuur ")
            + f"<w:ins>{run('stemt ')}</w:ins>"
            + "<w:del><w:r><w:delText>twijfelt </w:delText></w:r></w:del>"
            + f"<w:moveFrom>{run('oud ')}</w:moveFrom><w:moveTo>{run('in ')}</w:moveTo>"
            + '<w:commentRangeStart w:id="0"/>'
            + run("nu.")
        )
        + par(run("Eerste helft, "), "", "<w:rPr><w:del/></w:rPr>")
        + par("tweede helft.")
    )
    assert texts(document) == ["Het bestuur stemt in nu.", "Eerste helft, tweede helft."]


def test_text_boxes_are_read_once(read):
    box = f"<w:txbxContent>{par('Kader')}</w:txbxContent>"
    document = read(
        "<w:p><w:r><w:t>Tekst</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert texts(document) == ["Tekst", "Kader"]


def test_links_controls_fields_and_breaks(read, word):
    link = '<Relationship Id="l1" Type="x/hyperlink" Target="https://example.org" TargetMode="External"/>'
    body = (
        "<w:sdt><w:sdtContent>"
        + par(f'<w:smartTag>{run("Zie ")}</w:smartTag><w:hyperlink r:id="l1">{run("het verslag")}</w:hyperlink>')
        + "</w:sdtContent></w:sdt>"
        + par(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            + run("7")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
        + par(
            "<w:r><w:t>Saskia: eens.</w:t><w:br/><w:t>Bram: oneens</w:t><w:tab/><w:t>x</w:t><w:noBreakHyphen/></w:r>"
            '<w:r><w:sym w:font="Symbol" w:char="2192"/></w:r>'
        )
    )
    document = read_docx(word(body, links=link, styles=STYLES))
    assert texts(document) == ["Zie het verslag", "7", "Saskia: eens.", "Bram: oneens\tx-→"]
    assert [(m.kind, m.target) for m in document.marks] == [("link", "https://example.org")]
    assert [block.tight for block in document.blocks] == [False, False, False, True]


def test_contents_are_left_out(read):
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    document = read(
        f"<w:sdt>{gallery}<w:sdtContent>{par('Inhoud')}</w:sdtContent></w:sdt>"
        + par("Opening 1", "Inhopg1")
        + par(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("Opening 1")
        )
        + par("Rondvraag 2")
        + par('<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run("Tekst"))
    )
    assert texts(document) == ["Tekst"]


def test_notes_stand_at_the_end(read):
    document = read(
        par(run("Besloten") + '<w:r><w:footnoteReference w:id="7"/></w:r>' + run(".")),
        footnotes=f'<w:footnote w:id="0">{par("lijn")}</w:footnote>'
        f'<w:footnote w:id="7">{par("Met 3 stemmen.")}</w:footnote>',
    )
    assert texts(document) == ["Besloten.", "Met 3 stemmen."]
    assert document.text.endswith("[1] Met 3 stemmen.")


def test_properties_are_metadata_and_running_headers_stay_out(word):
    core = (
        '<c:coreProperties xmlns:c="urn:c" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="urn:t">'
        "<dc:title>Notulen bestuur</dc:title><t:created>2023-05-04T10:00:00Z</t:created></c:coreProperties>"
    )
    body = par("Tekst") + '<w:sectPr><w:headerReference w:type="default" r:id="part_header"/></w:sectPr>'
    document = read_docx(word(body, core=core, header=par("Stichting Het Anker")))
    assert document.metadata == {"title": "Notulen bestuur", "created": "2023-05-04T10:00:00Z"}
    assert document.text == "Tekst"


def test_header_of_the_title_page_is_read_as_letterhead(word):
    body = par("Tekst") + '<w:sectPr><w:headerReference w:type="first" r:id="part_header"/><w:titlePg/></w:sectPr>'
    header = (
        par("Stichting Het Anker", properties='<w:framePr w:w="100"/>')
        + "<w:p><w:r><w:t>Pagina </w:t><w:instrText> PAGE </w:instrText></w:r></w:p>"
        + par("Verslag bestuur")
    )
    document = read_docx(word(body, header=header))
    assert [(block.kind, document.text_of(block)) for block in document.blocks] == [
        ("furniture", "Stichting Het Anker"),
        ("paragraph", "Verslag bestuur"),
        ("paragraph", "Tekst"),
    ]


def test_typed_bullet_is_an_item(read):
    document = read(par("<w:r><w:tab/><w:t>•</w:t><w:tab/><w:t>Zaal huren</w:t></w:r>"))
    assert shapes(document) == [("list_item", 1, None, "Zaal huren")]


def test_strict_file_is_read(word, save):
    path = word(par("Tekst"))
    data = path.read_bytes()
    strict = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            part = old.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            new.writestr(name, part)
    assert texts(read_docx(save("strict.docx", strict.getvalue()))) == ["Tekst"]


def test_embedded_document_is_a_warning(read):
    document = read(par("Tekst") + '<w:altChunk r:id="x"/>')
    assert document.warnings == ("It embeds a document that is not read: open it in Word and save it again.",)


def test_heading_of_two_lines_is_one_heading(read):
    document = read(par("<w:r><w:t>Agendapunt 1</w:t><w:br/><w:t>Opening</w:t></w:r>", "Kop1"))
    assert shapes(document) == [("heading", 1, "1", "Agendapunt 1 Opening")]


def test_text_typed_on_under_a_heading_is_a_paragraph(read):
    long = "De voorzitter opent de vergadering om acht uur en heet alle leden van de vereniging van harte welkom. " * 2
    document = read(par(f"<w:r><w:t>Opening</w:t><w:br/><w:t>{long}</w:t></w:r>", "Kop1"))
    assert shapes(document) == [("heading", 1, "1", "Opening"), ("paragraph", None, None, long.strip())]
