"""What `make notes` writes: whole without a network, every figure in place and described, every link leading somewhere."""

import re
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest

from browser import CHROMIUM
from course import CHAPTERS, GALLERY, NOTES, TEXTS, code_cells, executed, page, read

chapters = pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.stem)
RACES = next(chapter for chapter in CHAPTERS if chapter.name.startswith("05"))
LOADING = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src"}


class Page(HTMLParser):
    def __init__(self, path):
        super().__init__()
        self.loads, self.images, self.links, self.places = [], [], [], set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag in LOADING and attributes.get(LOADING[tag]):
            self.loads.append(attributes[LOADING[tag]])
        self.places.add(attributes.get("id"))
        if tag == "a" and attributes.get("href"):
            self.links.append(attributes["href"])
        if tag == "img":
            self.images.append(attributes)


def figures(chapter):
    """How many figures the kernel displayed in the chapter."""
    return sum(
        "application/vnd.plotly.v1+json" in output.get("data", {})
        for cell in code_cells(read(executed(chapter)))
        for output in cell.outputs
    )


@chapters
def test_loads_nothing_from_elsewhere(chapter):
    text = page(chapter).read_text(encoding="utf-8")
    assert [url[:80] for url in Page(page(chapter)).loads if not url.startswith("data:")] == []
    assert re.findall(r"@import|url\(\s*['\"]?https?:", text) == []


@chapters
def test_shows_and_describes_every_figure(chapter):
    images = Page(page(chapter)).images
    assert figures(chapter) > 0, "a chapter on scheduling without a figure"
    assert len(images) >= figures(chapter)
    for image in images:
        assert len(image.get("alt") or "") > 20 and "No description" not in image["alt"], image


@pytest.fixture(scope="module")
def pages():
    return {page(source).name: Page(page(source)) for source in [*CHAPTERS, GALLERY, *TEXTS]}


def test_every_link_leads_to_a_page_and_a_place(pages):
    followed = 0
    for name, parsed in pages.items():
        for link in parsed.links:
            if re.match("[a-z]+:", link):
                continue
            target, _, place = link.partition("#")
            places = pages[target or name].places if (target or name) in pages else None
            assert places is not None, f"{name} leads to {link}, which is no page"
            assert not place or {place, unquote(place)} & places, f"{name}: no such place as {link}"
            followed += bool(target)
    assert followed > 200, "chapters and contents lead to each other"


def test_a_chapter_is_slides_without_a_network(offline_browser):
    tab = offline_browser.new_page()
    missing = []
    tab.on("requestfailed", lambda request: missing.append(request.url))
    tab.goto((NOTES / "05-race-conditions.slides.html").as_uri())
    tab.wait_for_function("window.Reveal && Reveal.isReady()")
    sections = [cell for cell in read(executed(RACES)).cells if cell.metadata.get("slideshow", {}).get("slide_type") == "slide"]
    assert tab.evaluate("Reveal.getHorizontalSlides().length") == len(sections) > 5
    assert tab.evaluate("Reveal.getTotalSlides()") > 2 * len(sections)
    assert missing == []
    tab.close()


def test_a_chapter_is_a_pdf():
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: install the system's package chromium")
    pdf = (NOTES / "05-race-conditions.pdf").read_bytes()
    assert pdf.startswith(b"%PDF-") and pdf.count(b"/Type /Page") > 5
    assert b"/Image" in pdf or b"/Pattern" in pdf


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_cheat_sheet_is_printed_on_two_pages(paper, offline_browser):
    tab = offline_browser.new_page()
    tab.goto((NOTES / "E-cheat-sheet.html").as_uri())
    pages = re.findall(rb"/Type /Page(?![a-z])", tab.pdf(format=paper))
    tab.close()
    assert len(pages) == 2


@chapters
def test_draws_offline_in_a_browser(chapter, offline_browser):
    tab = offline_browser.new_page()
    asked = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(page(chapter).as_uri())
    widths = tab.evaluate("[...document.images].map(image => image.complete ? image.naturalWidth : 0)")
    tab.screenshot(path=str(page(chapter).with_suffix(".png")), full_page=True)
    tab.close()
    assert widths and min(widths) > 0
    assert [url[:80] for url in asked if not url.startswith(("file:", "data:"))] == []
