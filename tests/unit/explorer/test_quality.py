"""What was not read or resolved, on its page."""

from __future__ import annotations

import pyarrow as pa
from lxml import html
from starlette.testclient import TestClient

from pipeline.archive import publish, read_table
from pipeline.explorer import create_app
from pipeline.exports.datapackage import describe
from pipeline.schema import TABLES

from .hostile import publish_hostile


def visit(client, path):
    return html.document_fromstring(client.get(path).text)


def text_of(page, path="//main"):
    return " ".join(page.xpath(f"string({path})").split())


def test_what_is_left_out_of_the_meetings_is_accounted_for(tmp_path):
    text = "Er is koffie."
    publish_hostile(tmp_path, text)
    tables = {name: read_table(tmp_path, name) for name in TABLES}
    kept = tables["documents"].to_pylist()[0]
    more = [
        kept | {"document_id": "agenda", "source_path": "agenda.txt", "kind": "agenda", "status": "ok"},
        kept | {"document_id": "kopie", "source_path": "kopie.txt", "duplicate_of": kept["document_id"]},
        kept | {"document_id": "stuk", "source_path": "stuk.txt", "status": "failed"},
    ]
    tables["documents"] = pa.Table.from_pylist([kept, *more], tables["documents"].schema)
    meetings = [row | {"date": None} for row in tables["meetings"].to_pylist()]
    tables["meetings"] = pa.Table.from_pylist(meetings, tables["meetings"].schema)
    publish(tmp_path, tables, descriptor=describe(TABLES), state="more")
    page = visit(TestClient(create_app(tmp_path)), "/kwaliteit")
    assert "Van 4 stukken zijn er 1 als vergadering gelezen, 1 dubbel, 1 zonder vergadering en 1 niet te lezen." in (
        text_of(page)
    )
    assert page.xpath("//section[@aria-labelledby='andere']//a/text()") == ["agenda.txt"]
    assert len(page.xpath("//section[@aria-labelledby='zonder-datum']//li")) == 1


def test_who_spoke_is_counted_once_however_it_is_written(tmp_path):
    publish_hostile(tmp_path, "Er is koffie.")
    tables = {name: read_table(tmp_path, name) for name in TABLES}
    (said, *_) = tables["contributions"].to_pylist()
    nobody = {"person_id": None, "organisation_id": None}
    spoken = [
        said | nobody | {"contribution_id": f"c{n}", "speaker": who}
        for n, who in enumerate(("De voorzitter", "de voorzitter", "De voorzitter"))
    ]
    tables["contributions"] = pa.Table.from_pylist(spoken, tables["contributions"].schema)
    topic = {"topic_id": "t", "label": "koffie", "terms": ["koffie"], "meeting_count": 1}
    tables["topics"] = pa.Table.from_pylist([topic], tables["topics"].schema)
    treated = [{"section_id": said["section_id"], "topic_id": "t", "weight": 0.5}]
    tables["section_topics"] = pa.Table.from_pylist(treated, tables["section_topics"].schema)
    publish(tmp_path, tables, descriptor=describe(TABLES), state="more")
    client = TestClient(create_app(tmp_path))
    assert text_of(visit(client, "/onderwerpen/t"), "//section[@aria-labelledby='sprekers']/ul") == "De voorzitter 3"
    assert text_of(visit(client, "/kwaliteit"), "//section[@aria-labelledby='onbekend']/ul") == (
        "De voorzitter 3 bijdragen"
    )
