"""The explorer in a real Chromium, on the sample archive: what a person does, and what the browser asks for.

``VERSLAG_SCREENSHOTS=docs/explorer`` leaves a picture of each page there.
"""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path
from urllib.parse import urlsplit

import openpyxl
import pytest
import uvicorn
from playwright.sync_api import expect, sync_playwright

from pipeline.explorer import create_app

RAW = Path(__file__).parents[2] / "data" / "raw"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

pytestmark = [
    pytest.mark.enable_socket,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed: apt-get install chromium"),
]


@pytest.fixture(scope="module")
def address(sample_archive):
    config = uvicorn.Config(create_app(sample_archive, RAW), host="127.0.0.1", port=0, log_level="warning")
    listening = config.bind_socket()
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=10)


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser, address):
    """Open a page that must ask no other host for anything and report no error."""
    page = browser.new_page(base_url=address, viewport={"width": 1280, "height": 900}, accept_downloads=True)
    asked, errors = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.close()
    assert asked
    assert {urlsplit(url).hostname for url in asked} == {"127.0.0.1"}
    assert errors == []


def picture(page, name):
    folder = os.environ.get("VERSLAG_SCREENSHOTS")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png")


@pytest.mark.parametrize(
    ("path", "heading", "name"),
    [
        ("/", "Verslagen", "begin"),
        ("/vergaderingen", "Vergaderingen", "vergaderingen"),
        ("/onderwerpen", "Onderwerpen die terugkomen", "onderwerpen"),
        ("/mensen", "Mensen", "mensen"),
        ("/organisaties", "Organisaties", "organisaties"),
        ("/besluiten", "Besluiten en conclusies", "besluiten"),
        ("/acties", "Actieregister", "acties"),
        ("/samenvatting?q=coördinator", "Samenvatting: coördinator", "samenvatting"),
        ("/kwaliteit", "Wat niet gelezen of herkend is", "kwaliteit"),
    ],
)
def test_each_page_opens(page, path, heading, name):
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    # no page is wider than the window
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    picture(page, name)


def test_search_filter_and_see_the_evidence(page):
    page.goto("/")
    page.get_by_role("searchbox").fill("werving coördinator")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken?q=*")
    first = int(page.get_by_role("status").inner_text().split()[0])
    picture(page, "zoeken")
    page.get_by_role("complementary").get_by_role("link", name="bijdrage").click()
    page.wait_for_url("**/zoeken?*soort=*")
    narrowed = int(page.get_by_role("status").inner_text().split()[0])
    assert 0 < narrowed < first
    page.get_by_text("In de tekst").first.click()
    expect(page.locator("details[open] mark.hit").first).to_be_visible()
    page.locator("ol.hits > li .where a").first.click()
    page.wait_for_url("**/vergaderingen/mtg_*")
    anchor = page.url.split("#")[1]
    marked = page.locator(f"[id='{anchor}'] + mark")
    expect(marked).to_be_in_viewport()
    picture(page, "vergadering")


def test_a_person_and_a_topic(page):
    page.goto("/mensen")
    page.get_by_role("link", name="Saskia Verhoeven").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Saskia Verhoeven")
    expect(page.locator("#gezegd")).to_contain_text("per onderwerp")
    picture(page, "persoon")
    page.goto("/onderwerpen")
    page.locator("tbody a").first.click()
    expect(page.get_by_role("heading", name="Door de vergaderingen heen")).to_be_visible()
    picture(page, "onderwerp")


def test_a_pdf_page_is_shown(page):
    page.goto("/vergaderingen?orgaan=Wijkalliantie&vanaf=2025-05")
    page.locator("tbody th a").first.click()
    page.get_by_text("Bladzijde 1", exact=True).click()
    image = page.locator("details[open] img")
    image.scroll_into_view_if_needed()
    assert image.evaluate("async image => { await image.decode(); return image.naturalWidth; }") > 400


def test_filter_the_register_and_take_it_along(page, tmp_path):
    page.goto("/acties")
    total = int(page.get_by_role("status").inner_text().split()[0])
    page.get_by_label("Stand").select_option(label="te laat")
    page.get_by_role("button", name="Toon").click()
    page.wait_for_url("**/acties?*staat=*")
    late = int(page.get_by_role("status").inner_text().split()[0])
    assert 0 < late < total
    assert page.locator("tbody tr.late").count() == late
    with page.expect_download() as download:
        page.get_by_role("link", name="Excel").click()
    target = tmp_path / "acties.xlsx"
    download.value.save_as(target)
    assert openpyxl.load_workbook(target)["acties"].max_row == late + 1


def test_the_keyboard_reaches_the_content_first(page):
    page.goto("/mensen")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_narrow_window_shows_everything(browser, address):
    page = browser.new_page(base_url=address, viewport={"width": 380, "height": 800})
    page.goto("/vergaderingen")
    meetings = [link.get_attribute("href") for link in page.locator("tbody th a").all()]
    for path in ("/", "/acties", "/zoeken?q=armoede", "/vergaderingen", "/kwaliteit", *meetings):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
    page.goto("/acties")
    places = [page.get_by_label(name, exact=True).bounding_box() for name in ("Woorden", "Stand")]
    assert places[0]["y"] == places[1]["y"]  # two fields on a line, or the form is all one sees
    page.close()
