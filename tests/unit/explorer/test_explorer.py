"""Every page, asked for as a browser would ask; tests/browser looks at them in a real one."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from pathlib import Path

import openpyxl
import pyarrow as pa
import pytest
from icalendar import Calendar
from lxml import html
from starlette.testclient import TestClient

from pipeline import open_archive
from pipeline.archive import publish, read_table
from pipeline.explorer import create_app
from pipeline.explorer.actions import _count_ages
from pipeline.explorer.topics import _passage
from pipeline.exports.datapackage import describe
from pipeline.schema import TABLES

from .hostile import publish_hostile

RAW = Path(__file__).parents[3] / "data" / "raw"
PAGES = ["/", "/zoeken", "/vergaderingen", "/mensen", "/organisaties", "/onderwerpen", "/besluiten", "/acties",
         "/samenvatting", "/kwaliteit"]  # fmt: skip


@pytest.fixture(scope="module")
def archive(sample_archive):
    return open_archive(sample_archive)


@pytest.fixture(scope="module")
def client(sample_archive):
    return TestClient(create_app(sample_archive, RAW))


def visit(client, path, status=200):
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.text[:500])
    return html.document_fromstring(answer.text)


def text_of(page, path="//main"):
    return " ".join(page.xpath(f"string({path})").split())


def test_every_link_on_every_page_leads_somewhere(client):
    seen, waiting = set(), list(PAGES)
    while waiting:
        path = waiting.pop()
        page = visit(client, path)
        anchors = set(page.xpath("//@id"))
        for target in page.xpath("//a/@href"):
            address, _, anchor = target.partition("#")
            assert address == "" or address.startswith("/"), target
            if not address:
                assert anchor in anchors, (path, target)
            elif not re.search(r"\.(csv|xlsx|ics|md|html|docx)\b", address) and address not in seen:
                seen.add(address)
                if "?" not in address:
                    waiting.append(address)
    assert len(seen) > 100


def test_a_page_may_run_and_fetch_nothing(client):
    for path in PAGES:
        answer = client.get(path)
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "script-src" not in answer.headers["content-security-policy"]
        page = html.document_fromstring(answer.text)
        assert page.xpath("//script | //iframe | //@style | //@onclick") == []
        assert all(target.startswith("/") for target in page.xpath("//link/@href | //img/@src"))
        assert page.get("lang") == "nl"
        assert len(page.xpath("//h1")) == 1


def test_another_name_for_this_machine_gets_no_answer(client):
    assert client.get("/", headers={"host": "kwaad.example"}).status_code == 400


def test_every_field_has_a_label(client):
    for path in PAGES:
        page = visit(client, path)
        labelled = set(page.xpath("//label/@for"))
        fields = page.xpath("//input[not(@type='hidden')]/@id | //select/@id")
        assert set(fields) <= labelled, path


def test_search_shows_the_sentence_with_its_words_marked(client):
    page = visit(client, "/zoeken?q=coordinator")
    assert page.xpath("//mark[contains(@class, 'word')]")[0].text == "coördinator"
    assert "resultaten" in text_of(page, "//*[@role='status']")
    around = page.xpath("//ol[@class='hits']/li[1]//details//mark[@class='hit']")
    assert "coördinator" in "".join(mark.text for mark in around).lower()


def test_results_go_on_at_the_next_page_and_the_number_is_of_all(client, archive):
    number = len(archive.find("de wijk"))
    assert number > 20
    first, second = visit(client, "/zoeken?q=de+wijk"), visit(client, "/zoeken?q=de+wijk&pagina=2")
    assert text_of(first, "//*[@role='status']") == f"{number} resultaten"
    shown = [page.xpath("//ol[@class='hits']/li//a/@href") for page in (first, second)]
    assert [len(links) for links in shown] == [20, min(number - 20, 20)]
    assert not set(shown[0]) & set(shown[1])
    assert len(second.xpath("//ol[@class='hits']/li//details//mark[@class='hit']")) >= len(shown[1])


def test_who_speaks_on_what_is_drawn_and_stands_in_a_table(sample_archive, tmp_path):
    tables = {name: read_table(sample_archive, name) for name in TABLES}
    topic = tables["topics"].to_pylist()[0]
    spoken = {row["section_id"] for row in tables["contributions"].to_pylist()}
    treated = [{"section_id": key, "topic_id": "top_2", "weight": 0.5} for key in sorted(spoken)]
    more = {"topics": [{**topic, "topic_id": "top_2", "label": "Wonen & <b>groen</b>"}], "section_topics": treated}
    for name, rows in more.items():
        tables[name] = pa.concat_tables([tables[name], pa.Table.from_pylist(rows, tables[name].schema)])
    publish(tmp_path, tables, descriptor=describe(TABLES), state="more")
    rows = open_archive(tmp_path).speakers()
    assert set(rows["label"]) == {topic["label"], "Wonen & <b>groen</b>"}
    page = visit(TestClient(create_app(tmp_path)), "/onderwerpen")
    drawn = page.xpath("//figure[@class='grid']//circle/title/text()")
    assert f"{rows.iloc[0]['label']}, {rows.iloc[0]['person']}: {rows.iloc[0]['contributions']}" in drawn
    assert len(page.xpath("//figure[@class='grid']//tbody//td[normalize-space()]")) == len(drawn) > 10
    assert page.xpath("//figure[@class='grid']//thead//a/@href")[0].startswith("/mensen/per_")
    assert "/onderwerpen/top_2" in page.xpath("//figure[@class='grid']//tbody//th/a/@href")


def test_the_sentence_of_a_section_that_is_on_a_topic_and_not_its_heading():
    told = "4. Wonen\nEr is koffie.\nDe huur in de\nSpoorstraat stijgt."
    assert _passage({"title": "Wonen", "text": told}, "huur") == "De huur in de"
    assert _passage({"title": "Wonen", "text": told}, "wonen") is None
    assert _passage({"title": None, "text": "De huur stijgt. Er is koffie."}, "huur") == "De huur stijgt."
    assert _passage({"title": None, "text": "Er is koffie."}, "huur") is None


def test_a_facet_narrows_down(client):
    page = visit(client, "/zoeken?q=coordinator")
    (link,) = [a for a in page.xpath("//aside//a") if a.text == "bijdrage"]
    narrowed = visit(client, link.get("href"))
    assert set(narrowed.xpath("//ol[@class='hits']//span[contains(@class, 'tag')]/text()")) == {"bijdrage"}
    assert "Beperkt tot" in text_of(narrowed)


def test_what_is_misspelt_or_unknown_is_said_in_dutch(client):
    assert "Bedoelt u armoede" in text_of(visit(client, "/zoeken?q=armode"))
    page = visit(client, "/zoeken?q=armoede&persoon=Saskia+Verhoven", status=400)
    assert "Geen persoon gevonden met de naam “Saskia Verhoven”" in text_of(page)
    (address,) = [link.get("href") for link in page.xpath("//main//a") if link.text == "Saskia Verhoeven"]
    assert text_of(visit(client, address), "//*[@role='status']") == "Niets gevonden"
    assert "Deze periode kan niet" in text_of(visit(client, "/zoeken?q=armoede&vanaf=gisteren", status=400))
    assert "Deze periode kan niet" in text_of(visit(client, "/besluiten?vanaf=2026&tot=2025", status=400))
    assert "Geen eigenaar gevonden" in text_of(visit(client, "/acties?eigenaar=Xantippe", status=400))
    assert "geen woord" in text_of(visit(client, "/zoeken?q=%21%21", status=400))
    assert "bestaat niet" in text_of(visit(client, "/vergaderingen/geen", status=404))


@pytest.mark.parametrize("name", ["vergaderingen", "mensen", "onderwerpen", "besluiten", "acties"])
def test_a_list_without_rows_says_what_to_do(client, name):
    page = visit(client, f"/{name}?q=begrotng")
    assert page.xpath("//table[not(ancestor::details)]") == []
    assert "“begrotng” komt nergens voor. Bedoelt u begroting" in text_of(page)
    (again,) = [link.get("href") for link in page.xpath("//main//a") if link.text == "begin opnieuw"]
    assert again == f"/{name}"


def test_a_meeting_has_its_facts_beside_the_text_that_shows_them(client, archive):
    row = archive.meetings(body="wijkalliantie", since="2025-03-13", until="2025-03-13").iloc[0]
    page = visit(client, f"/vergaderingen/{row['meeting_id']}")
    text = archive.table("documents").set_index("document_id").loc[row["document_id"], "text"]
    assert "".join(page.xpath("//section[@aria-labelledby='bron']//div[@class='section']//text()")) == text
    decision = archive.decisions(meeting=row["meeting_id"]).iloc[0]
    marked = page.xpath(f"//span[@id='{decision['conclusion_id']}']/following-sibling::mark[1]")[0]
    assert text[decision["start"] : decision["end"]].startswith(marked.text)
    assert "decision" in marked.get("class")
    assert "Saskia Verhoeven" in text_of(page, "//section[@aria-labelledby='aanwezig']")


def test_a_meeting_tells_under_which_heading_it_decided_and_how_much_there_is(client, archive):
    row = archive.meetings(body="gemeente Meerwijk").iloc[0]
    page = visit(client, f"/vergaderingen/{row['meeting_id']}")
    headings = [h.text_content() for h in page.xpath("//section[@aria-labelledby='besluiten']/h3")]
    assert headings == [
        "2 Vaststelling van de agenda",
        "3 Vaststelling van de notulen van 27 februari 2025",
        "Stemming",
        "5 Motie M-2025-07 Verlichting tunnel Spoorlaan",
    ]
    voted = page.xpath("//section[@aria-labelledby='besluiten']/h3[text()='Stemming']/following-sibling::ul[1]/li")
    assert [one.text_content().split()[1].rstrip(".") for one in voted] == ["verworpen", "aangenomen"]
    links = page.xpath("//nav[@aria-label='Op deze bladzijde']//a")
    assert f"{row['contributions']} bijdragen" in [link.text_content() for link in links]
    assert all(page.xpath(f"//*[@id='{link.get('href')[1:]}']") for link in links)


def test_a_pdf_page_is_shown_as_a_picture_and_nothing_else_is(client, archive, sample_archive):
    rows = archive.table("documents")
    pdf = rows[rows["media_type"] == "application/pdf"].iloc[0]
    answer = client.get(f"/documenten/{pdf['document_id']}/pagina/1.png")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")
    assert answer.content.startswith(b"\x89PNG")
    assert client.get(f"/documenten/{pdf['document_id']}/pagina/99.png").status_code == 404
    text = rows[rows["media_type"] == "text/plain"].iloc[0]
    assert client.get(f"/documenten/{text['document_id']}/pagina/1.png").status_code == 404
    without = TestClient(create_app(sample_archive))
    assert without.get(f"/documenten/{pdf['document_id']}/pagina/1.png").status_code == 404


def test_the_register_can_be_taken_along(client, archive):
    number = len(archive.actions(state="open"))
    rows = list(
        csv.DictReader(io.StringIO(client.get("/acties.csv?staat=open").content.decode("utf-8-sig")), delimiter=";")
    )
    assert len(rows) == number > 0
    assert {row["Stand"] for row in rows} <= {"open", "loopt door"}
    sheet = openpyxl.load_workbook(io.BytesIO(client.get("/acties.xlsx?staat=open").content))["acties"]
    assert sheet.max_row == number + 1
    assert sheet["A1"].value == "Stand"
    todos = Calendar.from_ical(client.get("/acties.ics?staat=open").content).walk("VTODO")
    assert len(todos) == sum(bool(row["Termijn"]) for row in rows)
    assert client.get("/acties.exe").status_code == 404


def test_the_register_is_sorted_and_filtered(client):
    page = visit(client, "/acties?staat=overdue&volgorde=who")
    assert page.xpath("//tbody/tr[not(@class='late')]") == []
    owners = [" ".join(cell.text_content().split()) for cell in page.xpath("//tbody/tr/td[3]")]
    assert owners == sorted(owners[: len([o for o in owners if o])]) + [""] * owners.count("")


def test_the_newest_of_the_register_come_first_where_asked(client):
    page = visit(client, "/acties?volgorde=opened_on")
    days = [cell.get("datetime") for cell in page.xpath("//tbody/tr/td[5]/preceding-sibling::td[1]/a/time")]
    days = days or [cell.get("datetime") for cell in page.xpath("//tbody/tr/td//a/time")]
    assert days == sorted(days, reverse=True)
    assert len(set(days)) > 1


def test_an_open_task_without_a_date_is_in_the_plot():
    rows = [{"state": "open", "opened_on": None}, {"state": "open", "opened_on": date(2001, 1, 1)}]
    assert {age: number for age, number in _count_ages(rows).items() if number} == {"> 1 jaar": 1, "geen datum": 1}


def test_a_summary_of_nothing_keeps_its_form_and_one_may_ask_for_the_last_meeting(client):
    page = visit(client, "/samenvatting?q=begrotng")
    assert "Hierover staat niets in de verslagen" in text_of(page, "//*[@role='status']")
    assert page.xpath("//input[@name='q']/@value") == ["begrotng"]
    page = visit(client, "/samenvatting?orgaan=wijkalliantie&laatste=1")
    assert text_of(page, "//h1").endswith("sinds de laatste vergadering")
    assert page.xpath("//input[@name='laatste']/@checked")
    assert "1 vergadering " in text_of(page)
    assert "sinds de laatste vergadering" in client.get("/samenvatting.md?orgaan=wijkalliantie&laatste=1").text
    assert client.get("/samenvatting.md?q=begrotng").status_code == 400


def test_a_summary_links_to_its_sources_and_can_be_taken_along(client):
    page = visit(client, "/samenvatting?q=coördinator")
    assert page.xpath("//ul[@class='summary']//q")
    assert page.xpath("//ul[@class='summary']//small/a/@href")[0].startswith("/vergaderingen/")
    assert client.get("/samenvatting.md?q=coördinator").text.startswith("# Samenvatting: coördinator")
    assert "attachment" in client.get("/samenvatting.html?q=coördinator").headers["content-disposition"]
    assert client.get("/samenvatting.docx?q=coördinator").content.startswith(b"PK")


def test_nothing_of_a_document_is_read_as_html(tmp_path):
    hostile = "<script>alert(1)</script><b>vet</b>"
    publish_hostile(tmp_path, hostile)
    client = TestClient(create_app(tmp_path))
    for path in ["/", "/vergaderingen", "/vergaderingen/m", "/documenten/d", "/mensen", "/mensen/p", "/organisaties",
                 "/organisaties/o", "/besluiten", "/acties", "/kwaliteit"]:  # fmt: skip
        page = visit(client, path)
        assert page.xpath("//script | //b") == [], path
        if path != "/kwaliteit":
            assert hostile in page.text_content(), path
