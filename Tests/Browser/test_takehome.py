"""Sheets to take home: one page of paper in the same words, and codes that a phone reads (UX-70 to UX-72)."""

import io
import json
import subprocess

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from copytext import EXPLAINERS, load
from shell import LAPTOP, PORTRAIT, listen, open_page, violations

SMALL = {"width": 800, "height": 480}
TEXT_CODE_PIXELS = 340
CODE_BYTES_MAX = 800


def sheet_of(explainer, language):
    return load(f"explainers/{explainer}/strings/{language}.json")["sheet"]


def printed(page, size):
    """The text of the page as printed, and how many pages that takes."""
    pdf = page.pdf(format=size, print_background=False)
    text = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    return " ".join(text.split()), text.count("\f")


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("explainer", EXPLAINERS)
def test_ux_70_each_sheet_is_one_page_of_the_same_words(page, kiosk_url, explainer, language):
    open_page(page, kiosk_url, f"/{language}/{explainer}/sheet/#t=200&c=1")
    sheet = sheet_of(explainer, language)
    for size in ("A4", "Letter"):
        text, pages = printed(page, size)
        assert pages == 1, size
        for section in sheet["sections"]:
            for line in [section["heading"], *section.get("boxes", []), *section.get("points", [])]:
                assert line in text
        for frame in ("A+", "http://", "https://localhost"):
            assert frame not in text
    page.emulate_media(media="print")
    assert page.locator(".sheet__list li").first.evaluate("(line) => parseFloat(getComputedStyle(line).fontSize)") >= 24
    assert page.locator(".sheet").evaluate("(sheet) => getComputedStyle(sheet).color") == "rgb(0, 0, 0)"


@pytest.mark.parametrize("question", ["Q14", "Q23"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_ux_70_a_long_answer_is_one_page_too(page, kiosk_url, question, language):
    open_page(page, kiosk_url, f"/{language}/faq/{question}/")
    text, pages = printed(page, "Letter")
    assert pages == 1
    assert page.locator("h1").inner_text() in text and "988" in text
    assert load(f"faq/strings/{language}.json")["faq"]["related"] not in text


@pytest.mark.parametrize("viewport", [PORTRAIT, LAPTOP, SMALL], ids=["portrait", "laptop", "small"])
def test_ux_71_a_phone_reads_the_sheet_from_the_screen(page, kiosk_url, viewport):
    events = listen(page)
    open_page(page, kiosk_url, "/es/spravato-day/sheet/", viewport)
    page.locator("[data-open=text-code]").click()
    code = page.locator(".qr__code--text")
    expect(code).to_be_visible()
    code.evaluate("(image) => image.decode()")
    box = code.bounding_box()
    assert min(box["width"], box["height"]) >= TEXT_CODE_PIXELS, "60 mm on a panel of 0.177 mm a pixel"
    found = zxingcpp.read_barcodes(Image.open(io.BytesIO(page.screenshot())))
    short = sheet_of("spravato-day", "es")["short"]
    assert [code.text for code in found] == [short]
    assert {"event": "takehome.use", "item": "spravato-day", "kind": "qr"} in events
    assert violations(page) == []


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("explainer", EXPLAINERS)
def test_ux_71_the_text_of_a_code_is_short_and_has_no_address(explainer, language):
    short = sheet_of(explainer, language)["short"]
    assert len(short.encode()) <= CODE_BYTES_MAX
    assert "988" in short and "http" not in short and "{" not in short


def test_ux_72_without_a_printer_there_is_no_button(page, kiosk_url):
    open_page(page, kiosk_url, "/en/questions-to-ask/sheet/")
    assert page.locator("[data-print]").count() == 0


@pytest.mark.parametrize("path", ["/en/car-trip/sheet/", "/en/faq/Q14/"])
def test_ux_72_a_tap_prints_and_says_where_to_go(page, printing_kiosk_url, path):
    events = listen(page)
    page.add_init_script("window.print = () => { window.printed = (window.printed ?? 0) + 1; }")
    open_page(page, printing_kiosk_url, path)
    assert page.evaluate("window.printed") is None
    page.locator("[data-print]").click()
    assert page.evaluate("window.printed") == 1
    expect(page.get_by_text("Pick it up now, at the printer.")).to_be_visible()
    item = path.split("/")[-2] if "faq" in path else "car-trip"
    assert {"event": "takehome.use", "item": item, "kind": "printed"} in events
    assert json.dumps(events).count("printed") == 1


def test_ux_71_the_clinics_code_opens_its_address(page, printing_kiosk_url):
    open_page(page, printing_kiosk_url, "/en/snow-globe/sheet/")
    code = page.locator("svg.qr__code")
    code.scroll_into_view_if_needed()
    box = code.bounding_box()
    modules = float(code.get_attribute("viewBox").split()[2])
    assert box["width"] * (modules - 8) / modules >= 170, "30 mm on a panel of 0.177 mm a pixel"
    found = zxingcpp.read_barcodes(Image.open(io.BytesIO(page.screenshot())))
    address = page.locator(".qr__address").inner_text()
    assert [one.text for one in found] == [address]
    assert violations(page) == []
